#include "ras/intraclass.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ras/to_double.h"

namespace ras {
namespace {

using Pairs = std::vector<ScorePair>;

// The first two judges of Shrout and Fleiss (1979), table 2.
const Pairs kJudges = {{9, 2}, {6, 1}, {8, 4}, {7, 1}, {10, 5}, {6, 2}};
constexpr int64_t kGreatest = 999'999'999'999'999'999;

std::string Text(const Result<Rational>& value) {
  return value.ok() ? value.value().Reduced().ToString() : FaultName(value.fault());
}
std::string IccOf(const Pairs& pairs) {
  return Text(IntraclassCorrelation(TwoWaySquares::Make(pairs).value()));
}

// aov and psych::ICC of R: mean squares 4.68333, 80.08333 and 0.68333; ICC2 0.12565445026178.
TEST(Intraclass, OfTheTwoJudgesIsThatOfR) {
  const TwoWaySquares squares = TwoWaySquares::Make(kJudges).value();
  EXPECT_EQ(squares.people(), 6);
  const MeanSquares means = squares.Means().value();
  EXPECT_EQ(means.between_people, Rational::Make(281, 60).value());
  EXPECT_EQ(means.between_assessors, Rational::Make(961, 12).value());
  EXPECT_EQ(means.residual, Rational::Make(41, 60).value());
  EXPECT_EQ(Text(IntraclassCorrelation(squares)), "24/191");
}

TEST(Intraclass, IsOneOnlyIfEveryScoreIsTheSameTwice) {
  EXPECT_EQ(IccOf({{1, 1}, {5, 5}, {9, 9}}), "1");
  EXPECT_EQ(IccOf({{1, 2}, {5, 6}, {9, 10}}), "32/33");  // One assessor a point higher throughout.
}

TEST(Intraclass, IsBelowZeroWherePeopleDifferLessThanTheirOwnScores) {
  EXPECT_EQ(IccOf({{1, 9}, {9, 1}, {5, 5}}), "-3");
  EXPECT_EQ(IccOf({{0, 10}, {10, 0}, {1, 10}, {10, 1}, {9, 9}}), "-395/329");
}

TEST(Intraclass, IsZeroWhereOnlyTheAssessorsDiffer) { EXPECT_EQ(IccOf({{3, 5}, {3, 5}, {3, 5}}), "0"); }

TEST(Intraclass, IsUndefinedWhereNothingDiffersOrTwoPeopleAreOpposites) {
  EXPECT_EQ(IccOf({{4, 4}, {4, 4}, {4, 4}}), "division by zero");
  EXPECT_EQ(IccOf({{1, 2}, {2, 1}}), "division by zero");
  EXPECT_EQ(IccOf({{1, 2}, {2, 1}, {2, 1}}), "-2");
}

TEST(Intraclass, RefusesTooFewPeopleAndTooManyDigits) {
  EXPECT_EQ(TwoWaySquares::Make({}).fault(), Fault::kEmpty);
  EXPECT_EQ(TwoWaySquares::Make(Pairs{{1, 2}}).fault(), Fault::kEmpty);
  EXPECT_EQ(TwoWaySquares::Make(Pairs{{1, 2}, {kGreatest + 1, 0}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(TwoWaySquares::Make(Pairs{{1, 2}, {0, INT64_MIN}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(IntraclassCorrelation(TwoWaySquares()).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(TwoWaySquares().Means().fault(), Fault::kDivisionByZero);
}

TEST(Intraclass, HoldsTheGreatestScores) {
  EXPECT_EQ(IccOf({{kGreatest, kGreatest}, {-kGreatest, -kGreatest}}), "1");
  EXPECT_EQ(IccOf({{kGreatest, -kGreatest}, {-kGreatest, kGreatest}, {kGreatest, -kGreatest}}), "-2");
}

// The analysis of variance as it is taught: means of rows and of columns, and squares about them.
struct Taught {
  Rational people, assessors, residual, icc;
};

Rational Squared(const Rational& value) { return Multiply(value, value).value().Reduced(); }
Rational Less(const Rational& a, const Rational& b) { return Subtract(a, b).value().Reduced(); }
Rational Plus(const Rational& a, const Rational& b) { return Add(a, b).value().Reduced(); }
Rational Over(const Rational& a, const Rational& b) { return Divide(a, b).value().Reduced(); }
Rational Times(const Rational& a, const Rational& b) { return Multiply(a, b).value().Reduced(); }

Taught Teach(const Pairs& pairs) {
  const Rational n(static_cast<int64_t>(pairs.size())), k(2);
  Rational first, second;
  for (const ScorePair& pair : pairs) {
    first = Plus(first, Rational(pair.first));
    second = Plus(second, Rational(pair.second));
  }
  first = Over(first, n);
  second = Over(second, n);
  const Rational grand = Over(Plus(first, second), k);
  Taught result;
  result.assessors = Times(n, Plus(Squared(Less(first, grand)), Squared(Less(second, grand))));
  for (const ScorePair& pair : pairs) {
    const Rational row = Over(Plus(Rational(pair.first), Rational(pair.second)), k);
    result.people = Plus(result.people, Times(k, Squared(Less(row, grand))));
    const Rational rest1 = Less(Plus(Rational(pair.first), grand), Plus(row, first));
    const Rational rest2 = Less(Plus(Rational(pair.second), grand), Plus(row, second));
    result.residual = Plus(result.residual, Plus(Squared(rest1), Squared(rest2)));
  }
  const Rational freedom = Less(n, Rational(1));
  result.people = Over(result.people, freedom);
  result.residual = Over(result.residual, freedom);
  const Rational bias = Over(Times(k, Less(result.assessors, result.residual)), n);
  result.icc = Over(Less(result.people, result.residual), Plus(Plus(result.people, result.residual), bias));
  return result;
}

TEST(Intraclass, IsTheTaughtAnalysisOfVarianceInAnyOrder) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 200; ++round) {
    Pairs pairs(random() % 12 + 3);
    for (ScorePair& pair : pairs) {
      pair = {static_cast<int64_t>(random() % 41) - 20, static_cast<int64_t>(random() % 41) - 20};
    }
    pairs[0].second = pairs[0].first + 1;
    const Taught taught = Teach(pairs);
    std::shuffle(pairs.begin(), pairs.end(), random);
    const TwoWaySquares squares = TwoWaySquares::Make(pairs).value();
    const MeanSquares means = squares.Means().value();
    ASSERT_EQ(means.between_people, taught.people);
    ASSERT_EQ(means.between_assessors, taught.assessors);
    ASSERT_EQ(means.residual, taught.residual);
    ASSERT_EQ(IntraclassCorrelation(squares).value(), taught.icc);
  }
}

// Fleiss and Cohen (1973): the two tell the same story, and ever more so the more people there are.
TEST(Intraclass, ComesNearTheQuadraticKappaWithManyPeople) {
  std::mt19937_64 random(5);
  Pairs pairs(20'000);
  for (ScorePair& pair : pairs) {
    pair.first = static_cast<int64_t>(random() % 100);
    pair.second = pair.first + static_cast<int64_t>(random() % 30);
  }
  const double icc = ToDouble(IntraclassCorrelation(TwoWaySquares::Make(pairs).value()).value());
  const double kappa = ToDouble(QuadraticWeightedKappa(pairs).value());
  EXPECT_NEAR(icc, kappa, 1e-4);
  EXPECT_NE(icc, kappa);
}

}  // namespace
}  // namespace ras
