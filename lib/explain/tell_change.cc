// What would have changed the figure.
#include <algorithm>
#include <array>
#include <cstdint>

#include "lib/explain/teller.h"
#include "ras/money.h"

namespace ras {
namespace {

// One increment of the score more or less, where it would change the component's amount.
void TellAlternative(const v1::ComponentResult& component, const v1::Alternative& alternative,
                     Message<3> words, Teller* teller) {
  if (alternative.refused() || alternative.score().starts_with('-')) return;
  if (alternative.outcome() == component.outcome() && SameAmount(alternative.amount(), component.amount()))
    return;
  teller->Paragraph(words, {component.title(), teller->Number(alternative.score()),
                            teller->MoneyOf(alternative.outcome(), alternative.amount())});
}

// Whether the component's score is the greatest there can be, so that one more would mean nothing.
bool IsAtMost(const v1::ComponentResult& component, const v1::Determination& determination) {
  bool at_most = false;
  for (const v1::MeasureResult& measure : determination.measures()) {
    if (measure.value() != component.lookup().score()) continue;
    if (measure.maximum() != measure.value()) return false;
    at_most = true;
  }
  return at_most;
}

// What an outcome comes to, for comparing one with another: no sum of money is less than any, and above a
// cut-off is more.
int64_t Weight(v1::Outcome outcome, const v1::Amount& amount) {
  if (outcome == v1::OUTCOME_CUT_OFF) return kMaxPence + 1;
  if (outcome != v1::OUTCOME_AMOUNT) return -1;
  return std::clamp(amount.pence(), int64_t{0}, kMaxPence);
}

struct Change {
  const v1::WhatIf* what_if = nullptr;
  int64_t effect = 0;
};

// The three greatest changes to one side, the greatest first; of equal ones the first in the questionnaire.
class Greatest {
 public:
  void Add(Change change) {
    for (Change& place : changes_) {
      if (place.what_if == nullptr || change.effect > place.effect) std::swap(place, change);
    }
  }
  const std::array<Change, 3>& changes() const { return changes_; }

 private:
  std::array<Change, 3> changes_{};
};

// "£581.00 (£57.00 more)".
std::string ChangedFigure(const v1::WhatIf& what_if, Teller* teller) {
  const v1::Determination& determination = teller->determination();
  std::string figure = teller->MoneyOf(what_if.outcome(), what_if.indicative_allocation());
  const v1::AmountRange &before = determination.indicative_allocation(),
                        &after = what_if.indicative_allocation();
  if (what_if.outcome() != v1::OUTCOME_AMOUNT || determination.outcome() != v1::OUTCOME_AMOUNT ||
      before.has_upper() || after.has_upper())
    return figure;
  const int64_t effect =
      Weight(what_if.outcome(), after.amount()) - Weight(determination.outcome(), before.amount());
  if (effect > 0)
    return teller->Say(message::kChangeAmountMore, {figure, teller->Money(FormatMoney(effect))});
  return teller->Say(message::kChangeAmountLess, {figure, teller->Money(FormatMoney(-effect))});
}

void TellRows(const Greatest& greatest, Teller* teller) {
  for (const Change& change : greatest.changes()) {
    if (change.what_if == nullptr) continue;
    const std::string& answer = change.what_if->answer();
    teller->Row({teller->QuestionText(change.what_if->question()),
                 answer.empty() ? teller->Say(message::kAnswersNone) : answer,
                 ChangedFigure(*change.what_if, teller)});
  }
}

}  // namespace

void TellChange(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin("change", message::kChangeHeading);
  for (const v1::ComponentResult& component : determination.components()) {
    if (component.has_one_more() && !IsAtMost(component, determination)) {
      TellAlternative(component, component.one_more(), message::kChangeMore, teller);
    }
    if (component.has_one_less()) {
      TellAlternative(component, component.one_less(), message::kChangeLess, teller);
    }
  }
  Greatest more, less;
  int changing = 0;
  bool others = false;
  const v1::AmountRange& figure = determination.indicative_allocation();
  for (const v1::WhatIf& what_if : determination.what_ifs()) {
    if (what_if.refused()) continue;
    const v1::AmountRange& amount = what_if.indicative_allocation();
    if (what_if.outcome() == determination.outcome() && SameAmount(amount, figure)) {
      others = true;
      continue;
    }
    ++changing;
    int64_t effect =
        Weight(what_if.outcome(), LowEnd(amount)) - Weight(determination.outcome(), LowEnd(figure));
    if (effect == 0) {
      effect = Weight(what_if.outcome(), HighEnd(amount)) - Weight(determination.outcome(), HighEnd(figure));
    }
    if (effect > 0) {
      more.Add({&what_if, effect});
    } else {
      less.Add({&what_if, -effect});
    }
  }
  if (changing == 0) return teller->Paragraph(message::kChangeNothing);
  int told = 0;
  for (const Greatest* side : {&more, &less}) {
    for (const Change& change : side->changes()) told += change.what_if == nullptr ? 0 : 1;
  }
  if (others) teller->Paragraph(message::kChangeOthers);
  if (changing == told) {
    teller->Paragraph(message::kChangeAll);
  } else {
    teller->Paragraph(message::kChangeMost, {std::to_string(changing)});
  }
  TellRows(more, teller);
  TellRows(less, teller);
}

void TellOtherFigure(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  if (!determination.has_professional()) return;
  const v1::ProfessionalFigure& figure = determination.assessment().professional_figure();
  const v1::ProfessionalComparison& comparison = determination.professional();
  teller->Begin("other", message::kOtherHeading);
  teller->Paragraph(message::kOtherFigure,
                    {Phrase(figure.by()), teller->Money(comparison.professional_amount()),
                     teller->Per(figure.period()), figure.reasons()});
  const int64_t difference = comparison.difference().pence();
  if (difference > 0) teller->Sentence(message::kOtherMore, {teller->Size(comparison.difference())});
  if (difference < 0) teller->Sentence(message::kOtherLess, {teller->Size(comparison.difference())});
  teller->Sentence(message::kOtherNotReplaced);
}

}  // namespace ras
