// Formulas in exact fractions, and what becomes of one in which a step fails.
#include "ras/rational_operators.h"

#include <gtest/gtest.h>

namespace ras {
namespace {

constexpr Result<Rational> kOverflowed = Fault::kOverflow;
constexpr Result<Rational> kWithout = Fault::kEmpty;

TEST(RationalOperators, AFormulaReadsAsItIsWrittenDown) {
  const Rational two(2), three(3), four(4);
  EXPECT_EQ((two + three * four - two / four).value(), Rational(Decimal{135, 1}));
  static_assert((Rational(1) / Rational(3) * Rational(3)).value() == Rational(1));
}

TEST(RationalOperators, AStepThatFailsIsTheResultOfTheWhole) {
  const Rational one(1);
  EXPECT_EQ((one / Rational(0)).fault(), Fault::kDivisionByZero);
  EXPECT_EQ((one / Rational(0) + one).fault(), Fault::kDivisionByZero);
  for (const Result<Rational>& failed :
       {kOverflowed + one, kOverflowed - one, kOverflowed * one, kOverflowed / one,  //
        one + kOverflowed, one - kOverflowed, one * kOverflowed, one / kOverflowed}) {
    EXPECT_EQ(failed.fault(), Fault::kOverflow);
  }
}

TEST(RationalOperators, OfTwoFaultsTheLeftOneIsTold) {
  for (const Result<Rational>& failed :
       {kWithout + kOverflowed, kWithout - kOverflowed, kWithout * kOverflowed, kWithout / kOverflowed}) {
    EXPECT_EQ(failed.fault(), Fault::kEmpty);
  }
}

}  // namespace
}  // namespace ras
