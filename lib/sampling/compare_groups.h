// One comparison of a sample with its population: by care group, by service, or by both.
#ifndef RAS_LIB_SAMPLING_COMPARE_GROUPS_H_
#define RAS_LIB_SAMPLING_COMPARE_GROUPS_H_

#include "lib/finding/finding_report.h"
#include "lib/sampling/count_groups.h"
#include "ras/decimal.h"
#include "ras/v1/sample_check.pb.h"

namespace ras {

// Fills `told` from counts of at least one group, each with somebody in the population, and at least one
// person in the sample. Warns of groups of whom nobody is in the sample.
void CompareGroups(const GroupCounts& counts, v1::ComparedBy by, const Decimal& level_percent,
                   FindingReport* report, v1::GroupComparison* told);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_COMPARE_GROUPS_H_
