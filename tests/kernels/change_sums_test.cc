#include "ras/change_sums.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace ras {
namespace {

ChangeTotals TotalsOf(const ChangeSums& sums) {
  return {sums.from(),
          sums.to(),
          sums.within(),
          {sums.gains().begin(), sums.gains().end()},
          {sums.losses().begin(), sums.losses().end()}};
}

TEST(ChangeSums, TellsWhoGainsAndLosesAndByHowMuch) {
  const std::vector<int64_t> ranges = {100, 500};
  ChangeSums sums(ranges);
  const Tolerance tolerance{.pence = 10};
  for (const ActualAllocated& person : std::vector<ActualAllocated>{{1'000, 1'005},
                                                                    {1'000, 990},
                                                                    {1'000, 1'099},
                                                                    {1'000, 1'100},
                                                                    {1'000, 1'499},
                                                                    {1'000, 1'500},
                                                                    {1'000, 989},
                                                                    {1'000, 900},
                                                                    {1'000, 0}}) {
    EXPECT_EQ(sums.Add(person, tolerance), Fault::kNone);
  }
  EXPECT_EQ(sums.people(), 9);
  EXPECT_EQ(sums.from(), 9'000);
  EXPECT_EQ(sums.to(), 1'005 + 990 + 1'099 + 1'100 + 1'499 + 1'500 + 989 + 900);
  EXPECT_EQ(sums.within(), (ChangedPeople{2, -5}));
  const std::vector<ChangedPeople> gains = {{1, 99}, {2, 599}, {1, 500}};
  const std::vector<ChangedPeople> losses = {{1, -11}, {1, -100}, {1, -1'000}};
  EXPECT_EQ(std::vector(sums.gains().begin(), sums.gains().end()), gains);
  EXPECT_EQ(std::vector(sums.losses().begin(), sums.losses().end()), losses);
  EXPECT_EQ(sums.AllGains(), (ChangedPeople{4, 1'198}));
  EXPECT_EQ(sums.AllLosses(), (ChangedPeople{3, -1'111}));
}

TEST(ChangeSums, CountsNobodyWhoseAmountsAreNone) {
  ChangeSums sums;
  for (const ActualAllocated& person :
       std::vector<ActualAllocated>{{-1, 0}, {0, -1}, {kMaxPence + 1, 0}, {0, kMaxPence + 1}}) {
    EXPECT_EQ(sums.Add(person, {}), Fault::kOutOfRange);
  }
  EXPECT_EQ(sums, ChangeSums());
}

TEST(ChangeSums, PartsMergeInAnyOrderAndGrouping) {
  std::mt19937 chance(11);
  const std::vector<int64_t> ranges = {5, 50};
  for (int round = 0; round < 200; ++round) {
    ChangeSums whole(ranges);
    std::vector<ChangeSums> parts(1 + chance() % 5, ChangeSums(ranges));
    for (unsigned i = 0; i < 40; ++i) {
      const ActualAllocated person{static_cast<int64_t>(chance() % 100),
                                   static_cast<int64_t>(chance() % 100)};
      ASSERT_EQ(whole.Add(person, {.millionths = 100'000}), Fault::kNone);
      ASSERT_EQ(parts[chance() % parts.size()].Add(person, {.millionths = 100'000}), Fault::kNone);
    }
    while (parts.size() > 1) {
      const std::size_t into = chance() % (parts.size() - 1);
      ASSERT_EQ(parts[into].Merge(parts.back()), Fault::kNone);
      parts.pop_back();
    }
    EXPECT_EQ(parts[0], whole);
    EXPECT_EQ(whole.from() + whole.within().change + whole.AllGains().change + whole.AllLosses().change,
              whole.to());
  }
}

TEST(ChangeSums, OtherRangesDoNotMerge) {
  const std::vector<int64_t> ranges = {5};
  ChangeSums sums(ranges);
  EXPECT_EQ(sums.Merge(ChangeSums()), Fault::kOutOfRange);
  EXPECT_EQ(sums, ChangeSums(ranges));
}

TEST(ChangeSums, ComeBackFromTheirTotals) {
  std::mt19937 chance(12);
  const std::vector<int64_t> ranges = {5, 50};
  for (int round = 0; round < 200; ++round) {
    ChangeSums sums(ranges);
    for (auto people = chance() % 40; people > 0; --people) {
      ASSERT_EQ(sums.Add({static_cast<int64_t>(chance() % 100), static_cast<int64_t>(chance() % 100)},
                         {.pence = static_cast<int64_t>(chance() % 4)}),
                Fault::kNone);
    }
    const auto back = ChangeSums::FromTotals(ranges, TotalsOf(sums));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back.value(), sums);
  }
}

TEST(ChangeSums, TotalsThatNobodyCanHaveAreRefused) {
  const std::vector<int64_t> ranges = {100};
  ChangeSums sums(ranges);
  for (const ActualAllocated& person :
       std::vector<ActualAllocated>{{50, 50}, {50, 149}, {50, 150}, {150, 51}, {150, 50}}) {
    ASSERT_EQ(sums.Add(person, {}), Fault::kNone);
  }
  const ChangeTotals good = TotalsOf(sums);
  ASSERT_TRUE(ChangeSums::FromTotals(ranges, good).ok());
  const auto is_refused = [&](const auto& spoil) {
    ChangeTotals totals = good;
    spoil(&totals);
    return ChangeSums::FromTotals(ranges, totals).fault() == Fault::kOutOfRange;
  };
  const auto move = [](Int128 pence, ChangedPeople* part, ChangeTotals* totals) {
    part->change += pence;
    totals->to += pence;
  };
  EXPECT_FALSE(is_refused([&](ChangeTotals* t) { move(-98, &t->gains[0], t); }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { move(-99, &t->gains[0], t); })) << "nobody gains nothing";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { move(1, &t->gains[0], t); })) << "the next range begins";
  EXPECT_FALSE(is_refused([&](ChangeTotals* t) { move(1, &t->gains[1], t); }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { move(-1, &t->gains[1], t); })) << "below its range";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { move(-1, &t->losses[0], t); })) << "the next range begins";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { move(1, &t->losses[1], t); })) << "below its range";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->from += 1; })) << "not what the changes come to";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) {
    t->from = -1;
    t->to = t->from + sums.to() - sums.from();
  }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) {
    t->from = 5 * Int128{kMaxPence} + 1;
    t->to = t->from + sums.to() - sums.from();
  }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->within.people = -1; }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->within.people = kMaxCases + 1; }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->within.people = kMaxCases; })) << "too many together";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->within = {0, 1}; })) << "nobody changes by something";
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->gains.pop_back(); }));
  EXPECT_TRUE(is_refused([&](ChangeTotals* t) { t->losses.emplace_back(); }));
}

