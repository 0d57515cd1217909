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

// At least one person; every amount is one that VarianceSums takes.
void TellFigures(std::span<const ActualAllocated> people, const VarianceTerms& terms,
                 v1::VarianceFigures* out);

// The same as far as sums tell it, with quantiles of classes. At least one person.
void TellSummedFigures(const VarianceSums& sums, const QuantileSketch& differences,
                       const VarianceTerms& terms, v1::VarianceFigures* out);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_TELL_FIGURES_H_
