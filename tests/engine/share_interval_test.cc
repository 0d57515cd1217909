// Intervals about a share, and the limits of a chart (docs/monitoring.md sections 3 and 4).
#include "lib/statistics/share_interval.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ras {
namespace {

constexpr double kAtEitherEnd = 0.025;

TEST(BinomialInterval, IsThatOfR) {
  // binom.test(k, n)$conf.int
  const ShareInterval of_84 = BinomialInterval({84, 100}, kAtEitherEnd).value();
  EXPECT_NEAR(of_84.lower, 0.7532124, 5e-8);
  EXPECT_NEAR(of_84.upper, 0.9056897, 5e-8);
  const ShareInterval of_5 = BinomialInterval({5, 8}, kAtEitherEnd).value();
  EXPECT_NEAR(of_5.lower, 0.2448632, 5e-8);
  EXPECT_NEAR(of_5.upper, 0.9147666, 5e-8);
}

// Of none of n the upper end is where all n are of the other kind by a probability of 0.025, and the other
// way round.
TEST(BinomialInterval, EndsThatAreNothingOrAllAreSoExactly) {
  const ShareInterval none = BinomialInterval({0, 2}, kAtEitherEnd).value();
  EXPECT_EQ(none.lower, 0);
  EXPECT_NEAR(none.upper, 1 - std::sqrt(0.025), 1e-12);
  const ShareInterval all = BinomialInterval({1, 1}, kAtEitherEnd).value();
  EXPECT_NEAR(all.lower, 0.025, 1e-12);
  EXPECT_EQ(all.upper, 1);
}

TEST(SideByChance, IsWhereTheIntervalIs) {
  for (int64_t all = 1; all <= 60; ++all) {
    for (int64_t some = 0; some <= all; ++some) {
      const ShareInterval interval = BinomialInterval({some, all}, kAtEitherEnd).value();
      const ShareSide side = SideByChance({some, all}, Rational(Decimal{9, 1}), kAtEitherEnd).value();
      EXPECT_EQ(side == ShareSide::kBelow, interval.upper < 0.9) << some << " of " << all;
      EXPECT_EQ(side == ShareSide::kAbove, interval.lower > 0.9) << some << " of " << all;
    }
  }
}

// One person says little: none of one has a probability of 0.1 where nine of ten are enough, and three or
// fewer of five 0.08146. None of two has 0.01. All of 35 have 0.0250316, all of 36 0.0225284.
TEST(SideByChance, FewPeopleAreNotEnoughToTell) {
  const Rational nine_tenths(Decimal{9, 1});
  const auto side = [&](int64_t some, int64_t all) {
    return SideByChance({some, all}, nine_tenths, kAtEitherEnd).value();
  };
  EXPECT_EQ(side(0, 1), ShareSide::kWithin);
  EXPECT_EQ(side(3, 5), ShareSide::kWithin);
  EXPECT_EQ(side(0, 2), ShareSide::kBelow);
  EXPECT_EQ(side(35, 35), ShareSide::kWithin);
  EXPECT_EQ(side(36, 36), ShareSide::kAbove);
}

// Heads twice have a probability of just a quarter: not below it, however doubles round.
TEST(SideByChance, AsMuchAsIsAskedForIsWithin) {
  const Rational half(Decimal{5, 1});
  EXPECT_EQ(SideByChance({2, 2}, half, 0.25).value(), ShareSide::kWithin);
  EXPECT_EQ(SideByChance({0, 2}, half, 0.25).value(), ShareSide::kWithin);
  EXPECT_EQ(SideByChance({0, 2}, half, 0.2501).value(), ShareSide::kBelow);
}

TEST(SideByChance, KnowsTheEndsOfAllProportions) {
  EXPECT_EQ(SideByChance({99, 100}, Rational(1), kAtEitherEnd).value(), ShareSide::kBelow);
  EXPECT_EQ(SideByChance({100, 100}, Rational(1), kAtEitherEnd).value(), ShareSide::kWithin);
  EXPECT_EQ(SideByChance({1, 100}, Rational(0), kAtEitherEnd).value(), ShareSide::kAbove);
  EXPECT_EQ(SideByChance({0, 100}, Rational(0), kAtEitherEnd).value(), ShareSide::kWithin);
}

TEST(ShareInterval, RefusesWhatIsNoShare) {
  EXPECT_EQ(BinomialInterval({0, 0}, kAtEitherEnd).fault(), Fault::kEmpty);
  EXPECT_EQ(BinomialInterval({2, 1}, kAtEitherEnd).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SideByChance({0, 0}, Rational(1), kAtEitherEnd).fault(), Fault::kEmpty);
  EXPECT_EQ(SideByChance({1, 2}, Rational(2), kAtEitherEnd).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
