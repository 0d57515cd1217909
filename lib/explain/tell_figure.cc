// What the figure is, and how much.
#include "lib/explain/teller.h"

namespace ras {

void TellAbout(Teller* teller) {
  teller->Begin(MessageId::kAboutHeading, "about");
  teller->Paragraph(MessageId::kAboutFigure);
  teller->Sentence(MessageId::kAboutChange);
  teller->Sentence(MessageId::kAboutFinal);
  teller->Paragraph(MessageId::kAboutGross);
}

void TellFigure(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin(MessageId::kFigureHeading, "figure");
  switch (determination.outcome()) {
    case v1::OUTCOME_AMOUNT: {
      const v1::AmountRange& amount = determination.indicative_allocation();
      const std::string period = teller->Per(determination.period());
      if (amount.has_upper()) {
        teller->Paragraph(MessageId::kFigureRange,
                          {teller->Money(amount.amount()), teller->Money(amount.upper()), period});
      } else {
        teller->Paragraph(MessageId::kFigureAmount, {teller->Money(amount.amount()), period});
      }
      for (const v1::PeriodAmount& stated : determination.stated_periods()) {
        teller->Sentence(MessageId::kFigureStated,
                         {teller->Money(stated.amount()), teller->Per(stated.period())});
      }
      break;
    }
    case v1::OUTCOME_NO_ALLOCATION:
      teller->Paragraph(MessageId::kFigureNoAllocation);
      teller->Sentence(MessageId::kFigureNoAllocationMeaning);
      break;
    case v1::OUTCOME_CUT_OFF:
      teller->Paragraph(MessageId::kFigureCutOff);
      break;
    default:
      teller->Paragraph(MessageId::kFigureDoesNotApply);
      break;
  }
}

}  // namespace ras
