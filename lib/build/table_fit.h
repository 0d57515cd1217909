// How a finished table fits the people it was built from (docs/building-a-table.md section 4), and how any
// allocations fit any people.
#ifndef RAS_LIB_BUILD_TABLE_FIT_H_
#define RAS_LIB_BUILD_TABLE_FIT_H_

#include <cstddef>
#include <span>
#include <string>

#include "lib/build/build_input.h"
#include "lib/build/fit_parts.h"
#include "lib/build/row_steps.h"
#include "lib/figure/tell_amount.h"
#include "ras/goodness.h"
#include "ras/v1/table_fit.pb.h"

namespace ras {

void MeasureFit(const BuildInput& input, const FitParts& parts, const FinishedRows& rows, v1::TableFit* fit);

// R-squared with four decimals, or "" if all cost the same.
std::string TellRSquared(const Result<Rational>& r_squared);
inline std::string TellRSquared(const FitSums& sums) { return TellRSquared(sums.RSquared()); }

// How far allocations are from costs: of all people, whose sums `everyone` holds, and by their parts. `fit`
// is a TableFit, an OutOfSampleFit or a NaiveFit. There is somebody.
template <class Fit>
void TellErrors(const FitSums& everyone, const FitParts& parts, std::span<const ActualAllocated> people,
                Fit* fit) {
  fit->set_r_squared(TellRSquared(everyone));
  TellAmount(everyone.MeanAbsoluteError().value(), fit->mutable_mean_absolute_error());
  TellAmount(MedianAbsoluteError(people).value(), fit->mutable_median_absolute_error());
  for (std::size_t i = 0; i < kWithinPercents.size(); ++i) {
    v1::WithinShare* within = fit->add_within();
    within->set_percent(static_cast<uint32_t>(kWithinPercents[i]));
    within->set_people(static_cast<uint64_t>(everyone.within()[i]));
  }
  parts.Tell(people, fit);
}

// The same, and how many people there are, what they cost and what they are allocated, in a TableFit or an
// OutOfSampleFit.
template <class Fit>
void TellFit(const FitSums& everyone, const FitParts& parts, std::span<const ActualAllocated> people,
             Fit* fit) {
  fit->set_people(static_cast<uint64_t>(everyone.people()));
  TellTotal(everyone.actual(), fit->mutable_actual());
  TellTotal(everyone.allocated(), fit->mutable_allocated());
  TellErrors(everyone, parts, people, fit);
}

}  // namespace ras

#endif  // RAS_LIB_BUILD_TABLE_FIT_H_
