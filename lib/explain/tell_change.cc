// What would have changed the figure, and the other figures and limits beside it.
#include "lib/explain/teller.h"

namespace ras {
namespace {

bool SameAmount(const v1::AmountRange& a, const v1::AmountRange& b) {
  return a.amount().pence() == b.amount().pence() && a.has_upper() == b.has_upper() &&
         a.upper().pence() == b.upper().pence();
}

// One point more or less, where it would change the component's amount.
void TellAlternative(const v1::ComponentResult& component, const v1::Alternative& alternative,
                     MessageId message, Teller* teller) {
  if (alternative.refused()) return;
  if (alternative.outcome() == component.outcome() && SameAmount(alternative.amount(), component.amount()))
    return;
  teller->Paragraph(message, {component.title(), alternative.score(),
                              teller->MoneyOf(alternative.outcome(), alternative.amount())});
}

}  // namespace

void TellChange(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin(MessageId::kChangeHeading, "change");
  for (const v1::ComponentResult& component : determination.components()) {
    if (component.has_one_more())
      TellAlternative(component, component.one_more(), MessageId::kChangeMore, teller);
    if (component.has_one_less())
      TellAlternative(component, component.one_less(), MessageId::kChangeLess, teller);
  }
  bool any = false, others = false;
  for (const v1::WhatIf& what_if : determination.what_ifs()) {
    if (what_if.refused()) continue;
    if (what_if.outcome() == determination.outcome() &&
        SameAmount(what_if.indicative_allocation(), determination.indicative_allocation())) {
      others = true;
      continue;
    }
    any = true;
    const bool up = what_if.direction() == v1::WHAT_IF_DIRECTION_LEVEL_UP;
    teller->Paragraph(up ? MessageId::kChangeUp : MessageId::kChangeDown,
                      {teller->QuestionText(what_if.question()),
                       what_if.answer().empty() ? teller->Say(MessageId::kAnswersNone) : what_if.answer(),
                       teller->MoneyOf(what_if.outcome(), what_if.indicative_allocation())});
  }
  if (!any) {
    teller->Paragraph(MessageId::kChangeNothing);
  } else if (others) {
    teller->Paragraph(MessageId::kChangeOthers);
  }
}

void TellOtherFigure(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  if (!determination.has_professional()) return;
  const v1::ProfessionalFigure& figure = determination.assessment().professional_figure();
  teller->Begin(MessageId::kOtherHeading, "other");
  teller->Paragraph(
      MessageId::kOtherFigure,
      {figure.by(), teller->Money(determination.professional().professional_amount()), figure.reasons()});
  teller->Sentence(MessageId::kOtherNotReplaced);
}

void TellLimits(Teller* teller) {
  bool begun = false, held = false;
  const auto tell = [&](const v1::AllocationStep& step) {
    const bool cap = step.kind() == v1::STEP_KIND_CAP || step.kind() == v1::STEP_KIND_CUT_OFF;
    if (!step.bound() || (!cap && step.kind() != v1::STEP_KIND_MINIMUM)) return;
    if (!begun) teller->Begin(MessageId::kLimitsHeading, "limits");
    begun = true;
    held = held || cap;
    teller->Paragraph(step.kind() == v1::STEP_KIND_CUT_OFF ? MessageId::kLimitsCutOff
                      : cap                                ? MessageId::kLimitsCap
                                                           : MessageId::kLimitsMinimum,
                      {step.title(), teller->Money(step.limit()), step.authority()});
  };
  for (const v1::ComponentResult& component : teller->determination().components()) {
    for (const v1::AllocationStep& step : component.steps()) tell(step);
  }
  for (const v1::AllocationStep& step : teller->determination().total_steps()) tell(step);
  if (held) teller->Paragraph(MessageId::kLimitsFinal);
}

}  // namespace ras
