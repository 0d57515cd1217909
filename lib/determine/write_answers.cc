#include "lib/determine/determination_writer.h"

namespace ras {
namespace {

v1::AnswerState StateOf(const CompiledQuestion& question, const CaseState& state, std::size_t q) {
  if (state.asked[q] == 0) return v1::ANSWER_STATE_NOT_ASKED;
  switch (state.answers[q].kind) {
    case CaseAnswer::Kind::kNone:
      return v1::ANSWER_STATE_NOT_GIVEN;
    case CaseAnswer::Kind::kNotApplicable:
      return question.not_applicable == v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM
                 ? v1::ANSWER_STATE_NOT_APPLICABLE_LEAVES_MAXIMUM
                 : v1::ANSWER_STATE_NOT_APPLICABLE_SCORES_ZERO;
    case CaseAnswer::Kind::kGiven:
      return question.scored ? v1::ANSWER_STATE_SCORED : v1::ANSWER_STATE_RECORDED;
  }
  return v1::ANSWER_STATE_UNSPECIFIED;
}

// One view of a question, understood.
struct View {
  CaseAnswer answer;
  std::vector<char> chosen;  // By option, of several choices.
  std::string text;
  std::string points;

  bool NotApplicable() const { return answer.kind == CaseAnswer::Kind::kNotApplicable; }
  // In another order of choices, or with another reason for not applying, an answer is the same.
  bool Agrees(const View& other) const {
    return answer.kind == other.answer.kind && answer.option == other.answer.option &&
           answer.frequency == other.answer.frequency && answer.quantity == other.answer.quantity &&
           chosen == other.chosen && text == other.text;
  }
};

View Understand(const CompiledPolicy& policy, const ResolvedCase& resolved, std::size_t q,
                const v1::AnswerValue& value) {
  FindingList ignored;  // Both views were resolved without a fault already.
  CaseState scratch(policy);
  const CompiledQuestion& question = policy.questions[q];
  char* chosen = scratch.chosen.data() + question.chosen_offset;
  ResolveValue(policy, q, value, "", &scratch.answers[q], chosen, &ignored);
  View view{scratch.answers[q], {}, AnswerText(question, scratch.answers[q], chosen, &value), {}};
  if (question.kind == CompiledQuestion::Kind::kSeveralChoices)
    view.chosen.assign(chosen, chosen + question.options.size());
  if (question.scored && resolved.state.asked[q] != 0) {
    view.points = DecimalText(PointsOf(policy, scratch, q), question.places);
  }
  return view;
}

// Two views of one question: both in the policy's words, with the points each would score. Nothing if they
// agree.
void WriteDifference(const CompiledPolicy& policy, const ResolvedCase& resolved, std::size_t q,
                     const v1::Answer& answer, v1::AnswerResult* out) {
  if (!answer.has_person() || !answer.has_worker()) return;
  View person = Understand(policy, resolved, q, answer.person());
  View worker = Understand(policy, resolved, q, answer.worker());
  if (person.Agrees(worker)) return;
  v1::ViewDifference* difference = out->mutable_difference();
  difference->set_person(std::move(person.text));
  difference->set_worker(std::move(worker.text));
  difference->set_person_points(std::move(person.points));
  difference->set_worker_points(std::move(worker.points));
  difference->set_person_not_applicable(person.NotApplicable());
  difference->set_worker_not_applicable(worker.NotApplicable());
  difference->set_reason(answer.difference_reason());
}

void WritePrompts(const CompiledQuestion& question, const CaseState& state, const CaseAnswer& answer,
                  v1::Determination* out) {
  const auto add = [&](std::string_view text) {
    if (text.empty()) return;
    v1::Prompt* prompt = out->add_prompts();
    prompt->set_question(question.document->id());
    prompt->set_text(std::string(text));
  };
  if (answer.option >= 0) add(question.options[static_cast<std::size_t>(answer.option)].prompt);
  if (question.kind == CompiledQuestion::Kind::kSeveralChoices) {
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      if (state.chosen[question.chosen_offset + i] != 0) add(question.options[i].prompt);
    }
  }
  if (question.kind == CompiledQuestion::Kind::kQuantity && answer.quantity >= question.prompt_at) {
    add(question.document->quantity().prompt());
  }
}

}  // namespace

std::string AnswerText(const CompiledQuestion& question, const CaseAnswer& answer, const char* chosen,
                       const v1::AnswerValue* value) {
  std::string text;
  if (answer.kind != CaseAnswer::Kind::kGiven) return text;
  const auto append = [&](std::string_view part) {
    if (!text.empty()) text += text.back() == '.' ? " " : "; ";
    text += part;
  };
  switch (question.kind) {
    case CompiledQuestion::Kind::kSingleChoice:
      return std::string(question.options[static_cast<std::size_t>(answer.option)].label);
    case CompiledQuestion::Kind::kSeveralChoices:
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (chosen[i] != 0) append(question.options[i].label);
      }
      return text;
    case CompiledQuestion::Kind::kQuantity:
      return DecimalText(answer.quantity, question.quantity_places) + " " +
             question.document->quantity().unit();
    case CompiledQuestion::Kind::kLevelAndFrequency:
      append(question.options[static_cast<std::size_t>(answer.option)].label);
      append(question.document->level_and_frequency().frequencies(answer.frequency).label());
      return text;
    case CompiledQuestion::Kind::kInformation:
      if (answer.option >= 0)
        return std::string(question.options[static_cast<std::size_t>(answer.option)].label);
      return value == nullptr ? text : value->text();
  }
  return text;
}

void WriteAnswers(const CompiledPolicy& policy, const ResolvedCase& resolved, v1::Determination* out) {
  const CaseState& state = resolved.state;
  out->mutable_answers()->Reserve(static_cast<int>(policy.questions.size()));
  for (std::size_t q = 0; q < policy.questions.size(); ++q) {
    const CompiledQuestion& question = policy.questions[q];
    v1::AnswerResult* result = out->add_answers();
    result->set_question(question.document->id());
    result->set_domain(policy.domains[static_cast<std::size_t>(question.domain)].document->id());
    result->set_text(question.document->text());
    result->set_state(StateOf(question, state, q));
    const int a = resolved.answer_of_question[q];
    const v1::Answer* answer = a < 0 ? nullptr : &out->assessment().answers(a);
    result->set_answer(AnswerText(question, state.answers[q], state.chosen.data() + question.chosen_offset,
                                  answer == nullptr ? nullptr : ScoringValue(policy, *answer)));
    if (question.scored) {
      result->set_points(DecimalText(state.points[q], question.places));
      result->set_maximum(DecimalText(state.maximum[q], question.places));
      result->set_share_percent(ShareText(state.points[q], state.maximum[q]));
    }
    if (answer != nullptr) WriteDifference(policy, resolved, q, *answer, result);
    // "Not applicable" is no answer that could prompt, and its quantity of 0 is nobody's.
    if (state.answers[q].kind == CaseAnswer::Kind::kGiven)
      WritePrompts(question, state, state.answers[q], out);
  }
}

}  // namespace ras
