#include "lib/assemble/fill_in.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/policy_names.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

constexpr const char* kWhy =
    "What follows from the parts need not be written, and is told so that nobody overlooks it "
    "(docs/publishing-a-table.md section 2).";

// Percent or points, as a table counts; UNSPECIFIED for one that may be either.
v1::ScoreUnit UnitOf(const v1::AllocationTable& table) {
  switch (table.kind_case()) {
    case v1::AllocationTable::kPercentage:
      return v1::SCORE_UNIT_PERCENT;
    case v1::AllocationTable::kPoints:
    case v1::AllocationTable::kGroups:
    case v1::AllocationTable::kPricePerPoint:
      return v1::SCORE_UNIT_POINTS;
    default:
      return v1::SCORE_UNIT_UNSPECIFIED;
  }
}

bool IsAfterInformalSupport(const v1::AllocationTable& table) {
  return table.basis() == v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT;
}

class Assembly {
 public:
  Assembly(const v1::AssemblePolicyRequest& request, v1::Policy* policy, FindingReport* report)
      : request_(request), policy_(*policy), report_(*report) {}

  FilledIn Run() {
    FillCurrency();
    FillCareGroups();
    FillMeasures();
    FillComponents();
    FillInformalSupport();
    FillInformalStep();
    FillResultPeriod();
    return filled_;
  }

 private:
  void Note(std::string path, std::string value, std::string message, std::string remedy) {
    report_.Note({.code = "filled_in",
                  .path = std::move(path),
                  .value = std::move(value),
                  .message = std::move(message),
                  .remedy = std::move(remedy),
                  .reason = kWhy});
  }

  void FillCurrency() {
    if (!policy_.currency().empty()) return;
    policy_.set_currency("GBP");
    Note("currency", "GBP", "No currency was named, and pounds are taken.",
         "Name another, if it is another.");
  }

  void FillCareGroups() {
    if (!policy_.care_groups().empty()) return;
    v1::CareGroup& group = *policy_.add_care_groups();
    group.set_id("everyone");
    group.set_title("Everyone");
    Note("care_groups", "everyone", "No care groups were named, and there is one for everyone.",
         "Name those that reports are to tell apart.");
  }

  bool LooksUpAScore() const {
    return std::ranges::any_of(policy_.tables(),
                               [](const v1::AllocationTable& table) { return !table.has_price_list(); });
  }

  // The unit that the request names, or all tables that are looked up have; nothing, after an error, if there
  // is none.
  std::optional<v1::ScoreUnit> FindUnit() {
    if (request_.score_unit() != v1::SCORE_UNIT_UNSPECIFIED) return request_.score_unit();
    std::optional<v1::ScoreUnit> unit;
    bool one = true;
    for (const v1::AllocationTable& table : policy_.tables()) {
      if (table.has_price_list()) continue;
      one = one && (!unit || *unit == UnitOf(table));
      unit = UnitOf(table);
    }
    if (one && unit && *unit != v1::SCORE_UNIT_UNSPECIFIED) return unit;
    report_.Error({.code = "score_unit_missing",
                   .path = "score_unit",
                   .value = "",
                   .message = "The tables do not say, or not alike, whether scores are points or percent.",
                   .remedy =
                       "Write SCORE_UNIT_POINTS or SCORE_UNIT_PERCENT if all are of one kind; else write a "
                       "measure for each."});
    filled_.told_of_measures = true;
    return std::nullopt;
  }

  // One measure, the sum of all domains.
  void FillMeasures() {
    if (policy_.tables().empty()) return;
    if (!policy_.measures().empty() || !LooksUpAScore()) {
      if (request_.score_unit() == v1::SCORE_UNIT_UNSPECIFIED) return;
      report_.Error({.code = "score_unit_not_used",
                     .path = "score_unit",
                     .value = v1::ScoreUnit_Name(request_.score_unit()),
                     .message = policy_.measures().empty() ? "No table is looked up by a score."
                                                           : "The measures say what the score is.",
                     .remedy = "Leave it out."});
      return;
    }
    if (!policy_.has_questionnaire()) {
      filled_.told_of_measures = true;  // Its absence is, as that of any part.
      return;
    }
    const std::optional<v1::ScoreUnit> unit = FindUnit();
    if (!unit) return;
    const bool percent = *unit == v1::SCORE_UNIT_PERCENT;
    v1::Measure& measure = *policy_.add_measures();
    measure.set_id("need");
    measure.set_title("Overall need");
    measure.set_combine(v1::COMBINE_SUM);
    for (const v1::Domain& domain : policy_.questionnaire().domains()) {
      if (std::ranges::any_of(domain.questions(), check::IsScored))
        measure.add_terms()->set_domain(domain.id());
    }
    if (percent) measure.add_transforms()->mutable_percent_of_maximum();
    filled_.measure = true;
    Note("measures", "need",
         percent ? "No measure was written, and there is one: all points, in percent of the most there can "
                   "be, half-up "
                   "to whole percents."
                 : "No measure was written, and there is one: all points.",
         "Write the measures, if the score is another.");
  }

