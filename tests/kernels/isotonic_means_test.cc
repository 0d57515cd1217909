// Isotonic regression by least squares. What stands in for a second opinion: the min-max formula, in
// fractions.
#include "ras/isotonic_means.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "fitted_row_builders.h"

namespace ras {
namespace {

using testing::Amounts;
using ::testing::ElementsAre;
using testing::Fraction;
using testing::NeverFalls;
using testing::RandomCases;
using testing::RandomRows;
using testing::TotalOf;

std::vector<FittedScore> Means(const std::vector<ScoredCost>& cases) {
  const auto rows = IsotonicMeans(cases);
  EXPECT_TRUE(rows.ok()) << FaultName(rows.fault());
  return rows.value();
}

std::vector<FittedScore> MeansOfRows(const std::vector<FittedScore>& rows) {
  const auto means = IsotonicMeansOfRows(rows);
  EXPECT_TRUE(means.ok()) << FaultName(means.fault());
  return means.value();
}

// Row i: of all rows j up to i, the greatest of the least means from j to any k from i on, by people if there
// are any from j to k. Robertson, Wright and Dykstra 1988, chapter 1.
std::vector<Rational> MinMaxMeans(const std::vector<FittedScore>& rows) {
  std::vector<Rational> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Rational greatest(-2 * kMaxPence);
    for (std::size_t j = 0; j <= i; ++j) {
      Rational by_people, by_rows;
      int64_t people = 0, count = 0;
      Rational least(2 * kMaxPence);
      for (std::size_t k = j; k < rows.size(); ++k) {
        people += rows[k].cases;
        by_people = Add(by_people, Multiply(rows[k].pence, Rational(rows[k].cases)).value()).value();
        by_rows = Add(by_rows, rows[k].pence).value();
        ++count;
        const auto mean = people > 0 ? Divide(by_people, Rational(people)) : Divide(by_rows, Rational(count));
        if (k >= i) least = Min(least, mean.value());
      }
      greatest = Max(greatest, least);
    }
    result.push_back(greatest);
  }
  return result;
}

TEST(IsotonicMeans, TheExampleOfR) {
  // isoreg(c(1,0,4,3,3,5,4,2,0)), from R's own help page.
  std::vector<ScoredCost> cases;
  for (const int64_t pence : {1, 0, 4, 3, 3, 5, 4, 2, 0}) {
    cases.push_back({static_cast<int64_t>(cases.size()) + 1, pence});
  }
  EXPECT_THAT(Amounts(Means(cases)), ElementsAre("0.5", "0.5", "3", "3", "3", "3", "3", "3", "3"));
}

TEST(IsotonicMeans, OneRowAScoreAscendingWithItsPeople) {
  const auto rows = Means({{7, 10}, {-2, 4}, {7, 11}, {7, 10}});
  EXPECT_EQ(rows, (std::vector<FittedScore>{{-2, 1, 4}, {7, 3, Fraction(31, 3)}}));
}

TEST(IsotonicMeans, PeopleOfOneScoreHaveTheMeanOfTheirCosts) {
  EXPECT_EQ(Means({{5, 1}, {5, 2}, {5, 4}}), (std::vector<FittedScore>{{5, 3, Fraction(7, 3)}}));
  EXPECT_EQ(Means({{5, 7}}), (std::vector<FittedScore>{{5, 1, 7}}));
}

TEST(IsotonicMeans, PoolsCountPeopleAndNotScores) {
  // One person at 9 and three at 1: (9 + 3) / 4, not (9 + 1) / 2.
  EXPECT_THAT(Amounts(Means({{1, 9}, {2, 1}, {2, 1}, {2, 1}})), ElementsAre("3", "3"));
}

TEST(IsotonicMeans, APoolThatFallsBelowTheOneBeforeTakesItIn) {
  EXPECT_THAT(Amounts(Means({{1, 4}, {2, 6}, {3, 1}, {4, 9}})), ElementsAre("11/3", "11/3", "11/3", "9"));
}

TEST(IsotonicMeans, WhatDoesNotFallStays) {
  EXPECT_THAT(Amounts(Means({{1, 0}, {2, 5}, {3, 5}, {4, 8}})), ElementsAre("0", "5", "5", "8"));
  EXPECT_THAT(Amounts(Means({{1, 6}, {2, 6}})), ElementsAre("6", "6"));
  EXPECT_THAT(Amounts(Means({{1, 0}, {2, 0}})), ElementsAre("0", "0"));
}

TEST(IsotonicMeans, WhatFallsThroughoutIsOneMean) {
  EXPECT_THAT(Amounts(Means({{1, 9}, {2, 7}, {3, 4}})), ElementsAre("20/3", "20/3", "20/3"));
}

TEST(IsotonicMeans, AnyScoreWillDo) {
  EXPECT_THAT(Amounts(Means({{INT64_MAX, 1}, {INT64_MIN, 3}})), ElementsAre("2", "2"));
}

TEST(IsotonicMeans, TheGreatestAmountsAreExact) {
  // 1.9 x 10^19 pence in all, which 64 bits cannot hold.
  std::vector<ScoredCost> cases(1'900'000, ScoredCost{2, kMaxPence});
  cases.push_back({1, kMaxPence});
  cases.push_back({1, kMaxPence - 1});
  const auto rows = Means(cases);
  EXPECT_EQ(rows[0].pence, Subtract(Rational(kMaxPence), Fraction(1, 2)).value());
  EXPECT_EQ(rows[1].pence, Rational(kMaxPence));
  EXPECT_EQ(TotalOf(rows), Subtract(Multiply(Rational(1'900'002), Rational(kMaxPence)).value(), 1).value());
}

TEST(IsotonicMeans, AMillionthOfAPennyFallsToo) {
  // The means, 10^13 less 1/1001 and less 1/1000, are one and the same double.
  std::vector<ScoredCost> cases(1000, ScoredCost{1, kMaxPence});
  cases.resize(1999, ScoredCost{2, kMaxPence});
  cases.push_back({1, kMaxPence - 1});
  cases.push_back({2, kMaxPence - 1});
  const auto rows = Means(cases);
  EXPECT_EQ(rows[0].cases, 1001);
  EXPECT_EQ(rows[0].pence, Subtract(Rational(kMaxPence), Fraction(2, 2001)).value());
  EXPECT_EQ(rows[1].pence, rows[0].pence);
}

TEST(IsotonicMeans, AgreesWithTheMinMaxFormulaOnRandomCases) {
  std::mt19937_64 random(20'090'501);
  for (int i = 0; i < 3000; ++i) {
    const std::vector<ScoredCost> cases = RandomCases(random, 12);
    const std::vector<FittedScore> rows = Means(cases);
    std::vector<FittedScore> means = rows;  // The mean of each score by itself.
    for (FittedScore& row : means) {
      Rational sum;
      for (const ScoredCost& one : cases) {
        if (one.score == row.score) sum = Add(sum, Rational(one.pence)).value();
      }
      row.pence = Divide(sum, Rational(row.cases)).value();
    }
    const std::vector<Rational> expected = MinMaxMeans(means);
    for (std::size_t k = 0; k < rows.size(); ++k) ASSERT_EQ(rows[k].pence, expected[k]) << i;
    ASSERT_EQ(TotalOf(rows), TotalOf(cases)) << i;
    ASSERT_TRUE(NeverFalls(rows)) << i;
    ASSERT_EQ(MeansOfRows(means), rows) << i;  // Both ways in, one answer.
    ASSERT_EQ(MeansOfRows(rows), rows) << i;   // What has been pooled stays.
  }
}

TEST(IsotonicMeans, TheOrderOfTheCasesChangesNothing) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 300; ++i) {
    std::vector<ScoredCost> cases = RandomCases(random, 30);
    const auto rows = Means(cases);
    std::shuffle(cases.begin(), cases.end(), random);
    ASSERT_EQ(Means(cases), rows) << i;
  }
}

