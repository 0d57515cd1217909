#include "lib/check/check_policy.h"

#include <utility>

#include "lib/check/check_context.h"
#include "lib/check/check_report.h"
#include "lib/check/coverage.h"
#include "lib/check/policy_names.h"
#include "lib/codec/violation.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

// What the rules beside the fields say (lib/shape), as findings.
void KeepShape(const v1::Policy& policy, check::CheckReport* report) {
  std::vector<Violation> violations;
  CheckShape(policy, &violations);
  for (Violation& violation : violations) {
    v1::Finding finding;
    finding.set_severity(v1::SEVERITY_ERROR);
    finding.set_code(std::move(violation.code));
    finding.set_path(std::move(violation.path));
    finding.set_value(std::move(violation.value));
    finding.set_message(std::move(violation.message));
    finding.set_remedy(std::move(violation.remedy));
    report->Keep(std::move(finding));
  }
}

}  // namespace

void CheckPolicyDocument(const v1::Policy& policy, const std::string& as_of,
                         std::vector<v1::Finding>* findings,
                         google::protobuf::RepeatedPtrField<v1::Coverage>* coverage) {
  check::CheckReport report;
  KeepShape(policy, &report);
  const check::PolicyNames names(policy);
  const check::CheckContext context{policy, names, report};
  check::CheckDuplicateIds(context);
  check::CheckReferences(context);
  check::CheckConditions(context);
  check::CheckQuestionnaire(context);
  check::CheckMeasures(context);
  check::CheckTables(context);
  check::CheckComponents(context);
  check::CheckAdjustments(context);
  check::CheckStatedPeriods(context);
  check::CheckDates(context, as_of);
  check::CheckInformalSupport(context);
  check::CheckGovernance(context);
  check::CheckCeilings(context);
  check::CheckGroupDifferences(context);
  check::CheckCoverage(context, coverage);
  report.Finish(findings);
}

}  // namespace ras
