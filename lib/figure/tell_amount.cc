#include "lib/figure/tell_amount.h"

#include <array>
#include <charconv>
#include <cstddef>

#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {

namespace {

// The whole number that a value rounds to, however many digits it has, as text with the point before the last
// `decimals`.
std::string WideText(const Rational& value, uint8_t decimals, RoundingMode mode) {
  const Int256::Division parts = Int256::DivMod(value.numerator().Absolute(), value.denominator()).value();
  const Int256& rest = parts.remainder;
  const bool odd = !Int256::DivMod(parts.quotient, Int256(2)).value().remainder.IsZero();
  const bool away = !rest.IsZero() && RoundsAway(mode, value.Sign() < 0, odd,
                                                 rest <=> Subtract(value.denominator(), rest).value());
  // Where something is left the quotient is at most half of what fits.
  std::string digits = Add(parts.quotient, Int256(away ? 1 : 0)).value().ToString();
  if (digits.size() <= decimals) digits.insert(0, decimals + std::size_t{1} - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  return (value.Sign() < 0 ? "-" : "") + digits;
}

}  // namespace

Result<std::string> DecimalText(const Rational& value, uint8_t decimals) {
  const Result<Rational> scaled = Multiply(value, Rational(kPowersOfTen[decimals]));
  if (!scaled.ok()) return scaled.fault();
  const Result<int64_t> whole = RoundToMultiple(scaled.value(), RoundingMode::kHalfEven, int64_t{1});
  if (!whole.ok()) return WideText(scaled.value(), decimals, RoundingMode::kHalfEven);
  std::array<char, kDecimalChars> text{};
  return std::string(text.data(), internal::WriteScaled(whole.value(), decimals, text.data()));
}

std::string DecimalText(double value, uint8_t decimals) {
  std::array<char, 64> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
  return {text.data(), end};
}

void TellAmount(const Rational& pence, v1::Amount* amount) {
  const Result<int64_t> whole = RoundToMultiple(pence, RoundingMode::kHalfUp, int64_t{1});
  if (whole.ok()) return TellAmount(whole.value(), amount);
  amount->set_decimal(WideText(pence, 2, RoundingMode::kHalfUp));
}

void TellAmount(int64_t pence, v1::Amount* amount) {
  amount->set_pence(pence);
  amount->set_decimal(FormatMoney(pence));
}

void TellTotal(Int128 pence, v1::Amount* amount) {
  TellAmount(Rational::Make(Int256(pence), Int256(1)).value(), amount);
}

void TellExactly(const Rational& pence, v1::Amount* amount) {
  if (const Result<int64_t> whole = pence.AtPlaces(0); whole.ok()) return TellAmount(whole.value(), amount);
  amount->set_decimal(InWholeUnits(pence));
}

std::string InWholeUnits(const Rational& pence) {
  return Divide(pence, Rational(100)).value_or(Rational()).ToString();
}

}  // namespace ras
