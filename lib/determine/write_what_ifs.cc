#include "lib/determine/determination_writer.h"

namespace ras {

void WriteWhatIfs(const CompiledPolicy& policy, const ComputedCase& computed, v1::Determination* out) {
  out->mutable_what_ifs()->Reserve(static_cast<int>(computed.what_ifs.size()));
  for (const WhatIfResult& what_if : computed.what_ifs) {
    const CompiledQuestion& question = policy.questions[what_if.question];
    v1::WhatIf* result = out->add_what_ifs();
    result->set_question(question.document->id());
    result->set_direction(what_if.direction);
    result->set_answer(AnswerText(question, what_if.answer, what_if.chosen.data(), nullptr));
    result->set_refused(what_if.refused);
    if (what_if.refused) continue;
    result->set_outcome(what_if.outcome);
    if (what_if.outcome == v1::OUTCOME_AMOUNT) {
      WriteAmounts(what_if.low, what_if.high, result->mutable_indicative_allocation());
    }
  }
}

}  // namespace ras
