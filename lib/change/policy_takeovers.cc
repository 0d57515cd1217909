// What has changed in the policy, between two determinations.
#include <google/protobuf/arena.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/change/case_between.h"
#include "lib/change/place_part.h"
#include "lib/change/same_parts.h"
#include "lib/change/tell_fields.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/shape/compare_messages.h"

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
    AddNewTables();
    AddChangedTables();
    AddComponentsLeftOut();
    AddComponents();
    AddMeasuresLeftOut();
    AddTablesLeftOut();
    AddInformalSupportRule();
    AddAdjustments();
    AddRules();
  }

 private:
  // A table that nothing reads yet changes no amount; it is there for the components that read it.
  void AddNewTables() {
    const auto& tables = policy_after_.tables();
    for (int t = 0; t < tables.size(); ++t) {
      if (FindById(policy_before_.tables(), tables[t].id()) != nullptr) continue;
      list_.push_back({.kind = v1::CHANGE_KIND_TABLE,
                       .id = tables[t].id(),
                       .title = tables[t].title(),
                       .changes_policy = true,
                       .path = PathOf("tables", t),
                       .now = &tables[t],
                       .apply = [t, after = &policy_after_](CaseBetween* to) {
                         PlaceAsIn(after->tables(), t, to->policy->mutable_tables());
                       }});
    }
  }

  void AddChangedTables() {
    for (const v1::AllocationTable& table : policy_before_.tables()) {
      const int place = PlaceOf(policy_after_.tables(), table.id());
      if (place < 0 || AreSame(table, policy_after_.tables(place))) continue;
      const v1::AllocationTable* now = &policy_after_.tables(place);
      list_.push_back({.kind = v1::CHANGE_KIND_TABLE,
                       .id = table.id(),
                       .title = now->title(),
                       .said = RiseText(table, *now),
                       .changes_policy = true,
                       .path = PathOf("tables", place),
                       .then = &table,
                       .now = now,
                       .apply = [now](CaseBetween* to) {
                         FindById(*to->policy->mutable_tables(), now->id())->CopyFrom(*now);
                       }});
    }
  }

  static std::string PathOf(const char* list, int place) {
    return std::string(list) + "[" + std::to_string(place) + "]";
  }

  void AddComponentsLeftOut() {
    const auto& components = policy_before_.components();
    for (int c = 0; c < components.size(); ++c) {
      if (FindById(policy_after_.components(), components[c].id()) != nullptr) continue;
      AddComponent(
          PathOf("components", c), &components[c], nullptr,
          [id = components[c].id()](CaseBetween* to) { LeaveOut(id, to->policy->mutable_components()); });
    }
  }

  // Adjustments of those that both policies have are told for themselves.
  void AddComponents() {
    const auto& components = policy_after_.components();
    for (int c = 0; c < components.size(); ++c) {
      const v1::Component* then = FindById(policy_before_.components(), components[c].id());
      if (then == nullptr) {
        AddComponent(PathOf("components", c), nullptr, &components[c],
                     [c, after = &policy_after_](CaseBetween* to) {
                       PlaceAsIn(after->components(), c, to->policy->mutable_components());
                     });
      } else if (!AreSameButForAdjustments(*then, components[c])) {
        AddComponent(PathOf("components", c), then, &components[c], [now = &components[c]](CaseBetween* to) {
          v1::Component* own = FindById(*to->policy->mutable_components(), now->id());
          google::protobuf::Arena arena;
          auto& taken = *google::protobuf::Arena::CreateMessage<v1::Component>(&arena);
          taken.CopyFrom(*now);
          taken.mutable_adjustments()->CopyFrom(own->adjustments());
          own->CopyFrom(taken);
        });
      }
    }
  }

  static bool AreSameButForAdjustments(const v1::Component& then, const v1::Component& now) {
    std::vector<MessageDifference> first;
    return CompareMessages(then, now, IsToldElsewhere, 0, &first) == 0;
  }

  // One of the two is null if the component is new, or left out.
  void AddComponent(const std::string& path, const v1::Component* then, const v1::Component* now,
                    std::function<void(CaseBetween*)> apply) {
    const v1::Component& told = now == nullptr ? *then : *now;
    list_.push_back({.kind = v1::CHANGE_KIND_COMPONENT,
                     .id = told.id(),
                     .title = told.title(),
                     .changes_policy = true,
                     .path = path,
                     .then = then,
                     .now = now,
                     .apply = std::move(apply)});
  }

  // By now no component reads it.
  void AddMeasuresLeftOut() {
    const auto& measures = policy_before_.measures();
    for (int m = 0; m < measures.size(); ++m) {
      if (FindById(policy_after_.measures(), measures[m].id()) != nullptr) continue;
      list_.push_back({.kind = v1::CHANGE_KIND_MEASURE,
                       .id = measures[m].id(),
                       .title = measures[m].title(),
                       .changes_policy = true,
                       .path = PathOf("measures", m),
                       .then = &measures[m],
                       .apply = [id = measures[m].id()](CaseBetween* to) {
                         LeaveOut(id, to->policy->mutable_measures());
                       }});
    }
  }

  void AddTablesLeftOut() {
    const auto& tables = policy_before_.tables();
    for (int t = 0; t < tables.size(); ++t) {
      if (FindById(policy_after_.tables(), tables[t].id()) != nullptr) continue;
      list_.push_back(
          {.kind = v1::CHANGE_KIND_TABLE,
           .id = tables[t].id(),
           .title = tables[t].title(),
           .changes_policy = true,
           .path = PathOf("tables", t),
           .then = &tables[t],
           .apply = [id = tables[t].id()](CaseBetween* to) { LeaveOut(id, to->policy->mutable_tables()); }});
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

  // Reductions one by one, as long as the grid that they stand in is the same; else the whole rule.
  void AddInformalSupportRule() {
    const v1::InformalSupportRule& then = policy_before_.informal_support();
    const v1::InformalSupportRule& now = policy_after_.informal_support();
    if (AreSame(then, now)) return;
    if (!HaveOneGrid(then, now)) {
      list_.push_back({.kind = v1::CHANGE_KIND_INFORMAL_SUPPORT_RULE,
                       .changes_policy = true,
                       .apply = [rule = &now](CaseBetween* to) {
                         to->policy->mutable_informal_support()->CopyFrom(*rule);
                       }});
      return;
    }
    for (int i = 0; i < now.reductions_size(); ++i) {
      if (!AreSame(then.reductions(i), now.reductions(i)))
        AddReduction(i, then.reductions(i), now.reductions(i));
    }
    if (then.refused_assessment_rule() == now.refused_assessment_rule()) return;
    list_.push_back({.kind = v1::CHANGE_KIND_INFORMAL_SUPPORT_RULE,
                     .title = "when a carer refuses an assessment",
                     .before = then.refused_assessment_rule(),
                     .after = now.refused_assessment_rule(),
                     .changes_policy = true,
                     .apply = [rule = &now](CaseBetween* to) {
                       to->policy->mutable_informal_support()->set_refused_assessment_rule(
                           rule->refused_assessment_rule());
                     }});
  }

  static bool HaveOneGrid(const v1::InformalSupportRule& then, const v1::InformalSupportRule& now) {
    return then.approach() == now.approach() && AreSameLists(then.shares(), now.shares()) &&
           AreSameLists(then.impacts(), now.impacts()) &&
           std::equal(then.reductions().begin(), then.reductions().end(), now.reductions().begin(),
                      now.reductions().end(), [](const v1::Reduction& one, const v1::Reduction& other) {
                        return one.share() == other.share() && one.impact() == other.impact();
                      });
  }

  void AddReduction(int place, const v1::Reduction& then, const v1::Reduction& now) {
    list_.push_back({.kind = v1::CHANGE_KIND_INFORMAL_SUPPORT_RULE,
                     .title = now.share() + ", " + now.impact(),
                     .before = then.percent(),
                     .after = now.percent(),
                     .changes_policy = true,
                     .path = PathOf("informal_support.reductions", place),
                     .then = &then,
                     .now = &now,
                     .apply = [place, reduction = &now](CaseBetween* to) {
                       to->policy->mutable_informal_support()->mutable_reductions(place)->CopyFrom(
                           *reduction);
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
    const std::string list_before = PathOfAdjustments(policy_before_, id),
                      list_after = PathOfAdjustments(policy_after_, id);
    if (!AreInOneOrder(then, now)) {
      list_.push_back(
          {.kind = v1::CHANGE_KIND_ADJUSTMENTS,
           .id = id,
           .title = component == nullptr ? "" : component->title(),
           .changes_policy = true,
           .apply = [id, now = &now](CaseBetween* to) { AdjustmentsIn(id, to)->CopyFrom(*now); }});
      return;
    }
    for (int i = 0; i < then.size(); ++i) {
      if (FindById(now, then[i].id()) != nullptr) continue;
      AddAdjustment(id, PathOf(list_before.c_str(), i), &then[i], nullptr,
                    [id, gone = then[i].id()](CaseBetween* to) { LeaveOut(gone, AdjustmentsIn(id, to)); });
    }
    for (int i = 0; i < now.size(); ++i) {
      const v1::Adjustment* before = FindById(then, now[i].id());
      if (before != nullptr && AreSame(*before, now[i])) continue;
      AddAdjustment(id, PathOf(list_after.c_str(), i), before, &now[i],
                    [id, i, is_new = before == nullptr, now = &now](CaseBetween* to) {
                      Adjustments* list = AdjustmentsIn(id, to);
                      if (is_new) return static_cast<void>(PlaceAsIn(*now, i, list));
                      FindById(*list, (*now)[i].id())->CopyFrom((*now)[i]);
                    });
    }
  }

  // One of the two is null if the adjustment is new, or left out.
  void AddAdjustment(const std::string& component, const std::string& path, const v1::Adjustment* then,
                     const v1::Adjustment* now, std::function<void(CaseBetween*)> apply) {
    const v1::Adjustment& told = now == nullptr ? *then : *now;
    list_.push_back({.kind = v1::CHANGE_KIND_ADJUSTMENT,
                     .id = told.id(),
                     .title = told.title(),
                     .before = then == nullptr ? "" : ValueText(*then),
                     .after = now == nullptr ? "" : ValueText(*now),
                     .component = component,
                     .said = told.reason(),
                     .changes_policy = true,
                     .path = path,
                     .then = then,
                     .now = now,
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

  static std::string PathOfAdjustments(const v1::Policy& policy, const std::string& component) {
    if (component.empty()) return "total_adjustments";
    return PathOf("components", PlaceOf(policy.components(), component)) + ".adjustments";
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
