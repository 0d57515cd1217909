// The normal quantile. Expected values: R 4.2, print(qnorm(1 - (1 - p) / 2), digits = 15).
#include "lib/statistics/normal.h"

#include <gtest/gtest.h>

#include <string>

namespace ras {
namespace {

std::string Quantile(int64_t coefficient, uint8_t places) {
  const Result<Decimal> quantile = NormalQuantile(Decimal{coefficient, places});
  return quantile.ok() ? quantile.value().ToString() : FaultName(quantile.fault());
}

TEST(NormalQuantile, HasNineDecimals) {
  EXPECT_EQ(Quantile(95, 2), "1.959963985");  // 1.95996398454005
  EXPECT_EQ(Quantile(99, 2), "2.575829304");  // 2.57582930354890
  EXPECT_EQ(Quantile(90, 2), "1.644853627");  // 1.64485362695147
  EXPECT_EQ(Quantile(5, 1), "0.674489750");   // 0.674489750196082
}

TEST(NormalQuantile, HoldsFarOut) {
  EXPECT_EQ(Quantile(999'999'999, 9), "6.109410205");  // 6.1094102048694
  EXPECT_EQ(Quantile(1, 9), "0.000000001");            // 1.2533e-09
}

// Levels whose quantile lies nearest to halfway between two results, and some that a double rounds to the
// wrong side, either way. Expected values: tests/oracle/building/normal.py, to sixty digits.
TEST(NormalQuantile, IsRightWhereADoubleIsNot) {
  EXPECT_EQ(Quantile(638'079'854, 9), "0.911712378");
  EXPECT_EQ(Quantile(162'808'359, 9), "0.205487016");
  EXPECT_EQ(Quantile(480'697'710, 9), "0.644421278");
  EXPECT_EQ(Quantile(940'105'468, 9), "1.881569195");
  EXPECT_EQ(Quantile(685'752'155, 9), "1.006348735");
  EXPECT_EQ(Quantile(998'044'651, 9), "3.096931731");
  EXPECT_EQ(Quantile(1'464'776, 9), "0.001835826");
  EXPECT_EQ(Quantile(26'441'156, 9), "0.033145143");
  EXPECT_EQ(Quantile(456'368'774, 9), "0.607331066");
}

TEST(NormalQuantile, RefusesWhatIsNoProbabilityBetween) {
  EXPECT_EQ(Quantile(0, 0), "out of range");
  EXPECT_EQ(Quantile(1, 0), "out of range");
  EXPECT_EQ(Quantile(-5, 1), "out of range");
  EXPECT_EQ(Quantile(2, 0), "out of range");
}

}  // namespace
}  // namespace ras
