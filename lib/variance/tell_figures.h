// What there is to say of a set of people: their costs, their allocations, and the differences.
#ifndef RAS_LIB_VARIANCE_TELL_FIGURES_H_
#define RAS_LIB_VARIANCE_TELL_FIGURES_H_

#include <cstdint>
#include <span>
#include <string>

#include "ras/decimal.h"
#include "ras/goodness.h"
#include "ras/v1/variance.pb.h"
#include "ras/variance_sums.h"

namespace ras {

// What a request asks of the figures, with every default filled in.
struct VarianceTerms {
  Tolerance tolerance;
  Decimal confidence;  // Between 0 and 1.
  Rational margin;     // As a share of the mean cost.
  // 0 without a bootstrap.
  int64_t samples = 0;
  uint64_t seed = 0;
};

// At least one person; every amount is one that VarianceSums takes.
void TellFigures(std::span<const ActualAllocated> people, const VarianceTerms& terms,
                 v1::VarianceFigures* out);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_TELL_FIGURES_H_
