// Care groups of which some people are counted by service and others are not.
#ifndef RAS_LIB_SAMPLING_MIXED_STRATA_H_
#define RAS_LIB_SAMPLING_MIXED_STRATA_H_

#include <string_view>

#include "lib/finding/finding_report.h"
#include "lib/sampling/sampling.h"

namespace ras {

// Warns of every care group that has a stratum without a service beside strata with one: it counts as that of
// people who use none, and may have been meant as all of the group's. `path` is what has the strata, or
// empty.
void WarnOfMixedStrata(const google::protobuf::RepeatedPtrField<v1::Stratum>& strata, std::string_view path,
                       FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_MIXED_STRATA_H_
