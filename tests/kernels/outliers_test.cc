#include "ras/outliers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <vector>

namespace ras {
namespace {

CostBounds Fences(const std::vector<int64_t>& costs, const Decimal& times, PercentileRule rule) {
  return InterquartileFences(SortedSample::Make(costs).value(), times, rule).value();
}

TEST(Outliers, FencesLieOneAndAHalfInterquartileRangesOut) {
  // PERCENTILE.INC of 1 to 9: the quartiles are 3 and 7.
  const std::vector<int64_t> costs = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  EXPECT_EQ(Fences(costs, {15, 1}, PercentileRule::kInclusive), (CostBounds{Rational(-3), Rational(13)}));
  // PERCENTILE.EXC: 2.5 and 7.5.
  EXPECT_EQ(Fences(costs, {15, 1}, PercentileRule::kExclusive), (CostBounds{Rational(-5), Rational(15)}));
  EXPECT_EQ(Fences(costs, {0, 0}, PercentileRule::kInclusive), (CostBounds{Rational(3), Rational(7)}));
}

TEST(Outliers, AreExactFractions) {
  // Type 7 of four: the quartiles are 1.75 and 3.25, the fences 0.5 less and more than that.
  const std::vector<int64_t> costs = {1, 2, 3, 4};
  const CostBounds fences = Fences(costs, {1, 0}, PercentileRule::kType7);
  EXPECT_EQ(fences.least, Rational(Decimal{25, 2}));
  EXPECT_EQ(fences.greatest, Rational(Decimal{475, 2}));
}

TEST(Outliers, OfOnePersonAndOfNobody) {
  EXPECT_EQ(Fences({5}, {15, 1}, PercentileRule::kInclusive), (CostBounds{Rational(5), Rational(5)}));
  EXPECT_EQ(InterquartileFences(SortedSample(), Rational(1), PercentileRule::kInclusive).fault(),
            Fault::kEmpty);
  const std::vector<int64_t> costs = {1, 2};
  // There is no quarter of two by PERCENTILE.EXC.
  EXPECT_EQ(
      InterquartileFences(SortedSample::Make(costs).value(), Rational(1), PercentileRule::kExclusive).fault(),
      Fault::kOutOfRange);
  EXPECT_EQ(
      InterquartileFences(SortedSample::Make(costs).value(), Rational(-1), PercentileRule::kType7).fault(),
      Fault::kOutOfRange);
}

CostBounds Deviations(const std::vector<int64_t>& costs, const Decimal& times) {
  return MedianDeviationFences(SortedSample::Make(costs).value(), times).value();
}

TEST(Outliers, DeviationsAreScaledAsInR) {
  // Of 1, 2, 4, 6 and 9 the median is 4, the deviations 3, 2, 0, 2 and 5, their median 2: mad(c(1, 2, 4, 6,
  // 9)) is 2.9652.
  EXPECT_EQ(Deviations({1, 2, 4, 6, 9}, {1, 0}),
            (CostBounds{Rational(Decimal{10348, 4}), Rational(Decimal{69652, 4})}));
  // Of 1, 2, 4 and 10 the median is 3, the deviations 2, 1, 1 and 7, their median 1.5.
  EXPECT_EQ(Deviations({1, 2, 4, 10}, {2, 0}),
            (CostBounds{Rational(Decimal{-14478, 4}), Rational(Decimal{74478, 4})}));
  // Where more than half cost the same, nobody else is within.
  EXPECT_EQ(Deviations({5, 5, 5, 9}, {3, 0}), (CostBounds{Rational(5), Rational(5)}));
  EXPECT_EQ(Deviations({5}, {3, 0}), (CostBounds{Rational(5), Rational(5)}));
  EXPECT_EQ(MedianDeviationFences(SortedSample(), Rational(1)).fault(), Fault::kEmpty);
  const std::vector<int64_t> one = {5};
  EXPECT_EQ(MedianDeviationFences(SortedSample::Make(one).value(), Rational(-1)).fault(), Fault::kOutOfRange);
}

TEST(Outliers, TheMedianDeviationIsThatOfTheListOfDeviations) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 3000; ++round) {
    std::vector<int64_t> costs(1 + random() % 12);
    for (int64_t& cost : costs) cost = static_cast<int64_t>(random() % (round % 2 == 0 ? 6 : 1000));
    std::sort(costs.begin(), costs.end());
    const auto middles = [](const std::vector<int64_t>& values) {
      return values[(values.size() - 1) / 2] + values[values.size() / 2];
    };
    const int64_t twice_median = middles(costs);
    std::vector<int64_t> twice;
    for (const int64_t cost : costs) twice.push_back(std::abs(2 * cost - twice_median));
    std::sort(twice.begin(), twice.end());
    const Rational reach =
        Multiply(Rational(Decimal{14826, 4}), Rational::Make(middles(twice), 4).value()).value();
    EXPECT_EQ(Deviations(costs, {1, 0}).greatest,
              Add(Rational::Make(twice_median, 2).value(), reach).value());
  }
}

}  // namespace
}  // namespace ras
