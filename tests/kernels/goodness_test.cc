#include "ras/goodness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "ras/to_double.h"

namespace ras {
namespace {

using ::testing::ElementsAre;

using People = std::vector<ActualAllocated>;

FitSums SumsOf(const People& people) {
  FitSums sums;
  for (const ActualAllocated& person : people) EXPECT_EQ(sums.Add(person), Fault::kNone);
  return sums;
}
std::string Text(const Result<Rational>& value) {
  return value.ok() ? value.value().Reduced().ToString() : FaultName(value.fault());
}

TEST(Goodness, TellsFourPeopleAsByHand) {
  // Costs 100 200 300 400, errors +10 -20 0 +50.
  const FitSums sums = SumsOf({{100, 110}, {200, 180}, {300, 300}, {400, 450}});
  EXPECT_EQ(sums.people(), 4);
  EXPECT_EQ(sums.actual(), 1000);
  EXPECT_EQ(sums.allocated(), 1040);
  EXPECT_EQ(Text(sums.MeanBias()), "10");
  EXPECT_EQ(Text(sums.MeanAbsoluteError()), "20");
  EXPECT_EQ(Text(sums.RSquared()), "0.94");  // 1 - 3000 / 50000.
  EXPECT_THAT(sums.within(), ElementsAre(1, 3, 4, 4));
  EXPECT_EQ(Text(sums.ShareWithin(1)), "0.75");
  EXPECT_EQ(sums.ShareWithin(4).fault(), Fault::kOutOfRange);
}

TEST(Goodness, ABoundIsIncludedAndAPennyBeyondItIsNot) {
  EXPECT_THAT(kWithinPercents, ElementsAre(5, 10, 20, 30));
  for (const int sign : {-1, 1}) {
    for (std::size_t i = 0; i < kWithinPercents.size(); ++i) {
      const int64_t bound = 1000 * kWithinPercents[i] / 100;
      EXPECT_EQ(SumsOf({{1000, 1000 + sign * bound}}).within()[i], 1) << i;
      EXPECT_EQ(SumsOf({{1000, 1000 + sign * (bound + 1)}}).within()[i], 0) << i;
    }
  }
}

TEST(Goodness, WhoCostsNothingIsWithinABoundOnlyIfNothingIsAllocated) {
  EXPECT_THAT(SumsOf({{0, 0}}).within(), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(SumsOf({{0, 1}}).within(), ElementsAre(0, 0, 0, 0));
}

TEST(Goodness, RSquaredIsOneForACopyZeroForTheAverageAndBelowForWorse) {
  EXPECT_EQ(Text(SumsOf({{100, 100}, {300, 300}}).RSquared()), "1");
  EXPECT_EQ(Text(SumsOf({{100, 200}, {300, 200}}).RSquared()), "0");
  EXPECT_EQ(Text(SumsOf({{100, 300}, {300, 100}}).RSquared()), "-3");
}

TEST(Goodness, HasNoRSquaredWhereAllCostTheSame) {
  EXPECT_EQ(SumsOf({{100, 90}}).RSquared().fault(), Fault::kDivisionByZero);
  EXPECT_EQ(SumsOf({{100, 90}, {100, 110}}).RSquared().fault(), Fault::kDivisionByZero);
}

TEST(Goodness, OfNobodyThereAreNoFigures) {
  const FitSums nobody;
  EXPECT_EQ(nobody.RSquared().fault(), Fault::kEmpty);
  EXPECT_EQ(nobody.MeanBias().fault(), Fault::kEmpty);
  EXPECT_EQ(nobody.MeanAbsoluteError().fault(), Fault::kEmpty);
  EXPECT_EQ(nobody.ShareWithin(0).fault(), Fault::kEmpty);
  EXPECT_EQ(MedianAbsoluteError({}).fault(), Fault::kEmpty);
}

TEST(Goodness, RefusesAmountsBeyondTheLimitsAndCountsNothing) {
  const FitSums before = SumsOf({{5, 7}});
  for (const ActualAllocated& person : People{{-1, 0}, {0, -1}, {kMaxPence + 1, 0}, {0, kMaxPence + 1}}) {
    FitSums sums = before;
    EXPECT_EQ(sums.Add(person), Fault::kOutOfRange);
    EXPECT_EQ(sums, before);
    EXPECT_EQ(MedianAbsoluteError(People{{1, 1}, person}).fault(), Fault::kOutOfRange);
  }
  EXPECT_EQ(SumsOf({{kMaxPence, kMaxPence}}).people(), 1);
}

// Two sets of 2^39 people with the greatest amounts, doubled up from one person each.
TEST(Goodness, HoldsAsManyPeopleAndAsMuchMoneyAsAllowed) {
  FitSums dear = SumsOf({{kMaxPence, 0}}), cheap = SumsOf({{0, kMaxPence}});
  for (int i = 0; i < 39; ++i) {
    ASSERT_EQ(dear.Merge(FitSums(dear)), Fault::kNone);
    ASSERT_EQ(cheap.Merge(FitSums(cheap)), Fault::kNone);
  }
  FitSums all = dear;
  ASSERT_EQ(all.Merge(cheap), Fault::kNone);
  EXPECT_EQ(all.people(), kMaxCases);
  EXPECT_EQ(Text(all.RSquared()), "-3");
  EXPECT_EQ(Text(all.MeanAbsoluteError()), "10000000000000");
  EXPECT_EQ(Text(all.MeanBias()), "0");

  const FitSums before = all;
  EXPECT_EQ(all.Add({1, 1}), Fault::kOutOfRange);
  EXPECT_EQ(all.Merge(SumsOf({{1, 1}})), Fault::kOutOfRange);
  EXPECT_EQ(all, before);
  EXPECT_EQ(TotalFit(std::array{dear, cheap, SumsOf({{1, 1}})}).fault(), Fault::kOutOfRange);

  FitSums dearest = dear;  // The greatest sums of squares that there can be.
  ASSERT_EQ(dearest.Merge(dear), Fault::kNone);
  EXPECT_EQ(dearest.actual(), Int128{kMaxPence} * kMaxCases);
  EXPECT_EQ(dearest.RSquared().fault(), Fault::kDivisionByZero);
}

TEST(Goodness, GivesTheSameByGroupsInAnyOrder) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 200; ++round) {
    People people(random() % 40 + 1);
    for (ActualAllocated& person : people) {
      person.actual = static_cast<int64_t>(random() % 100'000);
      person.allocated = static_cast<int64_t>(random() % 100'000);
    }
    std::vector<FitSums> groups(4);
    for (const ActualAllocated& person : people) ASSERT_EQ(groups[random() % 4].Add(person), Fault::kNone);
    std::shuffle(people.begin(), people.end(), random);
    std::shuffle(groups.begin(), groups.end(), random);
    ASSERT_EQ(TotalFit(groups).value(), SumsOf(people));
  }
}

TEST(Goodness, BiasIsToldByGroup) {
  const std::vector<FitSums> groups = {SumsOf({{100, 130}, {100, 120}}), SumsOf({{100, 50}})};
  EXPECT_EQ(Text(groups[0].MeanBias()), "25");
  EXPECT_EQ(Text(groups[1].MeanBias()), "-50");
  EXPECT_EQ(Text(TotalFit(groups).value().MeanBias()), "0");
}

// The definitions, term by term in floating point, on amounts small enough for that.
TEST(Goodness, IsWhatTheDefinitionsSay) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    People people(random() % 30 + 2);
    for (ActualAllocated& person : people) {
      person.actual = static_cast<int64_t>(random() % 1000);
      person.allocated = static_cast<int64_t>(random() % 1000);
    }
    people[0].actual = people[1].actual + 1;
    double sum = 0;
    for (const ActualAllocated& person : people) sum += static_cast<double>(person.actual);
    const auto n = static_cast<double>(people.size());
    double spread = 0, errors = 0, distances = 0, bias = 0;
    for (const auto& [actual, allocated] : people) {
      const auto a = static_cast<double>(actual), e = static_cast<double>(allocated) - a;
      spread += (a - sum / n) * (a - sum / n);
      errors += e * e;
      distances += e < 0 ? -e : e;
      bias += e;
    }
    const FitSums sums = SumsOf(people);
    EXPECT_NEAR(ToDouble(sums.RSquared().value()), 1 - errors / spread, 1e-9 * (1 + errors / spread));
    EXPECT_NEAR(ToDouble(sums.MeanAbsoluteError().value()), distances / n, 1e-9);
    EXPECT_NEAR(ToDouble(sums.MeanBias().value()), bias / n, 1e-9);
  }
}

// One person costs 1.00 and has 3.00: the distance is 2.00, and no distances come to less than that.
TEST(Goodness, DistancesAreNotLessThanTheDifferenceEitherWay) {
  FitTotals more{1, 100, 300, 200, 10'000, 40'000, {}};
  EXPECT_EQ(FitSums::FromTotals(more).value(), SumsOf({{100, 300}}));
  more.distances = 199;
  EXPECT_EQ(FitSums::FromTotals(more).fault(), Fault::kOutOfRange);
  FitTotals less{1, 300, 100, 200, 90'000, 40'000, {}};
  EXPECT_EQ(FitSums::FromTotals(less).value(), SumsOf({{300, 100}}));
  less.distances = 199;
  EXPECT_EQ(FitSums::FromTotals(less).fault(), Fault::kOutOfRange);
}

TEST(MedianAbsoluteError, IsTheMiddleOneOrHalfwayBetweenTheMiddleTwo) {
  EXPECT_EQ(Text(MedianAbsoluteError(People{{100, 93}})), "7");
  EXPECT_EQ(Text(MedianAbsoluteError(People{{100, 93}, {100, 102}})), "4.5");
  EXPECT_EQ(Text(MedianAbsoluteError(People{{100, 93}, {100, 102}, {100, 0}})), "7");
  EXPECT_EQ(Text(MedianAbsoluteError(People{{9, 9}, {9, 9}, {0, kMaxPence}, {kMaxPence, 0}})),
            "5000000000000");
}

TEST(MedianAbsoluteError, IsThatOfTheSortedErrors) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 300; ++round) {
    People people(random() % 25 + 1);
    std::vector<int64_t> errors;
    for (ActualAllocated& person : people) {
      person.actual = static_cast<int64_t>(random() % 12);
      person.allocated = static_cast<int64_t>(random() % 12);
      errors.push_back(std::abs(person.actual - person.allocated));
    }
    std::sort(errors.begin(), errors.end());
    const int64_t low = errors[(errors.size() - 1) / 2], high = errors[errors.size() / 2];
    ASSERT_EQ(MedianAbsoluteError(people).value(), Rational::Make(low + high, 2).value());
  }
}

}  // namespace
}  // namespace ras
