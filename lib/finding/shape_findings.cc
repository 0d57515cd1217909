#include "lib/finding/shape_findings.h"

#include <utility>
#include <vector>

#include "lib/finding/to_finding.h"
#include "lib/shape/check_shape.h"

namespace ras {

ShapeOutcome ReportShape(const google::protobuf::Message& document, FindingReport* report) {
  std::vector<Violation> violations;
  CheckShape(document, &violations);
  ShapeOutcome outcome;
  outcome.obeys_rules = violations.empty();
  for (Violation& violation : violations) {
    outcome.all_lists_end = outcome.all_lists_end && violation.code != "too_many_items";
    report->Keep(ToFinding(std::move(violation)));
  }
  return outcome;
}

}  // namespace ras
