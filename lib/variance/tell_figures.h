// What there is to say of a set of people: their costs, their allocations, and the differences.
#ifndef RAS_LIB_VARIANCE_TELL_FIGURES_H_
#define RAS_LIB_VARIANCE_TELL_FIGURES_H_

#include <cstdint>
#include <span>

#include "lib/variance/variance_terms.h"
#include "ras/goodness.h"
#include "ras/quantile_sketch.h"
#include "ras/v1/variance.pb.h"
#include "ras/variance_sums.h"

namespace ras {

// Samples drawn again from fewer vary too little: of two people, none has a mean that is not between theirs.
inline constexpr int64_t kFewPeople = 20;

// Fewer have no interval, and so no verdict that chance could make wrong.
inline constexpr int64_t kPeopleOfInterval = 2;

// At least one person; every amount is one that VarianceSums takes. The interval is one of `intervals`, which
// hold together with the confidence of the terms.
void TellFigures(std::span<const ActualAllocated> people, const VarianceTerms& terms, int64_t intervals,
                 v1::VarianceFigures* out);

// The same as far as sums tell it, with quantiles of classes. At least one person.
void TellSummedFigures(const VarianceSums& sums, const QuantileSketch& differences,
                       const VarianceTerms& terms, int64_t intervals, v1::VarianceFigures* out);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_TELL_FIGURES_H_
