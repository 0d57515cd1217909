// What one side of a comparison allocates: by tables, or by a whole policy.
#ifndef RAS_LIB_COMPARE_COMPARED_RULES_H_
#define RAS_LIB_COMPARE_COMPARED_RULES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/policy/policy.h"
#include "lib/policy/policy_table.h"
#include "ras/v1/comparison.pb.h"
#include "ras/v1/determination.pb.h"

namespace ras {

class ComparedRules {
 public:
  // `side` is the field of the request, "before" or "after", which is the name of the people's own amounts
  // too. Reports rules that cannot be used, each at its place. Of people who are not sound by `shape` it
  // takes nothing. The request outlives this.
  ComparedRules(const v1::ComparePoliciesRequest& request, const char* side, const ShapeOutcome& shape,
                FindingReport* report);

  // There are rules, good or not.
  bool are_given() const { return are_given_; }
  bool has_policy() const { return rules_.has_policy(); }
  // In pence. Reports, at the person's place, why there is no amount, and then returns any. Rules are given.
  int64_t AllocateTo(int position, FindingReport* report);

  // Of the amounts that were asked for.
  const AllocatedBases& used_bases() const { return used_bases_; }

 private:
  struct Table {
    const v1::AllocationTable* document = nullptr;
    std::unique_ptr<const PolicyTable> compiled;
  };

  void ReadTables(FindingReport* report);
  void ReadPolicy(const ShapeOutcome& shape, FindingReport* report);
  void CheckPeriod(v1::Period period, FindingReport* report) const;
  int64_t Determined(int position, FindingReport* report) const;
  // The amount of a determination, or a report of what else came of it.
  int64_t AmountOf(const v1::Determination& determination, const std::string& person,
                   FindingReport* report) const;

  const v1::ComparePoliciesRequest& request_;
  const v1::ComparedRules& rules_;
  std::string side_;
  bool are_given_;
  AllocatedBases used_bases_;
  std::vector<Table> tables_;
  std::unordered_map<std::string, std::size_t> table_of_;  // By care group.
  std::unique_ptr<const Policy> policy_;
  // The same, in force on the day of every assessment that is somebody's only one.
  std::unique_ptr<const Policy> policy_in_force_;
};

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARED_RULES_H_
