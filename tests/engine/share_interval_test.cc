// Intervals about a share, and the limits of a chart (docs/monitoring.md sections 3 and 4).
#include "lib/statistics/share_interval.h"

#include <gtest/gtest.h>

#include "lib/statistics/normal.h"

namespace ras {
namespace {

Decimal QuantileOf(int64_t percent) { return NormalQuantile(Decimal{percent, 2}).value(); }

TEST(WilsonInterval, IsThatOfR) {
  // prop.test(k, n, correct = FALSE)$conf.int
  const ShareInterval of_84 = WilsonInterval({84, 100}, QuantileOf(95)).value();
  EXPECT_NEAR(of_84.lower, 0.755797, 5e-7);
  EXPECT_NEAR(of_84.upper, 0.899047, 5e-7);
  const ShareInterval of_5 = WilsonInterval({5, 8}, QuantileOf(95)).value();
  EXPECT_NEAR(of_5.lower, 0.3057, 5e-5);
  EXPECT_NEAR(of_5.upper, 0.8632, 5e-5);
}

TEST(WilsonInterval, EndsThatAreNothingOrAllAreSoExactly) {
  const ShareInterval none = WilsonInterval({0, 2}, QuantileOf(95)).value();
  EXPECT_EQ(none.lower, 0);
  EXPECT_NEAR(none.upper, 0.6576, 5e-5);
  const ShareInterval all = WilsonInterval({1, 1}, QuantileOf(95)).value();
  EXPECT_NEAR(all.lower, 0.2065, 5e-5);
  EXPECT_EQ(all.upper, 1);
}

TEST(WilsonInterval, AgreesWithTheExactVerdict) {
  const Decimal quantile = QuantileOf(95);
  for (int64_t all = 1; all <= 60; ++all) {
    for (int64_t some = 0; some <= all; ++some) {
      const ShareInterval interval = WilsonInterval({some, all}, quantile).value();
      const ShareSide side =
          SideOfProportion({some, all}, Rational(Decimal{9, 1}), Rational(quantile)).value();
      EXPECT_EQ(side == ShareSide::kBelow, interval.upper < 0.9) << some << " of " << all;
      EXPECT_EQ(side == ShareSide::kAbove, interval.lower > 0.9) << some << " of " << all;
    }
  }
}

TEST(ChartLimits, AreThreeDeviationsAndWithinNothingAndAll) {
  // 0.9 +- 3 sqrt(0.09 / 100)
  const ShareInterval wide = ChartLimits({90, 100}, 100).value();
  EXPECT_NEAR(wide.lower, 0.81, 1e-12);
  EXPECT_NEAR(wide.upper, 0.99, 1e-12);
  const ShareInterval of_one = ChartLimits({90, 100}, 1).value();
  EXPECT_NEAR(of_one.lower, 0, 1e-12);
  EXPECT_EQ(of_one.upper, 1);
}

TEST(ShareInterval, RefusesWhatIsNoShare) {
  EXPECT_EQ(WilsonInterval({0, 0}, QuantileOf(95)).fault(), Fault::kEmpty);
  EXPECT_EQ(WilsonInterval({2, 1}, QuantileOf(95)).fault(), Fault::kOutOfRange);
  EXPECT_EQ(ChartLimits({0, 0}, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(ChartLimits({1, 2}, 0).fault(), Fault::kEmpty);
  EXPECT_EQ(ChartLimits({-1, 2}, 1).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