TEST(IsotonicMeans, RefusesWhatIsNoSample) {
  EXPECT_EQ(IsotonicMeans({}).fault(), Fault::kEmpty);
  const std::vector<ScoredCost> negative = {{1, 0}, {2, -1}};
  EXPECT_EQ(IsotonicMeans(negative).fault(), Fault::kOutOfRange);
  const std::vector<ScoredCost> dear = {{1, kMaxPence + 1}, {2, 0}};
  EXPECT_EQ(IsotonicMeans(dear).fault(), Fault::kOutOfRange);
  // More people than a sample may have: refused before any of them is read, as the address sanitizer would
  // notice.
  const ScoredCost one{1, 1};
  EXPECT_EQ(IsotonicMeans({&one, static_cast<std::size_t>(kMaxCases) + 1}).fault(), Fault::kOutOfRange);
}

TEST(IsotonicMeansOfRows, PoolsByPeople) {
  const auto rows = MeansOfRows({{1, 1, 9}, {2, 3, 1}, {5, 2, Fraction(7, 2)}});
  EXPECT_EQ(rows, (std::vector<FittedScore>{{1, 1, 3}, {2, 3, 3}, {5, 2, Fraction(7, 2)}}));
}

TEST(IsotonicMeansOfRows, ARowWithoutPeopleHasNoSayInTheOthers) {
  EXPECT_THAT(Amounts(MeansOfRows({{1, 1, 6}, {2, 0, 100}, {3, 1, 2}, {4, 0, -100}})),
              ElementsAre("4", "4", "4", "4"));
}

