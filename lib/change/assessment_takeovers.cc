// What has changed of the person and the answers, between two determinations.
#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "lib/change/assessment_words.h"
#include "lib/change/case_between.h"
#include "lib/change/same_parts.h"

namespace ras {
namespace {

// Months, or nothing.
std::string AgeText(const v1::Assessment& assessment) {
  return assessment.has_age_months() ? std::to_string(assessment.age_months()) : "";
}

class AssessmentTakeovers {
 public:
  AssessmentTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list)
      : policy_before_(request.policy_before()),
        policy_after_(PolicyAfter(request)),
        before_(request.before()),
        after_(request.after()),
        then_(request.before().assessment()),
        now_(request.after().assessment()),
        list_(*list) {}

  void Add() {
    AddDates();
    AddPerson();
    AddAnswers();
    AddEligibility();
    AddInformalSupport();
  }

 private:
  void AddDates() {
    if (before_.as_of() != after_.as_of()) {
      AddDate("day of the figure", before_.as_of(), after_.as_of(),
              [after = &after_](CaseBetween* to) { to->as_of = after->as_of(); });
    }
    if (then_.assessed_on() != now_.assessed_on()) {
      AddDate("day of the assessment", then_.assessed_on(), now_.assessed_on(),
              [now = &now_](CaseBetween* to) { to->assessment->set_assessed_on(now->assessed_on()); });
    }
  }

  void AddDate(const char* which, const std::string& before, const std::string& after,
               std::function<void(CaseBetween*)> apply) {
    list_.push_back({.kind = v1::CHANGE_KIND_DATE,
                     .title = which,
                     .before = before,
                     .after = after,
                     .apply = std::move(apply)});
  }

  void AddPerson() {
    if (then_.care_group() != now_.care_group()) {
      AddOfPerson("care group", then_.care_group(), now_.care_group(),
                  [now = &now_](CaseBetween* to) { to->assessment->set_care_group(now->care_group()); });
    }
    if (AgeText(then_) != AgeText(now_)) {
      AddOfPerson("age in months", AgeText(then_), AgeText(now_), [now = &now_](CaseBetween* to) {
        to->assessment->clear_age_months();
        if (now->has_age_months()) to->assessment->set_age_months(now->age_months());
      });
    }
    if (then_.area() != now_.area()) {
      AddOfPerson("area", then_.area(), now_.area(),
                  [now = &now_](CaseBetween* to) { to->assessment->set_area(now->area()); });
    }
  }

  void AddOfPerson(const char* what, const std::string& before, const std::string& after,
                   std::function<void(CaseBetween*)> apply) {
    list_.push_back({.kind = v1::CHANGE_KIND_PERSON,
                     .title = what,
                     .before = before,
                     .after = after,
                     .apply = std::move(apply)});
  }

  // Of questions that both policies ask: an answer to another question comes with the rules that ask it.
  void AddAnswers() {
    for (const v1::Domain& domain : policy_before_.questionnaire().domains()) {
      for (const v1::Question& question : domain.questions()) {
        if (Asks(policy_after_, question.id())) AddAnswer(question);
      }
    }
  }

  static bool Asks(const v1::Policy& policy, const std::string& question) {
    const auto& domains = policy.questionnaire().domains();
    return std::any_of(domains.begin(), domains.end(), [&](const v1::Domain& domain) {
      return FindById(domain.questions(), question) != nullptr;
    });
  }

  void AddAnswer(const v1::Question& question) {
    const v1::Answer* then = FindByQuestion(then_.answers(), question.id());
    const v1::Answer* now = FindByQuestion(now_.answers(), question.id());
    if (AreSameAnswers(then, now)) return;
    list_.push_back({.kind = v1::CHANGE_KIND_ANSWER,
                     .id = question.id(),
                     .title = question.text(),
                     .before = AnswerWords(before_, question.id()),
                     .after = AnswerWords(after_, question.id()),
                     .apply = [now, id = question.id()](CaseBetween* to) { TakeAnswer(id, now, to); }});
  }

  void AddEligibility() {
    if (AreSame(then_.eligibility(), now_.eligibility())) return;
    list_.push_back({.kind = v1::CHANGE_KIND_ELIGIBILITY,
                     .before = EligibilityWords(then_, now_),
                     .after = EligibilityWords(now_, then_),
                     .apply = [now = &now_](CaseBetween* to) {
                       to->assessment->clear_eligibility();
                       if (now->has_eligibility()) {
                         to->assessment->mutable_eligibility()->CopyFrom(now->eligibility());
                       }
                     }});
  }

  void AddInformalSupport() {
    const bool same_carers = AreSameLists(then_.carers(), now_.carers());
    if (AreSame(then_.informal_support(), now_.informal_support()) && same_carers) return;
    list_.push_back({.kind = v1::CHANGE_KIND_INFORMAL_SUPPORT,
                     .before = SupportWords(then_, now_),
                     .after = SupportWords(now_, then_),
                     .apply = [now = &now_](CaseBetween* to) {
                       to->assessment->clear_informal_support();
                       if (now->has_informal_support()) {
                         to->assessment->mutable_informal_support()->CopyFrom(now->informal_support());
                       }
                       to->assessment->mutable_carers()->CopyFrom(now->carers());
                     }});
  }

  const v1::Policy& policy_before_;
  const v1::Policy& policy_after_;
  const v1::Determination& before_;
  const v1::Determination& after_;
  const v1::Assessment& then_;
  const v1::Assessment& now_;
  std::vector<Takeover>& list_;
};

}  // namespace

void AddAssessmentTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list) {
  AssessmentTakeovers(request, list).Add();
}

}  // namespace ras
