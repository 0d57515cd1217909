// What the figure is, and how much.
#include "lib/explain/teller.h"

namespace ras {

void TellAbout(Teller* teller) {
  teller->Begin("about", message::kAboutHeading);
  teller->Paragraph(message::kAboutFigure);
  teller->Sentence(message::kAboutChange);
  teller->Sentence(message::kAboutFinal);
  teller->Paragraph(message::kAboutGross);
}

namespace {

void TellAmount(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  const v1::AmountRange& amount = determination.indicative_allocation();
  const std::string_view period = teller->Per(determination.period());
  if (amount.has_upper()) {
    teller->Paragraph(message::kFigureRange,
                      {teller->Money(amount.amount()), teller->Money(amount.upper()), period});
  } else {
    teller->Paragraph(message::kFigureAmount, {teller->Money(amount.amount()), period});
  }
  for (const v1::PeriodAmount& stated : determination.stated_periods()) {
    const std::string money = teller->Money(stated.amount());
    const std::string_view basis = teller->Basis(stated.basis());
    if (basis.empty()) {
      teller->Sentence(message::kFigureStated, {money, teller->Per(stated.period())});
    } else {
      teller->Sentence(message::kFigureStatedBasis, {money, teller->Per(stated.period()), basis});
    }
  }
}

}  // namespace

void TellFigure(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin("figure", message::kFigureHeading);
  switch (determination.outcome()) {
    case v1::OUTCOME_AMOUNT:
      TellAmount(teller);
      break;
    case v1::OUTCOME_NO_ALLOCATION:
      teller->Paragraph(message::kFigureNoAllocation);
      if (determination.has_before_informal_support()) {
        // Not services for everyone, but the help of family and friends, stands in place of the money.
        teller->Sentence(
            message::kFigureNoAllocationSupport,
            {teller->Money(determination.before_informal_support()), teller->Per(determination.period())});
      } else {
        teller->Sentence(message::kFigureNoAllocationMeaning);
      }
      break;
    case v1::OUTCOME_CUT_OFF:
      teller->Paragraph(message::kFigureCutOff);
      break;
    default:
      teller->Paragraph(message::kFigureDoesNotApply);
      break;
  }
}

}  // namespace ras