TEST(IsotonicMeansOfRows, ARowWithoutPeopleKeepsAnAmountThatDoesNotFall) {
  EXPECT_THAT(Amounts(MeansOfRows({{1, 0, 1}, {2, 1, 2}, {3, 0, 3}, {4, 1, 4}, {5, 0, 5}})),
              ElementsAre("1", "2", "3", "4", "5"));
}

TEST(IsotonicMeansOfRows, ARowWithoutPeopleIsHeldBetweenItsNeighbours) {
  EXPECT_THAT(Amounts(MeansOfRows({{1, 0, 3}, {2, 1, 2}, {3, 0, 1}, {4, 0, 9}, {5, 1, 4}, {6, 0, 1}})),
              ElementsAre("2", "2", "2", "4", "4", "4"));
}

TEST(IsotonicMeansOfRows, RowsWithoutPeopleArePooledAmongThemselves) {
  EXPECT_THAT(Amounts(MeansOfRows({{1, 1, 0}, {2, 0, 7}, {3, 0, 4}, {4, 0, 4}, {5, 9, 10}})),
              ElementsAre("0", "5", "5", "5", "10"));
  // Pooled first and held after: holding 12 down to 10 first would give 7.
  EXPECT_THAT(Amounts(MeansOfRows({{1, 1, 0}, {2, 0, 12}, {3, 0, 4}, {4, 1, 10}})),
              ElementsAre("0", "8", "8", "10"));
}

TEST(IsotonicMeansOfRows, WhereNoRowHasPeopleAllCountOnce) {
  EXPECT_THAT(Amounts(MeansOfRows({{1, 0, 9}, {2, 0, 1}, {3, 0, 2}})), ElementsAre("4", "4", "4"));
}

TEST(IsotonicMeansOfRows, AgreesWithTheMinMaxFormulaOnRandomRows) {
  std::mt19937_64 random(1955);
  for (int i = 0; i < 3000; ++i) {
    const std::vector<FittedScore> rows = RandomRows(random, 10);
    const std::vector<FittedScore> means = MeansOfRows(rows);
    const std::vector<Rational> expected = MinMaxMeans(rows);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ASSERT_EQ(means[k], (FittedScore{rows[k].score, rows[k].cases, expected[k]})) << i;
    }
    ASSERT_TRUE(NeverFalls(means)) << i;
    ASSERT_EQ(TotalOf(means), TotalOf(rows)) << i;
    ASSERT_EQ(MeansOfRows(means), means) << i;
  }
}

