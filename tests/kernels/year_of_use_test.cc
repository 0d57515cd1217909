#include "ras/year_of_use.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace ras {
namespace {

constexpr int64_t kOpen = std::numeric_limits<int64_t>::max();

std::string Text(const Result<Rational>& value) {
  return value.ok() ? value.value().Reduced().ToString() : FaultName(value.fault());
}

TEST(YearOfUse, TakesEachAmountFromItsFirstDayToItsLast) {
  YearOfUse year = YearOfUse::Make(10, 4).value();
  ASSERT_EQ(year.Add(3, 1, 2), Fault::kNone);
  ASSERT_EQ(year.Add(5, -20, 0), Fault::kNone);
  ASSERT_EQ(year.Add(7, 3, kOpen), Fault::kNone);
  EXPECT_EQ(year.people(), 3);
  EXPECT_EQ(year.Known(0), 0);
  EXPECT_EQ(year.Known(1), 5);
  EXPECT_EQ(year.Known(3), 11);
  EXPECT_EQ(year.Known(4), 18);
  EXPECT_EQ(year.Known(10), 60);
  EXPECT_EQ(year.Known(99), 60);
}

TEST(YearOfUse, OutsideTheYearNothingIsTaken) {
  YearOfUse year = YearOfUse::Make(10, 4).value();
  ASSERT_EQ(year.Add(3, -5, -1), Fault::kNone);
  ASSERT_EQ(year.Add(3, 10, kOpen), Fault::kNone);
  ASSERT_EQ(year.Add(3, 5, 4), Fault::kNone);
  EXPECT_EQ(year, YearOfUse::Make(10, 4).value());
}

TEST(YearOfUse, ForetellsAsManyNewOnesADayAsSoFarToTheEnd) {
  YearOfUse year = YearOfUse::Make(10, 4).value();
  ASSERT_EQ(year.Add(3, 1, 2), Fault::kNone);
  ASSERT_EQ(year.Add(5, -20, 0), Fault::kNone) << "not new: it began before the year";
  ASSERT_EQ(year.Add(7, 3, kOpen), Fault::kNone);
  // 10 new in 4 days; by the end of the first of the six days to come they take 10/4, of the second 3 times
  // that, of all six 21 times.
  EXPECT_EQ(Text(year.Foretold(4)), "18");
  EXPECT_EQ(Text(year.Foretold(5)), "27.5");
  EXPECT_EQ(Text(year.Foretold(6)), "39.5");
  EXPECT_EQ(Text(year.Foretold(10)), "112.5");
}

TEST(YearOfUse, TellsTheFirstDayOnWhichMoreIsTakenThanThereIs) {
  YearOfUse year = YearOfUse::Make(10, 4).value();
  ASSERT_EQ(year.Add(7, 3, kOpen), Fault::kNone);
  // 7 by the end of day 3, 15.75 of day 4, 28 - 2.25 of day 5 and so on.
  EXPECT_EQ(year.FirstDayAbove(0).value(), 3);
  EXPECT_EQ(year.FirstDayAbove(7).value(), 4);
  EXPECT_EQ(year.FirstDayAbove(15).value(), 4) << "with what is new on that day";
  EXPECT_EQ(Text(year.Foretold(5)), "15.75");
  EXPECT_EQ(year.FirstDayAbove(Rational(Decimal{1575, 2})).value(), 5);
  EXPECT_EQ(year.FirstDayAbove(year.Foretold(10).value()).fault(), Fault::kEmpty);
  // Before the year begins nothing is foretold.
  YearOfUse early = YearOfUse::Make(10, 0).value();
  ASSERT_EQ(early.Add(7, -9, kOpen), Fault::kNone);
  EXPECT_EQ(early.Foretold(10).fault(), Fault::kEmpty);
  EXPECT_EQ(early.FirstDayAbove(20).value(), 2);
  EXPECT_EQ(early.FirstDayAbove(70).fault(), Fault::kEmpty);
}

TEST(YearOfUse, RefusesWhatIsNoYearAndNoAmount) {
  EXPECT_EQ(YearOfUse::Make(0, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(YearOfUse::Make(kMostYearDays + 1, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(YearOfUse::Make(5, 6).fault(), Fault::kOutOfRange);
  EXPECT_EQ(YearOfUse::Make(5, -1).fault(), Fault::kOutOfRange);
  YearOfUse year = YearOfUse::Make(kMostYearDays, 1).value();
  EXPECT_EQ(year.Add(-1, 0, 1), Fault::kOutOfRange);
  EXPECT_EQ(year.Add(kMaxPence + 1, 0, 1), Fault::kOutOfRange);
  EXPECT_EQ(year.Merge(YearOfUse::Make(kMostYearDays, 2).value()), Fault::kOutOfRange);
  EXPECT_EQ(year.Merge(YearOfUse::Make(7, 1).value()), Fault::kOutOfRange);
  ASSERT_EQ(year.Add(kMaxPence, 0, kOpen), Fault::kNone);
  EXPECT_EQ(year.Known(kMostYearDays), Int128{kMaxPence} * kMostYearDays);
}

TEST(YearOfUse, PartsMergeInAnyOrder) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 100; ++round) {
    const YearOfUse none = YearOfUse::Make(60, static_cast<int>(random() % 61)).value();
    YearOfUse whole = none;
    std::vector<YearOfUse> parts(1 + random() % 5, none);
    for (int i = 0; i < 30; ++i) {
      const auto pence = static_cast<int64_t>(random() % 1000);
      const int64_t first = static_cast<int64_t>(random() % 90) - 20;
      const int64_t last = first + static_cast<int64_t>(random() % 60) - 5;
      ASSERT_EQ(whole.Add(pence, first, last), Fault::kNone);
      ASSERT_EQ(parts[random() % parts.size()].Add(pence, first, last), Fault::kNone);
    }
    std::shuffle(parts.begin(), parts.end(), random);
    YearOfUse merged = none;
    for (const YearOfUse& part : parts) ASSERT_EQ(merged.Merge(part), Fault::kNone);
    EXPECT_EQ(merged, whole);
  }
}

Result<YearOfUse> Back(const YearOfUse& year, int64_t people, Int128 added) {
  std::vector<Int128> changes;
  for (int day = 0; day <= year.days(); ++day) changes.push_back(year.ChangeOn(day));
  return YearOfUse::FromSums(year.days(), year.seen(), people, added, changes);
}

TEST(YearOfUse, ComesBackFromItsSums) {
  std::mt19937 chance(31);
  for (int round = 0; round < 300; ++round) {
    const int days = 1 + static_cast<int>(chance() % 20);
    YearOfUse year =
        YearOfUse::Make(days, static_cast<int>(chance() % static_cast<unsigned>(days + 1))).value();
    for (auto people = chance() % 8; people > 0; --people) {
      const int64_t first = static_cast<int64_t>(chance() % 30) - 5;
      ASSERT_EQ(year.Add(1 + static_cast<int64_t>(chance() % 50), first,
                         first + static_cast<int64_t>(chance() % 9)),
                Fault::kNone);
    }
    const auto back = Back(year, year.people(), year.added());
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back.value(), year);
  }
}

TEST(YearOfUse, SumsOfNobodyAreRefused) {
  YearOfUse year = YearOfUse::Make(4, 3).value();
  ASSERT_EQ(year.Add(5, -2, 0), Fault::kNone);
  ASSERT_EQ(year.Add(7, 1, kOpen), Fault::kNone);
  // 5, 7, 7 and 7 a day.
  EXPECT_TRUE(Back(year, 2, 7).ok());
  EXPECT_TRUE(Back(year, 2, 2).ok()) << "of the first day all may be new, and of the second two have to be";
  EXPECT_EQ(Back(year, 2, 1).fault(), Fault::kOutOfRange);
  EXPECT_TRUE(Back(year, 2, 19).ok());
  EXPECT_EQ(Back(year, 2, 20).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Back(year, 27, 7).fault(), Fault::kOutOfRange)
      << "26 in all: a penny a day for each at the least";
  EXPECT_EQ(Back(year, -1, 7).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Back(year, 0, 0).fault(), Fault::kOutOfRange);
  const auto of = [](std::vector<Int128> changes) {
    return YearOfUse::FromSums(2, 1, 1, 0, changes).fault();
  };
  EXPECT_EQ(of({3, 0, -3}), Fault::kNone);
  EXPECT_EQ(of({3, 0}), Fault::kOutOfRange);
  EXPECT_EQ(of({3, 0, -2}), Fault::kOutOfRange) << "nothing is taken after the year";
  EXPECT_EQ(of({3, -4, 1}), Fault::kOutOfRange) << "less than nothing";
  EXPECT_EQ(of({Int128{kMaxPence} + 1, 0, -Int128{kMaxPence} - 1}), Fault::kOutOfRange);
}

TEST(YearOfUse, SumsHaveTheirBounds) {
  const auto of = [](int64_t people, std::vector<Int128> changes) {
    return YearOfUse::FromSums(3, 1, people, 0, changes).fault();
  };
  constexpr Int128 kMost = kMaxPence;
  EXPECT_EQ(of(2, {kMost, kMost, -kMost, -kMost}), Fault::kNone);
  EXPECT_EQ(of(1, {kMost, kMost, -kMost, -kMost}), Fault::kOutOfRange) << "two a day for one person";
  constexpr Int128 kMany = kMaxCases;
  EXPECT_EQ(of(kMaxCases, {kMany, 0, 0, -kMany}), Fault::kNone);
  EXPECT_EQ(of(kMaxCases + 1, {kMany + 1, 0, 0, -kMany - 1}), Fault::kOutOfRange) << "a penny for each";
}

// A change is looked at before it is added up: beside another the largest number would be too much.
constexpr bool IsTakenBesideAPenny(Int128 change) {
  const std::array<Int128, 3> changes = {1, change, 0};
  return YearOfUse::FromSums(2, 0, 1, 0, changes).ok();
}
static_assert(IsTakenBesideAPenny(-1));
static_assert(!IsTakenBesideAPenny((((Int128{1} << 126) - 1) << 1) + 1));

// What ends again on a day that is behind us has begun all the same.
TEST(YearOfUse, WhatHasBegunIsNewThoughItEnds) {
  const auto of = [](Int128 added) {
    return YearOfUse::FromSums(4, 3, 1, added, std::vector<Int128>{0, 7, -7, 0, 0}).fault();
  };
  EXPECT_EQ(of(7), Fault::kNone);
  EXPECT_EQ(of(6), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
