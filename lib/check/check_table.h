// One allocation table without the policy it will be in.
#ifndef RAS_LIB_CHECK_CHECK_TABLE_H_
#define RAS_LIB_CHECK_CHECK_TABLE_H_

#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/v1/allocation_table.pb.h"

namespace ras::check {

// Adds the errors that the checks of a policy find in the table by itself (tables.cc): rows, amounts, rules
// and rounding. `path` stands before theirs. What the rules beside the fields say is checked elsewhere; of a
// field that breaks its rule nothing is said here.
void CheckTable(const v1::AllocationTable& table, const std::string& path, FindingReport* report);

// The errors among what was found in a policy with this table alone, at their place below `path`.
void KeepTableErrors(std::vector<v1::Finding> findings, const std::string& path, FindingReport* report);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_CHECK_TABLE_H_
