// What has changed of the person and the answers, between two determinations.
#include <algorithm>
#include <string>
#include <utility>

#include "lib/change/case_between.h"
#include "lib/change/same_parts.h"

namespace ras {
namespace {

template <class List>
auto* FindAnswer(List& list, const std::string& question) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.question() == question; });
  return found == list.end() ? nullptr : &*found;
}

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
  // Of both days that of the figure is told, if it has changed.
  void AddDates() {
    const bool another_day = before_.as_of() != after_.as_of();
    if (!another_day && then_.assessed_on() == now_.assessed_on()) return;
    list_.push_back({.kind = v1::CHANGE_KIND_DATE,
                     .title = another_day ? "day of the figure" : "day of the assessment",
                     .before = another_day ? before_.as_of() : then_.assessed_on(),
                     .after = another_day ? after_.as_of() : now_.assessed_on(),
                     .apply = [after = &after_](CaseBetween* to) {
                       to->as_of = after->as_of();
                       to->assessment->set_assessed_on(after->assessment().assessed_on());
                     }});
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

  static std::string AnswerText(const v1::Determination& determination, const std::string& question) {
    const v1::AnswerResult* result = FindAnswer(determination.answers(), question);
    return result == nullptr ? "" : result->answer();
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
    const v1::Answer* then = FindAnswer(then_.answers(), question.id());
    const v1::Answer* now = FindAnswer(now_.answers(), question.id());
    if (then == nullptr && now == nullptr) return;
    if (then != nullptr && now != nullptr && AreSame(then->agreed(), now->agreed()) &&
        AreSame(then->person(), now->person()) && AreSame(then->worker(), now->worker())) {
      return;
    }
    list_.push_back(
        {.kind = v1::CHANGE_KIND_ANSWER,
         .id = question.id(),
         .title = question.text(),
         .before = AnswerText(before_, question.id()),
         .after = AnswerText(after_, question.id()),
         .apply = [now, id = question.id()](CaseBetween* to) { TakeAnswer(id, now, to->assessment); }});
  }

  static void TakeAnswer(const std::string& question, const v1::Answer* now, v1::Assessment* assessment) {
    auto& answers = *assessment->mutable_answers();
    const auto own = std::find_if(answers.begin(), answers.end(),
                                  [&](const v1::Answer& one) { return one.question() == question; });
    if (now != nullptr) {
      (own != answers.end() ? &*own : answers.Add())->CopyFrom(*now);
    } else if (own != answers.end()) {
      answers.erase(own);
    }
  }

  void AddEligibility() {
    if (AreSame(then_.eligibility(), now_.eligibility())) return;
    const auto text = [](const v1::Assessment& assessment) {
      if (!assessment.has_eligibility()) return std::string();
      const v1::EligibilityDecision& decision = assessment.eligibility();
      return std::string(decision.eligible() ? "eligible" : "not eligible") + ", decided on " +
             decision.decided_on() + " by " + decision.decided_by();
    };
    list_.push_back({.kind = v1::CHANGE_KIND_ELIGIBILITY,
                     .before = text(then_),
                     .after = text(now_),
                     .apply = [now = &now_](CaseBetween* to) {
                       to->assessment->clear_eligibility();
                       if (now->has_eligibility()) {
                         to->assessment->mutable_eligibility()->CopyFrom(now->eligibility());
                       }
                     }});
  }

  // "half, low; carers: daughter", in the ids of the policy.
  static std::string SupportText(const v1::Assessment& assessment) {
    const auto text = [](const v1::SupportAndImpact& support) {
      return support.share() + (support.impact().empty() ? "" : ", " + support.impact());
    };
    const v1::InformalSupport& support = assessment.informal_support();
    std::string told = support.has_overall() ? text(support.overall()) : std::string();
    for (const v1::DomainSupport& domain : support.domains()) {
      told += (told.empty() ? "" : "; ") + domain.domain() + ": " + text(domain.support());
    }
    std::string carers;
    for (const v1::Carer& carer : assessment.carers()) {
      carers += (carers.empty() ? "" : ", ") + carer.id();
      if (!carer.confirmed_on().empty()) carers += " (confirmed on " + carer.confirmed_on() + ")";
    }
    return carers.empty() ? told : told + (told.empty() ? "" : "; ") + "carers: " + carers;
  }

  void AddInformalSupport() {
    const bool same_carers = AreSameLists(then_.carers(), now_.carers());
    if (AreSame(then_.informal_support(), now_.informal_support()) && same_carers) return;
    list_.push_back({.kind = v1::CHANGE_KIND_INFORMAL_SUPPORT,
                     .before = SupportText(then_),
                     .after = SupportText(now_),
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
