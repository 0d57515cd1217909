#include "ras/share_chart.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ras {
namespace {

constexpr Rational kNineTenths = Rational(Decimal{9, 1});
constexpr Rational kQuantile = Rational(Decimal{1'959'963'985, 9});

ShareSide Side(int64_t some, int64_t all, const Rational& proportion = kNineTenths,
               const Rational& deviations = kQuantile) {
  return SideOfProportion({some, all}, proportion, deviations).value();
}

TEST(SideOfProportion, IsWilsonsIntervalTheOtherWayRound) {
  // R: prop.test(k, 100, correct = FALSE)$conf.int. Of 83 it is 0.7445 to 0.8911, of 84 0.7558 to 0.8990,
  // of 85 0.7672 to 0.9069; of 95 0.8882 to 0.9785, of 96 0.9016 to 0.9843.
  EXPECT_EQ(Side(83, 100), ShareSide::kBelow);
  EXPECT_EQ(Side(84, 100), ShareSide::kBelow);
  EXPECT_EQ(Side(85, 100), ShareSide::kWithin);
  EXPECT_EQ(Side(90, 100), ShareSide::kWithin);
  EXPECT_EQ(Side(95, 100), ShareSide::kWithin);
  EXPECT_EQ(Side(96, 100), ShareSide::kAbove);
}

TEST(SideOfProportion, WithoutDeviationsTellsAboveFromBelow) {
  EXPECT_EQ(Side(9, 10, kNineTenths, 0), ShareSide::kWithin);
  EXPECT_EQ(Side(8, 10, kNineTenths, 0), ShareSide::kBelow);
  EXPECT_EQ(Side(10, 10, kNineTenths, 0), ShareSide::kAbove);
}

TEST(SideOfProportion, TheBoundIsWithin) {
  // A half of 100: the standard deviation is 5 people, and three of them are 15.
  const Rational half(Decimal{5, 1});
  EXPECT_EQ(Side(65, 100, half, 3), ShareSide::kWithin);
  EXPECT_EQ(Side(66, 100, half, 3), ShareSide::kAbove);
  EXPECT_EQ(Side(35, 100, half, 3), ShareSide::kWithin);
  EXPECT_EQ(Side(34, 100, half, 3), ShareSide::kBelow);
}

TEST(SideOfProportion, OfAllOrNobodyTheRestIsOutside) {
  EXPECT_EQ(Side(10, 10, 1), ShareSide::kWithin);
  EXPECT_EQ(Side(9, 10, 1), ShareSide::kBelow);
  EXPECT_EQ(Side(0, 10, 0), ShareSide::kWithin);
  EXPECT_EQ(Side(1, 10, 0), ShareSide::kAbove);
}

TEST(SideOfProportion, ReckonsWithTheGreatestCounts) {
  const Rational fine = Rational::Make(Int256(89'999'999'999), Int256(100'000'000'000)).value();
  EXPECT_EQ(Side(kMaxCases, kMaxCases, fine), ShareSide::kAbove);
  EXPECT_EQ(Side(0, kMaxCases, fine), ShareSide::kBelow);
}

TEST(SideOfProportion, RefusesWhatIsNoShare) {
  EXPECT_EQ(SideOfProportion({1, 0}, kNineTenths, 3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideOfProportion({-1, 3}, kNineTenths, 3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideOfProportion({0, kMaxCases + 1}, kNineTenths, 3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideOfProportion({0, 1}, 2, 3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideOfProportion({0, 1}, -1, 3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideOfProportion({0, 1}, 1, -3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideOfProportion({0, 0}, 1, 3).fault(), Fault::kEmpty);
}

// As letters: B below, A above, a point within is ".".
std::string Beyond(const std::vector<ChartMark>& marks, ShareSide ChartMark::*what) {
  std::string text;
  for (const ChartMark& mark : marks) {
    text += mark.*what == ShareSide::kBelow ? 'B' : mark.*what == ShareSide::kAbove ? 'A' : '.';
  }
  return text;
}

TEST(MarkChart, TellsAPointBeyondThreeDeviations) {
  // 180 of 200 are 90%: of 50 the deviation is 2.12 people, three of them 6.36 about 45.
  const auto marks = MarkChart(std::vector<ShareCount>{{50, 50}, {48, 50}, {38, 50}, {44, 50}}).value();
  EXPECT_EQ(Beyond(marks, &ChartMark::beyond), "..B.");
  EXPECT_EQ(Beyond(marks, &ChartMark::in_run), "....");
}

TEST(MarkChart, EightInARowOnOneSideAreARunAndSevenAreNot) {
  std::vector<ShareCount> points(7, {8, 10});
  points.resize(14, {10, 10});
  EXPECT_EQ(Beyond(MarkChart(points).value(), &ChartMark::in_run), "..............");
  points.push_back({10, 10});
  EXPECT_EQ(Beyond(MarkChart(points).value(), &ChartMark::in_run), ".......AAAAAAAA");
  points.insert(points.begin(), 2, {8, 10});
  EXPECT_EQ(Beyond(MarkChart(points).value(), &ChartMark::in_run), "BBBBBBBBBAAAAAAAA");
}

TEST(MarkChart, APointWithoutPeopleDoesNotEndARunAndOneOnTheCentreDoes) {
  std::vector<ShareCount> points(4, {8, 10});
  points.push_back({0, 0});
  points.resize(9, {8, 10});
  points.resize(17, {10, 10});
  EXPECT_EQ(Beyond(MarkChart(points).value(), &ChartMark::in_run), "BBBB.BBBBAAAAAAAA");
  points[4] = {9, 10};
  EXPECT_EQ(Beyond(MarkChart(points).value(), &ChartMark::in_run), ".........AAAAAAAA");
}

TEST(MarkChart, RefusesWhatIsNoChart) {
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{}).fault(), Fault::kEmpty);
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{{0, 0}}).fault(), Fault::kEmpty);
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{{2, 1}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(MarkChart(std::vector<ShareCount>{{0, kMaxCases}, {0, 1}}).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
