#include "ras/to_double.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

namespace ras {
namespace {

Int256 Power(int exponent) {
  Int256 power(1);
  for (int i = 0; i < exponent; ++i) power = Multiply(power, Int256(2)).value();
  return power;
}
Int256 Plus(const Int256& a, const Int256& b) { return Add(a, b).value(); }

TEST(ToDouble, GivesIntegersThatADoubleHoldsExactly) {
  EXPECT_EQ(ToDouble(Int256(0)), 0.0);
  EXPECT_EQ(ToDouble(Int256(-7)), -7.0);
  EXPECT_EQ(ToDouble(Int256((Int128{1} << 53) - 1)), 9007199254740991.0);
  for (int exponent = 0; exponent < 255; ++exponent) {
    EXPECT_EQ(ToDouble(Power(exponent)), std::ldexp(1.0, exponent)) << exponent;
    EXPECT_EQ(ToDouble(Power(exponent).Negated()), -std::ldexp(1.0, exponent)) << exponent;
  }
}

// Halfway between two doubles, then one more, wherever the rest of the digits lies.
TEST(ToDouble, RoundsToTheNearestAndATieToTheEven) {
  for (int exponent = 53; exponent < 255; ++exponent) {
    const Int256 whole = Power(exponent);
    const Int256 half = Power(exponent - 53), step = Plus(half, half);
    const double below = std::ldexp(1.0, exponent), above = std::nextafter(below, HUGE_VAL);
    EXPECT_EQ(ToDouble(Plus(whole, half)), below) << exponent;
    EXPECT_EQ(ToDouble(Plus(Plus(whole, step), half)), std::nextafter(above, HUGE_VAL)) << exponent;
    if (exponent == 53) continue;  // A half is one there, and nothing lies between.
    EXPECT_EQ(ToDouble(Plus(Plus(whole, half), Int256(1))), above) << exponent;
    EXPECT_EQ(ToDouble(Plus(Plus(whole, half), Int256(-1))), below) << exponent;
    EXPECT_EQ(ToDouble(Plus(Plus(Plus(whole, step), half), Int256(-1))), above) << exponent;
  }
}

TEST(ToDouble, NeverPassesTheGreatestOfTheRange) {
  const Int256 greatest = Plus(Plus(Power(254), Int256(-1)), Power(254));
  EXPECT_EQ(ToDouble(greatest), std::ldexp(1.0, 255));
  EXPECT_EQ(ToDouble(greatest.Negated()), -std::ldexp(1.0, 255));
}

TEST(ToDouble, DividesTheParts) {
  EXPECT_EQ(ToDouble(Rational::Make(1, 3).value()), 1.0 / 3.0);
  EXPECT_EQ(ToDouble(Rational::Make(-6, 4).value()), -1.5);
  EXPECT_EQ(ToDouble(Rational::Make(Power(250), Power(249)).value()), 2.0);
  EXPECT_EQ(ToDouble(Rational()), 0.0);
}

TEST(ToDouble, IsTheCompilersOwnWhereThatHasOne) {
  std::mt19937_64 random(9);
  for (int round = 0; round < 2000; ++round) {
    const auto high = static_cast<int64_t>(random()) >> (random() % 64);
    const Int128 value = MultiplyWide(high, static_cast<int64_t>(random()));
    ASSERT_EQ(ToDouble(Int256(value)), static_cast<double>(value));
  }
}

}  // namespace
}  // namespace ras
