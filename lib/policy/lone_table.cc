#include "lib/policy/lone_table.h"

#include <google/protobuf/arena.h>

#include <string>
#include <utility>
#include <vector>

#include "lib/check/check_table.h"
#include "lib/policy/compile.h"
#include "lib/policy/compiled_policy.h"
#include "lib/shape/check_shape.h"

namespace ras {

std::unique_ptr<const PolicyTable> CompileLoneTable(const v1::AllocationTable& table, std::string_view path,
                                                    FindingReport* report) {
  if (table.has_price_list()) {
    report->Error({.code = "not_looked_up",
                   .path = std::string(path) + ".price_list",
                   .value = table.id(),
                   .message = "A price list is not looked up by a score.",
                   .remedy = "Give a table with rows, or a price per point."});
    return nullptr;
  }
  FindingReport checks;
  check::CheckTable(table, std::string(path), &checks);
  if (checks.has_errors()) {
    std::vector<v1::Finding> found;
    checks.Finish(&found);
    for (v1::Finding& finding : found) report->Keep(std::move(finding));
    return nullptr;
  }
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& policy = *google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  policy.add_tables()->CopyFrom(table);
  CompiledPolicy compiled;
  compiled.document.CopyFrom(policy);
  Normalise(&compiled.document);
  std::vector<v1::Finding> findings;
  PolicyCompiler(&compiled, &findings).Run();
  check::KeepTableErrors(std::move(findings), std::string(path), report);
  return compiled.tables.empty() ? nullptr : std::move(compiled.tables.front().lookup);
}

}  // namespace ras
