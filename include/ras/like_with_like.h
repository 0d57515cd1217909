// Pairing like with like: what people cost today leaves out what family and friends do, and a score of all
// need does not. Either the cost is grossed up, or the score is brought down (docs/collating.md section 5).
#ifndef RAS_LIKE_WITH_LIKE_H_
#define RAS_LIKE_WITH_LIKE_H_

#include <cstddef>
#include <cstdint>

#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// True from 0 to 100 percent.
constexpr bool IsSharePercent(const Decimal& percent) noexcept {
  return percent >= Decimal{0, 0} && percent <= Decimal{100, 0};
}

/// What a cost would be if nothing were taken off it for informal support: cost / (1 - percent / 100),
/// exactly. Taking `percent` off the result gives the cost again. kDivisionByZero for 100 percent, whatever
/// the cost: of nothing at all, no whole can be told. kOutOfRange for no such percentage, kOverflow if it
/// does not fit.
constexpr Result<Rational> GrossUp(const Rational& cost, const Decimal& percent) noexcept {
  if (!IsSharePercent(percent)) return Fault::kOutOfRange;
  // 0 to 100 with at most 9 places: 12 digits.
  const int64_t whole = 100 * kPowersOfTen[percent.places];
  const Result<Rational> factor =
      Rational::Make(Int256(whole), Int256(whole - percent.coefficient));  // At most 100 / 10^-9.
  return factor.ok() ? Multiply(cost, factor.value()) : factor;
}

/// The part of a score that informal support leaves: score x (1 - percent / 100), exactly. kNotExact if it
/// has more than kMaxPlaces decimals, kOutOfRange for no such percentage or more than kMaxDigits digits.
constexpr Result<Decimal> NeedLeft(const Decimal& score, const Decimal& percent) noexcept {
  if (!IsSharePercent(percent)) return Fault::kOutOfRange;
  const int64_t left = 100 * kPowersOfTen[percent.places] - percent.coefficient;
  Int128 coefficient = MultiplyWide(score.coefficient, left);  // Below 10^30.
  auto places = static_cast<uint8_t>(score.places + percent.places + 2);
  while (places > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    --places;
  }
  if (places > kMaxPlaces) return Fault::kNotExact;
  if (!FitsInt64(coefficient)) return Fault::kOutOfRange;
  return Decimal::Make(static_cast<int64_t>(coefficient), places);
}

}  // namespace ras

#endif  // RAS_LIKE_WITH_LIKE_H_
