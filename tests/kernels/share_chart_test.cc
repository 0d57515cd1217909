#include "ras/share_chart.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace ras
