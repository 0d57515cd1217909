// + - * / on exact fractions, so that a formula reads as it is written down. An operand may be a step that
// has failed; then so has the whole, with the fault of the leftmost one.
#ifndef RAS_RATIONAL_OPERATORS_H_
#define RAS_RATIONAL_OPERATORS_H_

#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// The sum, or the fault of an operand or of Add.
constexpr Result<Rational> operator+(const Result<Rational>& a, const Result<Rational>& b) noexcept {
  return !a.ok() ? a : !b.ok() ? b : Add(a.value(), b.value());
}
/// The difference, or the fault of an operand or of Subtract.
constexpr Result<Rational> operator-(const Result<Rational>& a, const Result<Rational>& b) noexcept {
  return !a.ok() ? a : !b.ok() ? b : Subtract(a.value(), b.value());
}
/// The product, or the fault of an operand or of Multiply.
constexpr Result<Rational> operator*(const Result<Rational>& a, const Result<Rational>& b) noexcept {
  return !a.ok() ? a : !b.ok() ? b : Multiply(a.value(), b.value());
}
/// The quotient, or the fault of an operand or of Divide.
constexpr Result<Rational> operator/(const Result<Rational>& a, const Result<Rational>& b) noexcept {
  return !a.ok() ? a : !b.ok() ? b : Divide(a.value(), b.value());
}

}  // namespace ras

#endif  // RAS_RATIONAL_OPERATORS_H_
