#include "lib/statistics/chart_marks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lib/statistics/share_interval.h"
#include "ras/split_mix.h"

namespace ras {
namespace {

// "37 or fewer, 99 or more"; "-" where no share is beyond.
std::string Limits(const ShareCount& centre, int64_t people) {
  const ChartLimits limits = LimitsOfChart(centre, people).value();
  return (limits.below ? std::to_string(*limits.below) + " or fewer" : "-") + ", " +
         (limits.above ? std::to_string(*limits.above) + " or more" : "-");
}

TEST(LimitsOfChart, AreWhereChanceHardlyEverGoes) {
  // By exact fractions. Of 50 at 90% 37 or fewer have a probability of 0.0010, 38 or fewer 0.0032.
  EXPECT_EQ(Limits({9, 10}, 50), "37 or fewer, -");
  EXPECT_EQ(Limits({180, 200}, 100), "79 or fewer, 99 or more");
  EXPECT_EQ(Limits({9, 10}, 200), "165 or fewer, 193 or more");
  EXPECT_EQ(Limits({19, 20}, 30), "23 or fewer, -");
  EXPECT_EQ(Limits({1, 2}, 50), "14 or fewer, 36 or more");
}

TEST(LimitsOfChart, OfFewPeopleNoShareIsBeyond) {
  EXPECT_EQ(Limits({9, 10}, 1), "-, -");
  EXPECT_EQ(Limits({9, 10}, 2), "-, -");
  // None of three at 90% has 0.001, none or all of nine at 50% 0.00195, of ten 0.00098.
  EXPECT_EQ(Limits({9, 10}, 3), "0 or fewer, -");
  EXPECT_EQ(Limits({1, 2}, 9), "-, -");
  EXPECT_EQ(Limits({1, 2}, 10), "0 or fewer, 10 or more");
}

TEST(LimitsOfChart, WhereEverybodyIsAlikeThereAreNone) {
  EXPECT_EQ(Limits({7, 7}, 3), "-, -");
  EXPECT_EQ(Limits({0, 7}, 3), "-, -");
}

TEST(LimitsOfChart, AreWhereAPointIsBeyond) {
  const ShareCount centre = {17, 20};
  for (int64_t people = 1; people <= 60; ++people) {
    const ChartLimits limits = LimitsOfChart(centre, people).value();
    for (int64_t some = 0; some <= people; ++some) {
      const ShareSide side = SideByChance({some, people}, Rational(Decimal{85, 2}), kChartBeyond).value();
      EXPECT_EQ(side == ShareSide::kBelow, limits.below && some <= *limits.below) << some << " of " << people;
      EXPECT_EQ(side == ShareSide::kAbove, limits.above && some >= *limits.above) << some << " of " << people;
    }
  }
}

TEST(LimitsOfChart, ReckonsWithTheGreatestCounts) {
  const ChartLimits limits = LimitsOfChart({kMaxCases / 2, kMaxCases}, kMaxCases).value();
  // Three deviations of 2^19 each, and the halves beside them.
  EXPECT_NEAR(static_cast<double>(*limits.below), static_cast<double>(kMaxCases / 2 - 3 * (1 << 19)), 100.0);
  EXPECT_NEAR(static_cast<double>(*limits.below + *limits.above - kMaxCases), 0, 2);
}

TEST(LimitsOfChart, RefusesWhatIsNoShare) {
  EXPECT_EQ(LimitsOfChart({0, 0}, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(LimitsOfChart({1, 2}, 0).fault(), Fault::kEmpty);
  EXPECT_EQ(LimitsOfChart({-1, 2}, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(LimitsOfChart({1, 2}, kMaxCases + 1).fault(), Fault::kOutOfRange);
}

// As letters: B below, A above, a point within is ".".
std::string Letters(const std::vector<ShareCount>& points, ShareSide ChartMark::*what) {
  std::string text;
  const std::vector<ChartMark> marks = MarkChart(points).value();
  for (const ChartMark& mark : marks) {
    text += mark.*what == ShareSide::kBelow ? 'B' : mark.*what == ShareSide::kAbove ? 'A' : '.';
  }
  return text;
}

std::string Runs(const std::vector<ShareCount>& points) { return Letters(points, &ChartMark::in_run); }

TEST(MarkChart, TellsAPointThatChanceDoesNotExplain) {
  const std::vector<ShareCount> points = {{50, 50}, {49, 50}, {37, 50}, {44, 50}};
  EXPECT_EQ(Letters(points, &ChartMark::beyond), "..B.");
  EXPECT_EQ(Runs(points), "....");
  EXPECT_EQ(Letters({{50, 50}, {48, 50}, {38, 50}, {44, 50}}, &ChartMark::beyond), "....");
}

TEST(MarkChart, OnePersonIsNeverBeyond) {
  std::vector<ShareCount> points(23, {1, 1});
  points.push_back({0, 1});
  EXPECT_EQ(Letters(points, &ChartMark::beyond), std::string(24, '.'));
  EXPECT_EQ(Runs(points), std::string(24, '.'));
}

TEST(MarkChart, ARunIsWhatChanceTogetherDoesNotExplain) {
  // About 90% a month of 8 of 10 or fewer has a probability of 0.2639, and one of 10 of 10 0.3487: four of
  // the first have 0.0049 together and five 0.0013, five of the second 0.0052 and six 0.0018.
  std::vector<ShareCount> points(5, {8, 10});
  points.resize(10, {10, 10});
  EXPECT_EQ(Runs(points), "BBBBB.....");
  points.insert(points.begin(), {8, 10});
  points.push_back({10, 10});
  EXPECT_EQ(Runs(points), "BBBBBBAAAAAA");
  // Other points on the centre, so that it stays where it is.
  points.assign(4, {8, 10});
  points.resize(8, {9, 10});
  points.resize(12, {10, 10});
  EXPECT_EQ(Runs(points), "............");
}

TEST(MarkChart, EightAreARunWhereEitherSideIsAsLikely) {
  std::vector<ShareCount> points(7, {1, 1});
  points.resize(14, {0, 1});
  EXPECT_EQ(Runs(points), "..............");
  points.insert(points.begin(), {1, 1});
  points.push_back({0, 1});
  EXPECT_EQ(Runs(points), "AAAAAAAABBBBBBBB");
}

TEST(MarkChart, EightTimesEverybodyOfFewIsNoRun) {
  // 57 of 60 are 95%: three of three have a probability of 0.857, and eight times 0.29.
  std::vector<ShareCount> points(20, {3, 3});
  for (const std::size_t fewer : {8U, 10U, 12U}) points[fewer] = {2, 3};
  EXPECT_EQ(Runs(points), std::string(20, '.'));
}

TEST(MarkChart, ThreeFailuresOfOnePersonInARowAreARun) {
  // 57 of 60 are 95%: three in a row have a probability of 0.05^3.
  std::vector<ShareCount> points(30, {1, 1});
  points.resize(33, {0, 1});
  points.resize(60, {1, 1});
  EXPECT_EQ(Runs(points), std::string(30, '.') + "BBB" + std::string(27, '.'));
  EXPECT_EQ(Letters(points, &ChartMark::beyond), std::string(60, '.'));
  // Of two at most nothing is said, however rare.
  points[32] = {1, 1};
  EXPECT_EQ(Runs(points), std::string(60, '.'));
}

TEST(MarkChart, APointWithoutPeopleDoesNotEndARunAndOneOnTheCentreDoes) {
  std::vector<ShareCount> points(4, {8, 10});
  points.push_back({0, 0});
  points.resize(9, {8, 10});
  points.resize(17, {10, 10});
  EXPECT_EQ(Runs(points), "BBBB.BBBBAAAAAAAA");
  points[4] = {9, 10};
  EXPECT_EQ(Runs(points), ".........AAAAAAAA");
}

TEST(MarkChart, RefusesWhatIsNoChart) {
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{}).fault(), Fault::kEmpty);
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{{0, 0}}).fault(), Fault::kEmpty);
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{{2, 1}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{{0, kMaxCases}, {0, 1}}).fault(), Fault::kOutOfRange);
}

// Where nothing changes, of charts of 24 months fewer than 24 x 2 x 0.00135 = 6.48% have a point beyond, and
// fewer a run (docs/monitoring.md section 4).
TEST(MarkChart, SeldomCriesFalseAlarm) {
  constexpr int kCharts = 500;
  constexpr double kMost = kCharts * 24 * 2 * kChartBeyond;
  SplitMix64 chance(20'261'130);
  for (const uint64_t percent : {90U, 95U}) {
    for (const int64_t people : {1, 3, 5, 10, 30}) {
      int beyond = 0;
      int runs = 0;
      for (int i = 0; i < kCharts; ++i) {
        std::vector<ShareCount> months(24, {0, people});
        for (ShareCount& month : months) {
          for (int64_t person = 0; person < people; ++person) {
            month.some += chance.Below(100) < percent ? 1 : 0;
          }
        }
        const std::vector<ChartMark> marks = MarkChart(months).value();
        const auto any = [&](ShareSide ChartMark::*what) {
          return std::any_of(marks.begin(), marks.end(),
                             [&](const ChartMark& mark) { return mark.*what != ShareSide::kWithin; });
        };
        beyond += any(&ChartMark::beyond) ? 1 : 0;
        runs += any(&ChartMark::in_run) ? 1 : 0;
      }
      EXPECT_LE(beyond, kMost) << people << " people a month at " << percent << "%";
      EXPECT_LE(runs, kMost) << people << " people a month at " << percent << "%";
    }
  }
}

// And it hears a true one: 30 people a month, of whom 95% have enough for a year and 80% for the next.
TEST(MarkChart, TellsOfATrueChange) {
  constexpr int kCharts = 200;
  SplitMix64 chance(7);
  int told = 0;
  for (int i = 0; i < kCharts; ++i) {
    std::vector<ShareCount> months(24, {0, 30});
    for (std::size_t month = 0; month < months.size(); ++month) {
      for (int person = 0; person < 30; ++person) {
        months[month].some += chance.Below(100) < (month < 12 ? 95U : 80U) ? 1 : 0;
      }
    }
    const std::vector<ChartMark> marks = MarkChart(months).value();
    told += std::any_of(marks.begin(), marks.end(), [](const ChartMark& mark) { return mark != ChartMark(); })
                ? 1
                : 0;
  }
  EXPECT_GE(told, kCharts * 8 / 10);
}

}  // namespace
}  // namespace ras
