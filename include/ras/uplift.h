// An amount brought up to date with prices (docs/publishing-a-table.md section 1).
#ifndef RAS_UPLIFT_H_
#define RAS_UPLIFT_H_

#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// amount x (1 + percent / 100), exactly; nothing is rounded. kOutOfRange for a percent of -100 or less,
/// which would leave nothing of any amount; kOverflow if the exact product does not fit a Rational.
///
///     Uplifted(6185, Decimal::Parse("10.1").value())   // 6809.685 pence
constexpr Result<Rational> Uplifted(const Rational& amount, const Decimal& percent) noexcept {
  const Result<Rational> parts = Add(Rational(100), Rational(percent));
  if (!parts.ok()) return parts;
  if (parts.value().Sign() <= 0) return Fault::kOutOfRange;
  const Result<Rational> factor = Divide(parts.value(), Rational(100));
  if (!factor.ok()) return factor;
  return Multiply(amount, factor.value());
}

}  // namespace ras

#endif  // RAS_UPLIFT_H_
