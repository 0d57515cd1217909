// Differences between people by care group, area or age, without evidence, publication and a plan to
// converge.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/check/visit_conditions.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

class DifferenceCheck {
 public:
  explicit DifferenceCheck(const CheckContext& context) : context_(context) {
    const v1::GroupDifferences& stated = context.policy.governance().group_differences();
    if (stated.evidence().empty()) missing_.emplace_back("evidence");
    if (stated.published_at().empty()) missing_.emplace_back("published_at");
    if (stated.plan_to_converge().empty()) missing_.emplace_back("plan_to_converge");
  }

  void Run() {
    if (missing_.empty()) return;
    VisitConditions(context_.policy, context_.names,
                    [this](const PlacedCondition& placed) { CheckCondition(placed); });
    for (int c = 0; c < context_.policy.components_size(); ++c) CheckComponent(c);
    CheckFactors(context_.policy.total_adjustments(), "", "total_adjustments");
  }

 private:
  void Warn(std::string_view code, const std::string& path, const std::string& value,
            const std::string& message) {
    context_.report.Warning(
        {.code = code,
         .path = path,
         .value = value,
         .message = message,
         .remedy = "Treat everyone alike, or fill in " + List(missing_) + " in governance.group_differences.",
         .reason = std::string(kReasonOneSystem)});
  }

  // By what a condition tells people apart: "care group", "age", "area"; empty if by none of these.
  std::vector<std::string> Facts(const PlacedCondition& placed) const {
    bool group = false, age = false, area = false;
    VisitTests(*placed.condition, placed.path, [&](const v1::Condition& test, const std::string&) {
      group = group ||
              (test.has_care_group() && !ListsAll(test.care_group().any_of(), context_.names.care_groups));
      age = age || test.has_age();
      area = area || (test.has_area() && !ListsAll(test.area().any_of(), context_.names.areas));
    });
    std::vector<std::string> facts;
    if (group) facts.emplace_back("care group");
    if (age) facts.emplace_back("age");
    if (area) facts.emplace_back("area");
    return facts;
  }

  // A test that names every group tells nobody apart.
  static bool ListsAll(const google::protobuf::RepeatedPtrField<std::string>& ids, const IdIndex& index) {
    IdIndex listed;
    for (const std::string& id : ids) {
      if (index.Find(id) >= 0) listed.Add(id, 0);
    }
    return listed.ids().size() == index.ids().size();
  }

  void CheckCondition(const PlacedCondition& placed) {
    const std::vector<std::string> facts = Facts(placed);
    if (facts.empty()) return;
    const std::string by = " by " + List(facts) + ".";
    const auto index = static_cast<std::size_t>(placed.owner);
    switch (placed.place) {
      case PlacedCondition::Place::kQuestion: {
        const std::string& id = context_.names.question_places[index].question->id();
        Warn("separate_questions", placed.path, id,
             "Who is asked the question " + Quote(id) + " differs" + by);
        break;
      }
      case PlacedCondition::Place::kTerm: {
        const std::string& id = context_.policy.measures(placed.owner).id();
        Warn("separate_scoring", placed.path, id, "How the measure " + Quote(id) + " is scored differs" + by);
        break;
      }
      case PlacedCondition::Place::kComponent: {
        const std::string& id = context_.policy.components(placed.owner).id();
        Warn("separate_component", placed.path, id, "Who gets the component " + Quote(id) + " differs" + by);
        break;
      }
      case PlacedCondition::Place::kPriceItem: {
        const std::string& id = context_.policy.tables(placed.owner).id();
        Warn("separate_tables", placed.path, id, "What the price list " + Quote(id) + " counts differs" + by);
        break;
      }
      case PlacedCondition::Place::kAdjustment:
        Warn("separate_factors", placed.path, "", "Who an adjustment is made for differs" + by);
        break;
    }
  }

  void CheckComponent(int c) {
    const v1::Component& component = context_.policy.components(c);
    const std::string path = At("", "components", c);
    const auto& choices = component.table_by_care_group().choices();
    const bool differ = std::any_of(choices.begin(), choices.end(), [&](const v1::TableChoice& choice) {
      return choice.table() != choices.Get(0).table();
    });
    if (differ) {
      Warn("separate_tables", In(path, "table_by_care_group"), component.id(),
           "The component " + Quote(component.id()) + " has a different table for some care groups.");
    }
    CheckFactors(component.adjustments(), path, "adjustments");
  }

  void CheckFactors(const google::protobuf::RepeatedPtrField<v1::Adjustment>& adjustments,
                    const std::string& path, std::string_view field) {
    for (int i = 0; i < adjustments.size(); ++i) {
      const v1::Adjustment& adjustment = adjustments.Get(i);
      const bool by_group = adjustment.has_factor_by_care_group();
      const auto& factors =
          by_group ? adjustment.factor_by_care_group().factors() : adjustment.factor_by_area().factors();
      const bool differ = std::any_of(factors.begin(), factors.end(), [&](const v1::NamedFactor& factor) {
        const std::optional<Decimal> first = ReadDecimal(factors.Get(0).factor()),
                                     own = ReadDecimal(factor.factor());
        return first && own && *first != *own;
      });
      if (!differ) continue;
      Warn("separate_factors", In(At(path, field, i), by_group ? "factor_by_care_group" : "factor_by_area"),
           adjustment.id(),
           "The adjustment " + Quote(adjustment.id()) + " has different factors by " +
               (by_group ? "care group." : "area."));
    }
  }

  const CheckContext& context_;
  std::vector<std::string> missing_;
};

}  // namespace

void CheckGroupDifferences(const CheckContext& context) { DifferenceCheck(context).Run(); }

}  // namespace ras::check
