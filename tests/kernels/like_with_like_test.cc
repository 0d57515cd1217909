// Costs grossed up, and scores brought down, for informal support (docs/collating.md section 5).
#include "ras/like_with_like.h"

#include <gtest/gtest.h>

#include <string>

namespace ras {
namespace {

Decimal Read(const char* text) { return Decimal::Parse(text).value(); }

std::string Grossed(int64_t pence, const char* percent) {
  const Result<Rational> grossed = GrossUp(Rational(pence), Read(percent));
  return grossed.ok() ? grossed.value().ToString() : FaultName(grossed.fault());
}

std::string Left(const char* score, const char* percent) {
  const Result<Decimal> left = NeedLeft(Read(score), Read(percent));
  return left.ok() ? left.value().ToString() : FaultName(left.fault());
}

TEST(GrossUp, IsTheCostOverWhatIsLeft) {
  EXPECT_EQ(Grossed(30000, "0"), "30000");
  EXPECT_EQ(Grossed(30000, "40"), "50000");
  EXPECT_EQ(Grossed(30000, "25"), "40000");
  EXPECT_EQ(Grossed(10000, "70"), "100000/3");
  EXPECT_EQ(Grossed(100, "12.5"), "800/7");
  EXPECT_EQ(Grossed(1, "99.999999999"), "100000000000");
  EXPECT_EQ(Grossed(0, "40"), "0");
}

TEST(GrossUp, TellsNoWholeOfNothing) {
  EXPECT_EQ(Grossed(0, "100"), "division by zero");
  EXPECT_EQ(Grossed(500, "100.0"), "division by zero");
  EXPECT_EQ(Grossed(500, "100.000000001"), "out of range");
  EXPECT_EQ(Grossed(500, "-1"), "out of range");
}

TEST(GrossUp, IsUndoneByTakingThePercentageOff) {
  for (const char* percent : {"0", "1", "33", "66.6", "12.345678901", "99"}) {
    const Rational whole = GrossUp(Rational(12345), Read(percent)).value();
    const Rational taken = Divide(Multiply(whole, Rational(Read(percent))).value(), Rational(100)).value();
    EXPECT_EQ(Subtract(whole, taken).value(), Rational(12345)) << percent;
  }
}

TEST(NeedLeft, IsThePartOfTheScore) {
  EXPECT_EQ(Left("50", "0"), "50");
  EXPECT_EQ(Left("50", "40"), "30");
  EXPECT_EQ(Left("50", "100"), "0");
  EXPECT_EQ(Left("33", "12.5"), "28.875");
  EXPECT_EQ(Left("7.50", "20"), "6");
  EXPECT_EQ(Left("0", "33"), "0");
}

TEST(NeedLeft, IsExactOrNotAtAll) {
  EXPECT_EQ(Left("999999999", "0.0000001"), "999999998.000000001");
  EXPECT_EQ(Left("0.000000001", "50"), "not exact");
  EXPECT_EQ(Left("999999999.999999999", "0"), "999999999.999999999");
  EXPECT_EQ(Left("99999999999999999", "0.0000001"), "out of range");
  EXPECT_EQ(Left("5", "101"), "out of range");
}

}  // namespace
}  // namespace ras
