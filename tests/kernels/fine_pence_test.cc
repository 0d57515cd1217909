// Billionths of a penny, and that no later rounding can tell.
#include "ras/fine_pence.h"

#include <gtest/gtest.h>

#include <random>

#include "ras/rounding.h"

namespace ras {
namespace {

Rational Fraction(Int128 n, Int128 d) { return Rational::Make(Int256(n), Int256(d)).value(); }
Rational Billionths(int64_t count) { return Fraction(count, kFinePerPenny); }

TEST(FinePence, WhatLiesBetweenTwoBillionthsBecomesTheOddOne) {
  EXPECT_EQ(ToFinePence(Fraction(1, 3)).value(), Billionths(333'333'333));
  EXPECT_EQ(ToFinePence(Fraction(2, 3)).value(), Billionths(666'666'667));
  EXPECT_EQ(ToFinePence(Fraction(-1, 3)).value(), Billionths(-333'333'333));
  EXPECT_EQ(ToFinePence(Fraction(-2, 3)).value(), Billionths(-666'666'667));
  EXPECT_EQ(ToFinePence(Fraction(1, 1'000'000'000'000)).value(), Billionths(1));
  EXPECT_EQ(ToFinePence(Fraction(-1, 1'000'000'000'000)).value(), Billionths(-1));
  EXPECT_EQ(ToFinePence(Fraction(3'999'999'999, 2'000'000'000)).value(), Billionths(1'999'999'999));
  EXPECT_EQ(ToFinePence(Fraction(4'000'000'001, 2'000'000'000)).value(), Billionths(2'000'000'001));
}

TEST(FinePence, WhatIsBillionthsStays) {
  for (const int64_t count : {0, 1, 2, 10, -7, 1'234'567'890}) {
    EXPECT_EQ(ToFinePence(Billionths(count)).value(), Billionths(count));
    EXPECT_EQ(ToFinePence(Billionths(count)).value().denominator(), Int256(kFinePerPenny));
  }
  EXPECT_EQ(ToFinePence(kMaxPence).value(), kMaxPence);
  EXPECT_EQ(ToFinePence(-kMaxPence).value(), -kMaxPence);
}

TEST(FinePence, NoAmountIsBeyondTheGreatest) {
  EXPECT_EQ(ToFinePence(kMaxPence + 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(ToFinePence(-kMaxPence - 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(ToFinePence(Fraction(Int128{kMaxPence} * 3 + 1, 3)).fault(), Fault::kOutOfRange);
}

TEST(FinePence, NoFractionIsTooWide) {
  const Int256 wide = Multiply(Int256(kInt128Max), Int256(kInt128Max)).value();
  const Int256 half = Multiply(Int256(kInt128Max), Int256(kInt128Max / 2)).value();
  const Int256 less = Subtract(wide, Int256(1)).value();
  EXPECT_EQ(ToFinePence(Rational::Make(half, wide).value()).value(), Billionths(499'999'999));
  EXPECT_EQ(ToFinePence(Rational::Make(less, wide).value()).value(), Billionths(999'999'999));
  EXPECT_EQ(ToFinePence(Rational::Make(less.Negated(), wide).value()).value(), Billionths(-999'999'999));
  EXPECT_EQ(ToFinePence(Rational::Make(wide, less).value()).value(), Billionths(1'000'000'001));
  EXPECT_EQ(ToFinePence(Rational::Make(wide, wide).value()).value(), 1);
  EXPECT_EQ(ToFinePence(Rational::Make(Int256(1), wide).value()).value(), Billionths(1));
}

TEST(FinePence, ACommonFactorMakesNoDifferenceHoweverLong) {
  std::mt19937_64 random(12);
  const Int256 factor(kInt128Max);
  for (int i = 0; i < 5000; ++i) {
    const Int128 n = static_cast<Int128>(random() >> (random() % 40)) - (Int128{1} << 50);
    const Int128 d = 1 + static_cast<Int128>(random() >> (random() % 60)) * 1000;
    const Result<Rational> plain = ToFinePence(Fraction(n, d));
    const Rational longer =
        Rational::Make(Multiply(Int256(n), factor).value(), Multiply(Int256(d), factor).value()).value();
    ASSERT_EQ(ToFinePence(longer).fault(), plain.fault());
    ASSERT_EQ(ToFinePence(longer).value(), plain.value());
  }
}

// The reason for rounding to odd: what is rounded after it comes to the same, ties and near ties included.
TEST(FinePence, RoundToTheSamePenceAsTheExactValue) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 20000; ++i) {
    const auto d = 1 + static_cast<int64_t>(random() % (i % 2 == 0 ? 50 : 100'000'000'000'000));
    // Near a multiple of a quarter of a penny, less or more than a billionth of one off.
    const Int128 quarters = static_cast<int64_t>(random() % 80) - 40;
    const Int128 off = static_cast<int64_t>(random() % 5) - 2;
    const Rational exact = Fraction(quarters * d + off, Int128{4} * d);
    const Rational fine = ToFinePence(exact).value();
    for (int mode = 0; mode < 7; ++mode) {
      for (const int64_t increment : {1, 2, 5}) {
        const AmountRounding rounding{static_cast<RoundingMode>(mode), increment};
        ASSERT_EQ(RoundAmount(fine, rounding).value(), RoundAmount(exact, rounding).value())
            << exact.ToString() << " by " << mode << " to " << increment;
      }
    }
  }
}

}  // namespace
}  // namespace ras
