#include "lib/check/check_policy.h"

#include <utility>

#include "lib/check/check_context.h"
#include "lib/check/coverage.h"
#include "lib/check/policy_names.h"
#include "lib/check/reachable.h"
#include "lib/codec/violation.h"
#include "lib/finding/consequences.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

// Units of Work for the scores of a policy that is refused anyway: a few milliseconds, which is more than
// policies of a few dozen questions need.
constexpr int64_t kWorkBesideErrors = 500'000;

void Check(const v1::Policy& policy, const std::string& as_of, bool refused,
           std::vector<v1::Finding>* findings, google::protobuf::RepeatedPtrField<v1::Coverage>* coverage) {
  FindingReport report;
  if (!ReportShape(policy, &report).all_lists_end) return report.Finish(findings);
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
  const bool has_errors = refused || report.has_errors();
  check::CheckCoverage(context, has_errors ? kWorkBesideErrors : check::Reachability::kMostWork, coverage);
  report.Finish(findings);
}

}  // namespace

void CheckPolicyDocument(const v1::Policy& policy, const std::string& as_of,
                         std::vector<v1::Finding>* findings,
                         google::protobuf::RepeatedPtrField<v1::Coverage>* coverage) {
  Check(policy, as_of, /*refused=*/false, findings, coverage);
}

std::vector<v1::Finding> ErrorsBesideViolations(const v1::Policy& policy, const std::string& as_of,
                                                const std::vector<Violation>& violations,
                                                std::string_view root) {
  std::vector<v1::Finding> findings;
  Check(policy, as_of, /*refused=*/true, &findings, /*coverage=*/nullptr);
  KeepErrorsBeside(violations, root, &findings);
  return findings;
}

}  // namespace ras
