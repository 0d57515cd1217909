// From the score to the figure, with every step's arithmetic: a reader with a pencil gets the same penny.
#include "lib/explain/teller.h"

namespace ras {
namespace {

void TellRow(const v1::LookupResult& lookup, Teller* teller) {
  const std::string& score = lookup.score_rounded();
  const std::string amount = teller->Money(lookup.amount());
  const std::string period = teller->Per(lookup.period());
  const v1::RowResult& row = lookup.row();
  if (row.to().empty()) {
    teller->Paragraph(MessageId::kMoneyRowOpen, {score, row.from(), amount, period});
  } else if (row.from() == row.to()) {
    teller->Paragraph(MessageId::kMoneyRowPoint, {score, amount, period});
  } else {
    teller->Paragraph(MessageId::kMoneyRow, {score, row.from(), row.to(), amount, period});
  }
}

void TellLookup(const v1::LookupResult& lookup, Teller* teller) {
  const std::string& score = lookup.score_rounded();
  const std::string amount = teller->Money(lookup.amount());
  const std::string period = teller->Per(lookup.period());
  const bool gives = lookup.outcome() == v1::OUTCOME_AMOUNT;
  switch (lookup.place()) {
    case v1::LOOKUP_PLACE_ROW:
      if (gives) {
        TellRow(lookup, teller);
      } else {
        teller->Paragraph(MessageId::kMoneyRowNone, {score});
      }
      break;
    case v1::LOOKUP_PLACE_BETWEEN_ROWS:
      teller->Paragraph(gives ? MessageId::kMoneyBetween : MessageId::kMoneyRowNone, {score, amount, period});
      break;
    case v1::LOOKUP_PLACE_BELOW_FIRST_ROW:
      teller->Paragraph(gives ? MessageId::kMoneyBelow : MessageId::kMoneyBelowNone, {score, amount, period});
      break;
    case v1::LOOKUP_PLACE_ABOVE_LAST_ROW:
      teller->Paragraph(gives ? MessageId::kMoneyAbove : MessageId::kMoneyRowNone, {score, amount, period});
      break;
    default:
      teller->Paragraph(gives ? MessageId::kMoneyComputed : MessageId::kMoneyRowNone,
                        {score, amount, period});
      break;
  }
  if (lookup.score() != score) teller->Sentence(MessageId::kMoneyRounded, {lookup.score(), score});
  if (lookup.place() != v1::LOOKUP_PLACE_ROW) return;
  if (!lookup.row().label().empty()) teller->Sentence(MessageId::kMoneyRowLabel, {lookup.row().label()});
  if (lookup.row().up_to()) teller->Sentence(MessageId::kMoneyRowUpTo);
  for (const std::string& condition : lookup.row().conditions()) {
    teller->Sentence(MessageId::kMoneyRowCondition, {condition});
  }
}

// A rate is a decimal of the policy; a price is read with its pence: "71.2" as "71.20".
std::string WithPence(const std::string& rate) {
  const std::size_t point = rate.find('.');
  if (point == std::string::npos) return rate + ".00";
  return point + 2 == rate.size() ? rate + "0" : rate;
}

void TellItems(const v1::ComponentResult& component, Teller* teller) {
  for (const v1::PricedItem& item : component.items()) {
    const std::string rate = teller->Money(WithPence(item.rate())), amount = teller->Money(item.amount());
    if (item.multiplier().empty()) {
      teller->Paragraph(MessageId::kMoneyItem, {item.label(), item.quantity(), rate, amount});
    } else {
      teller->Paragraph(MessageId::kMoneyItemMultiplied,
                        {item.label(), item.quantity(), item.multiplier(), rate, amount});
    }
  }
}

// One limit: what it did, or that it did nothing.
void TellLimit(const v1::AllocationStep& step, MessageId bound, MessageId idle, Teller* teller) {
  const std::string before = teller->Money(step.before()), limit = teller->Money(step.limit());
  if (step.bound()) {
    teller->Paragraph(bound, {step.title(), before, limit, teller->Money(step.after())});
  } else {
    teller->Paragraph(idle, {step.title(), before, limit});
  }
}

void TellProduct(const v1::AllocationStep& step, Teller* teller) {
  const std::string before = teller->Money(step.before().amount()),
                    after = teller->Money(step.after().amount());
  if (step.kind() == v1::STEP_KIND_CONVERT_PERIOD) {
    const std::string from = teller->Per(step.period_before()), to = teller->Per(step.period_after());
    if (step.exact().empty()) {
      teller->Paragraph(MessageId::kStepConvert, {before, step.factor(), after, from, to});
    } else {
      teller->Paragraph(MessageId::kStepConvertRounded, {before, step.factor(), teller->Money(step.exact()),
                                                         after, teller->Rounded(step.rounding()), from, to});
    }
  } else if (step.exact().empty()) {
    teller->Paragraph(MessageId::kStepMultiply, {step.title(), before, step.factor(), after});
  } else {
    teller->Paragraph(MessageId::kStepMultiplyRounded,
                      {step.title(), before, step.factor(), teller->Money(step.exact()), after,
                       teller->Rounded(step.rounding())});
  }
  if (step.before().has_upper()) {
    teller->Sentence(
        MessageId::kStepUpper,
        {teller->Money(step.before().upper()),
         teller->Money(step.after().has_upper() ? step.after().upper() : step.after().amount())});
  }
}

void TellStep(const v1::AllocationStep& step, Teller* teller) {
  switch (step.kind()) {
    case v1::STEP_KIND_FACTOR:
    case v1::STEP_KIND_INFORMAL_SUPPORT:
    case v1::STEP_KIND_CONVERT_PERIOD:
      TellProduct(step, teller);
      break;
    case v1::STEP_KIND_ROUND:
      teller->Paragraph(MessageId::kStepRound,
                        {step.title(), teller->Money(step.before()), teller->Money(step.after()),
                         teller->Rounded(step.rounding())});
      break;
    case v1::STEP_KIND_ADD:
      teller->Paragraph(MessageId::kStepAdd, {step.title(), teller->Money(step.before()),
                                              teller->Money(step.limit()), teller->Money(step.after())});
      break;
    case v1::STEP_KIND_MINIMUM:
      TellLimit(step, MessageId::kStepMinimum, MessageId::kStepMinimumIdle, teller);
      break;
    case v1::STEP_KIND_CAP:
      TellLimit(step, MessageId::kStepCap, MessageId::kStepCapIdle, teller);
      break;
    case v1::STEP_KIND_CUT_OFF:
      TellLimit(step, MessageId::kStepCutOff, MessageId::kStepCutOffIdle, teller);
      break;
    case v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP:
      teller->Paragraph(
          MessageId::kStepSupportLookup,
          {teller->Money(step.before()), teller->Money(step.effect()), teller->Money(step.after())});
      return;
    case v1::STEP_KIND_COMPONENT:
      teller->Paragraph(MessageId::kStepComponent,
                        {step.title(), teller->Money(step.before()), teller->Money(step.effect()),
                         teller->Money(step.after())});
      return;
    default:
      return;
  }
  teller->Sentence(MessageId::kStepReason, {step.reason(), step.authority()});
}

}  // namespace

void TellMoney(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin(MessageId::kMoneyHeading, "money");
  for (const v1::ComponentResult& component : determination.components()) {
    if (component.outcome() == v1::OUTCOME_DOES_NOT_APPLY) {
      teller->Paragraph(MessageId::kMoneyNotHere, {component.title()});
      continue;
    }
    teller->Paragraph(MessageId::kMoneyComponent, {component.title()});
    // With an adjustment by domain the reader starts from total need.
    if (component.has_lookup_before_informal_support())
      TellLookup(component.lookup_before_informal_support(), teller);
    if (component.has_lookup()) TellLookup(component.lookup(), teller);
    TellItems(component, teller);
    if (!component.items().empty()) {
      teller->Paragraph(MessageId::kMoneyItemsTotal, {teller->Money(component.steps(0).after()),
                                                      teller->Per(component.steps(0).period_after())});
    }
    for (const v1::AllocationStep& step : component.steps()) TellStep(step, teller);
    if (component.outcome() == v1::OUTCOME_AMOUNT) {
      teller->Paragraph(
          MessageId::kMoneyComponentResult,
          {component.title(), teller->Money(component.amount()), teller->Per(determination.period())});
    }
    if (component.for_carer()) teller->Sentence(MessageId::kMoneyForCarer);
  }
  for (const v1::AllocationStep& step : determination.total_steps()) TellStep(step, teller);
}

}  // namespace ras
