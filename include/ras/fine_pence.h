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

/// An amount in pence as it is carried: the multiple of a billionth of a penny that it is or, by rounding to
/// odd, becomes. The denominator of the result is 10^9. kOutOfRange beyond kMaxPence on either side,
/// kOverflow if the amount's numerator, in lowest terms, times 10^9 does not fit 256 bits.
constexpr Result<Rational> ToFinePence(const Rational& pence) noexcept {
  if (pence > Rational(kMaxPence) || pence < Rational(-kMaxPence)) return Fault::kOutOfRange;
  Rational lowest = pence;
  Result<Int256> scaled = Multiply(lowest.numerator(), Int256(kFinePerPenny));
  if (!scaled.ok()) {
    lowest = pence.Reduced();
    scaled = Multiply(lowest.numerator(), Int256(kFinePerPenny));
    if (!scaled.ok()) return Fault::kOverflow;
  }
  // At most 10^22, which fits 128 bits.
  const Int256::Division parts = Int256::DivMod(scaled.value(), lowest.denominator()).value();
  const Int128 cut = parts.quotient.AsInt128();
  const Int128 step = parts.remainder.Sign();  // Zero where nothing has to be rounded.
  const bool away = RoundsAwayToOdd((cut & 1) != 0);
  return Rational::Make(Int256(away ? cut + step : cut), Int256(kFinePerPenny));
}

}  // namespace ras

#endif  // RAS_FINE_PENCE_H_
