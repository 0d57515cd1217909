// Bounds beyond which a cost is an outlier by some rule (docs/building-a-table.md section 6). What an outlier
// is, each council decides for itself (seed 000, step 8).
#ifndef RAS_OUTLIERS_H_
#define RAS_OUTLIERS_H_

#include <cstdint>

#include "ras/percentile.h"
#include "ras/rational.h"
#include "ras/rational_operators.h"
#include "ras/result.h"
#include "ras/sorted_sample.h"

namespace ras {

/// Pence, exactly. Costs below the least or above the greatest are outliers; one that is a bound is none.
struct CostBounds {
  Rational least;
  Rational greatest;

  friend constexpr bool operator==(const CostBounds&, const CostBounds&) = default;
};

/// Tukey's fences: so many interquartile ranges (1.5 as a rule) below the first quartile and above the third,
/// with quartiles by the rule that is named (J. W. Tukey, "Exploratory Data Analysis", 1977, section 2D; his
/// own quartiles are hinges, which are none of these rules). Below zero there are no costs, so a fence there
/// leaves nobody out. kEmpty and kOutOfRange as Percentile; kOutOfRange for `times` below zero. O(1).
constexpr Result<CostBounds> InterquartileFences(const SortedSample& costs, const Rational& times,
                                                 PercentileRule rule) noexcept {
  if (times.Sign() < 0) return Fault::kOutOfRange;
  const Result<Rational> first = Percentile(costs, Rational(Decimal{25, 2}), rule);
  const Result<Rational> third = Percentile(costs, Rational(Decimal{75, 2}), rule);
  const Result<Rational> reach = Result<Rational>(times) * (third - first);
  const Result<Rational> least = first - reach;
  const Result<Rational> greatest = third + reach;
  if (!least.ok()) return least.fault();
  if (!greatest.ok()) return greatest.fault();
  return CostBounds{least.value(), greatest.value()};
}

}  // namespace ras

#endif  // RAS_OUTLIERS_H_
