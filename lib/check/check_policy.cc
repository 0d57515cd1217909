#include "lib/check/check_policy.h"

#include <utility>

#include "lib/check/check_context.h"
#include "lib/check/check_report.h"
#include "lib/check/coverage.h"
#include "lib/check/policy_names.h"
#include "lib/check/reachable.h"
#include "lib/codec/violation.h"
#include "lib/finding/consequences.h"
#include "lib/finding/to_finding.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

// What the rules beside the fields say (lib/shape), as findings. False if a list is longer than it may be:
// going through it would take as long as whoever wrote it likes.
bool KeepShape(const v1::Policy& policy, check::CheckReport* report) {
  std::vector<Violation> violations;
  CheckShape(policy, &violations);
  bool all_lists_end = true;
  for (Violation& violation : violations) {
    all_lists_end = all_lists_end && violation.code != "too_many_items";
    report->Keep(ToFinding(std::move(violation)));
  }
  return all_lists_end;
}

// Units of Work for the scores of a policy that is refused anyway: a few milliseconds, which is more than
// policies of a few dozen questions need.
constexpr int64_t kWorkBesideErrors = 500'000;

void Check(const v1::Policy& policy, const std::string& as_of, bool refused,
           std::vector<v1::Finding>* findings, google::protobuf::RepeatedPtrField<v1::Coverage>* coverage) {
  check::CheckReport report;
  if (!KeepShape(policy, &report)) return report.Finish(findings);
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
