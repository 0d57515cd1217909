#include "lib/change/case_between.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "lib/fingerprint/document_fingerprint.h"

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

using Adjustments = google::protobuf::RepeatedPtrField<v1::Adjustment>;

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

  // Tables of one id. One that is new or gone comes with the rules that use it.
  void AddTables() {
    for (const v1::AllocationTable& table : policy_before_.tables()) {
      const v1::AllocationTable* now = Find(policy_after_.tables(), table.id());
      if (now == nullptr || AreSame(table, *now)) continue;
      list_.push_back({.kind = v1::CHANGE_KIND_TABLE,
                       .id = table.id(),
                       .title = now->title(),
                       .said = RiseText(table, *now),
                       .changes_policy = true,
                       .apply = [now](CaseBetween* to) {
                         Find(*to->policy->mutable_tables(), now->id())->CopyFrom(*now);
                       }});
    }
  }

  // "raised by 3.2%" if the later table says that the earlier one was raised, and nothing else has changed
  // it.
  static std::string RiseText(const v1::AllocationTable& then, const v1::AllocationTable& now) {
    if (now.uplifts().empty()) return {};
    const v1::TableUplift& last = now.uplifts(now.uplifts_size() - 1);
    if (last.table_before() != DocumentFingerprint(then)) return {};
    const std::string& rate = last.rate_percent();
    return rate.front() == '-' ? "lowered by " + rate.substr(1) + "%" : "raised by " + rate + "%";
  }

  void AddInformalSupportRule() {
    if (AreSame(policy_before_.informal_support(), policy_after_.informal_support())) return;
    list_.push_back({.kind = v1::CHANGE_KIND_INFORMAL_SUPPORT_RULE,
                     .changes_policy = true,
                     .apply = [policy = &policy_after_](CaseBetween* to) {
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
      if (now == nullptr) continue;
      AddAdjustmentsOf(now, component.adjustments(), now->adjustments());
    }
    AddAdjustmentsOf(nullptr, policy_before_.total_adjustments(), policy_after_.total_adjustments());
  }

  // One by one if those that both have are in one order; else all together. Of the total there is no
  // component.
  void AddAdjustmentsOf(const v1::Component* component, const Adjustments& then, const Adjustments& now) {
    if (AreSameLists(then, now)) return;
    const std::string id = component == nullptr ? "" : component->id();
    if (!AreInOneOrder(then, now)) {
      list_.push_back(
          {.kind = v1::CHANGE_KIND_ADJUSTMENTS,
           .id = id,
           .title = component == nullptr ? "" : component->title(),
           .changes_policy = true,
           .apply = [id, now = &now](CaseBetween* to) { AdjustmentsIn(id, to)->CopyFrom(*now); }});
      return;
    }
    for (const v1::Adjustment& adjustment : then) {
      if (Find(now, adjustment.id()) != nullptr) continue;
      AddAdjustment(id, &adjustment, nullptr, [id, gone = adjustment.id()](CaseBetween* to) {
        Adjustments* list = AdjustmentsIn(id, to);
        list->erase(std::find_if(list->begin(), list->end(),
                                 [&](const v1::Adjustment& one) { return one.id() == gone; }));
      });
    }
    for (int i = 0; i < now.size(); ++i) {
      const v1::Adjustment* before = Find(then, now[i].id());
      if (before != nullptr && AreSame(*before, now[i])) continue;
      // Those before it are there already.
      AddAdjustment(id, before, &now[i], [id, i, is_new = before == nullptr, one = &now[i]](CaseBetween* to) {
        Adjustments* list = AdjustmentsIn(id, to);
        if (!is_new) return static_cast<void>(Find(*list, one->id())->CopyFrom(*one));
        list->Add()->CopyFrom(*one);
        for (int place = list->size() - 1; place > i; --place) list->SwapElements(place, place - 1);
      });
    }
  }

  // One of the two is null if the adjustment is new, or left out.
  void AddAdjustment(const std::string& component, const v1::Adjustment* then, const v1::Adjustment* now,
                     std::function<void(CaseBetween*)> apply) {
    const v1::Adjustment& told = now == nullptr ? *then : *now;
    list_.push_back({.kind = v1::CHANGE_KIND_ADJUSTMENT,
                     .id = told.id(),
                     .title = told.title(),
                     .before = then == nullptr ? "" : ValueText(*then),
                     .after = now == nullptr ? "" : ValueText(*now),
                     .component = component,
                     .said = told.reason(),
                     .changes_policy = true,
                     .apply = std::move(apply)});
  }

  // Those that both lists have.
  static bool AreInOneOrder(const Adjustments& then, const Adjustments& now) {
    const auto shared = [](const Adjustments& source, const Adjustments& filter) {
      std::vector<std::string_view> ids;
      for (const v1::Adjustment& one : source) {
        if (Find(filter, one.id()) != nullptr) ids.emplace_back(one.id());
      }
      return ids;
    };
    const std::vector<std::string_view> kept = shared(then, now);
    return kept == shared(now, then);
  }

  // Of the component, or of the total where that is empty.
  static Adjustments* AdjustmentsIn(const std::string& component, CaseBetween* to) {
    return component.empty() ? to->policy->mutable_total_adjustments()
                             : Find(*to->policy->mutable_components(), component)->mutable_adjustments();
  }

  // The one number of an adjustment that has one.
  static std::string ValueText(const v1::Adjustment& adjustment) {
    switch (adjustment.kind_case()) {
      case v1::Adjustment::kFactor:
        return adjustment.factor();
      case v1::Adjustment::kAdd:
        return adjustment.add();
      case v1::Adjustment::kMinimum:
        return adjustment.minimum();
      case v1::Adjustment::kCap:
        return adjustment.cap();
      case v1::Adjustment::kCutOff:
        return adjustment.cut_off();
      default:
        return {};
    }
  }

  // What is left: the whole policy and the whole assessment. Nothing is, if the one policy is the other.
  void AddRules() {
    if (&policy_before_ == &policy_after_ || AreSame(policy_before_, policy_after_)) return;
    list_.push_back({.kind = v1::CHANGE_KIND_RULES,
                     .before = policy_before_.version(),
                     .after = policy_after_.version(),
                     .changes_policy = true,
                     .apply = [policy = &policy_after_, now = &now_](CaseBetween* to) {
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
