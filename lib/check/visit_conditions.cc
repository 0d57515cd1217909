#include "lib/check/visit_conditions.h"

#include "lib/finding/wording.h"

namespace ras::check {
namespace {

using Visitor = std::function<void(const v1::Condition&, const std::string&)>;

void VisitNested(const v1::Condition& condition, const std::string& path, int depth, const Visitor& visit) {
  visit(condition, path);
  if (depth >= kMostConditionDepth) return;
  const auto visit_list = [&](const v1::ConditionList& list, std::string_view field) {
    const std::string list_path = In(path, field);
    for (int i = 0; i < list.conditions_size(); ++i) {
      VisitNested(list.conditions(i), At(list_path, "conditions", i), depth + 1, visit);
    }
  };
  switch (condition.test_case()) {
    case v1::Condition::kAllOf:
      visit_list(condition.all_of(), "all_of");
      break;
    case v1::Condition::kAnyOf:
      visit_list(condition.any_of(), "any_of");
      break;
    case v1::Condition::kNot:
      VisitNested(condition.not_(), In(path, "not"), depth + 1, visit);
      break;
    default:
      break;
  }
}

void VisitAdjustments(const google::protobuf::RepeatedPtrField<v1::Adjustment>& adjustments,
                      const std::string& path, std::string_view field, int owner,
                      const std::function<void(const PlacedCondition&)>& visit) {
  for (int i = 0; i < adjustments.size(); ++i) {
    if (!adjustments.Get(i).has_when()) continue;
    visit({PlacedCondition::Place::kAdjustment, &adjustments.Get(i).when(), In(At(path, field, i), "when"),
           owner});
  }
}

}  // namespace

void VisitConditions(const v1::Policy& policy, const PolicyNames& names,
                     const std::function<void(const PlacedCondition&)>& visit) {
  using Place = PlacedCondition::Place;
  for (std::size_t q = 0; q < names.question_places.size(); ++q) {
    const QuestionPlace& place = names.question_places[q];
    if (!place.question->has_asked_when()) continue;
    visit({Place::kQuestion, &place.question->asked_when(), In(place.Path(), "asked_when"),
           static_cast<int>(q)});
  }
  for (int m = 0; m < policy.measures_size(); ++m) {
    for (int t = 0; t < policy.measures(m).terms_size(); ++t) {
      const v1::Term& term = policy.measures(m).terms(t);
      if (term.has_when())
        visit({Place::kTerm, &term.when(), In(At(At("", "measures", m), "terms", t), "when"), m});
    }
  }
  for (int t = 0; t < policy.tables_size(); ++t) {
    const v1::PriceList& list = policy.tables(t).price_list();
    for (int i = 0; i < list.items_size(); ++i) {
      if (!list.items(i).has_when()) continue;
      const std::string path = At(In(At("", "tables", t), "price_list"), "items", i);
      visit({Place::kPriceItem, &list.items(i).when(), In(path, "when"), t});
    }
  }
  for (int c = 0; c < policy.components_size(); ++c) {
    const v1::Component& component = policy.components(c);
    const std::string path = At("", "components", c);
    if (component.has_when()) visit({Place::kComponent, &component.when(), In(path, "when"), c});
    VisitAdjustments(component.adjustments(), path, "adjustments", c, visit);
  }
  VisitAdjustments(policy.total_adjustments(), "", "total_adjustments", -1, visit);
}

void VisitTests(const v1::Condition& condition, const std::string& path, const Visitor& visit) {
  VisitNested(condition, path, 0, visit);
}

}  // namespace ras::check
