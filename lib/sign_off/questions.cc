#include "lib/sign_off/questions.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/blank_text.h"
#include "lib/finding/wording.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/records_report.h"
#include "ras/date.h"

namespace ras {
namespace {

void AddFigure(const std::string& name, std::string value, v1::QuestionReport* question) {
  v1::QuestionFigure* figure = question->add_figures();
  figure->set_name(name);
  figure->set_value(std::move(value));
}

// `others`: of the same people, by tables that had not seen them; or of nobody.
void AddBiasFigures(const google::protobuf::RepeatedPtrField<v1::Bias>& own,
                    const google::protobuf::RepeatedPtrField<v1::Bias>& others, v1::QuestionReport* out) {
  for (int i = 0; i < own.size(); ++i) {
    std::string value = own[i].mean_difference().decimal();
    if (i < others.size()) {
      value += "; by tables that had not seen them " + others[i].mean_difference().decimal();
    }
    AddFigure("mean of allocation less cost, " + WhoseBias(own[i]), value + IfFew(own[i]), out);
  }
}

void AddAmountFigures(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::QuestionReport* out) {
  const v1::BuildTableResponse& built = request.built();
  const uint64_t people = built.fit().people();
  AddFigure("people of the sample whose allocation would be below their cost, on the basis of the table",
            OutOf(facts.sums.everyone.short_people, facts.sums.everyone.people), out);
  AddFigure("what they would be short of together", TotalText(facts.sums.everyone.shortfall), out);
  AddFigure("people allocated what they cost to within 20%", WithinTwenty(built.fit().within(), people), out);
  if (built.has_out_of_sample()) {
    AddFigure("the same, by tables that had not seen them",
              WithinTwenty(built.out_of_sample().within(), built.out_of_sample().people()), out);
  }
  AddBiasFigures(built.fit().groups(), built.out_of_sample().groups(), out);
  AddBiasFigures(built.fit().bands(), built.out_of_sample().bands(), out);
  for (const v1::Finding& finding : built.findings()) {
    if (finding.code() == "rows_beyond_sample") {
      AddFigure(built.provenance().method().has_agreed_scores()
                    ? "rows below or above all agreed scores"
                    : "rows below or above all scores of the sample",
                finding.value(), out);
    }
  }
  if (!facts.market) return AddFigure("rows below the cheapest support that suits", "not tested", out);
  AddFigure("rows below the cheapest support that suits",
            OutOf(facts.market->below_cheapest, facts.market->rows), out);
  AddFigure("rows for which no support with a price suits",
            OutOf(facts.market->without_option, facts.market->rows), out);
}

void AddChoiceFigures(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::QuestionReport* out) {
  const v1::TableProvenance& provenance = request.built().provenance();
  AddFigure("rows without an allocation, whose need is met by services for everybody",
            OutOf(facts.rows_without_allocation, facts.rows), out);
  if (facts.market) {
    AddFigure("rows that pay for two kinds of support or more, so that there is a choice",
              OutOf(facts.market->with_choice, facts.market->rows), out);
  } else {
    AddFigure("rows that pay for two kinds of support or more, so that there is a choice", "not tested", out);
  }
  if (!facts.kept_back) return AddFigure("kept back as contingency", "nothing", out);
  const v1::Contingency& contingency = provenance.steps().contingency();
  AddFigure("kept back as contingency", contingency.percent() + "%, " + TotalText(*facts.kept_back), out);
  AddFigure("what for",
            List(std::vector<std::string>(contingency.purposes().begin(), contingency.purposes().end())),
            out);
}

// People of the sample, those who are left out too.
uint64_t Sampled(const v1::TableProvenance& provenance) {
  return provenance.people() + static_cast<uint64_t>(provenance.excluded_size());
}

// How many a second assessor has scored: as officers say, who may have had them scored after the collation.
uint64_t SecondScored(const v1::SignOffRequest& request) {
  return std::max(request.answers().sample().second_scored(),
                  request.collation().collated().agreement().people());
}

void AddProcessFigures(const v1::SignOffRequest& request, const SignOffFacts& facts,
                       v1::QuestionReport* out) {
  const v1::BuildTableResponse& built = request.built();
  if (!built.fit().r_squared().empty()) {
    AddFigure("share of the differences between people's costs that the table explains",
              built.fit().r_squared(), out);
  }
  if (built.has_out_of_sample() && !built.out_of_sample().r_squared().empty()) {
    AddFigure("the same, for people that their table had not seen", built.out_of_sample().r_squared(), out);
  }
  AddFigure("mean distance between allocation and cost", built.fit().mean_absolute_error().decimal(), out);
  if (facts.kept_back) {
    AddFigure("the contingency covers what people would be short of",
              *facts.kept_back >= facts.sums.everyone.shortfall ? "yes" : "no", out);
  } else {
    AddFigure("the contingency covers what people would be short of", "there is none", out);
  }
  AddFigure("people a second assessor has scored as well",
            OutOf(SecondScored(request), Sampled(built.provenance())), out);
  if (request.has_sample_check()) AddFigure("the sample", VerdictText(request.sample_check().checked()), out);
  const v1::ScoreAgreement& agreement = request.collation().collated().agreement();
  if (!agreement.quadratic_kappa().empty()) {
    AddFigure("how far two assessors agree, 1 at most (kappa with quadratic weights)",
              agreement.quadratic_kappa(), out);
  }
  AddFigure("warnings of the build",
            std::to_string(std::count_if(
                built.findings().begin(), built.findings().end(),
                [](const v1::Finding& finding) { return finding.severity() == v1::SEVERITY_WARNING; })),
            out);
}

// In the framework's order: weights come last of all.
void AddRemedies(const v1::SignOffRequest& request, v1::QuestionReport* out) {
  const int left_out = request.built().provenance().excluded_size();
  out->add_remedies(
      "First look at whom the sample leaves out and takes in, and build the table with them and without: " +
      Count(static_cast<std::size_t>(left_out), "person is", "people are") + " left out now.");
  const uint64_t second = SecondScored(request);
  out->add_remedies("Then go through the scores again. " +
                    (second == 0 ? std::string("No second assessor has looked at them yet: let one.")
                                 : "A second assessor has scored " +
                                       OutOf(second, Sampled(request.built().provenance())) +
                                       ": look at those on which the two differ most."));
  out->add_remedies("Change the weights of the scores only if neither helps.");
}

using AddFigures = void (*)(const v1::SignOffRequest&, const SignOffFacts&, v1::QuestionReport*);

struct Question {
  const char* id;
  const char* text;
  AddFigures figures;
  bool (v1::SignOffAnswers::*is_answered)() const;
  const v1::OfficersAnswer& (v1::SignOffAnswers::*answer)() const;
};

const Question kQuestions[] = {
    {"amounts_are_enough",
     "Do the amounts look broadly enough for the needs that are assessed, at each score?", &AddAmountFigures,
     &v1::SignOffAnswers::has_amounts_are_enough, &v1::SignOffAnswers::amounts_are_enough},
    {"choice_and_control",
     "Does the table let us go on with personalisation, and offer people more choice and control?",
     &AddChoiceFigures, &v1::SignOffAnswers::has_choice_and_control, &v1::SignOffAnswers::choice_and_control},
    {"works_in_process",
     "Are we sure that it will work within our own process, with the checks and balances that it has?",
     &AddProcessFigures, &v1::SignOffAnswers::has_works_in_process, &v1::SignOffAnswers::works_in_process},
};

// True if the answer is yes.
bool CheckAnswer(const v1::SignOffAnswers& answers, const Question& question, FindingReport* report) {
  const std::string path = In("answers", question.id);
  if (!(answers.*question.is_answered)()) {
    report->Warning(
        {.code = "question_open",
         .path = path,
         .value = "",
         .message = "This question is not answered yet: " + std::string(question.text),
         .remedy = "Look at its figures, and let an officer answer it.",
         .reason = "A table is agreed after all three are answered (financial framework, step 8)."});
    return false;
  }
  const v1::OfficersAnswer& answer = (answers.*question.answer)();
  ReportBlank(answer.by(), In(path, "by"), report);
  ReportBlank(answer.reason(), In(path, "reason"), report);
  if (Date::Parse(answer.on()).value() > Date::Parse(answers.as_of()).value()) {
    report->Error({.code = "date_in_future",
                   .path = In(path, "on"),
                   .value = answer.on(),
                   .message = "The answer is of a day that is still to come.",
                   .remedy = "Correct the day, or as_of."});
  }
  if (Date::Parse(answer.on()).value() > Date::Parse(answers.agreed_on()).value()) {
    report->Error(
        {.code = "agreed_too_soon",
         .path = In(path, "on"),
         .value = answer.on(),
         .message = "The answer is of a day after the table is agreed, on " + answers.agreed_on() + ".",
         .remedy = "Correct one of the two days."});
  }
  if (answer.answer() == v1::YES_OR_NO_YES) return true;
  report->Warning({.code = "question_no",
                   .path = path,
                   .value = answer.by(),
                   .message = "This question is answered with no: " + std::string(question.text),
                   .remedy = "Take the remedies in their order: whom the sample leaves out, the scores, and "
                             "the weights last.",
                   .reason = "A table is agreed after all three are answered with yes (financial framework, "
                             "step 8)."});
  return false;
}

}  // namespace

void AskTheQuestions(const v1::SignOffRequest& request, const SignOffFacts& facts, FindingReport* report,
                     v1::SignOffResponse* response) {
  bool ready = true;
  for (const Question& question : kQuestions) {
    v1::QuestionReport& out = *response->add_questions();
    out.set_id(question.id);
    out.set_question(question.text);
    question.figures(request, facts, &out);
    ready = CheckAnswer(request.answers(), question, report) && ready;
    if (!(request.answers().*question.is_answered)()) continue;
    const v1::OfficersAnswer& answer = (request.answers().*question.answer)();
    out.mutable_answer()->CopyFrom(answer);
    if (answer.answer() == v1::YES_OR_NO_NO) AddRemedies(request, &out);
  }
  response->set_ready(ready);
}

}  // namespace ras
