// What a table outside any policy allocates to one person of a list.
#ifndef RAS_LIB_POLICY_ALLOCATE_BY_SCORE_H_
#define RAS_LIB_POLICY_ALLOCATE_BY_SCORE_H_

#include <string>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "lib/policy/policy_table.h"
#include "ras/lookup.h"
#include "ras/v1/allocation_table.pb.h"

namespace ras {

// By the score as the document tells it: the pence, `from_pence`, of which no allocation counts as nothing,
// and the row. Reports, as the field `score` of the person at `person`, a score that is missing, one for
// which the table gives nothing, and one for which it gives a range; and then returns a hit of nothing.
// `instead` names the field that may be given in the place of all this. Null `compiled`: CompileLoneTable has
// reported why, and nothing more is said.
Hit AllocateByScore(const v1::AllocationTable& table, const PolicyTable* compiled, const std::string& score,
                    std::string_view person, std::string_view instead, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_POLICY_ALLOCATE_BY_SCORE_H_
