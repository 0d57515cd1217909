#include "lib/policy/lone_table.h"

#include <string>
#include <utility>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/policy/compile.h"
#include "lib/policy/compiled_policy.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

// What the checks and the compiler call the table.
constexpr std::string_view kInPolicy = "tables[0]";

// The errors among the findings, at their place below `path`.
void KeepErrors(std::vector<v1::Finding> findings, std::string_view path, FindingReport* report) {
  for (v1::Finding& finding : findings) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    if (finding.path().starts_with(kInPolicy)) {
      finding.set_path(std::string(path) + finding.path().substr(kInPolicy.size()));
    }
    report->Keep(std::move(finding));
  }
}

}  // namespace

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
  CompiledPolicy compiled;
  compiled.document.add_tables()->CopyFrom(table);
  FindingReport checks;
  const check::PolicyNames names(compiled.document);
  check::CheckTables({compiled.document, names, checks});
  const bool sound = !checks.has_errors();
  std::vector<v1::Finding> findings;
  checks.Finish(&findings);
  if (sound) {
    Normalise(&compiled.document);
    PolicyCompiler(&compiled, &findings).Run();
  }
  KeepErrors(std::move(findings), path, report);
  return compiled.tables.empty() ? nullptr : std::move(compiled.tables.front().lookup);
}

}  // namespace ras
