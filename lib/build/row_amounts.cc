#include "lib/build/row_amounts.h"

#include <array>

#include "ras/decimal.h"
#include "ras/fine_pence.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {

Result<Rational> TotalFor(std::span<const FittedScore> rows) {
  Int256 fine_pence;
  for (const FittedScore& row : rows) {
    const Result<Rational> fine = ToFinePence(row.pence);
    if (!fine.ok()) return fine;
    // At most 10^22 for each of at most 2^40 people, and a million rows: far below 2^255.
    const Result<Int256> product = Multiply(fine.value().numerator(), Int256(row.cases));
    const Result<Int256> sum = Add(fine_pence, product.value());
    if (!product.ok() || !sum.ok()) return Fault::kOutOfRange;
    fine_pence = sum.value();
  }
  return Rational::Make(fine_pence, Int256(kFinePerPenny));
}

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

Result<std::string> DecimalText(const Rational& value, uint8_t decimals) {
  const Result<Rational> scaled = Multiply(value, Rational(kPowersOfTen[decimals]));
  if (!scaled.ok()) return scaled.fault();
  const Result<int64_t> whole = RoundToMultiple(scaled.value(), RoundingMode::kHalfEven, int64_t{1});
  if (!whole.ok()) return whole.fault();
  std::array<char, kDecimalChars> text{};
  return std::string(text.data(), internal::WriteScaled(whole.value(), decimals, text.data()));
}

void TellAmount(const Rational& pence, v1::Amount* amount) {
  const Result<int64_t> whole = RoundToMultiple(pence, RoundingMode::kHalfUp, int64_t{1});
  if (whole.ok()) TellAmount(whole.value(), amount);
}

void TellAmount(int64_t pence, v1::Amount* amount) {
  amount->set_pence(pence);
  amount->set_decimal(FormatMoney(pence));
}

}  // namespace ras