  void FillComponents() {
    if (policy_.components().empty() && policy_.tables_size() > 1) {
      report_.Error(
          {.code = "components_missing",
           .path = "parts.components",
           .value = std::to_string(policy_.tables_size()),
           .message = "There are " +
                      Count(static_cast<std::size_t>(policy_.tables_size()), "table", "tables") +
                      ", and it is not said which is for what or for whom.",
           .remedy = "Write the components, each with its table, or one with table_by_care_group."});
    }
    if (policy_.components().empty()) {
      // Without a table, that there is none is what is wrong.
      filled_.told_of_components = policy_.tables_size() != 1;
      if (filled_.told_of_components) return;
      v1::Component& component = *policy_.add_components();
      component.set_id("support");
      component.set_title("Support");
      filled_.component = true;
      Note("components", "support", "No components were written, and there is one for the table.",
           "Write the components, if something is to be itemised or adjusted.");
    }
    for (int c = 0; c < policy_.components_size(); ++c)
      FillComponent(At("", "components", c), policy_.mutable_components(c));
  }

  void FillComponent(const std::string& path, v1::Component* component) {
    if (component->choice_case() == v1::Component::CHOICE_NOT_SET && policy_.tables_size() == 1) {
      component->set_table(policy_.tables(0).id());
      if (!filled_.component) {
        Note(In(path, "table"), component->table(), "No table was named, and it is the one there is.",
             "Name it, if another is to be added.");
      }
    }
    if (!component->measure().empty() || policy_.measures_size() != 1) return;
    const std::vector<const v1::AllocationTable*> tables = TablesOf(*component);
    const bool looks_up =
        std::ranges::any_of(tables, [](const auto* table) { return !table->has_price_list(); });
    if (!looks_up) return;
    component->set_measure(policy_.measures(0).id());
    if (!filled_.component) {
      Note(In(path, "measure"), component->measure(), "No measure was named, and it is the one there is.",
           "Name it, if another is to be added.");
    }
  }

  // The tables that a component names and that are there.
  std::vector<const v1::AllocationTable*> TablesOf(const v1::Component& component) const {
    std::vector<std::string> ids;
    if (component.choice_case() == v1::Component::kTable) ids.push_back(component.table());
    for (const v1::TableChoice& choice : component.table_by_care_group().choices())
      ids.push_back(choice.table());
    std::vector<const v1::AllocationTable*> tables;
    for (const std::string& id : ids) {
      const auto found = std::ranges::find(policy_.tables(), id, &v1::AllocationTable::id);
      if (found != policy_.tables().end()) tables.push_back(&*found);
    }
    return tables;
  }

