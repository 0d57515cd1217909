// A case between an earlier determination and a later one: with some of what has changed, and not yet the
// rest.
#ifndef RAS_LIB_CHANGE_CASE_BETWEEN_H_
#define RAS_LIB_CHANGE_CASE_BETWEEN_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

#include "ras/v1/assessment.pb.h"
#include "ras/v1/change.pb.h"
#include "ras/v1/policy.pb.h"

namespace ras {

// What a figure is determined from. Both documents live in an arena.
struct CaseBetween {
  v1::Policy* policy = nullptr;
  v1::Assessment* assessment = nullptr;
  std::string as_of;
};

// One thing that has changed, and how the case takes it over.
struct Takeover {
  v1::ChangeKind kind = v1::CHANGE_KIND_UNSPECIFIED;
  std::string id = {};
  std::string title = {};
  std::string before = {};
  std::string after = {};
  std::string component = {};
  std::string said = {};
  // The policy is another afterwards, and has to be checked again.
  bool changes_policy = false;
  // A part that has a place of its own, in the later policy or, if it is left out, in the earlier one: what
  // it was and is, either of which may be null. Else all that differs in the whole policy is told.
  std::string path = {};
  const google::protobuf::Message* then = nullptr;
  const google::protobuf::Message* now = nullptr;
  std::function<void(CaseBetween*)> apply = {};
};

// The policy of the later determination: that of the earlier one, if no other is given.
const v1::Policy& PolicyAfter(const v1::ExplainChangeRequest& request);

// The case has this answer to a question from now on, or none.
void TakeAnswer(const std::string& question, const v1::Answer* now, CaseBetween* to);

// What has changed of the days, the person, the answers, eligibility and informal support; of how answers are
// scored; and in the rest of the policy. All as TakeoversOf, which has them one after the other.
void AddAssessmentTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list);
void AddScoringTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list);
void AddPolicyTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list);

// Everything that has changed, in the order in which it is told (docs/change.md section 1). After all of them
// a case has all that the later determination has. The request outlives what is returned.
std::vector<Takeover> TakeoversOf(const v1::ExplainChangeRequest& request);

}  // namespace ras

#endif  // RAS_LIB_CHANGE_CASE_BETWEEN_H_
