#include "lib/change/case_between.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ras {
namespace {

bool AreSame(const google::protobuf::Message& a, const google::protobuf::Message& b) {
  return a.SerializeAsString() == b.SerializeAsString();
}

template <class List>
auto* Find(List& list, const std::string& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id() == id; });
  return found == list.end() ? nullptr : &*found;
}

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

class Takeovers {
 public:
  explicit Takeovers(const v1::ExplainChangeRequest& request)
      : policy_before_(request.policy_before()),
        policy_after_(request.has_policy_after() ? request.policy_after() : request.policy_before()),
        before_(request.before()),
        after_(request.after()),
        then_(request.before().assessment()),
        now_(request.after().assessment()) {}

  std::vector<Takeover> List() {
    AddDates();
    AddPerson();
    AddAnswers();
    AddEligibility();
    AddInformalSupport();
    AddTables();
    AddInformalSupportRule();
    AddAdjustments();
    AddRules();
    return std::move(list_);
  }

 private:
  void AddDates() {
    if (before_.as_of() == after_.as_of() && then_.assessed_on() == now_.assessed_on()) return;
    list_.push_back({v1::CHANGE_KIND_DATE, "", "", before_.as_of(), after_.as_of(), false,
                     [after = &after_](CaseBetween* to) {
                       to->as_of = after->as_of();
                       to->assessment->set_assessed_on(after->assessment().assessed_on());
                     }});
  }

  void AddPerson() {
    if (then_.care_group() != now_.care_group()) {
      list_.push_back(
          {v1::CHANGE_KIND_PERSON, "", "care group", then_.care_group(), now_.care_group(), false,
           [now = &now_](CaseBetween* to) { to->assessment->set_care_group(now->care_group()); }});
    }
    if (AgeText(then_) != AgeText(now_)) {
      list_.push_back({v1::CHANGE_KIND_PERSON, "", "age in months", AgeText(then_), AgeText(now_), false,
                       [now = &now_](CaseBetween* to) {
                         to->assessment->clear_age_months();
                         if (now->has_age_months()) to->assessment->set_age_months(now->age_months());
                       }});
    }
    if (then_.area() != now_.area()) {
      list_.push_back({v1::CHANGE_KIND_PERSON, "", "area", then_.area(), now_.area(), false,
                       [now = &now_](CaseBetween* to) { to->assessment->set_area(now->area()); }});
    }
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
      return Find(domain.questions(), question) != nullptr;
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
    list_.push_back({v1::CHANGE_KIND_ANSWER, question.id(), question.text(),
                     AnswerText(before_, question.id()), AnswerText(after_, question.id()), false,
                     [now, id = question.id()](CaseBetween* to) { TakeAnswer(id, now, to->assessment); }});
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
      return std::string(assessment.eligibility().eligible() ? "eligible" : "not eligible");
    };
    list_.push_back(
        {v1::CHANGE_KIND_ELIGIBILITY, "", "", text(then_), text(now_), false, [now = &now_](CaseBetween* to) {
           to->assessment->clear_eligibility();
           if (now->has_eligibility()) {
             to->assessment->mutable_eligibility()->CopyFrom(now->eligibility());
           }
         }});
  }

  void AddInformalSupport() {
    const bool same_carers = AreSameLists(then_.carers(), now_.carers());
    if (AreSame(then_.informal_support(), now_.informal_support()) && same_carers) return;
    list_.push_back({v1::CHANGE_KIND_INFORMAL_SUPPORT, "", "", "", "", false, [now = &now_](CaseBetween* to) {
                       to->assessment->clear_informal_support();
                       if (now->has_informal_support()) {
                         to->assessment->mutable_informal_support()->CopyFrom(now->informal_support());
                       }
                       to->assessment->mutable_carers()->CopyFrom(now->carers());
                     }});
  }

  // Tables of one id. One that is new or gone comes with the rules that use it.
  void AddTables() {
    for (const v1::AllocationTable& table : policy_before_.tables()) {
      const v1::AllocationTable* now = Find(policy_after_.tables(), table.id());
      if (now == nullptr || AreSame(table, *now)) continue;
      list_.push_back(
          {v1::CHANGE_KIND_TABLE, table.id(), now->title(), "", RiseText(table, *now), true,
           [now](CaseBetween* to) { Find(*to->policy->mutable_tables(), now->id())->CopyFrom(*now); }});
    }
  }

  // "raised by 3.2%" if that is all that the later table says of itself beyond the earlier one.
  static std::string RiseText(const v1::AllocationTable& then, const v1::AllocationTable& now) {
    if (now.uplifts_size() != then.uplifts_size() + 1) return {};
    return "raised by " + now.uplifts(now.uplifts_size() - 1).rate_percent() + "%";
  }

  void AddInformalSupportRule() {
    if (AreSame(policy_before_.informal_support(), policy_after_.informal_support())) return;
    list_.push_back({v1::CHANGE_KIND_INFORMAL_SUPPORT_RULE, "", "", "", "", true,
                     [policy = &policy_after_](CaseBetween* to) {
                       to->policy->mutable_informal_support()->CopyFrom(policy->informal_support());
                     }});
  }

  template <class List>
  static bool AreSameLists(const List& a, const List& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& one, const auto& other) { return AreSame(one, other); });
  }

  // Of components that both policies have, and of the total.
  void AddAdjustments() {
    for (const v1::Component& component : policy_before_.components()) {
      const v1::Component* now = Find(policy_after_.components(), component.id());
      if (now == nullptr || AreSameLists(component.adjustments(), now->adjustments())) continue;
      list_.push_back(
          {v1::CHANGE_KIND_ADJUSTMENTS, now->id(), now->title(), "", "", true, [now](CaseBetween* to) {
             Find(*to->policy->mutable_components(), now->id())
                 ->mutable_adjustments()
                 ->CopyFrom(now->adjustments());
           }});
    }
    if (AreSameLists(policy_before_.total_adjustments(), policy_after_.total_adjustments())) return;
    list_.push_back(
        {v1::CHANGE_KIND_ADJUSTMENTS, "", "", "", "", true, [policy = &policy_after_](CaseBetween* to) {
           to->policy->mutable_total_adjustments()->CopyFrom(policy->total_adjustments());
         }});
  }

  // What is left: the whole policy and the whole assessment. Nothing is, if the one policy is the other.
  void AddRules() {
    if (&policy_before_ == &policy_after_ || AreSame(policy_before_, policy_after_)) return;
    list_.push_back({v1::CHANGE_KIND_RULES, "", "", policy_before_.version(), policy_after_.version(), true,
                     [policy = &policy_after_, now = &now_](CaseBetween* to) {
                       to->policy->CopyFrom(*policy);
                       to->assessment->CopyFrom(*now);
                     }});
  }

  const v1::Policy& policy_before_;
  const v1::Policy& policy_after_;
  const v1::Determination& before_;
  const v1::Determination& after_;
  const v1::Assessment& then_;
  const v1::Assessment& now_;
  std::vector<Takeover> list_;
};

}  // namespace

std::vector<Takeover> TakeoversOf(const v1::ExplainChangeRequest& request) {
  return Takeovers(request).List();
}

}  // namespace ras
