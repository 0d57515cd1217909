#include "ras/variance_sums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace ras {
namespace {

using People = std::vector<ActualAllocated>;

VarianceSums SumsOf(const People& people, const Tolerance& tolerance = {}) {
  VarianceSums sums;
  for (const ActualAllocated& person : people) EXPECT_EQ(sums.Add(person, tolerance), Fault::kNone);
  return sums;
}
std::string Text(const Result<Rational>& value) {
  return value.ok() ? value.value().Reduced().ToString() : FaultName(value.fault());
}

TEST(VarianceSums, TellsFourPeopleAsByHand) {
  // Costs 100 200 300 400; differences +10 -20 0 +50.
  const VarianceSums sums = SumsOf({{100, 110}, {200, 180}, {300, 300}, {400, 450}}, {.pence = 10});
  EXPECT_EQ(sums.people(), 4);
  EXPECT_EQ(sums.gain, 1);
  EXPECT_EQ(sums.within, 2);
  EXPECT_EQ(sums.lose, 1);
  EXPECT_EQ(sums.Difference(), 40);
  EXPECT_EQ(Text(sums.fit.MeanBias()), "10");
  EXPECT_EQ(Text(sums.fit.MeanAbsoluteError()), "20");
  EXPECT_EQ(Text(sums.MeanPercentage()), "3125000");          // (10 - 10 + 0 + 12.5) / 4 percent.
  EXPECT_EQ(Text(sums.MeanPercentageDistance()), "8125000");  // (10 + 10 + 0 + 12.5) / 4 percent.
  EXPECT_EQ(Text(sums.Variance()), "2600/3");                 // (100 + 400 + 0 + 2500 - 4 * 100) / 3.
  EXPECT_EQ(sums.StandardDeviation().value(), 29);            // 29.44
}

TEST(VarianceSums, ATenthOfTheCostOrSoManyPenceCountWhicheverIsTheMore) {
  const Tolerance tolerance{.pence = 500, .millionths = 100'000};
  const auto change = [&](int64_t actual, int64_t allocated) {
    return ChangeOf({actual, allocated}, tolerance);
  };
  // The tenth of 10,000 is more than 500.
  EXPECT_EQ(change(10'000, 11'000), Change::kWithin);
  EXPECT_EQ(change(10'000, 11'001), Change::kGains);
  EXPECT_EQ(change(10'000, 9'000), Change::kWithin);
  EXPECT_EQ(change(10'000, 8'999), Change::kLoses);
  // The tenth of 1,000 is less.
  EXPECT_EQ(change(1'000, 1'500), Change::kWithin);
  EXPECT_EQ(change(1'000, 1'501), Change::kGains);
  EXPECT_EQ(change(1'000, 499), Change::kLoses);
  // Of nothing a tenth is nothing.
  EXPECT_EQ(change(0, 500), Change::kWithin);
  EXPECT_EQ(change(0, 501), Change::kGains);
}

TEST(VarianceSums, WithoutAToleranceOnlyTheSameIsWithin) {
  EXPECT_EQ(ChangeOf({100, 100}, {}), Change::kWithin);
  EXPECT_EQ(ChangeOf({100, 101}, {}), Change::kGains);
  EXPECT_EQ(ChangeOf({100, 99}, {}), Change::kLoses);
}

TEST(VarianceSums, APercentageIsFixedToMillionthsHalfEvenBeforeItIsAdded) {
  const auto percentage = [](int64_t actual, int64_t allocated) {
    return static_cast<int64_t>(PercentMillionths({actual, allocated}).value());
  };
  EXPECT_EQ(percentage(300, 400), 33'333'333);
  EXPECT_EQ(percentage(300, 200), -33'333'333);
  EXPECT_EQ(percentage(300, 500), 66'666'667);
  EXPECT_EQ(percentage(300, 100), -66'666'667);
  // A penny in two million pounds is half a millionth of a percent.
  EXPECT_EQ(percentage(200'000'000, 200'000'001), 0) << "half a millionth, to the even";
  EXPECT_EQ(percentage(200'000'000, 200'000'003), 2) << "one and a half";
  EXPECT_EQ(percentage(200'000'000, 199'999'997), -2);
  EXPECT_EQ(PercentMillionths({0, 5}).fault(), Fault::kDivisionByZero);
}

TEST(VarianceSums, WhoCostsNothingHasNoPercentageAndCountsEverywhereElse) {
  const VarianceSums sums = SumsOf({{0, 700}, {1000, 1100}});
  EXPECT_EQ(sums.people(), 2);
  EXPECT_EQ(sums.gain, 2);
  EXPECT_EQ(sums.Difference(), 800);
  EXPECT_EQ(sums.with_percentage, 1);
  EXPECT_EQ(Text(sums.MeanPercentage()), "10000000");
  EXPECT_EQ(SumsOf({{0, 5}}).MeanPercentage().fault(), Fault::kEmpty);
}

TEST(VarianceSums, AmountsOutsideTheLimitsAreNotCounted) {
  VarianceSums sums;
  for (const ActualAllocated& bad :
       {ActualAllocated{-1, 0}, {0, -1}, {kMaxPence + 1, 0}, {0, kMaxPence + 1}}) {
    EXPECT_EQ(sums.Add(bad, {}), Fault::kOutOfRange);
  }
  for (const Tolerance& bad : {Tolerance{.pence = -1},
                               {.pence = kMaxPence + 1},
                               {.millionths = -1},
                               {.millionths = kMostTolerance + 1}}) {
    EXPECT_EQ(sums.Add({1, 1}, bad), Fault::kOutOfRange);
  }
  EXPECT_EQ(sums, VarianceSums{});
  EXPECT_EQ(sums.Add({kMaxPence, 0}, {kMaxPence, kMostTolerance}), Fault::kNone);
  EXPECT_EQ(sums.Add({1, kMaxPence}, {}), Fault::kNone);
  EXPECT_EQ(sums.percentages, static_cast<Int128>(kMaxPence - 1) * 100'000'000 - 100'000'000);
}

TEST(VarianceSums, WithoutPeopleThereIsNoMean) {
  const VarianceSums none;
  EXPECT_EQ(none.fit.MeanBias().fault(), Fault::kEmpty);
  EXPECT_EQ(none.fit.MeanAbsoluteError().fault(), Fault::kEmpty);
  EXPECT_EQ(none.MeanPercentageDistance().fault(), Fault::kEmpty);
  EXPECT_EQ(SumsOf({{1, 2}}).Variance().fault(), Fault::kEmpty) << "one person does not vary";
  EXPECT_EQ(SumsOf({{1, 2}}).StandardDeviation().fault(), Fault::kEmpty);
  EXPECT_EQ(SumsOf({{1, 2}, {5, 6}}).StandardDeviation().value(), 0);
}

TEST(VarianceSums, TooManyPeopleAreRefusedTogether) {
  // One person, doubled forty times: as many as there can be.
  VarianceSums full = SumsOf({{1, 1}});
  for (int i = 0; i < 40; ++i) ASSERT_EQ(full.Merge(VarianceSums(full)), Fault::kNone);
  ASSERT_EQ(full.people(), kMaxCases);
  EXPECT_EQ(full.Add({1, 1}, {}), Fault::kOutOfRange);
  VarianceSums one = SumsOf({{1, 1}});
  EXPECT_EQ(one.Merge(full), Fault::kOutOfRange);
  EXPECT_EQ(one, SumsOf({{1, 1}}));
}

TEST(VarianceSums, PartsMergeToTheWholeInAnyOrderAndGrouping) {
  std::mt19937_64 random(7);
  const Tolerance tolerance{.pence = 300, .millionths = 50'000};
  for (int round = 0; round < 200; ++round) {
    People people(1 + random() % 40);
    for (ActualAllocated& person : people) {
      const int64_t most = round % 2 == 0 ? 100'000 : kMaxPence;
      person = {static_cast<int64_t>(random() % static_cast<uint64_t>(most + 1)),
                static_cast<int64_t>(random() % static_cast<uint64_t>(most + 1))};
    }
    std::vector<VarianceSums> parts(1 + random() % 6);
    for (const ActualAllocated& person : people) {
      ASSERT_EQ(parts[random() % parts.size()].Add(person, tolerance), Fault::kNone);
    }
    std::shuffle(parts.begin(), parts.end(), random);
    while (parts.size() > 1) {
      const std::size_t at = random() % (parts.size() - 1);
      ASSERT_EQ(parts[at].Merge(parts[at + 1]), Fault::kNone);
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
    EXPECT_EQ(parts.front(), SumsOf(people, tolerance));
  }
}

}  // namespace
}  // namespace ras
