#include "lib/determine/resolved_case.h"

namespace ras {
namespace {

std::string AnswerPath(int index) { return "assessment.answers[" + std::to_string(index) + "]"; }

std::string ListIds(const std::vector<CompiledOption>& options) {
  std::string list;
  for (const CompiledOption& option : options) {
    if (!list.empty()) list += ", ";
    if (list.size() > 300) return list + "...";
    list += option.id;
  }
  return list;
}

int FindOption(const CompiledQuestion& question, std::string_view id) {
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (question.options[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

bool ResolveQuantity(const CompiledQuestion& question, const std::string& text, const std::string& path,
                     CaseAnswer* answer, FindingList* findings) {
  const Result<Decimal> decimal = Decimal::Parse(text);
  if (!decimal.ok()) return false;  // The shape check has said so.
  const Decimal value = decimal.value().Normalised();
  const Decimal low{question.quantity_minimum, question.quantity_places};
  const Decimal high{question.quantity_maximum, question.quantity_places};
  if (value < low || value > high) {
    findings->Error("quantity_out_of_bounds", path, text, low.Normalised().ToString(),
                    high.Normalised().ToString());
    return false;
  }
  const Result<int64_t> scaled = value.AtPlaces(question.quantity_places);
  if (!scaled.ok() || (scaled.value() - question.quantity_minimum) % question.quantity_step != 0) {
    findings->Error("quantity_not_on_step", path, text,
                    Decimal{question.quantity_step, question.quantity_places}.Normalised().ToString(),
                    low.Normalised().ToString());
    return false;
  }
  answer->quantity = scaled.value();
  return true;
}

std::string_view KindName(const CompiledQuestion& question) {
  switch (question.kind) {
    case CompiledQuestion::Kind::kSingleChoice:
      return "option";
    case CompiledQuestion::Kind::kSeveralChoices:
      return "options";
    case CompiledQuestion::Kind::kQuantity:
      return "quantity";
    case CompiledQuestion::Kind::kLevelAndFrequency:
      return "level_and_frequency";
    case CompiledQuestion::Kind::kInformation:
      return question.options.empty() ? "text" : "option";
  }
  return "option";
}

// Where a wrong value stands, and the field it should have used.
std::string_view GivenName(const v1::AnswerValue& value) {
  switch (value.value_case()) {
    case v1::AnswerValue::kOption:
      return "option";
    case v1::AnswerValue::kOptions:
      return "options";
    case v1::AnswerValue::kQuantity:
      return "quantity";
    case v1::AnswerValue::kLevelAndFrequency:
      return "level_and_frequency";
    case v1::AnswerValue::kNotApplicable:
      return "not_applicable";
    case v1::AnswerValue::kText:
      return "text";
    case v1::AnswerValue::VALUE_NOT_SET:
      break;
  }
  return "nothing";
}

}  // namespace

bool ResolveValue(const CompiledPolicy& policy, std::size_t q, const v1::AnswerValue& value,
                  const std::string& path, CaseAnswer* answer, char* chosen, FindingList* findings) {
  const CompiledQuestion& question = policy.questions[q];
  const std::string& id = question.document->id();
  if (value.has_not_applicable()) {
    if (question.not_applicable == v1::NOT_APPLICABLE_RULE_UNSPECIFIED) {
      findings->Error("not_applicable_not_allowed", path + ".not_applicable", id);
      return false;
    }
    answer->kind = CaseAnswer::Kind::kNotApplicable;
    return true;
  }
  if (GivenName(value) != KindName(question)) {
    findings->Error("wrong_kind_of_answer", path, GivenName(value), KindName(question), id);
    return false;
  }
  answer->kind = CaseAnswer::Kind::kGiven;
  bool ok = true;
  const auto refuse = [&](const std::string& option, const std::string& at, const std::string& known) {
    ok = false;
    // The shape check has said that an empty one is missing, or is no id.
    if (!option.empty()) findings->Error("unknown_option", at, option, known, id);
  };
  const auto find = [&](const std::string& option, const std::string& at) {
    const int index = FindOption(question, option);
    if (index < 0) refuse(option, at, ListIds(question.options));
    return index;
  };
  switch (value.value_case()) {
    case v1::AnswerValue::kOption:
      answer->option = find(value.option(), path + ".option");
      break;
    case v1::AnswerValue::kOptions:
      for (int i = 0; i < value.options().ids_size(); ++i) {
        const std::string at = path + ".options.ids[" + std::to_string(i) + "]";
        const int index = find(value.options().ids(i), at);
        if (index < 0) continue;
        if (chosen[index] != 0) {
          findings->Error("option_named_twice", at, value.options().ids(i), {}, id);
          ok = false;
        }
        chosen[index] = 1;
      }
      break;
    case v1::AnswerValue::kQuantity:
      ok = ResolveQuantity(question, value.quantity(), path + ".quantity", answer, findings);
      break;
    case v1::AnswerValue::kLevelAndFrequency: {
      answer->option = find(value.level_and_frequency().level(), path + ".level_and_frequency.level");
      const auto& frequencies = question.document->level_and_frequency().frequencies();
      std::string list;
      for (int i = 0; i < frequencies.size(); ++i) {
        if (frequencies.Get(i).id() == value.level_and_frequency().frequency()) answer->frequency = i;
        list += (i == 0 ? "" : ", ") + frequencies.Get(i).id();
      }
      if (answer->frequency < 0) {
        refuse(value.level_and_frequency().frequency(), path + ".level_and_frequency.frequency", list);
      }
      break;
    }
    default:
      break;
  }
  return ok;
}

const v1::AnswerValue* ScoringValue(const CompiledPolicy& policy, const v1::Answer& answer) {
  if (answer.has_agreed()) return &answer.agreed();
  if (policy.document.scoring_view() == v1::SCORING_VIEW_WORKER)
    return answer.has_worker() ? &answer.worker() : nullptr;
  return answer.has_person() ? &answer.person() : nullptr;
}

namespace {

// Reads one answer: the value that scores into the case, the other view only to see that it is sound. False
// if anything in it was refused.
bool ResolveAnswer(const CompiledPolicy& policy, int a, const v1::Answer& answer, std::size_t q,
                   std::vector<char>* other_view, ResolvedCase* resolved) {
  FindingList& findings = resolved->findings;
  if (answer.has_agreed() && (answer.has_person() || answer.has_worker())) {
    findings.Error("agreed_and_views", AnswerPath(a), answer.question());
    return false;
  }
  bool fine = true;
  CaseState& state = resolved->state;
  const v1::AnswerValue* scoring = ScoringValue(policy, answer);
  for (const auto& [given, value, name] : {std::tuple(answer.has_agreed(), &answer.agreed(), ".agreed"),
                                           std::tuple(answer.has_person(), &answer.person(), ".person"),
                                           std::tuple(answer.has_worker(), &answer.worker(), ".worker")}) {
    if (!given) continue;
    const bool scores = value == scoring;
    CaseAnswer unused;
    char* chosen = (scores ? state.chosen : *other_view).data() + policy.questions[q].chosen_offset;
    fine = ResolveValue(policy, q, *value, AnswerPath(a) + name, scores ? &state.answers[q] : &unused, chosen,
                        &findings) &&
           fine;
  }
  if (scoring == nullptr && (answer.has_person() || answer.has_worker())) {
    findings.Error("view_missing", AnswerPath(a), answer.question(),
                   policy.document.scoring_view() == v1::SCORING_VIEW_WORKER ? "worker" : "person");
    return false;
  }
  return fine;
}

}  // namespace

void ResolveAnswers(const CompiledPolicy& policy, const v1::Assessment& assessment, ResolvedCase* resolved) {
  CaseState& state = resolved->state;
  FindingList& findings = resolved->findings;
  std::vector<char> unusable(policy.questions.size(), 0);  // An answer is there, but it was refused already.
  std::vector<char> other_view(policy.chosen_size, 0);
  for (int a = 0; a < assessment.answers_size(); ++a) {
    const v1::Answer& answer = assessment.answers(a);
    const auto found = policy.question_index.find(answer.question());
    if (found == policy.question_index.end()) {
      if (!answer.question().empty())
        findings.Error("unknown_question", AnswerPath(a) + ".question", answer.question());
      continue;
    }
    const auto q = static_cast<std::size_t>(found->second);
    if (resolved->answer_of_question[q] >= 0) {
      findings.Error("two_answers", AnswerPath(a), answer.question(),
                     AnswerPath(resolved->answer_of_question[q]));
      continue;
    }
    resolved->answer_of_question[q] = a;
    if (!ResolveAnswer(policy, a, answer, q, &other_view, resolved)) unusable[q] = 1;
  }
  // An answer that was refused must not decide what else is asked: its question is taken as not answered.
  for (std::size_t q = 0; q < policy.questions.size(); ++q) {
    if (unusable[q] != 0) state.answers[q] = CaseAnswer();
  }
  ScoreQuestions(policy, &state);
  for (std::size_t q = 0; q < policy.questions.size(); ++q) {
    const CompiledQuestion& question = policy.questions[q];
    const int a = resolved->answer_of_question[q];
    const bool given = state.answers[q].kind != CaseAnswer::Kind::kNone;
    if (state.asked[q] == 0) {
      if (given) findings.Error("question_not_asked", AnswerPath(a), question.document->id());
    } else if (!given && unusable[q] == 0 && question.required) {
      findings.Error("unanswered", a >= 0 ? AnswerPath(a) : "assessment.answers", question.document->id(), {},
                     question.document->text());
    }
  }
}

}  // namespace ras
