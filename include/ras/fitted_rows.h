// What every step that takes rows and gives rows asks of them.
#ifndef RAS_FITTED_ROWS_H_
#define RAS_FITTED_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// kNone if the rows can be worked on. kEmpty without rows; kUnordered unless every score is above the one
/// before; kOutOfRange for fewer people than none, more than kMaxCases in all, or an amount beyond kMaxPence
/// on either side of zero. An amount below zero passes: a fitted curve may dip there before a later step
/// lifts it. O(n).
inline Fault CheckFittedRows(std::span<const FittedScore> rows) noexcept {
  if (rows.empty()) return Fault::kEmpty;
  int64_t room = kMaxCases;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && rows[i].score <= rows[i - 1].score) return Fault::kUnordered;
    if (rows[i].cases < 0 || rows[i].cases > room) return Fault::kOutOfRange;
    room -= rows[i].cases;
    if (rows[i].pence < Rational(-kMaxPence) || rows[i].pence > Rational(kMaxPence))
      return Fault::kOutOfRange;
  }
  return Fault::kNone;
}

}  // namespace ras

#endif  // RAS_FITTED_ROWS_H_
