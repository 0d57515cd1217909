#include "lib/allocate/running_amount.h"

#include "ras/rounding.h"

namespace ras {

std::string RunningAmount::ToString() const {
  if (whole_) return FormatMoney(pence_);
  return Divide(fraction_, Rational(100)).value_or(Rational()).ToString();
}

bool RunningAmount::Times(int64_t numerator, int64_t denominator, const CompiledRounding& rounding,
                          RunningAmount* out) const {
  if (whole_) {
    const Int128 product = MultiplyWide(pence_, numerator);
    if (!rounding.exact) {
      const Result<int64_t> multiple = RoundQuotient(
          product, MultiplyWide(denominator, rounding.rule.increment_pence), rounding.rule.mode);
      if (!multiple.ok()) return false;
      const Int128 rounded = MultiplyWide(multiple.value(), rounding.rule.increment_pence);
      if (rounded > kMaxPence || rounded < -kMaxPence) return false;
      *out = RunningAmount(static_cast<int64_t>(rounded));
      return true;
    }
    return FromExact(Rational::Make(Int256(product), Int256(denominator)), out);
  }
  const Result<Rational> factor = Rational::Make(Int256(numerator), Int256(denominator));
  if (!factor.ok()) return false;
  const Result<Rational> product = Multiply(fraction_, factor.value());
  if (rounding.exact || !product.ok()) return FromExact(product, out);
  const Result<int64_t> rounded = RoundAmount(product.value(), rounding.rule);
  if (!rounded.ok() || !IsAmount(rounded.value())) return false;
  *out = RunningAmount(rounded.value());
  return true;
}

bool RunningAmount::Plus(int64_t pence, RunningAmount* out) const {
  if (!whole_) return FromExact(Add(fraction_, Rational(pence)), out);
  const Result<int64_t> sum = AddMoney(pence_, pence);
  if (!sum.ok()) return false;
  *out = RunningAmount(sum.value());
  return true;
}

RunningAmount RunningAmount::Minus(const RunningAmount& before) const {
  if (whole_ && before.whole_) return RunningAmount(pence_ - before.pence_);
  RunningAmount difference;
  FromExact(Subtract(Exact(), before.Exact()), &difference);
  return difference;
}

bool RunningAmount::FromExact(const Result<Rational>& exact, RunningAmount* out) {
  if (!exact.ok()) return false;
  if (exact.value() > Rational(kMaxPence) || exact.value() < Rational(-kMaxPence)) return false;
  const Result<int64_t> whole = exact.value().AtPlaces(0);
  if (whole.ok()) {
    *out = RunningAmount(whole.value());
    return true;
  }
  out->whole_ = false;
  out->pence_ = 0;
  out->fraction_ = exact.value();
  return true;
}

}  // namespace ras
