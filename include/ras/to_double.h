// From exact numbers to the doubles that statistics are told in: one rounding at the end, the same bits on
// every platform (docs/figures.md section 1).
#ifndef RAS_TO_DOUBLE_H_
#define RAS_TO_DOUBLE_H_

#include "ras/int256.h"
#include "ras/rational.h"

namespace ras {

/// The double nearest to the value, a tie going to the even one (IEEE 754). Always finite.
constexpr double ToDouble(const Int256& value) noexcept {
  Int256 part = value.Absolute();
  double scale = 1;
  while (!part.FitsInt128()) {
    // At least 63 bits stay, ten more than a double keeps: whatever is dropped is told by the last of them.
    const Int256::Division cut = Int256::DivMod(part, Int256(Int128{1} << 64)).value();
    part = cut.quotient;
    if (!cut.remainder.IsZero() && (part.AsInt64() & 1) == 0) part = Add(part, Int256(1)).value();
    scale *= 18446744073709551616.0;  // 2^64, exactly.
  }
  const double magnitude = static_cast<double>(part.AsInt128()) * scale;
  return value.IsNegative() ? -magnitude : magnitude;
}

/// The quotient of the doubles nearest to the parts: within two units in the last place of the value, and
/// exact where the parts and the quotient are. Always finite.
constexpr double ToDouble(const Rational& value) noexcept {
  return ToDouble(value.numerator()) / ToDouble(value.denominator());
}

}  // namespace ras

#endif  // RAS_TO_DOUBLE_H_
