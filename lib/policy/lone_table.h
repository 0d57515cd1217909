// One allocation table by itself, outside any policy.
#ifndef RAS_LIB_POLICY_LONE_TABLE_H_
#define RAS_LIB_POLICY_LONE_TABLE_H_

#include <memory>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "lib/policy/policy_table.h"
#include "ras/v1/allocation_table.pb.h"

namespace ras {

// The table as a policy would have it. Reports, below `path`, every error that a policy would be refused for
// because of the table alone; null if there is any. Warnings are the policy's own affair. The table's fields
// have passed their own rules. A price list, which is not looked up by a score, is an error here.
std::unique_ptr<const PolicyTable> CompileLoneTable(const v1::AllocationTable& table, std::string_view path,
                                                    FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_POLICY_LONE_TABLE_H_
