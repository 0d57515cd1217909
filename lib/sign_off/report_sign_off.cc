#include <optional>
#include <string>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/blank_text.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/sign_off/check_cases.h"
#include "lib/sign_off/check_draw.h"
#include "lib/sign_off/collation_choices.h"
#include "lib/sign_off/compare_populations.h"
#include "lib/sign_off/members_report.h"
#include "lib/sign_off/questions.h"
#include "lib/sign_off/records_report.h"
#include "lib/sign_off/replay.h"
#include "lib/sign_off/sign_off.h"
#include "lib/sign_off/sign_off_facts.h"
#include "lib/sign_off/tell_reference.h"
#include "ras/date.h"

namespace ras {
namespace {

// A review is not sooner than this, and begins in between these before its day (financial framework, step 9).
constexpr int64_t kMonthsUntilReview = 12;
constexpr int64_t kBeginsAtMost = 9;
constexpr int64_t kBeginsAtLeast = 6;

void CheckTexts(const v1::SignOffAnswers& answers, FindingReport* report) {
  ReportBlank(answers.authority(), "answers.authority", report);
  ReportBlank(answers.sample().planned_by(), "answers.sample.planned_by", report);
}

void CheckReview(const v1::SignOffAnswers& answers, FindingReport* report, v1::SignOffResponse* response) {
  const Date agreed = Date::Parse(answers.agreed_on()).value();
  const Date review = Date::Parse(answers.review_on()).value();
  const Result<Date> soonest = agreed.AddMonths(kMonthsUntilReview);
  if (!soonest.ok() || review < soonest.value()) {
    report->Error({.code = "review_too_soon",
                   .path = "answers.review_on",
                   .value = answers.review_on(),
                   .message = "The review is sooner than a calendar year after the table is agreed, on " +
                              answers.agreed_on() + ".",
                   .remedy = soonest.ok() ? "Name " + soonest.value().ToString() + " or a later day."
                                          : "Name a later day, or agree the table sooner."});
    return;
  }
  // A year after a day that there is: these are there too.
  response->set_review_begins_from(review.AddMonths(-kBeginsAtMost).value().ToString());
  response->set_review_begins_by(review.AddMonths(-kBeginsAtLeast).value().ToString());
}

// What is agreed was reported and answered before that.
void CheckAgreement(const v1::SignOffAnswers& answers, FindingReport* report) {
  const Date agreed = Date::Parse(answers.agreed_on()).value();
  if (agreed >= Date::Parse(answers.as_of()).value()) return;
  report->Error({.code = "agreed_too_soon",
                 .path = "answers.agreed_on",
                 .value = answers.agreed_on(),
                 .message = "The table is agreed before the day of this report, " + answers.as_of() + ".",
                 .remedy = "Correct one of the two days."});
}

void WarnOfMissingRecords(const v1::SignOffRequest& request, FindingReport* report) {
  // Of a sample that was not drawn that is warned about instead.
  const bool is_not_drawn = request.answers().has_sample() && request.answers().sample().seed().empty();
  if (!request.has_sample_draw() && !is_not_drawn) {
    report->Warning({.code = "draw_not_recorded",
                     .path = "sample_draw",
                     .value = "",
                     .message = "There is no record of how the people of the sample were drawn.",
                     .remedy = "Give the record of the draw, which can be made again.",
                     .reason = "A sample that is not random proves nothing in numbers (financial framework, "
                               "sample size)."});
  }
  if (!request.has_sample_check()) {
    report->Warning({.code = "sample_not_checked",
                     .path = "sample_check",
                     .value = "",
                     .message = "It is not recorded whether the sample stands for the people supported.",
                     .remedy = "Check it against them, and give the record of that.",
                     .reason = "A sample is to be representative of every care group (financial framework, "
                               "step 1)."});
  }
  if (!request.has_collation()) {
    report->Warning({.code = "collation_not_recorded",
                     .path = "collation",
                     .value = "",
                     .message = "It is not recorded how scores and costs were brought together.",
                     .remedy = "Collate them, and give the record of that.",
                     .reason =
                         "What is in and what is out, and whom the sample leaves out, decides what amounts "
                         "come to (financial framework, steps 3, 4 and 8)."});
  }
}

// Of a sample that was checked.
void WarnOfVerdict(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_check()) return;
  const v1::CheckSampleResponse& checked = request.sample_check().checked();
  if (checked.verdict() == v1::SAMPLE_VERDICT_REPRESENTS) return;
  const bool does_not = checked.verdict() == v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT;
  report->Warning(
      {.code = does_not ? "sample_does_not_represent" : "sample_cannot_be_told",
       .path = "sample_check.checked.verdict",
       .value = v1::SampleVerdict_Name(checked.verdict()),
       .message = "The sample " + VerdictText(checked) + ".",
       .remedy = does_not ? "Draw a new sample with a new seed, or say with care what this one stands for."
                          : "Draw a larger sample, or say with care what this one stands for.",
       .reason = "A sample is to be representative of every care group (financial framework, step 1)."});
}

// What a sample was planned by says how sure it was to be, which takes a figure.
void WarnOfPlan(const v1::SignOffAnswers& answers, FindingReport* report) {
  const std::string& rule = answers.sample().planned_by();
  if (!answers.has_sample() || rule.find_first_of("0123456789") != std::string::npos) return;
  report->Warning(
      {.code = "plan_without_figure",
       .path = "answers.sample.planned_by",
       .value = rule,
       .message = "What the sample was planned by does not say in figures how sure it lets one be.",
       .remedy = R"(Write the rule, such as "95% sure to within 5 percent points".)",
       .reason = "How many people a sample needs follows from how sure, and how near, one wants "
                 "to be (financial framework, sample size)."});
}

void WarnOfWhatIsNotThere(const v1::SignOffRequest& request, FindingReport* report) {
  const v1::SignOffAnswers& answers = request.answers();
  if (!answers.has_sample() || answers.sample().seed().empty()) {
    const bool recorded = answers.has_sample();
    report->Warning({.code = recorded ? "sample_not_drawn" : "sample_not_recorded",
                     .path = recorded ? "answers.sample.seed" : "answers.sample",
                     .value = "",
                     .message = recorded ? "The people of the sample were not drawn by chance."
                                         : "It is not recorded how the sample came about.",
                     .remedy = recorded ? "Draw a sample, or say with care what it stands for."
                                        : "Record how it was planned and drawn.",
                     .reason = "A sample that is not random proves nothing in numbers (financial framework, "
                               "sample size)."});
  }
  WarnOfPlan(answers, report);
  WarnOfMissingRecords(request, report);
  WarnOfVerdict(request, report);
  if (!answers.has_prices()) {
    report->Warning({.code = "market_not_tested",
                     .path = "answers.prices",
                     .value = "",
                     .message = "The table is not tested against local prices.",
                     .remedy = "Give the prices.",
                     .reason = "Whether amounts are enough depends on what support costs (financial "
                               "framework, step 8)."});
  }
  if (!request.built().has_out_of_sample()) {
    report->Note({.code = "fit_not_tested",
                  .path = "build.cross_validation",
                  .value = "",
                  .message = "How the table fits people it was not built from is not tested.",
                  .remedy = "Build it with cross-validation.",
                  .reason = "A table fits those it was built from better than others (building a table, "
                            "section 5)."});
  }
}

// What is written down about the sample against what the records say.
void CheckSampleRecord(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.answers().has_sample()) return;
  const v1::SampleRecord& sample = request.answers().sample();
  const v1::TableProvenance& provenance = request.built().provenance();
  const auto contradict = [report](const char* field, uint64_t value, const std::string& message) {
    report->Error({.code = "numbers_contradict",
                   .path = std::string("answers.sample.") + field,
                   .value = std::to_string(value),
                   .message = message,
                   .remedy = "Correct one of the two."});
  };
  const uint64_t sampled = provenance.people() + static_cast<uint64_t>(provenance.excluded_size());
  if (sample.planned() > sample.population()) {
    contradict(
        "planned", sample.planned(),
        "The sample was to have more people than there are, " + std::to_string(sample.population()) + ".");
  }
  if (sampled > sample.population()) {
    contradict("population", sample.population(),
               "The sample has more people than that, " + std::to_string(sampled) + ".");
  }
  if (sample.second_scored() > sampled) {
    contradict("second_scored", sample.second_scored(),
               "The sample has fewer people than that, " + std::to_string(sampled) + ".");
  }
  const uint64_t twice = request.collation().collated().agreement().people();
  if (sample.second_scored() < twice) {
    contradict("second_scored", sample.second_scored(),
               "By the collation " + std::to_string(twice) + " were scored twice.");
  }
  const uint64_t checked = request.sample_check().checked().people();
  if (request.has_sample_check() && sample.population() != checked) {
    contradict("population", sample.population(),
               "The sample was checked against " + Count(checked, "person", "people") + ".");
  }
}

