#include "lib/check/check_table.h"

#include <google/protobuf/arena.h>

#include <string_view>
#include <utility>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/policy_names.h"
#include "ras/v1/policy.pb.h"

namespace ras::check {

void KeepTableErrors(std::vector<v1::Finding> findings, const std::string& path, FindingReport* report) {
  constexpr std::string_view kRoot = "tables[0]";
  for (v1::Finding& finding : findings) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    if (finding.path().starts_with(kRoot)) finding.mutable_path()->replace(0, kRoot.size(), path);
    report->Keep(std::move(finding));
  }
}

void CheckTable(const v1::AllocationTable& table, const std::string& path, FindingReport* report) {
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& policy = *google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  policy.add_tables()->CopyFrom(table);
  const PolicyNames names(policy);
  FindingReport found;
  CheckTables(CheckContext{policy, names, found});
  std::vector<v1::Finding> findings;
  found.Finish(&findings);
  KeepTableErrors(std::move(findings), path, report);
}

}  // namespace ras::check
