// Square roots of exact values, rounded once and by name (docs/variance.md section 2).
#ifndef RAS_SQUARE_ROOT_H_
#define RAS_SQUARE_ROOT_H_

#include <cstdint>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"

namespace ras {

/// The greatest integer whose square is not above the value. Pure integer arithmetic: the same everywhere.
constexpr uint64_t FloorSquareRoot(UInt128 value) noexcept {
  uint64_t root = 0;
  for (uint64_t bit = uint64_t{1} << 63; bit != 0; bit >>= 1) {
    const uint64_t longer = root | bit;
    if (UInt128{longer} * longer <= value) root = longer;
  }
  return root;
}

/// The square root to the nearest integer, halves up: of a variance in square pence the standard deviation to
/// the penny. kOutOfRange below zero, kOverflow above 2^124.
constexpr Result<int64_t> RoundedSquareRoot(const Rational& value) noexcept {
  if (value.Sign() < 0) return Fault::kOutOfRange;
  const Int256 whole = Int256::DivMod(value.numerator(), value.denominator()).value().quotient;
  if (!whole.FitsInt128() || whole.AsInt128() > Int128{1} << 124) return Fault::kOverflow;
  // The root of four times the value is twice the root, so that its last bit tells of the half. What lies
  // behind the decimal point of four times the value does not move a floor.
  const Result<Rational> four_times = Multiply(value, Rational(4));
  if (!four_times.ok()) return four_times.fault();
  const Int256 floor =
      Int256::DivMod(four_times.value().numerator(), four_times.value().denominator()).value().quotient;
  return static_cast<int64_t>((FloorSquareRoot(static_cast<UInt128>(floor.AsInt128())) + 1) / 2);
}

}  // namespace ras

#endif  // RAS_SQUARE_ROOT_H_
