#include "lib/collate/answer_scores.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "lib/collate/answer_cells.h"
#include "lib/collate/care_group.h"
#include "lib/determine/resolved_case.h"
#include "lib/finding/wording.h"
#include "lib/score/measures.h"
#include "ras/decimal.h"

namespace ras {
namespace {

// The greatest score of a case.
constexpr Decimal kGreatestScore{999'999'999, 0};
constexpr uint32_t kMonthsInAYear = 12;
// Answers of so many people times questions are scored in a few seconds. Whoever writes more of them writes
// them to keep a host busy.
constexpr std::size_t kMostWork = 20'000'000;
// A report lists fewer of each code; what comes after so many is not looked at.
constexpr std::size_t kMostFindings = 20'000;
// So many questions that are left open are listed.
constexpr std::size_t kMostOpen = 100;
// Where an assessment has its answers.
constexpr std::string_view kAnswers = "assessment.answers";

// One assessor's fields of a person.
struct Assessor {
  const char* answers;
  const char* score;
  std::string_view mark;
};

constexpr Assessor kFirst = {"answers", "score", kAnswerMark};
constexpr Assessor kSecond = {"second_answers", "second_score", kSecondAnswerMark};

bool HasAnswers(const v1::CollatePerson& person) {
  return person.answers_size() > 0 || person.second_answers_size() > 0;
}

bool HasViews(const google::protobuf::RepeatedPtrField<v1::Answer>& answers) {
  for (const v1::Answer& answer : answers) {
    if (answer.has_person() || answer.has_worker()) return true;
  }
  return false;
}

// A fact of a person that conditions test.
struct Fact {
  const char* field;
  const std::string& value;
  const char* unknown;
  const char* missing;
  const char* name;
};

int Find(const IndexById& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? -1 : found->second;
}

class AnswerScores {
 public:
  AnswerScores(const Scoring& scoring, PeopleOfASheet sheet, v1::CollateSampleRequest* request,
               google::protobuf::Arena* arena, FindingReport* report)
      : scoring_(scoring),
        policy_(scoring.policy()),
        sheet_(sheet),
        request_(*request),
        report_(*report),
        assessment_(*google::protobuf::Arena::CreateMessage<v1::Assessment>(arena)) {}

  OpenQuestions Score(int index) {
    v1::CollatePerson& person = *request_.mutable_people(index);
    OpenQuestions open;
    if (!HasAnswers(person)) return open;
    path_ = At("", "people", index);
    is_left_out_ = !person.excluded_because().empty();
    FindFacts(person);
    if (person.answers_size() > 0) {
      open.first = ScoreOne(kFirst, person.mutable_answers(), person.mutable_score());
    }
    if (person.second_answers_size() > 0) {
      open.second = ScoreOne(kSecond, person.mutable_second_answers(), person.mutable_second_score());
    }
    return open;
  }

  // More was found than anybody will read.
  bool is_full() const { return found_ >= kMostFindings; }
  // Two views are given, and it is not said which of them scores.
  bool needs_view() const { return needs_view_; }

 private:
  void Error(const char* code, std::string path, std::string value, std::string message, std::string remedy) {
    report_.Error({.code = code,
                   .path = std::move(path),
                   .value = std::move(value),
                   .message = std::move(message),
                   .remedy = std::move(remedy)});
  }

  void FindFacts(const v1::CollatePerson& person) {
    const DerivedCareGroup derived = DeriveCareGroup(person, request_.care_group_rule());
    const std::string care_group =
        person.care_group().empty() ? derived.id.value_or("") : person.care_group();
    care_group_ = Find(policy_.care_group_index, care_group);
    area_ = Find(policy_.area_index, person.area());
    age_known_ = person.has_age();
    age_months_ = person.age() * kMonthsInAYear;
    if (is_left_out_) return;
    // That the care group depends on an age that is not known is told where the group is made.
    const bool told_of_age = person.care_group().empty() && derived.needs_age;
    if (scoring_.tests_care_group() && care_group_ < 0 && !told_of_age) {
      ReportFact({"care_group", care_group, "unknown_care_group", "missing", "care group"});
    }
    if (scoring_.tests_area() && area_ < 0) {
      ReportFact({"area", person.area(), "unknown_area", "area_missing", "area"});
    }
    if (policy_.tests_age && !age_known_ && !told_of_age) {
      Error("age_missing", In(path_, "age"), "", "The questionnaire depends on the age, which is not known.",
            "Give the age in whole years.");
    }
  }

  void ReportFact(const Fact& fact) {
    const std::string name = fact.name;
    if (fact.value.empty()) {
      return Error(fact.missing, In(path_, fact.field), "",
                   "The questionnaire depends on the " + name + ", which is not known.",
                   "Give the " + name + ".");
    }
    Error(fact.unknown, In(path_, fact.field), fact.value,
          "The questionnaire depends on the " + name + ", and the scoring does not know this one.",
          "Give one of those of the scoring.");
  }

  // Computes one assessor's score and gives what the answers leave open.
  std::vector<std::string> ScoreOne(const Assessor& assessor,
                                    google::protobuf::RepeatedPtrField<v1::Answer>* answers,
                                    std::string* score) {
    if (!score->empty()) {
      Error("given_twice", In(path_, assessor.score), *score, "There are a score and answers.",
            "Keep one of the two.");
    }
    if (policy_.document.scoring_view() == v1::SCORING_VIEW_UNSPECIFIED && HasViews(*answers)) {
      needs_view_ = true;
      return {};
    }
    // Lent to the assessment, which lives in the same arena.
    assessment_.mutable_answers()->Swap(answers);
    ResolvedCase resolved(policy_);
    resolved.state.care_group = care_group_;
    resolved.state.area = area_;
    resolved.state.age_known = age_known_;
    resolved.state.age_months = age_months_;
    ResolveAnswers(policy_, assessment_, &resolved);
    assessment_.mutable_answers()->Swap(answers);
    if (!resolved.findings.has_errors()) Compute(resolved.state, score, &resolved.findings);
    for (v1::Finding& finding : resolved.findings.Take()) Keep(assessor, std::move(finding));
    return OpenIn(resolved);
  }

