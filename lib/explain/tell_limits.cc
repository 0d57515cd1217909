// Limits that changed the figure, by how much and on whose authority; and that none of them limits the final
// budget (seed 002, policy issue 4).
#include "lib/explain/teller.h"

namespace ras {
namespace {

void TellLimit(const v1::AllocationStep& step, Teller* teller) {
  const std::string limit = teller->Money(step.limit());
  const std::string_view authority = Phrase(step.authority());
  if (step.kind() == v1::STEP_KIND_CUT_OFF) {
    return teller->Paragraph(message::kLimitsCutOff, {step.title(), limit, authority});
  }
  // Of a range, the end that was changed the most: the upper one by a cap, the lower one by a minimum.
  const bool cap = step.kind() == v1::STEP_KIND_CAP;
  const std::string effect = teller->Size(cap ? HighEnd(step.effect()) : LowEnd(step.effect()));
  teller->Paragraph(cap ? message::kLimitsCap : message::kLimitsMinimum,
                    {step.title(), limit, effect, authority});
}

}  // namespace

void TellLimits(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  bool begun = false, ceiling = false;
  const auto tell = [&](const v1::AllocationStep& step) {
    const bool lowers = step.kind() == v1::STEP_KIND_CAP || step.kind() == v1::STEP_KIND_CUT_OFF;
    if (!step.bound() || (!lowers && step.kind() != v1::STEP_KIND_MINIMUM)) return;
    if (!begun) teller->Begin("limits", message::kLimitsHeading);
    begun = true;
    ceiling = ceiling || lowers;
    TellLimit(step, teller);
  };
  for (const v1::ComponentResult& component : determination.components()) {
    for (const v1::AllocationStep& step : component.steps()) tell(step);
  }
  for (const v1::AllocationStep& step : determination.total_steps()) tell(step);
  if (ceiling) teller->Paragraph(message::kLimitsFinal);
}

}  // namespace ras
