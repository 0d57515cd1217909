// The answers that were used, the scores they make, and where two views differ.
#include "lib/explain/teller.h"

namespace ras {
namespace {

// A section for the domain of an answer: a domain without a result has no scored question.
void BeginDomain(const std::string& id, Teller* teller) {
  const v1::DomainResult* const domain = teller->Domain(id);
  if (domain == nullptr) return teller->Begin("answers.recorded", message::kAnswersRecorded);
  teller->Begin("answers.domain", message::kAnswersDomain,
                {domain->title(), teller->Number(domain->points()), teller->Number(domain->maximum())});
  const std::string& after = domain->points_after_informal_support();
  if (!after.empty() && after != domain->points()) {
    teller->Paragraph(message::kAnswersDomainAfter, {teller->Number(after)});
  }
}

void TellAnswer(const v1::AnswerResult& answer, Teller* teller) {
  std::string_view said = answer.answer();
  std::string points;
  switch (answer.state()) {
    case v1::ANSWER_STATE_SCORED:
      if (said.empty()) said = teller->Say(message::kAnswersNone);
      break;
    case v1::ANSWER_STATE_NOT_APPLICABLE_SCORES_ZERO:
    case v1::ANSWER_STATE_NOT_APPLICABLE_LEAVES_MAXIMUM:
      said = teller->Say(message::kAnswersNotApplicable);
      break;
    default:
      break;
  }
  // Without points: recorded only, or a quantity that has a price and no points.
  if (!answer.points().empty()) {
    points = teller->Say(message::kAnswersPoints,
                         {teller->Number(answer.points()), teller->Number(answer.maximum())});
  }
  teller->Row({answer.text(), said, points});
}

// The answer as it was given, with both views.
const v1::Answer& GivenAnswer(const v1::Determination& determination, const std::string& question) {
  for (const v1::Answer& answer : determination.assessment().answers()) {
    if (answer.question() == question) return answer;
  }
  return v1::Answer::default_instance();
}

// One view, within a sentence.
std::string_view Said(const std::string& text, const v1::AnswerValue& view, const Teller& teller) {
  if (view.has_not_applicable()) return teller.Say(message::kAnswersNotApplicable);
  return text.empty() ? teller.Say(message::kAnswersNone) : Phrase(text);
}

}  // namespace

void TellAnswers(Teller* teller) {
  teller->Begin("answers", message::kAnswersHeading);
  teller->Paragraph(message::kAnswersIntroduction);
  const std::string* domain = nullptr;
  for (const v1::AnswerResult& answer : teller->determination().answers()) {
    if (answer.state() == v1::ANSWER_STATE_NOT_ASKED || answer.state() == v1::ANSWER_STATE_NOT_GIVEN)
      continue;
    if (domain == nullptr || *domain != answer.domain()) BeginDomain(answer.domain(), teller);
    domain = &answer.domain();
    TellAnswer(answer, teller);
  }
}

void TellScore(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  if (determination.measures().empty()) return;
  teller->Begin("score", message::kScoreHeading);
  for (const v1::MeasureResult& measure : determination.measures()) {
    teller->Paragraph(message::kScoreMeasure,
                      {measure.title(), teller->Number(measure.value()), teller->Number(measure.maximum())});
    const std::string& after = measure.value_after_informal_support();
    if (!after.empty() && after != measure.value()) {
      teller->Sentence(message::kScoreMeasureAfter, {teller->Number(after)});
    }
  }
}

void TellViews(Teller* teller) {
  bool begun = false;
  for (const v1::AnswerResult& answer : teller->determination().answers()) {
    if (!answer.has_difference()) continue;
    if (!begun) teller->Begin("views", message::kViewsHeading);
    begun = true;
    const v1::ViewDifference& views = answer.difference();
    const v1::Answer& given = GivenAnswer(teller->determination(), answer.question());
    teller->Paragraph(message::kViewsQuestion, {answer.text()});
    teller->Paragraph(message::kViewsDiffer, {Said(views.person(), given.person(), *teller),
                                              Said(views.worker(), given.worker(), *teller)});
    if (views.reason().empty()) {
      teller->Sentence(message::kViewsNoReason);
    } else {
      teller->Sentence(message::kViewsReason, {views.reason()});
    }
    // What is recorded has no part in the score; but a quantity without points may have a price.
    if (answer.state() == v1::ANSWER_STATE_RECORDED && !given.person().has_quantity()) {
      teller->Sentence(message::kViewsRecorded);
      continue;
    }
    teller->Sentence(answer.answer() == views.person() ? message::kViewsPersonCounted
                                                       : message::kViewsWorkerCounted);
    if (!answer.points().empty()) {
      teller->Sentence(message::kViewsPoints, {teller->Number(answer.points())});
    }
  }
}

}  // namespace ras
