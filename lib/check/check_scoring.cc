#include "lib/check/check_scoring.h"

#include <utility>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/policy_names.h"

namespace ras::check {

void CheckScoring(const v1::Policy& policy, FindingReport* report) {
  const PolicyNames names(policy);
  FindingReport found;
  const CheckContext context{policy, names, found};
  CheckDuplicateIds(context);
  CheckReferences(context);
  CheckConditions(context);
  CheckQuestionnaire(context);
  CheckMeasures(context);
  std::vector<v1::Finding> findings;
  found.Finish(&findings);
  for (v1::Finding& finding : findings) {
    if (finding.severity() == v1::SEVERITY_ERROR) report->Keep(std::move(finding));
  }
}

}  // namespace ras::check
