// Fine pence: how exactly an amount is carried from one step of building a table to the next.
//
// Exact fractions of many rows have many denominators, and sums of them soon fit no integer. So a row's
// amount is carried in billionths of a penny, and what lies between two billionths becomes the odd one of
// them: rounding to odd, which a later rounding cannot notice (S. Boldo and G. Melquiond, Emulation of FMA
// and correctly rounded sums: proved algorithms using rounding to odd, IEEE Transactions on Computers 57
// (2008), 462-471). Any multiple of a penny, and of half a penny, is an even number of billionths. So an
// amount that has to be rounded to odd is on the same side of all of them before and after, and never becomes
// one: rounded to pence, by any mode and to any increment, it comes to the same as the exact value.
#ifndef RAS_FINE_PENCE_H_
#define RAS_FINE_PENCE_H_

#include <cstdint>

#include "ras/int256.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// A penny in fine pence.
inline constexpr int64_t kFinePerPenny = 1'000'000'000;

/// Whether a value that lies between two whole numbers becomes the one further from zero, when rounded to
/// odd. `odd` tells whether the one nearer to zero is odd.
constexpr bool RoundsAwayToOdd(bool odd) noexcept { return !odd; }

namespace internal {

/// What is left of a sum modulo a divisor, and how often the divisor went into it.
struct Modular {
  Int256 rest;
  int64_t times = 0;

  /// Adds what is below the divisor; no sum is formed that could be too wide.
  constexpr void AddBelow(const Int256& value, const Int256& divisor) noexcept {
    const Int256 room = Subtract(divisor, value).value();
    const bool over = rest >= room;
    rest = over ? Subtract(rest, room).value() : Add(rest, value).value();
    times += over ? 1 : 0;
  }
};

/// rest x kFinePerPenny / divisor for 0 <= rest < divisor, as a whole number and what is left, however wide
/// the two are: the product is formed bit by bit of the factor.
constexpr Modular FineParts(const Int256& rest, const Int256& divisor) noexcept {
  Modular parts;
  for (int64_t bit = int64_t{1} << 29; bit > 0; bit /= 2) {
    parts.times *= 2;
    parts.AddBelow(parts.rest, divisor);
    if ((kFinePerPenny & bit) != 0) parts.AddBelow(rest, divisor);
  }
  return parts;
}

}  // namespace internal

/// An amount in pence as it is carried: the multiple of a billionth of a penny that it is or, by rounding to
/// odd, becomes. The denominator of the result is 10^9. kOutOfRange beyond kMaxPence on either side, and
/// never anything else, however wide the fraction.
constexpr Result<Rational> ToFinePence(const Rational& pence) noexcept {
  if (pence > Rational(kMaxPence) || pence < Rational(-kMaxPence)) return Fault::kOutOfRange;
  const Int256 divisor = pence.denominator();
  const Int256::Division whole = Int256::DivMod(pence.numerator().Absolute(), divisor).value();
  const internal::Modular parts = internal::FineParts(whole.remainder, divisor);
  // At most 10^22, which fits 128 bits.
  Int128 fine = MultiplyWide(whole.quotient.AsInt64(), kFinePerPenny) + parts.times;
  if (!parts.rest.IsZero() && RoundsAwayToOdd((fine & 1) != 0)) ++fine;
  return Rational::Make(Int256(pence.Sign() < 0 ? -fine : fine), Int256(kFinePerPenny));
}

}  // namespace ras

#endif  // RAS_FINE_PENCE_H_