  // Leaves the score as it is, and adds errors, if there is none.
  void Compute(const CaseState& state, std::string* score, FindingList* findings) {
    MeasureValues values(policy_);
    ComputeMeasures(policy_, state, &values);
    for (std::size_t m = 0; m < policy_.measures.size(); ++m) {
      if (values.fault[m] == ScoreFault::kNone) continue;
      findings->Error(CodeOf(values.fault[m]), std::string(kAnswers), policy_.measures[m].document->id());
    }
    if (values.any_fault) return;
    const std::size_t m = scoring_.measure();
    const Decimal value = Decimal{values.value[m], policy_.measures[m].places}.Normalised();
    if (value < Decimal{0, 0} || value > kGreatestScore) {
      Error("score_out_of_range", path_, value.ToString(), "The answers make a score that no case can have.",
            "Let the measure give scores from 0 to " + kGreatestScore.ToString() + ".");
      return;
    }
    *score = value.ToString();
  }

  // A finding about the answers of an assessment becomes one about the person's.
  void Keep(const Assessor& assessor, v1::Finding finding) {
    if (is_left_out_ && finding.code() == "unanswered") return;
    ++found_;
    const std::string here = In(path_, assessor.answers);
    if (finding.path() == kAnswers) {
      const bool has_column = sheet_.has_columns && finding.code() == "unanswered";
      finding.set_path(has_column ? In(path_, std::string(assessor.mark) + finding.value()) : here);
    } else if (finding.path().starts_with(kAnswers)) {
      finding.set_path(here + finding.path().substr(kAnswers.size()));
    }
    std::string& message = *finding.mutable_message();
    if (const std::size_t at = message.find(kAnswers); at != std::string::npos) {
      message.replace(at, kAnswers.size(), here);
    }
    report_.Keep(std::move(finding));
  }

  std::vector<std::string> OpenIn(const ResolvedCase& resolved) const {
    std::vector<std::string> open;
    for (std::size_t q = 0; q < policy_.questions.size() && open.size() < kMostOpen; ++q) {
      const bool is_open =
          resolved.state.asked[q] != 0 && resolved.state.answers[q].kind == CaseAnswer::Kind::kNone;
      if (is_open) open.push_back(policy_.questions[q].document->id());
    }
    return open;
  }

  const Scoring& scoring_;
  const CompiledPolicy& policy_;
  const PeopleOfASheet sheet_;
  v1::CollateSampleRequest& request_;
  FindingReport& report_;
  v1::Assessment& assessment_;
  bool needs_view_ = false;
  std::size_t found_ = 0;
  // Of the person at hand.
  std::string path_;
  bool is_left_out_ = false;
  int care_group_ = -1;
  int area_ = -1;
  bool age_known_ = false;
  uint32_t age_months_ = 0;
};

std::size_t PeopleWithAnswers(const v1::CollateSampleRequest& request) {
  return static_cast<std::size_t>(
      std::count_if(request.people().begin(), request.people().end(), &HasAnswers));
}

}  // namespace

void CheckThatAnswersCanBeScored(bool is_given, const v1::CollateSampleRequest& request,
                                 FindingReport* report) {
  if (is_given) return;
  const std::size_t people = PeopleWithAnswers(request);
  if (people == 0) return;
  report->Error({.code = "missing",
                 .path = "scoring",
                 .value = "",
                 .message = Count(people, "person has", "people have") +
                            " answers, and it is not said how answers make a score.",
                 .remedy = "Give the questionnaire and the measure."});
}

std::vector<OpenQuestions> ScoreAnswers(const Scoring& scoring, PeopleOfASheet sheet,
                                        v1::CollateSampleRequest* request, FindingReport* report) {
  google::protobuf::Arena* const arena = request->GetArena();
  const std::size_t people = PeopleWithAnswers(*request);
  const std::size_t questions = scoring.policy().questions.size();
  if (people > kMostWork / std::max<std::size_t>(questions, 1)) {
    report->Error({.code = "too_many_answers",
                   .path = "people",
                   .value = std::to_string(people),
                   .message = "These are too many people with answers for " +
                              Count(questions, "question", "questions") + ".",
                   .remedy = "Score them in parts; at most " + std::to_string(kMostWork) +
                             " people times questions are scored at once."});
    return {};
  }
  AnswerScores scores(scoring, sheet, request, arena, report);
  std::vector<OpenQuestions> open;
  open.reserve(static_cast<std::size_t>(request->people_size()));
  for (int i = 0; i < request->people_size(); ++i) {
    if (scores.is_full()) {
      report->Error(
          {.code = "answers_not_read",
           .path = At("", "people", i),
           .value = request->people(i).id(),
           .message = "So many answers are wrong that those from this person on were not looked at.",
           .remedy = "Correct the others first."});
      break;
    }
    open.push_back(scores.Score(i));
  }
  if (scores.needs_view()) {
    report->Error(
        {.code = "missing",
         .path = "scoring.scoring_view",
         .value = "",
         .message = "Somebody's own view and the worker's are given, and it is not said which scores.",
         .remedy = "Say which view scores, or give agreed answers."});
  }
  return open;
}

}  // namespace ras
