// What an amount of money buys at a price (docs/market-test.md section 2).
#ifndef RAS_PURCHASE_H_
#define RAS_PURCHASE_H_

#include <cstdint>

#include "ras/rational.h"
#include "ras/rational_operators.h"
#include "ras/result.h"
#include "ras/rounding.h"

namespace ras {

/// Units at one price. Money and price are for one stretch of time and in one unit of currency, pence say.
struct Purchase {
  int64_t whole = 0;       ///< Whole units.
  Rational left;           ///< What is left after them: not below zero, and below the price of a unit.
  int64_t hundredths = 0;  ///< Units and parts of one, in hundredths, rounded down.
};

/// What `money` buys at `price` a unit: whole * price + left is the money, exactly. kOutOfRange for money
/// below zero or a price that is not above it; kOverflow if a count does not fit 64 bits, or a product 256.
constexpr Result<Purchase> Buy(const Rational& money, const Rational& price) noexcept {
  if (money.Sign() < 0 || price.Sign() <= 0) return Fault::kOutOfRange;
  const Result<Rational> units = Divide(money, price);
  if (!units.ok()) return units.fault();
  const Result<int64_t> whole = RoundToMultiple(units.value(), RoundingMode::kDown, 1);
  if (!whole.ok()) return whole.fault();
  const Result<int64_t> hundredths = RoundToMultiple(units.value(), RoundingMode::kDown, Decimal{1, 2});
  if (!hundredths.ok()) return hundredths.fault();
  const Result<Rational> left = Result<Rational>(money) - Result<Rational>(price) * Rational(whole.value());
  if (!left.ok()) return left.fault();
  return Purchase{whole.value(), left.value(), hundredths.value()};
}

}  // namespace ras

#endif  // RAS_PURCHASE_H_
