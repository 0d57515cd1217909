// Bounds beyond which a cost is an outlier by some rule (docs/building-a-table.md section 6). What an outlier
// is, each council decides for itself (seed 000, step 8).
#ifndef RAS_OUTLIERS_H_
#define RAS_OUTLIERS_H_

#include <cstdint>

#include "ras/int256.h"
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

namespace internal {

/// Twice the distance from half of `twice_middle` to the observation that is the k-th nearest to it, counted
/// from 1 to the size. O(log n) looks at the sample.
constexpr Int128 TwiceDistanceOfNearest(const SortedSample& sample, int64_t twice_middle,
                                        int64_t k) noexcept {
  // How far above the middle an observation is, or below zero.
  const auto above = [&](int64_t position) { return 2 * Int128{sample.At(position)} - twice_middle; };
  // The k nearest are next to each other. The first of them is the lowest from which the one k places on is
  // not nearer.
  int64_t first = 1, last = sample.size() - k + 1;
  while (first < last) {
    const int64_t middle = first + (last - first) / 2;
    if (-above(middle) > above(middle + k)) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  const Int128 below = -above(first), beyond = above(first + k - 1);
  return below < beyond ? beyond : below;
}

}  // namespace internal

/// So many median absolute deviations below the median and above it, each scaled by 1.4826 so that of
/// normally distributed costs it is the standard deviation (F. R. Hampel, "The influence curve and its role
/// in robust estimation", 1974; the constant as in R's mad). Of an even number the median is the middle of
/// two, of deviations too. kEmpty for no costs; kOutOfRange for `times` below zero. O(log n).
constexpr Result<CostBounds> MedianDeviationFences(const SortedSample& costs,
                                                   const Rational& times) noexcept {
  if (costs.size() == 0) return Fault::kEmpty;
  if (times.Sign() < 0) return Fault::kOutOfRange;
  const int64_t n = costs.size(), lower = (n + 1) / 2, upper = n / 2 + 1;
  const int64_t twice_median = costs.At(lower) + costs.At(upper);
  // Four deviations: two of twice their distance.
  const Int128 four = internal::TwiceDistanceOfNearest(costs, twice_median, lower) +
                      internal::TwiceDistanceOfNearest(costs, twice_median, upper);
  const Result<Rational> reach =
      Result<Rational>(times) * Rational(Decimal{14826, 4}) * Rational::Make(Int256(four), Int256(4));
  const Result<Rational> median = Rational::Make(Int256(twice_median), Int256(2));
  const Result<Rational> least = median - reach;
  const Result<Rational> greatest = median + reach;
  if (!least.ok()) return least.fault();
  if (!greatest.ok()) return greatest.fault();
  return CostBounds{least.value(), greatest.value()};
}

}  // namespace ras

#endif  // RAS_OUTLIERS_H_