TEST(IsotonicMeansOfRows, RowsWithoutPeopleCountForNextToNothing) {
  // With everybody counted a billion times and each row without people once, no amount moves by a millionth.
  std::mt19937_64 random(3);
  for (int i = 0; i < 1000; ++i) {
    const std::vector<FittedScore> rows = RandomRows(random, 9);
    std::vector<FittedScore> nearly = rows;
    for (FittedScore& row : nearly) row.cases = row.cases > 0 ? row.cases * 1'000'000'000 : 1;
    nearly = MeansOfRows(nearly);
    const std::vector<FittedScore> means = MeansOfRows(rows);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const Rational difference = Subtract(means[k].pence, nearly[k].pence).value();
      ASSERT_LT(difference, Fraction(1, 1'000'000)) << i;
      ASSERT_GT(difference, Fraction(-1, 1'000'000)) << i;
    }
  }
}

TEST(IsotonicMeansOfRows, ManyMeansOfManyPeopleStillFit) {
  // Each row is a mean over another prime number of people: their common denominator would not fit, but times
  // its people each is a whole number of pence.
  std::vector<FittedScore> rows;
  for (int64_t people = 1'000'003; rows.size() < 400; people += 2) {
    rows.push_back({static_cast<int64_t>(rows.size()), people, Fraction(kMaxPence - people * 1000, people)});
  }
  const auto means = MeansOfRows(rows);
  EXPECT_EQ(TotalOf(means), TotalOf(rows));
  EXPECT_EQ(means.front().pence, means.back().pence);
}

TEST(IsotonicMeansOfRows, SaysSoIfAMeanIsTooLong) {
  std::vector<FittedScore> rows;
  for (int64_t prime : {1'000'000'007, 1'000'000'009, 1'000'000'021, 1'000'000'033, 1'000'000'087,
                        1'000'000'093, 1'000'000'097, 1'000'000'103, 1'000'000'123, 1'000'000'181}) {
    rows.push_back({static_cast<int64_t>(rows.size()), 1, Fraction(1, prime)});
  }
  EXPECT_EQ(IsotonicMeansOfRows(rows).fault(), Fault::kOverflow);
  for (FittedScore& row : rows) row.cases = 0;
  EXPECT_EQ(IsotonicMeansOfRows(rows).fault(), Fault::kOverflow);
}

TEST(IsotonicMeansOfRows, SaysSoIfThePeopleOfOneRowCostTooLongAFraction) {
  Int256 power_of_three(1), power_of_two(1);
  for (int i = 0; i < 150; ++i) power_of_three = Multiply(power_of_three, Int256(3)).value();  // 238 bits.
  for (int i = 0; i < 230; ++i) power_of_two = Multiply(power_of_two, Int256(2)).value();
  std::vector<FittedScore> rows = {{1, 1'000'003, Rational::Make(power_of_three, power_of_two).value()}};
  EXPECT_EQ(IsotonicMeansOfRows(rows).fault(), Fault::kOverflow);
  rows[0].cases = 3;
  EXPECT_EQ(MeansOfRows(rows), rows);
}

TEST(IsotonicMeansOfRows, RefusesWhatAreNoRows) {
  const auto fault = [](std::vector<FittedScore> rows) { return IsotonicMeansOfRows(rows).fault(); };
  EXPECT_EQ(fault({}), Fault::kEmpty);
  EXPECT_EQ(fault({{1, 1, 1}, {1, 1, 1}}), Fault::kUnordered);
  EXPECT_EQ(fault({{2, 1, 1}, {1, 1, 1}}), Fault::kUnordered);
  EXPECT_EQ(fault({{1, -1, 1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, kMaxCases, 1}}), Fault::kNone);
  EXPECT_EQ(fault({{1, kMaxCases, 1}, {2, 1, 1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, INT64_MAX, 1}, {2, INT64_MAX, 1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 1, kMaxPence}}), Fault::kNone);
  EXPECT_EQ(fault({{1, 1, Fraction(2 * kMaxPence + 1, 2)}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 1, -kMaxPence}}), Fault::kNone);
  EXPECT_EQ(fault({{1, 1, Fraction(-2 * kMaxPence - 1, 2)}}), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
