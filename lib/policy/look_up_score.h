// The amount that a table outside any policy gives for a score that a document tells.
#ifndef RAS_LIB_POLICY_LOOK_UP_SCORE_H_
#define RAS_LIB_POLICY_LOOK_UP_SCORE_H_

#include "lib/policy/policy_table.h"
#include "ras/decimal.h"
#include "ras/lookup.h"
#include "ras/result.h"
#include "ras/v1/allocation_table.pb.h"

namespace ras {

// `compiled` is CompileLoneTable's of `table`. A score may have more decimals than the table knows; rounded
// by the table's own rule it has not. kNotExact where the table has no such rule. The hit's outcome says what
// else the table may answer.
Result<Hit> LookUpScore(const v1::AllocationTable& table, const PolicyTable& compiled, const Decimal& score);

}  // namespace ras

#endif  // RAS_LIB_POLICY_LOOK_UP_SCORE_H_
