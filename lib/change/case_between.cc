#include "lib/change/case_between.h"

#include <algorithm>

namespace ras {

const v1::Policy& PolicyAfter(const v1::ExplainChangeRequest& request) {
  return request.has_policy_after() ? request.policy_after() : request.policy_before();
}

void TakeAnswer(const std::string& question, const v1::Answer* now, CaseBetween* to) {
  auto& answers = *to->assessment->mutable_answers();
  const auto own = std::find_if(answers.begin(), answers.end(),
                                [&](const v1::Answer& one) { return one.question() == question; });
  if (now != nullptr) {
    (own != answers.end() ? &*own : answers.Add())->CopyFrom(*now);
  } else if (own != answers.end()) {
    answers.erase(own);
  }
}

std::vector<Takeover> TakeoversOf(const v1::ExplainChangeRequest& request) {
  std::vector<Takeover> list;
  AddAssessmentTakeovers(request, &list);
  AddScoringTakeovers(request, &list);
  AddPolicyTakeovers(request, &list);
  return list;
}

}  // namespace ras
