#include "lib/build/row_amounts.h"

#include "ras/fine_pence.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {

namespace {

// The exact total, or a fault if a sum on the way does not fit 256 bits, or the total 128, which leave room
// for the factor that is made of it.
Result<Rational> ExactTotal(std::span<const FittedScore> rows) {
  Rational total;
  for (const FittedScore& row : rows) {
    if (row.cases == 0) continue;
    const Result<Rational> product = Multiply(row.pence, Rational(row.cases));
    if (!product.ok()) return product;
    const Result<Rational> sum = Add(total, product.value());
    if (!sum.ok()) return sum;
    total = sum.value();
  }
  total = total.Reduced();
  if (!total.numerator().FitsInt128() || !total.denominator().FitsInt128()) return Fault::kOverflow;
  return total;
}

}  // namespace

Rational TotalFor(std::span<const FittedScore> rows) {
  if (const Result<Rational> exact = ExactTotal(rows); exact.ok()) return exact.value();
  Int256 fine_pence;
  for (const FittedScore& row : rows) {
    // At most 10^22 for each of at most 2^40 people: far below 2^255.
    const Rational fine = ToFinePence(row.pence).value();
    fine_pence = Add(fine_pence, Multiply(fine.numerator(), Int256(row.cases)).value()).value();
  }
  return Rational::Make(fine_pence, Int256(kFinePerPenny)).value();
}

bool HasExactTotal(std::span<const FittedScore> rows) { return ExactTotal(rows).ok(); }

Result<Rational> TimesFactor(const Rational& pence, const Rational& factor) {
  Result<Rational> product = Multiply(pence, factor);
  if (!product.ok()) {
    const Result<Rational> fine = ToFinePence(pence);
    if (!fine.ok()) return fine;
    product = Multiply(fine.value(), factor);
  }
  if (!product.ok() || product.value() > Rational(kMaxPence)) return Fault::kOutOfRange;
  return product;
}

}  // namespace ras
