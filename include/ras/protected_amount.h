// What somebody receives who would lose by a new policy and is protected from it for a time (seed 002, policy
// issue 5; docs/comparing-policies.md section 4).
#ifndef RAS_PROTECTED_AMOUNT_H_
#define RAS_PROTECTED_AMOUNT_H_

#include <algorithm>
#include <cstdint>

#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/money.h"
#include "ras/result.h"
#include "ras/rounding.h"

namespace ras {

/// The protection of one year.
struct YearOfProtection {
  /// The share of the loss that is made good, in percent from 0 to 100.
  Decimal kept_percent;
  /// The least of the earlier amount that is left, in percent from 0 to 100. 0: there is no such bound.
  Decimal left_percent;
};

/// The highest of what is allocated, that and the share of the loss that is made good, and what is left of
/// the earlier amount; rounded once, and then never below what is allocated nor above what was held. What is
/// allocated, if nothing is lost. In pence. kOutOfRange for an amount that is not from 0 to kMaxPence or a
/// percentage that is not from 0 to 100; kOverflow if rounding leads beyond 64 bits.
constexpr Result<int64_t> ProtectedAmount(int64_t held, int64_t allocated, const YearOfProtection& year,
                                          const AmountRounding& rounding) noexcept {
  if (held < 0 || held > kMaxPence || allocated < 0 || allocated > kMaxPence) return Fault::kOutOfRange;
  const auto is_percent = [](const Decimal& percent) {
    return percent.coefficient >= 0 && percent.places <= kMaxPlaces &&
           percent.coefficient <= 100 * kPowersOfTen[percent.places];
  };
  if (!is_percent(year.kept_percent) || !is_percent(year.left_percent)) return Fault::kOutOfRange;
  if (held <= allocated) return allocated;
  // Both candidates over one denominator, 100 * 10^places: below 10^13 * 10^11 each.
  const uint8_t places = std::max(year.kept_percent.places, year.left_percent.places);
  const int64_t whole = 100 * kPowersOfTen[places];
  const Int128 kept = MultiplyWide(allocated, whole) +
                      MultiplyWide(held - allocated, year.kept_percent.coefficient *
                                                         kPowersOfTen[places - year.kept_percent.places]);
  const Int128 left =
      MultiplyWide(held, year.left_percent.coefficient * kPowersOfTen[places - year.left_percent.places]);
  const Int128 divisor = MultiplyWide(whole, rounding.increment_pence);
  const Result<int64_t> count = RoundQuotient(std::max(kept, left), divisor, rounding.mode);
  if (!count.ok()) return count;
  const Int128 rounded = MultiplyWide(count.value(), rounding.increment_pence);
  return static_cast<int64_t>(std::clamp(rounded, Int128{allocated}, Int128{held}));
}

}  // namespace ras

#endif  // RAS_PROTECTED_AMOUNT_H_
