#include "lib/finding/shape_findings.h"

#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "lib/finding/to_finding.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

// "cases[12].score" is of item 12 of the list "cases".
void NotePlace(std::string_view path, ShapeOutcome* outcome) {
  const std::size_t open = path.find_first_of(".[");
  const std::size_t close = path.find(']');
  int item = 0;
  if (open == std::string_view::npos || path[open] != '[' || close == std::string_view::npos ||
      std::from_chars(path.data() + open + 1, path.data() + close, item).ec != std::errc()) {
    outcome->fault_elsewhere = true;
    return;
  }
  outcome->at_fault[std::string(path.substr(0, open))].insert(item);
}

}  // namespace

ShapeOutcome ReportShape(const google::protobuf::Message& document, FindingReport* report) {
  std::vector<Violation> violations;
  CheckShape(document, &violations);
  ShapeOutcome outcome;
  outcome.obeys_rules = violations.empty();
  for (Violation& violation : violations) {
    outcome.all_lists_end = outcome.all_lists_end && violation.code != "too_many_items";
    NotePlace(violation.path, &outcome);
    report->Keep(ToFinding(std::move(violation)));
  }
  return outcome;
}

}  // namespace ras
