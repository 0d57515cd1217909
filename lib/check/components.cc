// Components: measure and tables, informal support among the adjustments, and what comes out at the end.
#include <optional>
#include <string>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/period_check.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

// A table that a component names, and where it names it.
struct NamedTable {
  const v1::AllocationTable* table;
  std::string path;
};

// Follows the running amount through adjustments: its period, and whether it may have a fraction of a penny.
class RunningAmount {
 public:
  RunningAmount(const CheckContext& context, v1::Period period) : context_(context), period_(period) {}

  void Make(const v1::Adjustment& adjustment, const std::string& path) {
    bool whole_stays_whole = false;
    switch (adjustment.kind_case()) {
      case v1::Adjustment::kFactor:
        whole_stays_whole = IsWhole(adjustment.factor());
        break;
      case v1::Adjustment::kConvertPeriod: {
        const v1::PeriodConversion& conversion = adjustment.convert_period();
        CheckYearBasis(context_, period_, conversion.to(), conversion.basis(), In(path, "convert_period"),
                       "The adjustment " + Quote(adjustment.id()));
        whole_stays_whole = IsWholeRatio(period_, conversion.to(), conversion.basis());
        period_ = conversion.to();
        break;
      }
      case v1::Adjustment::kFactorByCareGroup:
      case v1::Adjustment::kFactorByArea:
      case v1::Adjustment::kInformalSupport:
      case v1::Adjustment::kRound:
        break;
      default:
        return;  // The others add, or choose between, whole pence and what there is.
    }
    if (!adjustment.has_rounding()) return;  // That is an error already.
    if (adjustment.rounding().mode() != v1::ROUNDING_MODE_EXACT) {
      // A step made for some people only rounds for those alone.
      if (!adjustment.has_when()) fraction_from_.clear();
    } else if (!whole_stays_whole) {
      fraction_from_ = path;
      fraction_id_ = adjustment.id();
    }
  }

  v1::Period period() const { return period_; }
  // The adjustment that left a fraction which nothing has rounded since, or an empty path.
  const std::string& fraction_from() const { return fraction_from_; }
  const std::string& fraction_id() const { return fraction_id_; }

 private:
  static bool IsWhole(const std::string& factor) {
    const std::optional<Decimal> decimal = ReadDecimal(factor);
    return decimal && decimal->places == 0;
  }

  const CheckContext& context_;
  v1::Period period_;
  std::string fraction_from_;
  std::string fraction_id_;
};

void CheckWholePence(const CheckContext& context, const RunningAmount& amount, const std::string& what) {
  if (amount.fraction_from().empty()) return;
  context.report.Error({.code = "ends_in_fraction",
                        .path = In(amount.fraction_from(), "rounding"),
                        .value = amount.fraction_id(),
                        .message = what + " may end in a fraction of a penny: the adjustment " +
                                   Quote(amount.fraction_id()) +
                                   " carries it on, and nothing rounds it for everyone.",
                        .remedy = "Round here, or add an adjustment of kind round after it."});
}

class ComponentCheck {
 public:
  ComponentCheck(const CheckContext& context, int index)
      : context_(context),
        component_(context.policy.components(index)),
        path_(At("", "components", index)),
        rule_(context.policy.informal_support()) {}

  void Run() {
    FindTables();
    CheckChoice();
    CheckMeasure();
    CheckPeriods();
    CheckInformalSteps();
    CheckTakenTwice();
    if (component_.for_carer()) {
      context_.report.Note(
          {.code = "component_for_carer",
           .path = In(path_, "for_carer"),
           .value = component_.id(),
           .message = "The component " + Quote(component_.id()) +
                      " is for the carer. It is shown by itself and is no part of the person's total.",
           .remedy = "Keep it if the council has decided so; it is not required.",
           .reason = std::string(kReasonCarers)});
    }
  }

 private:
  std::string Named() const { return "The component " + Quote(component_.id()); }

