#include "ras/rational.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>
#include <vector>

namespace ras {
namespace {

Rational Of(Int128 n, Int128 d) { return Rational::Make(n, d).value(); }
Decimal Read(const char* text) { return Decimal::Parse(text).value(); }

TEST(Rational, IsAnIntegerADecimalOrAFraction) {
  EXPECT_EQ(Rational().ToString(), "0");
  EXPECT_EQ(Rational(-5).ToString(), "-5");
  EXPECT_EQ(Rational(Read("7.50")).ToString(), "7.5");
  EXPECT_EQ(Of(1, 3).ToString(), "1/3");
  EXPECT_EQ(Of(2, -6).ToString(), "-1/3");
  EXPECT_EQ(Of(-2, -6).ToString(), "1/3");
  EXPECT_EQ(Rational::Make(1, 0).fault(), Fault::kDivisionByZero);
}

TEST(Rational, IsWrittenAsADecimalWhereThatIsExact) {
  EXPECT_EQ(Of(1, 8).ToString(), "0.125");
  EXPECT_EQ(Of(-1, 8).ToString(), "-0.125");
  EXPECT_EQ(Of(-9, 8).ToString(), "-1.125");
  EXPECT_EQ(Of(1, 40).ToString(), "0.025");
  EXPECT_EQ(Of(3, 6).ToString(), "0.5");
  EXPECT_EQ(Of(1461, 4).ToString(), "365.25");
  EXPECT_EQ(Of(365, 12).ToString(), "365/12");
  EXPECT_EQ(Of(1, Int128{1} << 18).ToString(), "0.000003814697265625");  // Eighteen places.
  EXPECT_EQ(Of(1, Int128{1} << 19).ToString(), "1/524288");              // Nineteen would be needed.
  EXPECT_EQ(Of(0, 7).ToString(), "0");
}

TEST(Rational, AddsSubtractsMultipliesAndDivides) {
  EXPECT_EQ(Add(Of(1, 2), Of(1, 3)).value(), Of(5, 6));
  EXPECT_EQ(Subtract(Of(1, 2), Of(1, 3)).value(), Of(1, 6));
  EXPECT_EQ(Multiply(Of(-2, 3), Of(3, 4)).value(), Of(-1, 2));
  EXPECT_EQ(Divide(Of(-2, 3), Of(-4, 9)).value(), Of(3, 2));
  EXPECT_EQ(Divide(Rational(1), Rational(0)).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(Multiply(Rational(Read("1.05")), Rational(1000)).value().AtPlaces(0).value(), 1050);
}

TEST(Rational, ComparesByValue) {
  EXPECT_EQ(Of(1, 2), Of(3, 6));
  EXPECT_LT(Of(1, 3), Of(34, 100));
  EXPECT_LT(Of(-34, 100), Of(-1, 3));
  EXPECT_LT(Of(-1, 3), Of(1, 1000));
  EXPECT_GT(Rational(1), Rational(0));
  EXPECT_EQ(Min(Of(1, 3), Of(1, 4)), Of(1, 4));
  EXPECT_EQ(Max(Of(1, 3), Of(1, 4)), Of(1, 3));
}

// Parts of about 190 bits: their cross products would not fit, and the comparison is exact all the same.
TEST(Rational, ComparesWidePartsWithoutOverflow) {
  const auto raise = [](int64_t base, int count) {
    Int256 power = 1;
    for (int i = 0; i < count; ++i) power = Multiply(power, base).value();
    return power;
  };
  const Int256 a = raise(3, 120), b = raise(7, 68);
  const Rational exact = Rational::Make(a, b).value();
  const Rational more = Rational::Make(Add(a, 1).value(), b).value();
  const Rational less = Rational::Make(a, Add(b, 1).value()).value();
  EXPECT_EQ(exact, exact);
  EXPECT_LT(exact, more);
  EXPECT_LT(less, exact);
  EXPECT_GT(exact.Negated(), more.Negated());
  EXPECT_GT(less.Negated(), exact.Negated());
  EXPECT_LT(exact.Negated(), less);
  EXPECT_EQ(Rational::Make(Multiply(a, 3).value(), Multiply(b, 3).value()).value(), exact);
  // One of the two is whole, so that its continued fraction ends first.
  const Rational whole = Rational::Make(Multiply(b, 3).value(), b).value();
  const Rational above = Rational::Make(Add(Multiply(a, 3).value(), 1).value(), a).value();
  EXPECT_LT(whole, above);
  EXPECT_GT(above, whole);
}

TEST(Rational, TakesCommonFactorsOutRatherThanOverflow) {
  // x 105/100 and then x 100/105, 500 times: unreduced parts would need 6,700 bits.
  Rational value = 123'456'789;
  for (int i = 0; i < 500; ++i) {
    const Result<Rational> up = Multiply(value, Of(105, 100));
    ASSERT_TRUE(up.ok());
    const Result<Rational> down = Multiply(up.value(), Of(100, 105));
    ASSERT_TRUE(down.ok());
    value = down.value();
  }
  EXPECT_EQ(value, Rational(123'456'789));

  Rational sum = 0;
  for (int64_t n = 1; n <= 60; ++n) {
    const Result<Rational> next = Add(sum, Of(1, MultiplyWide(n, n + 1)));  // Telescopes to 1 - 1/(n + 1).
    ASSERT_TRUE(next.ok()) << n;
    sum = next.value();
    ASSERT_EQ(sum, Of(n, n + 1));
  }
}

TEST(Rational, OverflowsWhenLowestTermsDoNotFit) {
  Rational value = 1;
  int steps = 0;
  for (; steps < 300; ++steps) {
    const Result<Rational> next = Multiply(value, Of(2, 3));
    if (!next.ok()) {
      EXPECT_EQ(next.fault(), Fault::kOverflow);
      break;
    }
    value = next.value();
  }
  EXPECT_EQ(steps, 160);  // 3^160 < 2^255 < 3^161.
  EXPECT_EQ(value.Reduced().denominator(), value.denominator());

  const Rational small = Divide(1, value).value();
  EXPECT_EQ(Add(value, Of(1, 5)).fault(), Fault::kOverflow);
  EXPECT_EQ(Multiply(value, small).value(), Rational(1));
  EXPECT_EQ(Divide(value, value).value(), Rational(1));
  EXPECT_EQ(Subtract(value, value).value(), Rational(0));
}

TEST(Rational, IsAnIntegerAtAScaleOrSaysWhyNot) {
  EXPECT_EQ(Of(15, 2).AtPlaces(1).value(), 75);
  EXPECT_EQ(Of(15, 2).AtPlaces(0).fault(), Fault::kNotExact);
  EXPECT_EQ(Of(1, 3).AtPlaces(18).fault(), Fault::kNotExact);
  EXPECT_EQ(Rational(std::numeric_limits<int64_t>::min()).AtPlaces(0).value(),
            std::numeric_limits<int64_t>::min());
  EXPECT_EQ(Rational(std::numeric_limits<int64_t>::max()).AtPlaces(1).fault(), Fault::kOverflow);
  EXPECT_EQ(Rational(1).AtPlaces(19).fault(), Fault::kOutOfRange);
}

// The oracle keeps every value as a multiple of one fixed unit, 1/720720: no fraction is ever added or
// reduced.
TEST(Rational, AgreesWithAFixedUnit) {
  constexpr int64_t kUnit = 720'720;  // Divisible by 1 to 16.
  std::mt19937_64 random(3);
  const auto draw = [&random](int64_t range) {
    return static_cast<int64_t>(random() % static_cast<uint64_t>(2 * range + 1)) - range;
  };
  for (int round = 0; round < 20000; ++round) {
    const int64_t n1 = draw(1'000'000), n2 = draw(1'000'000);
    const int64_t d1 = 1 + static_cast<int64_t>(random() % 16), d2 = 1 + static_cast<int64_t>(random() % 16);
    const Int128 x = MultiplyWide(n1, kUnit / d1), y = MultiplyWide(n2, kUnit / d2);
    const Rational a = Of(n1, d1), b = Of(n2, d2);
    ASSERT_EQ(Add(a, b).value(), Of(x + y, kUnit));
    ASSERT_EQ(Subtract(a, b).value(), Of(x - y, kUnit));
    ASSERT_EQ(Multiply(a, b).value(), Of(x * y, Int128{kUnit} * kUnit));
    if (n2 != 0) {
      ASSERT_EQ(Divide(a, b).value(), Of(x, y));
    }
    ASSERT_EQ(a < b, x < y);
    ASSERT_EQ(a == b, x == y);
  }
}

// Field laws on operands wide enough for the long paths: they hold whatever path each side takes.
TEST(Rational, KeepsTheLawsOfFractionsOnEveryPath) {
  std::mt19937_64 random(4);
  const auto draw = [&random] {
    const int bits = 1 + static_cast<int>(random() % 84);
    const auto part = [&] {
      return static_cast<Int128>((UInt128{random()} << 64 | random()) >> (128 - bits));
    };
    const Int128 n = part(), d = part() + 1;
    return Of(random() % 2 == 0 ? n : -n, d);
  };
  int compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const Rational a = draw(), b = draw(), c = draw();
    const Result<Rational> left_sum = Add(a, b), b_c = Multiply(b, c), a_c = Multiply(a, c);
    ASSERT_EQ(Add(a, b).value(), Add(b, a).value());
    ASSERT_EQ(Multiply(a, b).value(), Multiply(b, a).value());
    ASSERT_EQ(Subtract(Add(a, b).value(), b).value_or(a), a);
    const Result<Rational> distributed = Multiply(left_sum.value(), c);
    const Result<Rational> summed = Add(a_c.value(), b_c.value());
    if (distributed.ok() && summed.ok()) {
      ASSERT_EQ(distributed.value(), summed.value());
      ++compared;
    }
    ASSERT_EQ(a < b, Subtract(a, b).value().Sign() < 0);
    const Rational lowest = a.Reduced();
    ASSERT_EQ(lowest, a);
    ASSERT_EQ(GreatestCommonDivisor(lowest.numerator(), lowest.denominator()), Int256(1));
  }
  EXPECT_GT(compared, 1500);
}

TEST(Rational, WorksAtCompileTime) {
  static_assert(Add(Rational(1), Rational(2)).value() == Rational(3));
  static_assert(Rational(Decimal{75, 1}) > Rational(7));
}

}  // namespace
}  // namespace ras
