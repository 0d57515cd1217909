// Adjustments one by one: what each kind needs, and what it may not have.
#include <string>
#include <utility>

#include "lib/check/check_context.h"
#include "lib/check/rounding_check.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

enum class Owner { kComponent, kTotal };

bool MustRound(const v1::Adjustment& adjustment) {
  switch (adjustment.kind_case()) {
    case v1::Adjustment::kFactor:
    case v1::Adjustment::kFactorByCareGroup:
    case v1::Adjustment::kFactorByArea:
    case v1::Adjustment::kInformalSupport:
    case v1::Adjustment::kConvertPeriod:
    case v1::Adjustment::kRound:
      return true;
    default:
      return false;
  }
}

class AdjustmentCheck {
 public:
  AdjustmentCheck(const CheckContext& context, const v1::Adjustment& adjustment, std::string path,
                  Owner owner)
      : context_(context), adjustment_(adjustment), path_(std::move(path)), owner_(owner) {}

  void Run() {
    if (adjustment_.kind_case() == v1::Adjustment::KIND_NOT_SET) {
      context_.report.Error({.code = "kind_missing",
                             .path = path_,
                             .value = adjustment_.id(),
                             .message = Named() + " does not say what it does.",
                             .remedy = "Name one kind, such as factor, minimum or round."});
      return;
    }
    CheckRounding();
    CheckPlace();
    CheckGate();
    if (adjustment_.has_factor_by_care_group()) {
      CheckFactors(adjustment_.factor_by_care_group(), context_.names.care_groups, "factor_by_care_group",
                   "care group");
    } else if (adjustment_.has_factor_by_area()) {
      CheckFactors(adjustment_.factor_by_area(), context_.names.areas, "factor_by_area", "area");
    }
  }

 private:
  std::string Named() const { return "The adjustment " + Quote(adjustment_.id()); }

  void CheckRounding() {
    if (!MustRound(adjustment_)) {
      if (!adjustment_.has_rounding()) return;
      context_.report.Error(
          {.code = "rounding_not_allowed",
           .path = In(path_, "rounding"),
           .value = adjustment_.id(),
           .message = Named() + " leaves no fraction of a penny: there is nothing to round.",
           .remedy = "Take the rounding away; to round here, add an adjustment of kind round."});
    } else if (!adjustment_.has_rounding()) {
      context_.report.Error(
          {.code = "rounding_missing",
           .path = In(path_, "rounding"),
           .value = adjustment_.id(),
           .message = Named() + " may leave a fraction of a penny and does not say how it is rounded.",
           .remedy = "Add rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }, or "
                     "ROUNDING_MODE_EXACT to carry the fraction on to a later rounding."});
    } else {
      CheckAmountRounding(context_, adjustment_.rounding(), In(path_, "rounding"),
                          adjustment_.has_round() ? Exact::kRefused : Exact::kAllowed);
    }
  }

  // Some steps have their place in a component alone.
  void CheckPlace() {
    const bool converts = adjustment_.has_convert_period();
    if (owner_ == Owner::kTotal && (converts || adjustment_.has_informal_support())) {
      context_.report.Error(
          {.code = "not_allowed_in_total",
           .path = path_,
           .value = adjustment_.id(),
           .message = Named() + (converts ? " changes the period of the total."
                                          : " takes informal support off the total."),
           .remedy = converts ? "Change the period in each component; use stated_periods to show the "
                                "result in other periods as well."
                              : "Take informal support off in the components it belongs to."});
    }
    if (converts && adjustment_.has_when()) {
      context_.report.Error(
          {.code = "conversion_conditional",
           .path = In(path_, "when"),
           .value = adjustment_.id(),
           .message = Named() + " changes the period for some people only.",
           .remedy = "Take the condition away, or make two components, each with its own condition."});
    }
  }

  // A reduction for informal support goes through the gate of docs/figures.md section 6 and takes no other
  // way.
  void CheckGate() {
    const bool says_informal = adjustment_.purpose() == v1::ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT;
    if (says_informal && !adjustment_.has_informal_support()) {
      context_.report.Error(
          {.code = "informal_support_without_gate",
           .path = path_,
           .value = adjustment_.id(),
           .message = Named() +
                      " is made for informal support, but not by informal_support {}: nobody would ask "
                      "whether the carers can and will go on.",
           .remedy = "Use informal_support {} with a grid of reductions, or name another purpose."});
    } else if (!says_informal && adjustment_.has_informal_support()) {
      context_.report.Error({.code = "purpose_does_not_fit",
                             .path = In(path_, "purpose"),
                             .value = adjustment_.id(),
                             .message = Named() + " takes informal support off and names another purpose.",
                             .remedy = "Write purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT."});
    }
  }

  void CheckFactors(const v1::FactorByName& factors, const IdIndex& index, const std::string& field,
                    const std::string& what) {
    const std::string list = In(path_, field);
    IdIndex seen;
    for (int i = 0; i < factors.factors_size(); ++i) {
      const std::string& name = factors.factors(i).name();
      if (!name.empty() && seen.Find(name) >= 0) {
        context_.report.Error({.code = "listed_twice",
                               .path = In(At(list, "factors", i), "name"),
                               .value = name,
                               .message = Named() + " lists the " + what + " " + Quote(name) + " twice.",
                               .remedy = "Keep one of the two factors."});
      }
      seen.Add(name, i);
    }
    for (const std::string_view id : index.ids()) {
      if (id.empty() || seen.Find(id) >= 0) continue;
      context_.report.Error(
          {.code = "not_listed",
           .path = list,
           .value = std::string(id),
           .message = Named() + " has no factor for the " + what + " " + Quote(id) + ".",
           .remedy = "Add factors { name: " + Quote(id) + " factor: \"1\" }, or its own factor."});
    }
  }

  const CheckContext& context_;
  const v1::Adjustment& adjustment_;
  const std::string path_;
  const Owner owner_;
};

}  // namespace

void CheckAdjustments(const CheckContext& context) {
  for (int c = 0; c < context.policy.components_size(); ++c) {
    const v1::Component& component = context.policy.components(c);
    for (int a = 0; a < component.adjustments_size(); ++a) {
      AdjustmentCheck(context, component.adjustments(a), At(At("", "components", c), "adjustments", a),
                      Owner::kComponent)
          .Run();
    }
  }
  for (int a = 0; a < context.policy.total_adjustments_size(); ++a) {
    AdjustmentCheck(context, context.policy.total_adjustments(a), At("", "total_adjustments", a),
                    Owner::kTotal)
        .Run();
  }
}

}  // namespace ras::check
