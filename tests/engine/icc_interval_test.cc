// Expected values: psych::ICC of R, type ICC2, lmer = FALSE, alpha = 1 - confidence.
#include "lib/statistics/icc_interval.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "ras/to_double.h"

namespace ras {
namespace {

using Pairs = std::vector<ScorePair>;

constexpr Decimal k95Percent{95, 2};
// The first two judges of Shrout and Fleiss (1979), table 2.
const Pairs kJudges = {{9, 2}, {6, 1}, {8, 4}, {7, 1}, {10, 5}, {6, 2}};

Result<IccInterval> IntervalOf(const Pairs& pairs, const Decimal& confidence = k95Percent) {
  return IccConfidenceInterval(TwoWaySquares::Make(pairs).value(), confidence);
}
void ExpectInterval(const Result<IccInterval>& interval, double lower, double upper) {
  ASSERT_TRUE(interval.ok()) << FaultName(interval.fault());
  EXPECT_NEAR(interval.value().lower, lower, 1e-9 * std::abs(lower));
  EXPECT_NEAR(interval.value().upper, upper, 1e-9 * std::abs(upper));
}

TEST(IccInterval, IsThatOfRAtAnyConfidence) {
  ExpectInterval(IntervalOf(kJudges), -0.0236532215432571, 0.599851484037915);
  ExpectInterval(IntervalOf(kJudges, {9, 1}), -0.0212720447834144, 0.5013844397809488);
  ExpectInterval(IntervalOf(kJudges, {99, 2}), -0.0249981373881818, 0.7698756646371573);
  const Pairs eight = {{12, 10}, {30, 33}, {44, 40}, {51, 55}, {60, 61}, {75, 70}, {80, 84}, {33, 30}};
  ExpectInterval(IntervalOf(eight), 0.947666044756335, 0.997835449629902);
}

TEST(IccInterval, HoldsWhereTheEstimateIsBelowZero) {
  ExpectInterval(IntervalOf({{1, 9}, {9, 1}, {5, 5}, {4, 5}}), -1.98814913318543, -1.50485383194328);
}

// One assessor a point higher throughout: no residual, and one degree of freedom.
TEST(IccInterval, HoldsWhereTheAssessorsDifferByTheSameForAll) {
  const Result<IccInterval> interval = IntervalOf({{1, 2}, {5, 6}, {9, 10}});
  ExpectInterval(interval, 0.0384846662657847, 0.9991891031891853);
  EXPECT_DOUBLE_EQ(interval.value().freedom, 1);
}

TEST(IccInterval, IsUndefinedWithoutDifferencesToGoBy) {
  EXPECT_EQ(IntervalOf({{4, 4}, {4, 4}}).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(IntervalOf({{1, 1}, {5, 5}}).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(IntervalOf({{1, 9}, {9, 1}, {5, 5}}).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(IntervalOf({{3, 5}, {3, 5}}).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(IccConfidenceInterval(TwoWaySquares(), k95Percent).fault(), Fault::kDivisionByZero);
}

TEST(IccInterval, RefusesWhatIsNoConfidence) {
  for (const Decimal& confidence : {Decimal{0, 0}, Decimal{1, 0}, Decimal{95, 0}, Decimal{-5, 1}}) {
    EXPECT_EQ(IntervalOf(kJudges, confidence).fault(), Fault::kOutOfRange);
  }
}

// Where the approximation leaves some freedom: it may be anything without.
TEST(IccInterval, HoldsTheEstimateAndGrowsWithConfidence) {
  std::mt19937_64 random(1);
  int intervals = 0;
  for (int round = 0; round < 500; ++round) {
    Pairs pairs(random() % 30 + 2);
    const int64_t spread = random() % 2 == 0 ? 100 : 4;
    for (ScorePair& pair : pairs) {
      pair.first = static_cast<int64_t>(random() % static_cast<uint64_t>(spread));
      pair.second = pair.first + static_cast<int64_t>(random() % 9) - 2;
    }
    const TwoWaySquares squares = TwoWaySquares::Make(pairs).value();
    const Result<IccInterval> wide = IccConfidenceInterval(squares, {99, 2});
    const Result<IccInterval> narrow = IccConfidenceInterval(squares, {8, 1});
    if (!wide.ok() || !narrow.ok()) continue;
    ++intervals;
    const double estimate = ToDouble(IntraclassCorrelation(squares).value());
    EXPECT_LE(wide.value().lower, narrow.value().lower);
    EXPECT_LE(narrow.value().upper, wide.value().upper);
    EXPECT_LE(wide.value().upper, 1);
    if (wide.value().freedom < 0.5) continue;
    EXPECT_LT(wide.value().lower, estimate) << round;
    EXPECT_GT(wide.value().upper, estimate) << round;
  }
  EXPECT_GT(intervals, 450);
}

TEST(IccInterval, IsFiniteForTheGreatestScoresAndTheLeastDifferences) {
  constexpr int64_t kGreatest = 999'999'999'999'999'999;
  for (const Pairs& pairs : std::vector<Pairs>{{{kGreatest, -kGreatest}, {-kGreatest, kGreatest - 1}},
                                               {{kGreatest, kGreatest}, {-kGreatest, -kGreatest + 1}},
                                               {{0, 1}, {1, 0}, {0, 0}, {1, 0}},
                                               {{kGreatest, kGreatest}, {kGreatest, kGreatest - 1}}}) {
    for (const Decimal& confidence : {Decimal{1, 9}, Decimal{5, 1}, Decimal{999'999'999, 9}}) {
      const Result<IccInterval> interval = IntervalOf(pairs, confidence);
      ASSERT_TRUE(interval.ok()) << FaultName(interval.fault());
      EXPECT_LE(interval.value().lower, interval.value().upper);
    }
  }
}

}  // namespace
}  // namespace ras
