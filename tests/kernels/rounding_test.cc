#include "ras/rounding.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

namespace ras {
namespace {

constexpr RoundingMode kModes[] = {RoundingMode::kHalfUp, RoundingMode::kHalfEven, RoundingMode::kHalfDown,
                                   RoundingMode::kUp,     RoundingMode::kDown,     RoundingMode::kFloor,
                                   RoundingMode::kCeiling};
constexpr int64_t kMost = std::numeric_limits<int64_t>::max(), kLeast = std::numeric_limits<int64_t>::min();

// The definition, with nothing but comparison: of the two integers around n/d, found by counting, the one the
// mode names.
int64_t ByDefinition(int64_t n, int64_t d, RoundingMode mode) {
  if (d < 0) {
    n = -n;
    d = -d;
  }
  int64_t below = -1000;
  while ((below + 1) * d <= n) ++below;  // The greatest integer not above n/d.
  if (below * d == n) return below;
  const int64_t above = below + 1;
  const int64_t nearer_zero = n > 0 ? below : above, further = n > 0 ? above : below;
  const int64_t from_below = n - below * d, to_above = above * d - n;
  const auto nearest = [&](int64_t on_a_tie) {
    return from_below < to_above ? below : from_below > to_above ? above : on_a_tie;
  };
  switch (mode) {
    case RoundingMode::kHalfUp:
      return nearest(further);
    case RoundingMode::kHalfEven:
      return nearest(below % 2 == 0 ? below : above);
    case RoundingMode::kHalfDown:
      return nearest(nearer_zero);
    case RoundingMode::kUp:
      return further;
    case RoundingMode::kDown:
      return nearer_zero;
    case RoundingMode::kFloor:
      return below;
    case RoundingMode::kCeiling:
      return above;
  }
  return 0;
}

TEST(RoundQuotient, RoundsHalvesAsEachModeSays) {
  struct Case {
    RoundingMode mode;
    int64_t of_2_5, of_minus_2_5, of_3_5, of_2_4, of_minus_2_6;
  };
  for (const Case& c :
       {Case{RoundingMode::kHalfUp, 3, -3, 4, 2, -3}, Case{RoundingMode::kHalfEven, 2, -2, 4, 2, -3},
        Case{RoundingMode::kHalfDown, 2, -2, 3, 2, -3}, Case{RoundingMode::kUp, 3, -3, 4, 3, -3},
        Case{RoundingMode::kDown, 2, -2, 3, 2, -2}, Case{RoundingMode::kFloor, 2, -3, 3, 2, -3},
        Case{RoundingMode::kCeiling, 3, -2, 4, 3, -2}}) {
    SCOPED_TRACE(static_cast<int>(c.mode));
    EXPECT_EQ(RoundQuotient(25, 10, c.mode).value(), c.of_2_5);
    EXPECT_EQ(RoundQuotient(-25, 10, c.mode).value(), c.of_minus_2_5);
    EXPECT_EQ(RoundQuotient(35, 10, c.mode).value(), c.of_3_5);
    EXPECT_EQ(RoundQuotient(24, 10, c.mode).value(), c.of_2_4);
    EXPECT_EQ(RoundQuotient(-26, 10, c.mode).value(), c.of_minus_2_6);
  }
}

TEST(RoundQuotient, FollowsTheDefinitionOverAWholeGrid) {
  // Three widths of the same quotient: 64 bits, 128 bits and 256 bits take different paths.
  const Int128 wide = Int128{1} << 80;
  const Int256 wider = Multiply(Int256(Int128{1} << 100), Int256(Int128{1} << 100)).value();
  for (const RoundingMode mode : kModes) {
    for (int64_t d = -13; d <= 13; ++d) {
      for (int64_t n = -60; n <= 60; ++n) {
        SCOPED_TRACE(testing::Message() << n << " / " << d << " mode " << static_cast<int>(mode));
        if (d == 0) {
          ASSERT_EQ(RoundQuotient(n, d, mode).fault(), Fault::kDivisionByZero);
          ASSERT_EQ(RoundQuotient(Multiply(wider, n).value(), Int256(0), mode).fault(),
                    Fault::kDivisionByZero);
          continue;
        }
        const int64_t wanted = ByDefinition(n, d, mode);
        ASSERT_EQ(RoundQuotient(n, d, mode).value(), wanted);
        ASSERT_EQ(RoundQuotient(n * wide, d * wide, mode).value(), wanted);
        ASSERT_EQ(RoundQuotient(Multiply(wider, n).value(), Multiply(wider, d).value(), mode).value(),
                  wanted);
      }
    }
  }
}

TEST(RoundQuotient, ReachesBothEndsOfItsTypeAndNoFurther) {
  for (const RoundingMode mode : kModes) {
    EXPECT_EQ(RoundQuotient(kMost, 1, mode).value(), kMost);
    EXPECT_EQ(RoundQuotient(kLeast, 1, mode).value(), kLeast);
    EXPECT_EQ(RoundQuotient(kLeast, -1, mode).fault(), Fault::kOverflow);
    EXPECT_EQ(RoundQuotient(kInt128Min, 1, mode).fault(), Fault::kOverflow);
    EXPECT_EQ(RoundQuotient(kInt128Min, kInt128Min, mode).value(), 1);
    EXPECT_EQ(RoundQuotient(Add(Int256(kInt128Max), 1).value(), Int256(1), mode).fault(), Fault::kOverflow);
  }
  // One half beyond the greatest integer, rounded up and rounded down.
  EXPECT_EQ(RoundQuotient(Int128{kMost} * 2 + 1, 2, RoundingMode::kHalfUp).fault(), Fault::kOverflow);
  EXPECT_EQ(RoundQuotient(Int128{kMost} * 2 + 1, 2, RoundingMode::kDown).value(), kMost);
  EXPECT_EQ(RoundQuotient(Int128{kLeast} * 2 - 1, 2, RoundingMode::kFloor).fault(), Fault::kOverflow);
  EXPECT_EQ(RoundQuotient(Int128{kLeast} * 2 - 1, 2, RoundingMode::kHalfDown).value(), kLeast);
}

// What RoundToMultiple promises, stated without division: a multiple within one increment, on the side or as
// near as the mode says.
TEST(RoundToMultiple, GivesTheMultipleThatTheModeNames) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20000; ++round) {
    const auto n = static_cast<int64_t>(random() % 2'000'001) - 1'000'000;
    const auto d = static_cast<int64_t>(random() % 50) + 1;
    const auto increment = static_cast<int64_t>(random() % 500) + 1;
    const RoundingMode mode = kModes[random() % 7];
    const Rational value = Rational::Make(n, d).value();
    const int64_t multiple = RoundToMultiple(value, mode, increment).value();
    SCOPED_TRACE(testing::Message() << n << "/" << d << " to " << increment << " mode "
                                    << static_cast<int>(mode) << " is " << multiple);
    ASSERT_EQ(multiple % increment, 0);
    const Int128 twice_error = 2 * (Int128{multiple} * d - n);  // Of d-ths.
    const Int128 step = Int128{increment} * d;
    switch (mode) {
      case RoundingMode::kHalfUp:
      case RoundingMode::kHalfEven:
      case RoundingMode::kHalfDown: {
        ASSERT_TRUE(Magnitude(twice_error) <= Magnitude(step));
        if (Magnitude(twice_error) == Magnitude(step)) {
          const bool went_away = (n > 0) == (twice_error > 0);
          if (mode == RoundingMode::kHalfUp) {
            ASSERT_TRUE(went_away);
          }
          if (mode == RoundingMode::kHalfDown) {
            ASSERT_FALSE(went_away);
          }
          if (mode == RoundingMode::kHalfEven) {
            ASSERT_EQ(multiple / increment % 2, 0);
          }
        }
        break;
      }
      case RoundingMode::kUp:
        ASSERT_TRUE(n >= 0 ? twice_error >= 0 : twice_error <= 0);
        break;
      case RoundingMode::kDown:
        ASSERT_TRUE(n >= 0 ? twice_error <= 0 : twice_error >= 0);
        break;
      case RoundingMode::kFloor:
        ASSERT_TRUE(twice_error <= 0);
        break;
      case RoundingMode::kCeiling:
        ASSERT_TRUE(twice_error >= 0);
        break;
    }
    ASSERT_TRUE(Magnitude(twice_error) < Magnitude(2 * step));
  }
}

