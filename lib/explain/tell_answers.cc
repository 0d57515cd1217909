// The answers that were used, the scores they make, and where two views differ.
#include "lib/explain/teller.h"

namespace ras {

void TellAnswers(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin(MessageId::kAnswersHeading, "answers");
  teller->Paragraph(MessageId::kAnswersIntroduction);
  for (const v1::DomainResult& domain : determination.domains()) {
    teller->Paragraph(MessageId::kAnswersDomain, {domain.title(), domain.points(), domain.maximum()});
  }
  for (const v1::AnswerResult& answer : determination.answers()) {
    switch (answer.state()) {
      case v1::ANSWER_STATE_SCORED: {
        const std::string points =
            teller->Say(MessageId::kAnswersPoints, {answer.points(), answer.maximum()});
        teller->Row({answer.text(),
                     answer.answer().empty() ? teller->Say(MessageId::kAnswersNone) : answer.answer(),
                     points});
        break;
      }
      case v1::ANSWER_STATE_NOT_APPLICABLE_SCORES_ZERO:
      case v1::ANSWER_STATE_NOT_APPLICABLE_LEAVES_MAXIMUM:
        teller->Row({answer.text(), teller->Say(MessageId::kAnswersNotApplicable),
                     teller->Say(MessageId::kAnswersPoints, {answer.points(), answer.maximum()})});
        break;
      case v1::ANSWER_STATE_RECORDED:
        teller->Row({answer.text(), answer.answer(), ""});
        break;
      default:
        break;
    }
  }
}

void TellScore(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  if (determination.measures().empty()) return;
  teller->Begin(MessageId::kScoreHeading, "score");
  for (const v1::MeasureResult& measure : determination.measures()) {
    teller->Paragraph(MessageId::kScoreMeasure, {measure.title(), measure.value(), measure.maximum()});
    if (!measure.value_after_informal_support().empty()) {
      teller->Sentence(MessageId::kScoreMeasureAfter,
                       {measure.title(), measure.value_after_informal_support()});
    }
  }
}

void TellViews(Teller* teller) {
  bool begun = false;
  for (const v1::AnswerResult& answer : teller->determination().answers()) {
    if (!answer.has_difference()) continue;
    if (!begun) teller->Begin(MessageId::kViewsHeading, "views");
    begun = true;
    const v1::ViewDifference& views = answer.difference();
    teller->Paragraph(MessageId::kViewsDiffer, {answer.text(), views.person(), views.worker()});
    if (views.reason().empty()) {
      teller->Sentence(MessageId::kViewsNoReason);
    } else {
      teller->Sentence(MessageId::kViewsReason, {views.reason()});
    }
    teller->Sentence(MessageId::kViewsCounted, {answer.answer()});
  }
}

}  // namespace ras
