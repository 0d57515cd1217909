// Numbers in the canonical form of a document (docs/figures.md section 10).
#include "lib/shape/normal_form.h"

#include <gtest/gtest.h>

namespace ras {
namespace {

TEST(NormalForm, OfADecimalHasNoZerosAtTheEnd) {
  EXPECT_EQ(NormalDecimal("1.50"), "1.5");
  EXPECT_EQ(NormalDecimal("1.0"), "1");
  EXPECT_EQ(NormalDecimal("-0.250"), "-0.25");
  EXPECT_EQ(NormalDecimal("-0"), "0");
  for (const char* normal : {"", "0", "10", "100", "0.05", "-7"}) EXPECT_EQ(NormalDecimal(normal), normal);
}

TEST(NormalForm, OfMoneyHasTwoDecimals) {
  EXPECT_EQ(NormalMoney("5"), "5.00");
  EXPECT_EQ(NormalMoney("5.5"), "5.50");
  EXPECT_EQ(NormalMoney("100"), "100.00");
  EXPECT_EQ(NormalMoney("-0.00"), "0.00");
  for (const char* normal : {"", "0.00", "12.34", "-12.34"}) EXPECT_EQ(NormalMoney(normal), normal);
}

}  // namespace
}  // namespace ras