TEST(RoundToMultiple, KnowsItsLimits) {
  EXPECT_EQ(RoundToMultiple(1, RoundingMode::kUp, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(RoundToMultiple(1, RoundingMode::kUp, -5).fault(), Fault::kOutOfRange);
  EXPECT_EQ(RoundToMultiple(kMost, RoundingMode::kDown, kMost).value(), kMost);
  EXPECT_EQ(RoundToMultiple(kMost, RoundingMode::kUp, 10).fault(), Fault::kOverflow);
  EXPECT_EQ(RoundToMultiple(kMost, RoundingMode::kDown, 10).value(), kMost / 10 * 10);
  // A denominator of 255 bits shares everything with its numerator.
  Int256 power = 1;
  for (int i = 0; i < 160; ++i) power = Multiply(power, 3).value();
  const Rational seven = Rational::Make(Multiply(Int256::DivMod(power, 9).value().quotient, 7).value(),
                                        Int256::DivMod(power, 9).value().quotient)
                             .value();
  EXPECT_EQ(RoundToMultiple(seven, RoundingMode::kHalfUp, 1'000'000'000'000).value(), 0);
  EXPECT_EQ(RoundToMultiple(seven, RoundingMode::kUp, 1'000'000'000'000).value(), 1'000'000'000'000);
}

TEST(RoundToMultiple, TakesADecimalIncrementAndAnswersAtItsPlaces) {
  const auto round = [](const char* value, RoundingMode mode, const char* increment) {
    return RoundToMultiple(Rational(Decimal::Parse(value).value()), mode, Decimal::Parse(increment).value());
  };
  EXPECT_EQ(round("7.25", RoundingMode::kHalfUp, "0.5").value(), 75);
  EXPECT_EQ(round("7.25", RoundingMode::kHalfDown, "0.5").value(), 70);
  EXPECT_EQ(round("7.24", RoundingMode::kHalfUp, "1").value(), 7);
  EXPECT_EQ(round("-7.5", RoundingMode::kHalfUp, "1").value(), -8);
  EXPECT_EQ(round("7.5", RoundingMode::kHalfUp, "1.00").value(), 800);
  EXPECT_EQ(round("7.5", RoundingMode::kHalfUp, "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(round("7.5", RoundingMode::kHalfUp, "-1").fault(), Fault::kOutOfRange);
  EXPECT_EQ(round("999999999999999999", RoundingMode::kHalfUp, "0.01").fault(), Fault::kOverflow);
  EXPECT_EQ(RoundToMultiple(Rational::Make(200, 3).value(), RoundingMode::kHalfUp, Decimal{1, 2}).value(),
            6667);
}

TEST(RoundAmount, RoundsAsPublishedSchemesDo) {
  const auto round = [](Int128 n, Int128 d, RoundingMode mode, int64_t increment) {
    return RoundAmount(Rational::Make(n, d).value(), {mode, increment}).value();
  };
  EXPECT_EQ(round(10'135'75, 100, RoundingMode::kHalfUp, 5), 10'135);   // GBP 101.3575 to the nearest 5p.
  EXPECT_EQ(round(10'138, 1, RoundingMode::kHalfUp, 5), 10'140);        // GBP 101.38 likewise.
  EXPECT_EQ(round(10'135'01, 100, RoundingMode::kCeiling, 1), 10'136);  // A daily rate, up to the penny.
  EXPECT_EQ(round(10'150, 1, RoundingMode::kHalfUp, 100), 10'200);      // GBP 101.50 to the pound.
  EXPECT_EQ(round(10'150, 1, RoundingMode::kHalfEven, 100), 10'200);
  EXPECT_EQ(round(10'250, 1, RoundingMode::kHalfEven, 100), 10'200);
  EXPECT_EQ(round(10'249, 1, RoundingMode::kHalfUp, 500), 10'000);
  EXPECT_EQ(round(10'250, 1, RoundingMode::kHalfUp, 500), 10'500);
}

}  // namespace
}  // namespace ras
