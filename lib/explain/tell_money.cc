// From the score to the figure, part by part, and the parts added up.
#include "lib/explain/exact_number.h"
#include "lib/explain/teller.h"

namespace ras {
namespace {

bool SameLookup(const v1::LookupResult& a, const v1::LookupResult& b) {
  return a.score() == b.score() && a.outcome() == b.outcome() && SameAmount(a.amount(), b.amount());
}

// With an adjustment by domain the reader starts from total need.
void TellLookups(const v1::ComponentResult& component, Teller* teller) {
  const bool twice = component.has_lookup_before_informal_support() &&
                     !SameLookup(component.lookup_before_informal_support(), component.lookup());
  if (twice) {
    teller->Paragraph(message::kMoneyAllNeeds);
    TellLookup(component.lookup_before_informal_support(), teller);
    teller->Paragraph(message::kMoneyNeedsLeft);
  }
  if (component.has_lookup()) TellLookup(component.lookup(), teller);
}

// Whether the product of the item was rounded to its amount.
bool IsRounded(const v1::PricedItem& item) {
  Result<Rational> product = Rational(1);
  for (const std::string* factor : {&item.quantity(), &item.multiplier(), &item.rate()}) {
    if (factor->empty()) continue;
    const Result<Rational> value = ReadExact(*factor);
    if (product.ok() && value.ok()) product = Multiply(product.value(), value.value());
  }
  const Result<Rational> amount = ReadExact(item.amount().decimal());
  return product.ok() && amount.ok() && product.value() != amount.value();
}

void TellItem(const v1::PricedItem& item, Teller* teller) {
  const std::string quantity = teller->Number(item.quantity()), rate = teller->Price(item.rate()),
                    amount = teller->Money(item.amount());
  const std::string_view label = Phrase(item.label());
  if (item.multiplier().empty()) {
    teller->Paragraph(IsRounded(item) ? message::kMoneyItemRounded : message::kMoneyItem,
                      {label, quantity, rate, amount});
  } else {
    teller->Paragraph(IsRounded(item) ? message::kMoneyItemMultipliedRounded : message::kMoneyItemMultiplied,
                      {label, quantity, teller->Number(item.multiplier()), rate, amount});
  }
  const std::string& before = item.quantity_before_informal_support();
  if (!before.empty() && before != item.quantity()) {
    teller->Sentence(message::kMoneyItemBefore, {teller->Number(before), quantity});
  }
}

void TellItems(const v1::ComponentResult& component, Teller* teller) {
  for (const v1::PricedItem& item : component.items()) TellItem(item, teller);
  if (component.items().empty() || component.steps().empty()) return;
  // The items are what is left after informal support; with an adjustment by domain the second step gets
  // there.
  const bool by_domain =
      component.steps_size() > 1 && component.steps(1).kind() == v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP;
  const v1::AllocationStep& sum = component.steps(by_domain ? 1 : 0);
  teller->Paragraph(message::kMoneyItemsTotal, {teller->Money(sum.after()), teller->Per(sum.period_after())});
}

void TellComponentStep(const v1::AllocationStep& step, bool first, Teller* teller) {
  if (first) {
    return teller->Paragraph(message::kTotalFirst, {step.title(), teller->Money(step.after())});
  }
  const auto tell = [&](std::string_view title, const v1::Amount& before, const v1::Amount& added,
                        const v1::Amount& after) {
    teller->Paragraph(message::kTotalAdd,
                      {title, teller->Money(before), teller->Money(added), teller->Money(after)});
  };
  if (!step.after().has_upper()) {
    return tell(step.title(), step.before().amount(), step.effect().amount(), step.after().amount());
  }
  tell(teller->Say(message::kStepEndLow, {step.title()}), LowEnd(step.before()), LowEnd(step.effect()),
       LowEnd(step.after()));
  tell(teller->Say(message::kStepEndHigh, {step.title()}), HighEnd(step.before()), HighEnd(step.effect()),
       HighEnd(step.after()));
}

}  // namespace

void TellMoney(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  for (const v1::ComponentResult& component : determination.components()) {
    if (component.outcome() == v1::OUTCOME_DOES_NOT_APPLY) continue;
    if (determination.components_size() == 1) {
      teller->Begin("money", message::kMoneyHeading);
    } else {
      teller->Begin("money", message::kMoneyHeadingPart, {component.title()});
    }
    TellLookups(component, teller);
    TellItems(component, teller);
    for (const v1::AllocationStep& step : component.steps()) TellStep(step, teller);
    if (component.outcome() == v1::OUTCOME_AMOUNT) {
      teller->Paragraph(message::kMoneyComponentResult, {component.title(), teller->Money(component.amount()),
                                                         teller->Per(determination.period())});
    }
    if (component.for_carer()) teller->Paragraph(message::kMoneyForCarer);
  }
}

void TellTotal(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  bool begun = false;
  const auto begin = [&] {
    if (!begun) teller->Begin("total", message::kTotalHeading);
    begun = true;
  };
  for (const v1::ComponentResult& component : determination.components()) {
    if (component.outcome() != v1::OUTCOME_DOES_NOT_APPLY) continue;
    begin();
    teller->Paragraph(message::kTotalNotHere, {component.title()});
  }
  if (determination.total_steps().empty()) return;
  begin();
  bool first = true;
  for (const v1::AllocationStep& step : determination.total_steps()) {
    if (step.kind() == v1::STEP_KIND_COMPONENT) {
      TellComponentStep(step, first, teller);
      first = false;
    } else {
      TellStep(step, teller);
    }
  }
  if (determination.outcome() != v1::OUTCOME_AMOUNT) return;
  teller->Paragraph(message::kTotalResult, {teller->Money(determination.indicative_allocation()),
                                            teller->Per(determination.period())});
}

}  // namespace ras
