#include "lib/change/case_between.h"

namespace ras {

const v1::Policy& PolicyAfter(const v1::ExplainChangeRequest& request) {
  return request.has_policy_after() ? request.policy_after() : request.policy_before();
}

std::vector<Takeover> TakeoversOf(const v1::ExplainChangeRequest& request) {
  std::vector<Takeover> list;
  AddAssessmentTakeovers(request, &list);
  AddPolicyTakeovers(request, &list);
  return list;
}

}  // namespace ras
