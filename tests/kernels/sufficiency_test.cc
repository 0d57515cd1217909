#include "ras/sufficiency.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace ras {
namespace {

TEST(Sufficiency, AFinalBudgetAboveTheToleranceIsAnEnhancement) {
  const Tolerance tolerance{.pence = 500, .millionths = 100'000};
  const auto outcome = [&](int64_t indicative, int64_t final_budget) {
    return OutcomeOf({indicative, final_budget}, tolerance);
  };
  // The tenth of 10,000 is more than 500, and that of 1,000 less; both bounds are included.
  EXPECT_EQ(outcome(10'000, 11'000), BudgetOutcome::kSame);
  EXPECT_EQ(outcome(10'000, 11'001), BudgetOutcome::kEnhanced);
  EXPECT_EQ(outcome(10'000, 9'000), BudgetOutcome::kSame);
  EXPECT_EQ(outcome(10'000, 8'999), BudgetOutcome::kReduced);
  EXPECT_EQ(outcome(1'000, 1'500), BudgetOutcome::kSame);
  EXPECT_EQ(outcome(1'000, 1'501), BudgetOutcome::kEnhanced);
  EXPECT_EQ(outcome(0, 501), BudgetOutcome::kEnhanced);
}

TEST(Sufficiency, AddsUpFourPeopleAsByHand) {
  SufficiencySums sums;
  for (const BudgetPair& pair :
       {BudgetPair{100, 110}, BudgetPair{200, 180}, BudgetPair{300, 300}, BudgetPair{400, 450}}) {
    ASSERT_EQ(sums.Add(pair, {.pence = 10}), Fault::kNone);
  }
  EXPECT_EQ(sums.people(), 4);
  EXPECT_EQ(sums.sufficient(), 3);
  EXPECT_EQ(sums.enhanced, 1);
  EXPECT_EQ(sums.reduced, 1);
  EXPECT_EQ(sums.indicative, 1000);
  EXPECT_EQ(sums.final_budget, 1040);
  EXPECT_EQ(sums.above, 50) << "ten more within the tolerance is no enhancement";
  EXPECT_EQ(sums.below, 20);
}

TEST(Sufficiency, TakesNothingOutsideItsLimits) {
  SufficiencySums sums;
  EXPECT_EQ(sums.Add({-1, 0}, {}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({0, -1}, {}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({kMaxPence + 1, 0}, {}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({0, kMaxPence + 1}, {}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({0, 0}, {.pence = -1}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({0, 0}, {.pence = kMaxPence + 1}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({0, 0}, {.pence = 0, .millionths = -1}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add({0, 0}, {.pence = 0, .millionths = kMostTolerance + 1}), Fault::kOutOfRange);
  EXPECT_EQ(sums, SufficiencySums());
  sums.same = kMaxCases;
  EXPECT_EQ(sums.Add({0, 0}, {}), Fault::kOutOfRange);
  SufficiencySums one;
  ASSERT_EQ(one.Add({kMaxPence, kMaxPence}, {}), Fault::kNone);
  EXPECT_EQ(one.Merge(sums), Fault::kOutOfRange);
  EXPECT_EQ(one.people(), 1);
}

TEST(Sufficiency, PartsMergeInAnyOrder) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    SufficiencySums whole;
    std::vector<SufficiencySums> parts(1 + random() % 5);
    for (int i = 0; i < 40; ++i) {
      const BudgetPair pair{static_cast<int64_t>(random() % 1000), static_cast<int64_t>(random() % 1000)};
      ASSERT_EQ(whole.Add(pair, {.pence = 30}), Fault::kNone);
      ASSERT_EQ(parts[random() % parts.size()].Add(pair, {.pence = 30}), Fault::kNone);
    }
    std::shuffle(parts.begin(), parts.end(), random);
    SufficiencySums merged;
    for (const SufficiencySums& part : parts) ASSERT_EQ(merged.Merge(part), Fault::kNone);
    EXPECT_EQ(merged, whole);
  }
}

}  // namespace
}  // namespace ras