TEST(ChangeSums, NeitherAmountIsBelowNothingOrAboveWhatThereIs) {
  const std::vector<int64_t> ranges = {100};
  const auto one = [&](int64_t from, int64_t to) {
    ChangeTotals totals{from, to, {}, {{}, {}}, {{}, {}}};
    (from < to ? totals.gains : totals.losses)[1] = {1, to - from};
    return ChangeSums::FromTotals(ranges, totals).fault();
  };
  EXPECT_EQ(one(100, 0), Fault::kNone);
  EXPECT_EQ(one(99, -1), Fault::kOutOfRange);
  EXPECT_EQ(one(0, 100), Fault::kNone);
  EXPECT_EQ(one(-1, 99), Fault::kOutOfRange);
  EXPECT_EQ(one(kMaxPence - 100, kMaxPence), Fault::kNone);
  EXPECT_EQ(one(kMaxPence - 99, kMaxPence + 1), Fault::kOutOfRange);
  EXPECT_EQ(one(kMaxPence, kMaxPence - 100), Fault::kNone);
  EXPECT_EQ(one(kMaxPence + 1, kMaxPence - 99), Fault::kOutOfRange);
}

TEST(ChangeSums, FewerThanNobodyGainOrLoseTheOnlySumOfARange) {
  const std::vector<int64_t> ranges = {5, 6};
  ChangeTotals totals{20, 20, {2, 0}, {{}, {}, {}}, {{}, {}, {}}};
  EXPECT_TRUE(ChangeSums::FromTotals(ranges, totals).ok());
  totals.to = 15;
  totals.gains[1] = {-1, -5};
  EXPECT_EQ(ChangeSums::FromTotals(ranges, totals).fault(), Fault::kOutOfRange);
  totals.to = 25;
  totals.gains[1] = {};
  totals.losses[1] = {-1, 5};
  EXPECT_EQ(ChangeSums::FromTotals(ranges, totals).fault(), Fault::kOutOfRange);
}

TEST(ChangeSums, CountsAsManyPeopleAsCanBeAndNoMore) {
  const auto of = [](int64_t people) {
    return ChangeSums::FromTotals({}, {0, 0, {people, 0}, {{}}, {{}}}).value();
  };
  ChangeSums sums = of(kMaxCases - 1);
  EXPECT_EQ(sums.Merge(of(2)), Fault::kOutOfRange);
  EXPECT_EQ(sums, of(kMaxCases - 1));
  EXPECT_EQ(sums.Merge(of(1)), Fault::kNone);
  EXPECT_EQ(sums, of(kMaxCases));
  EXPECT_EQ(sums.Add({0, 0}, {}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Merge(of(1)), Fault::kOutOfRange);
  EXPECT_EQ(sums, of(kMaxCases));
  sums = of(kMaxCases - 1);
  EXPECT_EQ(sums.Add({0, 0}, {}), Fault::kNone);
  EXPECT_EQ(sums, of(kMaxCases));
}

TEST(ChangeSums, ArePossibleForTheToleranceTheyWereCountedWith) {
  std::mt19937 chance(13);
  for (int round = 0; round < 200; ++round) {
    const Tolerance tolerance{.pence = static_cast<int64_t>(chance() % 4),
                              .millionths = static_cast<int64_t>(chance() % 200'000)};
    ChangeSums sums;
    for (auto people = chance() % 20; people > 0; --people) {
      ASSERT_EQ(
          sums.Add({static_cast<int64_t>(chance() % 100), static_cast<int64_t>(chance() % 100)}, tolerance),
          Fault::kNone);
    }
    EXPECT_TRUE(sums.IsPossible(tolerance));
  }
  // Two stay within five pence, one gains ten and one loses ten.
  ChangeSums sums;
  for (const ActualAllocated& person : std::vector<ActualAllocated>{{50, 55}, {50, 55}, {50, 60}, {50, 40}}) {
    ASSERT_EQ(sums.Add(person, {.pence = 5}), Fault::kNone);
  }
  EXPECT_TRUE(sums.IsPossible({.pence = 5}));
  EXPECT_TRUE(sums.IsPossible({.pence = 9})) << "ten are more than nine";
  EXPECT_FALSE(sums.IsPossible({.pence = 10})) << "ten are not more than ten";
  EXPECT_FALSE(sums.IsPossible({.pence = 4})) << "two changes of four are less than ten";
  EXPECT_TRUE(sums.IsPossible({.millionths = 50'000})) << "five percent of 200";
  EXPECT_FALSE(sums.IsPossible({.millionths = 49'999}));
}

}  // namespace
}  // namespace ras