  // Where every table has it off already, nothing is left to be decided.
  void FillInformalSupport() {
    const bool all_after =
        !policy_.tables().empty() && std::ranges::all_of(policy_.tables(), IsAfterInformalSupport);
    if (!all_after) return;
    if (!policy_.has_informal_support()) {
      policy_.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED);
      Note("informal_support", "INFORMAL_SUPPORT_APPROACH_NOT_RECORDED",
           "The tables were built after informal support, and nothing is taken off for it again.",
           "Build the tables gross of informal support, if it is to be recorded and taken off.");
      return;
    }
    const v1::InformalSupportApproach approach = policy_.informal_support().approach();
    if (approach != v1::INFORMAL_SUPPORT_APPROACH_OVERALL || HasInformalStep()) return;
    report_.Error({.code = "informal_support_taken_twice",
                   .path = "parts.informal_support.approach",
                   .value = v1::InformalSupportApproach_Name(approach),
                   .message = "Every table was built after informal support, which is to be taken off again.",
                   .remedy = "Build the tables gross of informal support, or leave informal_support out."});
    filled_.told_of_informal_support = true;
  }

  bool HasInformalStep() const {
    return std::ranges::any_of(policy_.components(), [](const v1::Component& component) {
      return std::ranges::any_of(component.adjustments(), &v1::Adjustment::has_informal_support);
    });
  }

  // The one component that the overall reduction can belong to; -1 if there is none or more than one.
  int ComponentForStep() const {
    int only = -1;
    for (int c = 0; c < policy_.components_size(); ++c) {
      if (policy_.components(c).for_carer()) continue;
      const std::vector<const v1::AllocationTable*> tables = TablesOf(policy_.components(c));
      if (tables.empty() ||
          std::ranges::any_of(tables, [](const auto* table) { return IsAfterInformalSupport(*table); })) {
        continue;
      }
      if (only >= 0) return -1;
      only = c;
    }
    return only;
  }

  void FillInformalStep() {
    const bool overall = policy_.informal_support().approach() == v1::INFORMAL_SUPPORT_APPROACH_OVERALL;
    const int component = overall && !HasInformalStep() ? ComponentForStep() : -1;
    if (component < 0) {
      if (!request_.has_informal_support_rounding() || filled_.told_of_informal_support) return;
      report_.Error(
          {.code = "rounding_not_allowed",
           .path = "informal_support_rounding",
           .value = "",
           .message = "No step is made here that takes informal support off: there is nothing to round.",
           .remedy = "Leave it out."});
      return;
    }
    if (!request_.has_informal_support_rounding()) {
      report_.Error({.code = "missing",
                     .path = "informal_support_rounding",
                     .value = "",
                     .message = "It is not said how amounts are rounded when informal support is taken off.",
                     .remedy = "Write it, such as { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }."});
      filled_.told_of_informal_support = true;
      return;
    }
    AddInformalStep(component);
  }

  // First of all: what the others say is of what the council pays for.
  void AddInformalStep(int index) {
    v1::Component& component = *policy_.mutable_components(index);
    v1::Adjustment& step = *component.add_adjustments();
    step.set_id(FreeId(component, "informal-support"));
    step.set_title("Support from family and friends");
    step.set_reason("Part of the need is met by people who are able and willing to go on.");
    step.set_authority("The policy itself");
    step.set_purpose(v1::ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT);
    step.mutable_informal_support();
    step.mutable_rounding()->CopyFrom(request_.informal_support_rounding());
    for (int a = component.adjustments_size() - 1; a > 0; --a)
      component.mutable_adjustments()->SwapElements(a, a - 1);
    filled_.informal_step = index;
    Note(At(At("", "components", index), "adjustments", 0), step.id(),
         "The table is gross of informal support, which is taken off first.",
         "Write the step among the adjustments, if it is to stand elsewhere.");
  }

  std::string FreeId(const v1::Component& component, const std::string& wanted) const {
    const auto is_taken = [&](const std::string& id) {
      return std::ranges::find(component.adjustments(), id, &v1::Adjustment::id) !=
             component.adjustments().end();
    };
    std::string id = wanted;
    for (int number = 2; is_taken(id); ++number) id = wanted + "-" + std::to_string(number);
    return id;
  }

  // The period that a component ends in; UNSPECIFIED if its tables have none, or several.
  v1::Period EndOf(const v1::Component& component) const {
    for (int step = component.adjustments_size(); step-- > 0;) {
      const v1::Adjustment& adjustment = component.adjustments(step);
      if (adjustment.has_convert_period()) return adjustment.convert_period().to();
    }
    const std::vector<const v1::AllocationTable*> tables = TablesOf(component);
    return tables.empty() ? v1::PERIOD_UNSPECIFIED : tables.front()->period();
  }

  void FillResultPeriod() {
    if (policy_.result_period() != v1::PERIOD_UNSPECIFIED || policy_.components().empty()) return;
    const v1::Period end = EndOf(policy_.components(0));
    const bool one = std::ranges::all_of(
        policy_.components(), [&](const v1::Component& component) { return EndOf(component) == end; });
    if (!one || end == v1::PERIOD_UNSPECIFIED) return;
    policy_.set_result_period(end);
    Note("result_period", v1::Period_Name(end),
         "No period was named for the result, and it is the one that amounts end in.",
         "Name another, and convert the amounts to it, if it is another.");
  }

  const v1::AssemblePolicyRequest& request_;
  v1::Policy& policy_;
  FindingReport& report_;
  FilledIn filled_;
};

}  // namespace

FilledIn FillIn(const v1::AssemblePolicyRequest& request, v1::Policy* policy, FindingReport* report) {
  return Assembly(request, policy, report).Run();
}

}  // namespace ras
