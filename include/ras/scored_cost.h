// What an allocation table is built from, and what a method makes of it (docs/building-a-table.md).
#ifndef RAS_SCORED_COST_H_
#define RAS_SCORED_COST_H_

#include <cstdint>

#include "ras/money.h"
#include "ras/rational.h"

namespace ras {

/// The most people of one sample. With amounts of at most kMaxPence, sums of squares of pence fit 128 bits.
inline constexpr int64_t kMaxCases = int64_t{1} << 40;

/// One person of the sample: the score of the needs questionnaire, at whatever scale the caller has chosen
/// for all of them, and the cost of the support in pence, not below zero.
struct ScoredCost {
  int64_t score = 0;
  int64_t pence = 0;

  friend constexpr bool operator==(const ScoredCost&, const ScoredCost&) = default;
};

/// What a method says of one score that people of the sample have: the exact amount, before any rounding, and
/// how many people it stands for.
struct FittedScore {
  int64_t score = 0;
  int64_t cases = 0;
  Rational pence;

  friend constexpr bool operator==(const FittedScore&, const FittedScore&) = default;
};

}  // namespace ras

#endif  // RAS_SCORED_COST_H_
