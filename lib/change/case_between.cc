#include "lib/change/case_between.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ras {
namespace {

// The policy is checked and compiled again for each. Who has read so many reads no more.
constexpr std::size_t kMostPolicyParts = 100;

// Beyond these, parts of the policy are taken over with everything else that is left of it.
void KeepTheFirst(std::vector<Takeover>* list) {
  std::size_t parts = 0;
  std::vector<Takeover> kept;
  for (Takeover& takeover : *list) {
    const bool is_part = takeover.changes_policy && takeover.kind != v1::CHANGE_KIND_RULES;
    if (is_part && ++parts > kMostPolicyParts) continue;
    kept.push_back(std::move(takeover));
  }
  *list = std::move(kept);
}

}  // namespace

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
  KeepTheFirst(&list);
  return list;
}

}  // namespace ras
