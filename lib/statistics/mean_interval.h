// How sure a sample of differences makes one of their mean (docs/variance.md section 3).
#ifndef RAS_LIB_STATISTICS_MEAN_INTERVAL_H_
#define RAS_LIB_STATISTICS_MEAN_INTERVAL_H_

#include <cstdint>
#include <span>

#include "ras/decimal.h"
#include "ras/result.h"
#include "ras/variance_sums.h"

namespace ras {

// In the unit of the differences: pence.
struct MeanInterval {
  double lower = 0;
  double upper = 0;
};

// Intervals of several groups are looked at side by side: each of `intervals` is so much wider that all of
// them together hold what they should with the confidence of one (Bonferroni). There is at least one.

// The interval by Student's t about the mean difference, which holds the mean in the population with the
// probability `confidence`, between 0 and 1, if means of samples of this size are about normal. (Student
// 1908, "The probable error of a mean".) kOutOfRange for no such confidence, kEmpty for fewer than two
// people.
Result<MeanInterval> StudentInterval(const VarianceSums& sums, const Decimal& confidence,
                                     int64_t intervals = 1);

// How many samples the next needs, so that one of them at least can lie beyond each end. kOutOfRange for no
// such confidence.
Result<int64_t> FewestSamples(const Decimal& confidence, int64_t intervals);

// The interval by the bootstrap, bias corrected and accelerated (B. Efron, "Better bootstrap confidence
// intervals", JASA 82, 1987): from what `samples` samples drawn with replacement come to (bootstrap_sums.h),
// so that it does not lean on the normal distribution where a few people cost far more than the rest. The
// acceleration comes of leaving out one value at a time. Where all values are the same the interval is that
// value.
//
// kOutOfRange for no such confidence or more draws than kMostDraws, kEmpty for fewer than two values or no
// samples, kNotExact for fewer than FewestSamples, or where all samples lie on one side of the mean, so that
// nothing can be said.
Result<MeanInterval> BootstrapInterval(std::span<const int64_t> differences, const Decimal& confidence,
                                       int64_t samples, uint64_t seed, int64_t intervals = 1);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_MEAN_INTERVAL_H_
