// An assessment understood in the terms of one policy: every id an index, every date compared, every
// violation found.
#ifndef RAS_LIB_DETERMINE_RESOLVED_CASE_H_
#define RAS_LIB_DETERMINE_RESOLVED_CASE_H_

#include <string>
#include <vector>

#include "lib/determine/finding_list.h"
#include "lib/informal/gate.h"
#include "lib/score/case_state.h"
#include "ras/v1/assessment.pb.h"
#include "ras/v1/determine.pb.h"

namespace ras {

// One entry of informal support: overall (domain -1), or of a domain.
struct ResolvedSupport {
  int domain = -1;
  int share = -1;
  int impact = -1;  // -1 where nothing is met informally.
  Scaled percent_in_policy = 0;
  Scaled percent_applied = 0;
  // Not examined where the policy's percentage is 0.
  bool gate_examined = false;
  GateVerdict gate;
};

struct ResolvedCase {
  explicit ResolvedCase(const CompiledPolicy& policy)
      : state(policy), answer_of_question(policy.questions.size(), -1) {}

  CaseState state;
  // By question: the index of its answer in the assessment, or -1.
  std::vector<int> answer_of_question;
  std::vector<ResolvedSupport> support;
  FindingList findings;
};

// Understands the request; every violation is in the case's findings, all at once (docs/figures.md sections 2
// and 6).
void ResolveCase(const CompiledPolicy& policy, const v1::DetermineRequest& request, ResolvedCase* resolved);

// Reads one value as an answer to question q. `chosen` has a flag for each option of a question with several
// choices. Reports what is wrong to `findings` at `path` and returns false. Used for the view that scores and
// for the one that does not.
bool ResolveValue(const CompiledPolicy& policy, std::size_t q, const v1::AnswerValue& value,
                  const std::string& path, CaseAnswer* answer, char* chosen, FindingList* findings);

// The value that scores: the agreed one, or the policy's scoring view. Null if it is not given.
const v1::AnswerValue* ScoringValue(const CompiledPolicy& policy, const v1::Answer& answer);

// The parts of ResolveCase, each in its own file.
void ResolveAnswers(const CompiledPolicy& policy, const v1::Assessment& assessment, ResolvedCase* resolved);
void ResolveSupport(const CompiledPolicy& policy, const v1::Assessment& assessment, ResolvedCase* resolved);

}  // namespace ras

#endif  // RAS_LIB_DETERMINE_RESOLVED_CASE_H_
