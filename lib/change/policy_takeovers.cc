// What has changed in the policy, between two determinations.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "lib/change/case_between.h"
#include "lib/change/same_parts.h"
#include "lib/fingerprint/document_fingerprint.h"

namespace ras {
namespace {

using Adjustments = google::protobuf::RepeatedPtrField<v1::Adjustment>;

class PolicyTakeovers {
 public:
  PolicyTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list)
      : policy_before_(request.policy_before()),
        policy_after_(PolicyAfter(request)),
        now_(request.after().assessment()),
        list_(*list) {}

  void Add() {
    AddTables();
    AddInformalSupportRule();
    AddAdjustments();
    AddRules();
  }

 private:
  // Tables of one id. One that is new or gone comes with the rules that use it.
  void AddTables() {
    for (const v1::AllocationTable& table : policy_before_.tables()) {
      const v1::AllocationTable* now = FindById(policy_after_.tables(), table.id());
      if (now == nullptr || AreSame(table, *now)) continue;
      list_.push_back({.kind = v1::CHANGE_KIND_TABLE,
                       .id = table.id(),
                       .title = now->title(),
                       .said = RiseText(table, *now),
                       .changes_policy = true,
                       .apply = [now](CaseBetween* to) {
                         FindById(*to->policy->mutable_tables(), now->id())->CopyFrom(*now);
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

  // Of components that both policies have, and of the total.
  void AddAdjustments() {
    for (const v1::Component& component : policy_before_.components()) {
      const v1::Component* now = FindById(policy_after_.components(), component.id());
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
      if (FindById(now, adjustment.id()) != nullptr) continue;
      AddAdjustment(id, &adjustment, nullptr, [id, gone = adjustment.id()](CaseBetween* to) {
        Adjustments* list = AdjustmentsIn(id, to);
        list->erase(std::find_if(list->begin(), list->end(),
                                 [&](const v1::Adjustment& one) { return one.id() == gone; }));
      });
    }
    for (int i = 0; i < now.size(); ++i) {
      const v1::Adjustment* before = FindById(then, now[i].id());
      if (before != nullptr && AreSame(*before, now[i])) continue;
      // Those before it are there already.
      AddAdjustment(id, before, &now[i], [id, i, is_new = before == nullptr, one = &now[i]](CaseBetween* to) {
        Adjustments* list = AdjustmentsIn(id, to);
        if (!is_new) return static_cast<void>(FindById(*list, one->id())->CopyFrom(*one));
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
        if (FindById(filter, one.id()) != nullptr) ids.emplace_back(one.id());
      }
      return ids;
    };
    const std::vector<std::string_view> kept = shared(then, now);
    return kept == shared(now, then);
  }

  // Of the component, or of the total where that is empty.
  static Adjustments* AdjustmentsIn(const std::string& component, CaseBetween* to) {
    return component.empty() ? to->policy->mutable_total_adjustments()
                             : FindById(*to->policy->mutable_components(), component)->mutable_adjustments();
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
  const v1::Assessment& now_;
  std::vector<Takeover>& list_;
};

}  // namespace

void AddPolicyTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list) {
  PolicyTakeovers(request, list).Add();
}

}  // namespace ras