  void FindTables() {
    AddTable(component_.table(), In(path_, "table"));
    for (int i = 0; i < component_.table_by_care_group().choices_size(); ++i) {
      AddTable(component_.table_by_care_group().choices(i).table(),
               In(At(In(path_, "table_by_care_group"), "choices", i), "table"));
    }
  }

  void AddTable(const std::string& id, const std::string& path) {
    const int t = context_.names.tables.Find(id);
    if (t >= 0) tables_.push_back({&context_.policy.tables(t), path});
  }

  void CheckChoice() {
    if (component_.choice_case() == v1::Component::CHOICE_NOT_SET ||
        (component_.choice_case() == v1::Component::kTable && component_.table().empty())) {
      context_.report.Error({.code = "table_missing",
                             .path = path_,
                             .value = component_.id(),
                             .message = Named() + " names no table.",
                             .remedy = "Write table, or table_by_care_group with a table for each group."});
      return;
    }
    if (component_.choice_case() != v1::Component::kTableByCareGroup) return;
    const std::string list = In(path_, "table_by_care_group");
    IdIndex seen;
    for (int i = 0; i < component_.table_by_care_group().choices_size(); ++i) {
      const std::string& group = component_.table_by_care_group().choices(i).care_group();
      if (!group.empty() && seen.Find(group) >= 0) {
        context_.report.Error({.code = "listed_twice",
                               .path = In(At(list, "choices", i), "care_group"),
                               .value = group,
                               .message = Named() + " lists the care group " + Quote(group) + " twice.",
                               .remedy = "Keep one of the two tables."});
      }
      seen.Add(group, i);
    }
    for (const std::string_view group : context_.names.care_groups.ids()) {
      if (group.empty() || seen.Find(group) >= 0) continue;
      context_.report.Error({.code = "not_listed",
                             .path = list,
                             .value = std::string(group),
                             .message = Named() + " has no table for the care group " + Quote(group) + ".",
                             .remedy = "Add choices { care_group: " + Quote(group) + " table: \"...\" }."});
    }
  }

  void CheckMeasure() {
    if (tables_.empty()) return;
    const NamedTable* looked_up = nullptr;
    for (const NamedTable& named : tables_) {
      if (!named.table->has_price_list()) looked_up = &named;
    }
    if (looked_up != nullptr && component_.measure().empty()) {
      context_.report.Error({.code = "measure_missing",
                             .path = In(path_, "measure"),
                             .value = component_.id(),
                             .message = Named() + " looks a score up in the table " +
                                        Quote(looked_up->table->id()) + " and does not say which.",
                             .remedy = "Write measure: with the id of the measure to look up."});
    } else if (looked_up == nullptr && !component_.measure().empty()) {
      context_.report.Error(
          {.code = "measure_not_allowed",
           .path = In(path_, "measure"),
           .value = component_.measure(),
           .message = Named() + " is priced by a list, which looks up no score.",
           .remedy = "Take the measure away; an item of the list can name one as its multiplier."});
    }
  }

  void CheckPeriods() {
    if (tables_.empty()) return;
    const v1::Period period = tables_.front().table->period();
    for (const NamedTable& named : tables_) {
      if (named.table->period() == period) continue;
      context_.report.Error(
          {.code = "periods_differ",
           .path = named.path,
           .value = named.table->id(),
           .message = Named() + " has tables for different periods: " + Quote(tables_.front().table->id()) +
                      " for " + PeriodName(period) + ", " + Quote(named.table->id()) + " for " +
                      PeriodName(named.table->period()) + ".",
           .remedy = "Give the tables of one component the same period."});
      return;
    }
    RunningAmount amount(context_, period);
    for (int a = 0; a < component_.adjustments_size(); ++a) {
      amount.Make(component_.adjustments(a), At(path_, "adjustments", a));
    }
    const v1::Period wanted = context_.policy.result_period();
    if (amount.period() != wanted && wanted != v1::PERIOD_UNSPECIFIED &&
        amount.period() != v1::PERIOD_UNSPECIFIED) {
      context_.report.Error({.code = "period_not_reached",
                             .path = path_,
                             .value = component_.id(),
                             .message = Named() + " ends with an amount for " + PeriodName(amount.period()) +
                                        "; the result is for " + PeriodName(wanted) + ".",
                             .remedy = "Add an adjustment convert_period { to: " + v1::Period_Name(wanted) +
                                       " }, or choose another result_period."});
    }
    CheckWholePence(context_, amount, Named());
  }

