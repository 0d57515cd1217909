// Cost ceilings in every form that can be seen without knowing the scores, amounts scaled by something else
// than need, and groups that are left out. A top row that is clamped is found in coverage.cc.
#include <string>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

void WarnOf(const CheckContext& context, const v1::Adjustment& adjustment, const std::string& path) {
  const std::string named = "The adjustment " + Quote(adjustment.id());
  switch (adjustment.purpose()) {
    case v1::ADJUSTMENT_PURPOSE_BUDGET:
      context.report.Warning(
          {.code = "scaled_by_budget",
           .path = In(path, "purpose"),
           .value = adjustment.id(),
           .message = named + " scales each person's amount to the money there is.",
           .remedy = "Scale the whole table when it is built, publish it, and leave single amounts "
                     "alone.",
           .reason = std::string(kReasonBudget)});
      break;
    case v1::ADJUSTMENT_PURPOSE_SUPPLY:
      context.report.Warning(
          {.code = "scaled_by_supply",
           .path = In(path, "purpose"),
           .value = adjustment.id(),
           .message = named + " scales each person's amount by the services there happen to be.",
           .remedy = "Take it away; what support costs in an area may be a market factor.",
           .reason = std::string(kReasonSupply)});
      break;
    case v1::ADJUSTMENT_PURPOSE_RESIDENTIAL_COST:
      context.report.Warning({.code = "residential_cost_ceiling",
                              .path = In(path, "purpose"),
                              .value = adjustment.id(),
                              .message = named + " holds the amount to what a care home costs.",
                              .remedy = "Take it away.",
                              .reason = std::string(kReasonResidential)});
      break;
    case v1::ADJUSTMENT_PURPOSE_CEILING:
      if (adjustment.has_cap() || adjustment.has_cut_off()) break;  // Warned about below.
      context.report.Warning({.code = "cost_ceiling",
                              .path = In(path, "purpose"),
                              .value = adjustment.id(),
                              .message = named + " is there to keep amounts below a ceiling.",
                              .remedy = "Take it away.",
                              .reason = std::string(kReasonCeiling)});
      break;
    default:
      break;
  }
  if (adjustment.purpose() == v1::ADJUSTMENT_PURPOSE_RESIDENTIAL_COST) return;
  if (adjustment.has_cap()) {
    context.report.Warning(
        {.code = "cost_ceiling",
         .path = In(path, "cap"),
         .value = adjustment.cap(),
         .message = named + " gives nobody more than " + Shorten(adjustment.cap()) + ".",
         .remedy = "Take it away. If high amounts need a second look, use governance.approval_tiers.",
         .reason = std::string(kReasonCeiling)});
  } else if (adjustment.has_cut_off()) {
    context.report.Warning(
        {.code = "cut_off",
         .path = In(path, "cut_off"),
         .value = adjustment.cut_off(),
         .message = named + " gives no indicative figure above " + Shorten(adjustment.cut_off()) + ".",
         .remedy = "Take it away, and give everyone a figure.",
         .reason = std::string(kReasonCeiling)});
  }
}

}  // namespace

void CheckCeilings(const CheckContext& context) {
  const v1::Policy& policy = context.policy;
  for (int g = 0; g < policy.care_groups_size(); ++g) {
    if (policy.care_groups(g).excluded_because().empty()) continue;
    context.report.Warning({.code = "group_excluded",
                            .path = In(At("", "care_groups", g), "excluded_because"),
                            .value = policy.care_groups(g).id(),
                            .message = "People of the group " + Quote(policy.care_groups(g).id()) +
                                       " get no indicative allocation.",
                            .remedy = "Let the system cover everyone who goes on to need support.",
                            .reason = std::string(kReasonExcluded)});
  }
  for (int c = 0; c < policy.components_size(); ++c) {
    for (int a = 0; a < policy.components(c).adjustments_size(); ++a) {
      WarnOf(context, policy.components(c).adjustments(a), At(At("", "components", c), "adjustments", a));
    }
  }
  for (int a = 0; a < policy.total_adjustments_size(); ++a) {
    WarnOf(context, policy.total_adjustments(a), At("", "total_adjustments", a));
  }
}

}  // namespace ras::check
