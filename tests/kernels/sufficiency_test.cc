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

TEST(Sufficiency, SumsOfPeopleArePossible) {
  std::mt19937 chance(30);
  for (int round = 0; round < 300; ++round) {
    const Tolerance tolerance{.pence = static_cast<int64_t>(chance() % 4),
                              .millionths = static_cast<int64_t>(chance() % 200'000)};
    SufficiencySums sums;
    for (auto people = chance() % 20; people > 0; --people) {
      ASSERT_EQ(
          sums.Add({static_cast<int64_t>(chance() % 100), static_cast<int64_t>(chance() % 100)}, tolerance),
          Fault::kNone);
    }
    EXPECT_TRUE(sums.IsPossible(tolerance));
  }
}

TEST(Sufficiency, SumsThatNobodyCanHaveAreNot) {
  const Tolerance tolerance{.pence = 10};
  SufficiencySums good;
  for (const BudgetPair& pair :
       {BudgetPair{100, 110}, BudgetPair{200, 180}, BudgetPair{300, 300}, BudgetPair{400, 450}}) {
    ASSERT_EQ(good.Add(pair, tolerance), Fault::kNone);
  }
  const auto is_possible = [&](const auto& change) {
    SufficiencySums sums = good;
    change(&sums);
    return sums.IsPossible(tolerance);
  };
  EXPECT_TRUE(is_possible([](SufficiencySums*) {}));
  EXPECT_TRUE(is_possible([](auto* s) { s->final_budget += 10; })) << "20 more, of two within 10";
  EXPECT_FALSE(is_possible([](auto* s) { s->final_budget += 11; }));
  EXPECT_TRUE(is_possible([](auto* s) { s->final_budget -= 30; }));
  EXPECT_FALSE(is_possible([](auto* s) { s->final_budget -= 31; }));
  const auto move_above = [](Int128 pence, SufficiencySums* s) {
    s->above += pence;
    s->final_budget += pence;
  };
  EXPECT_TRUE(is_possible([&](auto* s) { move_above(-39, s); })) << "by 11, and so beyond the tolerance";
  EXPECT_FALSE(is_possible([&](auto* s) { move_above(-40, s); }));
  EXPECT_FALSE(is_possible([](auto* s) { s->enhanced = 0; })) << "nobody is above by something";
  EXPECT_FALSE(is_possible([](auto* s) { s->reduced = 0; }));
  EXPECT_FALSE(is_possible([](auto* s) { s->same = -1; }));
  EXPECT_FALSE(is_possible([](auto* s) { s->same = kMaxCases; })) << "too many together";
  EXPECT_FALSE(is_possible([](auto* s) {
    s->indicative = -1;
    s->final_budget = 39;
  }));
  EXPECT_FALSE(is_possible([](auto* s) {
    s->indicative = 4 * Int128{kMaxPence} + 1;
    s->final_budget = s->indicative + 40;
  }));
}

TEST(Sufficiency, EverySumHasItsOwnBounds) {
  constexpr Tolerance kTen{.pence = 10};
  const auto is_possible = [&](const SufficiencySums& sums) { return sums.IsPossible(kTen); };
  // The ten that one person may have more are no allocation of the other, who has 100 less than 100.
  EXPECT_TRUE(is_possible({.same = 1, .reduced = 1, .indicative = 100, .final_budget = 10, .below = 100}));
  EXPECT_FALSE(is_possible({.same = 1, .reduced = 1, .indicative = 95, .final_budget = 5, .below = 100}));
  EXPECT_TRUE(is_possible({.same = 1, .enhanced = 1, .indicative = 10, .final_budget = 100, .above = 100}));
  EXPECT_FALSE(is_possible({.same = 1, .enhanced = 1, .indicative = 5, .final_budget = 95, .above = 100}));
  // Nobody has more than there is money, before or after.
  EXPECT_TRUE(is_possible({.same = 1, .indicative = kMaxPence, .final_budget = kMaxPence - 10}));
  EXPECT_FALSE(is_possible({.same = 1, .indicative = kMaxPence + 1, .final_budget = kMaxPence - 9}));
  EXPECT_TRUE(is_possible({.same = 1, .indicative = kMaxPence - 10, .final_budget = kMaxPence}));
  EXPECT_FALSE(is_possible({.same = 1, .indicative = kMaxPence - 9, .final_budget = kMaxPence + 1}));
  // Nor by more above or below, though two people could have it.
  constexpr Int128 kMost = kMaxPence;
  EXPECT_TRUE(is_possible({.same = 1, .enhanced = 1, .final_budget = kMost, .above = kMost}));
  EXPECT_FALSE(is_possible({.same = 1, .enhanced = 1, .final_budget = kMost + 1, .above = kMost + 1}));
  EXPECT_TRUE(is_possible({.same = 1, .reduced = 1, .indicative = kMost, .below = kMost}));
  EXPECT_FALSE(is_possible({.same = 1, .reduced = 1, .indicative = kMost + 1, .below = kMost + 1}));
}

TEST(Sufficiency, NobodyWithinAToleranceHasNoDifference) {
  const Tolerance tenth{.pence = 0, .millionths = 100'000};
  SufficiencySums sums{.enhanced = 1, .indicative = 1'000, .final_budget = 1'200, .above = 200};
  EXPECT_TRUE(sums.IsPossible(tenth));
  sums.final_budget += 50;
  EXPECT_FALSE(sums.IsPossible(tenth));
  sums.same = 1;
  EXPECT_TRUE(sums.IsPossible(tenth)) << "fifty of a person within a tenth of a thousand";
}

}  // namespace
}  // namespace ras