  void CheckInformalSteps() {
    int first = -1;
    for (int a = 0; a < component_.adjustments_size(); ++a) {
      if (!component_.adjustments(a).has_informal_support()) continue;
      const std::string path = At(path_, "adjustments", a);
      if (rule_.approach() != v1::INFORMAL_SUPPORT_APPROACH_OVERALL &&
          rule_.approach() != v1::INFORMAL_SUPPORT_APPROACH_UNSPECIFIED) {
        context_.report.Error(
            {.code = "informal_step_not_overall",
             .path = path,
             .value = component_.adjustments(a).id(),
             .message = Named() + " takes off one overall reduction, but the policy's approach is " +
                        v1::InformalSupportApproach_Name(rule_.approach()) + ".",
             .remedy = "Take the step away, or write approach: INFORMAL_SUPPORT_APPROACH_OVERALL."});
      }
      if (first >= 0) {
        context_.report.Error({.code = "informal_step_twice",
                               .path = path,
                               .value = component_.adjustments(a).id(),
                               .message = Named() +
                                          " takes informal support off twice; the first step is at " +
                                          At(path_, "adjustments", first) + ".",
                               .remedy = "Keep one of the two steps."});
      }
      first = first < 0 ? a : first;
    }
    takes_overall_ = first >= 0;
  }

  // A table built from costs after informal support has the reduction inside already (docs/figures.md section
  // 6).
  void CheckTakenTwice() {
    const bool by_domain = rule_.approach() == v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN;
    if (!takes_overall_ && !by_domain) return;
    for (const NamedTable& named : tables_) {
      if (named.table->basis() != v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT) continue;
      context_.report.Error(
          {.code = "informal_support_taken_twice",
           .path = named.path,
           .value = named.table->id(),
           .message = "The table " + Quote(named.table->id()) + " was built after informal support, and " +
                      (by_domain ? "the policy reduces each domain for it"
                                 : "the component " + Quote(component_.id()) + " takes it off") +
                      " again.",
           .remedy = "Use a table built gross of informal support, or take the reduction away."});
    }
  }

  const CheckContext& context_;
  const v1::Component& component_;
  const std::string path_;
  const v1::InformalSupportRule& rule_;
  std::vector<NamedTable> tables_;
  bool takes_overall_ = false;
};

void CheckOverallStepExists(const CheckContext& context) {
  if (context.policy.informal_support().approach() != v1::INFORMAL_SUPPORT_APPROACH_OVERALL) return;
  for (const v1::Component& component : context.policy.components()) {
    for (const v1::Adjustment& adjustment : component.adjustments()) {
      if (adjustment.has_informal_support()) return;
    }
  }
  context.report.Error(
      {.code = "informal_step_missing",
       .path = "informal_support.approach",
       .value = "INFORMAL_SUPPORT_APPROACH_OVERALL",
       .message = "The policy makes one overall reduction for informal support, and no component says "
                  "where.",
       .remedy = "Add an adjustment with informal_support {} to a component, or name another approach."});
}

}  // namespace

void CheckComponents(const CheckContext& context) {
  for (int c = 0; c < context.policy.components_size(); ++c) ComponentCheck(context, c).Run();
  CheckOverallStepExists(context);
  RunningAmount total(context, context.policy.result_period());
  for (int a = 0; a < context.policy.total_adjustments_size(); ++a) {
    total.Make(context.policy.total_adjustments(a), At("", "total_adjustments", a));
  }
  CheckWholePence(context, total, "The total");
}

}  // namespace ras::check
