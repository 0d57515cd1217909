// Rounding is data: every place that rounds names a mode and an increment (docs/figures.md section 1).
#ifndef RAS_ROUNDING_H_
#define RAS_ROUNDING_H_

#include <compare>
#include <cstdint>

#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// Which neighbour a value between two multiples of the increment goes to. A value that is a multiple stays.
enum class RoundingMode : uint8_t {
  kHalfUp,    ///< The nearer; a tie goes away from zero, as a spreadsheet's ROUND does.
  kHalfEven,  ///< The nearer; a tie goes to the even multiple, as banks do.
  kHalfDown,  ///< The nearer; a tie goes towards zero.
  kUp,        ///< Away from zero.
  kDown,      ///< Towards zero.
  kFloor,     ///< Towards minus infinity.
  kCeiling,   ///< Towards plus infinity.
};

/// How an amount of money is rounded: to a multiple of `increment_pence` (at least 1).
struct AmountRounding {
  RoundingMode mode = RoundingMode::kHalfUp;
  int64_t increment_pence = 1;

  friend constexpr bool operator==(const AmountRounding&, const AmountRounding&) = default;
};

/// The whole of the rule, for a value that lies strictly between two multiples: does it go to the one further
/// from zero? `odd` tells whether the one nearer to zero is an odd multiple; `half` how the part beyond it
/// compares with half an increment.
constexpr bool RoundsAway(RoundingMode mode, bool negative, bool odd, std::strong_ordering half) noexcept {
  switch (mode) {
    case RoundingMode::kHalfUp:
      return half >= 0;
    case RoundingMode::kHalfEven:
      return half > 0 || (half == 0 && odd);
    case RoundingMode::kHalfDown:
      return half > 0;
    case RoundingMode::kUp:
      return true;
    case RoundingMode::kDown:
      return false;
    case RoundingMode::kFloor:
      return negative;
    case RoundingMode::kCeiling:
      return !negative;
  }
  return false;
}

namespace internal {

// n / d over magnitudes of one unsigned type, d > 0, rounded; the result is the magnitude of the rounded
// quotient.
template <class Unsigned>
constexpr Unsigned RoundMagnitudes(Unsigned n, Unsigned d, bool negative, RoundingMode mode) noexcept {
  const Unsigned quotient = n / d;
  const Unsigned rest = n - quotient * d;
  if (rest == 0) return quotient;
  // rest <=> d / 2, without doubling what may not fit.
  const bool away = RoundsAway(mode, negative, (quotient & 1) != 0, rest <=> d - rest);
  return quotient + static_cast<Unsigned>(away ? 1 : 0);
}

// The signed 64-bit integer of a sign and a magnitude, or kOverflow.
constexpr Result<int64_t> ToSigned(UInt128 magnitude, bool negative) noexcept {
  const UInt128 limit = (UInt128{1} << 63) - static_cast<UInt128>(negative ? 0 : 1);
  if (magnitude > limit) return Fault::kOverflow;
  const auto bits = static_cast<uint64_t>(magnitude);
  return static_cast<int64_t>(negative ? uint64_t{0} - bits : bits);
}

}  // namespace internal

/// n / d rounded to an integer. kDivisionByZero for d = 0, kOverflow if the rounded quotient does not fit 64
/// bits.
constexpr Result<int64_t> RoundQuotient(Int128 n, Int128 d, RoundingMode mode) noexcept {
  if (d == 0) return Fault::kDivisionByZero;
  const bool negative = (n < 0) != (d < 0);
  const UInt128 dividend = Magnitude(n);
  const UInt128 divisor = Magnitude(d);
  if (((dividend | divisor) >> 64) == 0) {
    return internal::ToSigned(internal::RoundMagnitudes(static_cast<uint64_t>(dividend),
                                                        static_cast<uint64_t>(divisor), negative, mode),
                              negative);
  }
  return internal::ToSigned(internal::RoundMagnitudes(dividend, divisor, negative, mode), negative);
}

/// The same for 256-bit parts.
constexpr Result<int64_t> RoundQuotient(const Int256& n, const Int256& d, RoundingMode mode) noexcept {
  if (n.FitsInt128() && d.FitsInt128()) return RoundQuotient(n.AsInt128(), d.AsInt128(), mode);
  const Result<Int256::Division> division = Int256::DivMod(n, d);
  if (!division.ok()) return division.fault();
  const Result<int64_t> cut = division.value().quotient.ToInt64();
  if (!cut.ok()) return cut;
  const Int256 rest = division.value().remainder.Absolute();
  if (rest.IsZero()) return cut;
  const bool negative = n.IsNegative() != d.IsNegative();
  const bool odd = (cut.value() & 1) != 0;
  const Int256 other = Subtract(d.Absolute(), rest).value();  // Both positive, so the difference fits.
  if (!RoundsAway(mode, negative, odd, rest <=> other)) return cut;
  return internal::ToSigned(Magnitude(cut.value()) + 1, negative);
}

/// The multiple of `increment` that `value` rounds to, both in one unit: pence and pence, say, or points at
/// one scale. kOutOfRange for an increment below 1, kOverflow if the multiple does not fit 64 bits.
constexpr Result<int64_t> RoundToMultiple(const Rational& value, RoundingMode mode,
                                          int64_t increment) noexcept {
  if (increment < 1) return Fault::kOutOfRange;
  Result<Int256> divisor = Multiply(value.denominator(), Int256(increment));
  Rational lowest = value;
  if (!divisor.ok()) {
    lowest = value.Reduced();
    divisor = Multiply(lowest.denominator(), Int256(increment));
    if (!divisor.ok()) return Fault::kOverflow;
  }
  const Result<int64_t> count = RoundQuotient(lowest.numerator(), divisor.value(), mode);
  if (!count.ok()) return count;
  const Int128 multiple = MultiplyWide(count.value(), increment);
  if (!FitsInt64(multiple)) return Fault::kOverflow;
  return static_cast<int64_t>(multiple);
}

/// The multiple of a decimal increment that `value` rounds to, as an integer at the increment's places: 7.25
/// to a multiple of 0.5 is 75, half-up, and means 7.5. kOutOfRange for an increment that is not positive,
/// kOverflow beyond 64 bits.
constexpr Result<int64_t> RoundToMultiple(const Rational& value, RoundingMode mode,
                                          const Decimal& increment) noexcept {
  if (increment.coefficient < 1) return Fault::kOutOfRange;
  const Result<Rational> scaled = Multiply(value, Rational(kPowersOfTen[increment.places]));
  if (!scaled.ok()) return scaled.fault();
  return RoundToMultiple(scaled.value(), mode, increment.coefficient);
}

/// `pence` rounded as an amount of money. Faults as above.
constexpr Result<int64_t> RoundAmount(const Rational& pence, const AmountRounding& rounding) noexcept {
  return RoundToMultiple(pence, rounding.mode, rounding.increment_pence);
}

}  // namespace ras

#endif  // RAS_ROUNDING_H_