// Fills in all but the report in words. Gives nothing if there is an error.
std::optional<SignOffFacts> Gather(const v1::SignOffRequest& request, FindingReport* report,
                                   v1::SignOffResponse* response) {
  if (!ReportShape(request, report).obeys_rules) return std::nullopt;
  // First, since everything else hangs on it.
  bool is_as_stored = CheckThatTheBuildGivesTheStored(request, report);
  is_as_stored = CheckThatTheSampleDrawGivesTheStored(request, report) && is_as_stored;
  is_as_stored = CheckThatTheSampleCheckGivesTheStored(request, report) && is_as_stored;
  is_as_stored = CheckThatTheCollationGivesTheStored(request, report) && is_as_stored;
  CheckTexts(request.answers(), report);
  CheckAgreement(request.answers(), report);
  CheckReview(request.answers(), report, response);
  // Of a record that nobody can rely on there is nothing else to say.
  if (!is_as_stored) return std::nullopt;
  CheckThatRecordsAgree(request, report);
  ComparePopulations(request, report);
  CheckSampleRecord(request, report);
  CheckDrawAgainstAnswers(request, report);
  const SignOffFacts facts = GatherFacts(request, report);
  AskTheQuestions(request, facts, report, response);
  if (report->has_errors()) return std::nullopt;
  WarnOfWhatIsNotThere(request, report);
  response->set_as_of(request.answers().as_of());
  response->set_agreed_on(request.answers().agreed_on());
  response->set_build_fingerprint(request.built().provenance().build_fingerprint());
  response->set_table_fingerprint(DocumentFingerprint(request.built().table()));
  response->mutable_table()->CopyFrom(request.built().table());
  response->mutable_provenance()->CopyFrom(request.built().provenance());
  TellCollationChoices(request, response);
  TellReference(request, response);
  return facts;
}

}  // namespace

void ReportSignOff(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  response->Clear();
  FindingReport report;
  const std::optional<SignOffFacts> facts = Gather(request, &report, response);
  FinishAnswer(&report, response);
  // Last, since it tells of the findings.
  if (facts) WriteMembersReport(request, *facts, response);
}

}  // namespace ras
