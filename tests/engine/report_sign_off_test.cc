// The report by which members agree a table (docs/sign-off.md): the operation ReportSignOff. Figures are
// worked out by hand.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/sign_off/sign_off.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::FoundWithValues;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ParseText;
using ::testing::SizeIs;

// Four people of 700 a week, one left out; 20% is kept back: 40.00 for score 10, 100.00 for 20, 320.00
// for 30.
constexpr const char* kBuild = R"(
  plan { id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
         kind: TABLE_KIND_POINTS from: "10" to: "30" }
  method { rank_alignment {} }
  steps { low_need { score: "12" } contingency { percent: "20" purposes: "enhancements" purposes: "double running" } }
  rounding { mode: ROUNDING_MODE_HALF_UP }
  sheet: "id,care_group,score,cost,excluded_because\na,x,13,50,\nb,x,20,100,\nc,y,20,150,\nd,y,30,400,\ne,y,30,9000,a crisis\n"
)";

constexpr const char* kYes =
    R"({ answer: YES_OR_NO_YES by: "A. Officer" on: "2026-11-20" reason: "It does." })";

v1::SignOffRequest Usual() {
  v1::SignOffRequest request;
  *request.mutable_build() = ParseText<v1::BuildTableRequest>(kBuild);
  BuildTable(request.build(), request.mutable_built());
  EXPECT_TRUE(request.built().has_table()) << request.built().ShortDebugString();
  *request.mutable_answers() = ParseText<v1::SignOffAnswers>(std::string(R"(
    authority: "Testshire" agreed_on: "2026-12-01" review_on: "2028-03-31" as_of: "2026-11-29"
    sample { population: 40 planned: 5 planned_by: "all we could" seed: "Testshire 2026" second_scored: 2 }
    prices { prices { id: "h" title: "Home care" unit: "hour" amount: "21.50" date: "2026-04-01" expires: "2027-03-31" source: "s" }
             prices { id: "p" title: "PA" unit: "hour" amount: "60" date: "2026-04-01" expires: "2027-03-31" source: "s" } }
    amounts_are_enough )") + kYes + " choice_and_control " + kYes +
                                                             " works_in_process " + kYes);
  return request;
}

v1::SignOffResponse Reported(const v1::SignOffRequest& request) {
  v1::SignOffResponse response;
  ReportSignOff(request, &response);
  EXPECT_TRUE(response.has_report()) << response.ShortDebugString();
  return response;
}

std::vector<std::string> Refused(const v1::SignOffRequest& request) {
  v1::SignOffResponse response;
  ReportSignOff(request, &response);
  EXPECT_FALSE(response.has_report() || response.ready() || response.questions_size() > 0);
  return FoundWithValues(response);
}

std::string Figure(const v1::SignOffResponse& response, int question, const std::string& name) {
  for (const v1::QuestionFigure& figure : response.questions(question).figures()) {
    if (figure.name() == name) return figure.value();
  }
  return "(no such figure)";
}

// "heading" to all paragraphs and rows, one on a line.
std::string SectionText(const v1::SignOffResponse& response, const std::string& id) {
  std::string text;
  for (const v1::Section& section : response.report().sections()) {
    if (section.id() != id) continue;
    for (const std::string& paragraph : section.paragraphs()) text += paragraph + "\n";
    for (const v1::TextRow& row : section.rows()) {
      for (const std::string& cell : row.cells()) text += cell + "|";
      text += "\n";
    }
  }
  return text;
}

TEST(ReportSignOff, IsReadyIfAllThreeQuestionsAreAnsweredWithYes) {
  const v1::SignOffResponse response = Reported(Usual());
  EXPECT_TRUE(response.ready());
  ASSERT_EQ(response.questions_size(), 3);
  EXPECT_EQ(response.questions(1).id(), "choice_and_control");
  EXPECT_EQ(response.questions(1).answer().by(), "A. Officer");
  EXPECT_THAT(response.questions(1).remedies(), IsEmpty());
  EXPECT_THAT(SectionText(response, "summary"), HasSubstr("It is ready to be agreed"));
}

// Allocated are 40.00, 100.00, 100.00 and 320.00; the costs are 50, 100, 150 and 400.
TEST(ReportSignOff, TellsTheFiguresThatAnswerTheQuestions) {
  const v1::SignOffResponse response = Reported(Usual());
  EXPECT_EQ(
      Figure(response, 0,
             "people of the sample whose allocation would be below their cost, on the basis of the table"),
      "3 of 4");
  EXPECT_EQ(Figure(response, 0, "what they would be short of together"), "140.00");
  EXPECT_EQ(Figure(response, 0, "mean of allocation less cost, y"), "-65.00 (few people)");
  EXPECT_EQ(Figure(response, 0, "mean of allocation less cost, score 30"), "-80.00 (few people)");
  // 19 rows have an allocation, from 12 to 30, and the least of these is 40.00.
  EXPECT_EQ(Figure(response, 0, "rows below the cheapest support that suits"), "0 of 19");
  EXPECT_EQ(Figure(response, 1, "rows without an allocation, whose need is met by services for everybody"),
            "2 of 21");
  EXPECT_EQ(Figure(response, 1, "kept back as contingency"), "20%, 140.00");
  EXPECT_EQ(Figure(response, 1, "what for"), "enhancements and double running");
  EXPECT_EQ(Figure(response, 2, "the contingency covers what people would be short of"), "yes");
  EXPECT_EQ(Figure(response, 2, "people a second assessor has scored as well"), "2 of 4");
}

// Both kinds of support can be paid for from 60.00 on: the line from 40.00 at 13 to 100.00 at 20 passes 60.00
// at 16 (65.71), and 57.14 at 15.
TEST(ReportSignOff, CountsRowsWithAChoice) {
  EXPECT_EQ(Figure(Reported(Usual()), 1,
                   "rows that pay for two kinds of support or more, so that there is a choice"),
            "15 of 19");
}

TEST(ReportSignOff, TellsTotalsChoicesAndTheSample) {
  const v1::SignOffResponse response = Reported(Usual());
  EXPECT_THAT(
      SectionText(response, "totals"),
      HasSubstr("spent now|700.00|\nallocated by the table|560.00|\nkept back as contingency|140.00|\n"
                "more than is spent now by|0.00|\n"));
  EXPECT_THAT(SectionText(response, "choices"), HasSubstr("method|rank alignment|"));
  EXPECT_THAT(SectionText(response, "choices"), HasSubstr("rounding|half-up to a multiple of 0.01|"));
  EXPECT_THAT(SectionText(response, "sample"), HasSubstr("drawn with the seed|Testshire 2026|"));
  EXPECT_THAT(SectionText(response, "sample"), HasSubstr("left out: e|a crisis|"));
  EXPECT_THAT(SectionText(response, "sample"),
              HasSubstr("fingerprint of the sample|" + Usual().built().provenance().sample_fingerprint()));
}

// 10% of 50.05 + 100 + 150 + 400 is 70.005: 70.01, although the totals before and after, 700.05 and 630.05,
// are 70.00 apart. The population beside it is the sample.
TEST(ReportSignOff, WhatIsKeptBackIsRoundedOnce) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_steps()->clear_low_need();
  request.mutable_build()->mutable_steps()->mutable_contingency()->set_percent("10");
  request.mutable_build()->set_sheet(
      "id,care_group,score,cost\na,x,13,50.05\nb,x,20,100\nc,x,21,150\nd,x,30,400\n");
  BuildTable(request.build(), request.mutable_built());
  EXPECT_EQ(Figure(Reported(request), 1, "kept back as contingency"), "10%, 70.01");
  v1::PopulationStratum* stratum = request.mutable_build()->mutable_population()->add_strata();
  stratum->set_care_group("x");
  stratum->set_people(4);
  BuildTable(request.build(), request.mutable_built());
  const v1::SignOffResponse response = Reported(request);
  EXPECT_EQ(Figure(response, 1, "kept back as contingency"), "10%, 70.01");
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("|\nkept back as contingency|70.01|\n"));
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("for them: kept back as contingency|70.01|\n"));
}

// Who costs 400 is an outlier by rule, and will have an allocation all the same: that of 30 points.
TEST(ReportSignOff, OutliersWillHaveAnAllocationToo) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_outliers()->mutable_amounts()->set_above("399");
  request.mutable_build()->mutable_plan()->set_above(v1::ABOVE_RULE_LAST_ROW);
  BuildTable(request.build(), request.mutable_built());
  v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(
      Figure(response, 0,
             "people of the sample whose allocation would be below their cost, on the basis of the table"),
      HasSubstr(" of 4"));
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("spent now|300.00|"));
  for (const char* group : {"x", "y"}) {
    v1::PopulationStratum* stratum = request.mutable_build()->mutable_population()->add_strata();
    stratum->set_care_group(group);
    stratum->set_people(2);
  }
  BuildTable(request.build(), request.mutable_built());
  response = Reported(request);
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("\nspent now|700.00|"));
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("for them: spent now|700.00|"));
}

TEST(ReportSignOff, SaysWhetherCostsAreThoseOfAllNeed) {
  EXPECT_THAT(SectionText(Reported(Usual()), "choices"),
              HasSubstr("costs are|those of all need, before informal support|"));
  EXPECT_THAT(SectionText(Reported(Usual()), "totals"), HasSubstr("Where costs were grossed up"));
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_plan()->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  BuildTable(request.build(), request.mutable_built());
  EXPECT_THAT(SectionText(Reported(request), "choices"), Not(HasSubstr("before informal support")));
  EXPECT_THAT(SectionText(Reported(request), "totals"), Not(HasSubstr("grossed up")));
}

// Of 700 that their support costs 610 are paid. Who is left out need not say it.
TEST(ReportSignOff, SpentNowIsWhatIsPaidToday) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->set_sheet(
      "id,care_group,score,cost,spent_now,excluded_because\na,x,13,50,50,\nb,x,20,100,60,\n"
      "c,y,20,150,150,\nd,y,30,400,350,\ne,y,30,9000,,a crisis\n");
  BuildTable(request.build(), request.mutable_built());
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(
      SectionText(response, "totals"),
      HasSubstr("spent now|610.00|\nallocated by the table|560.00|\nkept back as contingency|140.00|\n"
                "more than is spent now by|90.00|\n"));
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("What is spent now is what is paid today"));
  EXPECT_THAT(SectionText(response, "totals"), Not(HasSubstr("grossed up")));
  // Costs and allocations are of all need: who is short is as before.
  EXPECT_EQ(Figure(response, 0, "what they would be short of together"), "140.00");
}

// d counts for three: allocated are 50, 100, 150 and three times 400, of which 20% are kept back. What the
// sample comes to is each once, as before.
TEST(ReportSignOff, SaysHowPeopleWereWeighed) {
  v1::SignOffRequest request = Usual();
  EXPECT_THAT(SectionText(Reported(request), "choices"), Not(HasSubstr("stand for")));
  request.mutable_build()->mutable_steps()->clear_low_need();
  request.mutable_build()->set_weighting(v1::WEIGHTING_BY_CASE);
  request.mutable_build()->set_sheet(
      "id,care_group,score,cost,weight\na,x,13,50,\nb,x,20,100,\nc,y,21,150,\nd,y,30,400,3\n");
  BuildTable(request.build(), request.mutable_built());
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(SectionText(response, "choices"),
              HasSubstr("people of the sample count|for as many people as the sample says|\n"
                        "so that together they stand for|6|\n"));
  EXPECT_THAT(
      SectionText(response, "totals"),
      HasSubstr("spent now|700.00|\nallocated by the table|560.00|\nkept back as contingency|140.00|\n"));
  EXPECT_THAT(SectionText(response, "totals"),
              HasSubstr("for whom the sample stands: the total after the step \"method\"|1500.00|\n"));
}

// A kind of support is a choice only if it suits the scores and still holds.
TEST(ReportSignOff, WhatDoesNotSuitOrNoLongerHoldsIsNoChoice) {
  constexpr const char* kChoice = "rows that pay for two kinds of support or more, so that there is a choice";
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->mutable_prices()->mutable_prices(1)->set_expires("2026-11-28");
  EXPECT_EQ(Figure(Reported(request), 1, kChoice), "0 of 19");
  request = Usual();
  request.mutable_answers()->mutable_prices()->mutable_prices(1)->set_from_score("29");
  EXPECT_EQ(Figure(Reported(request), 1, kChoice), "2 of 19");
}

TEST(ReportSignOff, ANoIsNotReadyAndNamesTheRemediesInTheirOrder) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->mutable_choice_and_control()->set_answer(v1::YES_OR_NO_NO);
  v1::SignOffResponse response = Reported(request);
  EXPECT_FALSE(response.ready());
  EXPECT_THAT(FoundWithValues(response),
              Contains("WARNING question_no answers.choice_and_control A. Officer"));
  EXPECT_THAT(response.questions(0).remedies(), IsEmpty());
  EXPECT_THAT(response.questions(1).remedies(),
              ElementsAre(HasSubstr("1 person is left out now"), HasSubstr("has scored 2 of 4"),
                          HasSubstr("weights")));
  request.mutable_answers()->mutable_sample()->set_second_scored(0);
  response = Reported(request);
  EXPECT_THAT(response.questions(1).remedies(1), HasSubstr("No second assessor has looked at them yet"));
}

TEST(ReportSignOff, AQuestionMayBeOpenAndItsFiguresAreThere) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->clear_amounts_are_enough();
  const v1::SignOffResponse response = Reported(request);
  EXPECT_FALSE(response.ready());
  EXPECT_FALSE(response.questions(0).has_answer());
  EXPECT_GT(response.questions(0).figures_size(), 3);
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING question_open answers.amounts_are_enough "));
  EXPECT_THAT(SectionText(response, "question"), HasSubstr("Not answered yet."));
}

TEST(ReportSignOff, AReviewIsNotSoonerThanACalendarYear) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->set_review_on("2027-11-30");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR review_too_soon answers.review_on 2027-11-30"));
  // Nothing else that is wrong is hidden by that.
  v1::SignOffRequest also = request;
  also.mutable_answers()->mutable_sample()->set_planned(also.answers().sample().population() + 1);
  also.mutable_answers()->mutable_choice_and_control()->set_reason(" ");
  EXPECT_THAT(Refused(also), AllOf(SizeIs(3), Contains("ERROR review_too_soon answers.review_on 2027-11-30"),
                                   Contains(HasSubstr("numbers_contradict answers.sample.planned")),
                                   Contains(HasSubstr("blank_text answers.choice_and_control.reason"))));
  request.mutable_answers()->set_review_on("2027-12-01");
  EXPECT_TRUE(Reported(request).ready());
}

// Nine months before 31 March is 30 June, which has no 31st; and so is six months before, 30 September.
TEST(ReportSignOff, ATableIsAgreedAfterItsReportAndItsAnswers) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->set_agreed_on("2026-11-29");
  Reported(request);
  request.mutable_answers()->set_agreed_on("2026-11-28");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR agreed_too_soon answers.agreed_on 2026-11-28"));
  request = Usual();
  request.mutable_answers()->mutable_choice_and_control()->set_on("2026-12-02");
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR date_in_future answers.choice_and_control.on 2026-12-02",
                          "ERROR agreed_too_soon answers.choice_and_control.on 2026-12-02"));
}

TEST(ReportSignOff, AReviewBeginsSixToNineMonthsBefore) {
  const v1::SignOffResponse response = Reported(Usual());
  EXPECT_EQ(response.review_begins_from(), "2027-06-30");
  EXPECT_EQ(response.review_begins_by(), "2027-09-30");
  EXPECT_THAT(SectionText(response, "review"), HasSubstr("from 2027-06-30 to 2027-09-30"));
}

TEST(ReportSignOff, AStoredBuildThatTheRequestDoesNotGiveIsRefused) {
  v1::SignOffRequest request = Usual();
  request.mutable_built()->mutable_table()->mutable_points()->mutable_rows(20)->set_amount("320.01");
  request.mutable_built()->mutable_provenance()->mutable_excluded()->RemoveLast();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR build_differs built.table.points.rows[20].amount 320.01",
                                            "ERROR build_differs built.provenance.excluded[0] (absent)"));
}

// Everything else hangs on it; and nothing else that is wrong is hidden by it.
TEST(ReportSignOff, ThatTheRecordIsNotWhatTheBuildGivesIsSaidFirst) {
  v1::SignOffRequest request = Usual();
  request.mutable_built()->mutable_table()->set_title("U");
  request.mutable_answers()->set_authority(" ");
  request.mutable_answers()->set_review_on("2027-11-30");
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR build_differs built.table.title U", "ERROR blank_text answers.authority ",
                          "ERROR review_too_soon answers.review_on 2027-11-30"));
}

TEST(ReportSignOff, TheWordsOfFindingsAreOutsideTheComparison) {
  v1::SignOffRequest request = Usual();
  ASSERT_GT(request.built().findings_size(), 0);
  request.mutable_built()->mutable_findings(0)->set_message("In other words.");
  EXPECT_TRUE(Reported(request).ready());
  request.mutable_built()->mutable_findings(0)->set_code("other");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR build_differs built.findings[0].code other"));
}

TEST(ReportSignOff, ABuildThatIsRefusedIsRefusedHereToo) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_plan()->set_to("25");
  EXPECT_THAT(Refused(request), Contains(HasSubstr("ERROR score_above_table build.sheet.score 30")));
}

TEST(ReportSignOff, WarnsOfWhatIsNotThere) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->clear_sample();
  request.mutable_answers()->clear_prices();
  v1::SignOffResponse response = Reported(request);
  EXPECT_TRUE(response.ready());
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING sample_not_recorded answers.sample ",
                                                     "WARNING market_not_tested answers.prices ",
                                                     "NOTE fit_not_tested build.cross_validation "));
  EXPECT_EQ(Figure(response, 0, "rows below the cheapest support that suits"), "not tested");
  EXPECT_THAT(SectionText(response, "warnings"), HasSubstr("The table is not tested against local prices."));
  request = Usual();
  request.mutable_answers()->mutable_sample()->clear_seed();
  EXPECT_THAT(FoundWithValues(Reported(request)), Contains("WARNING sample_not_drawn answers.sample.seed "));
}

TEST(ReportSignOff, TellsTheFitForOthersIfItWasTested) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_cross_validation()->set_folds(2);
  request.mutable_build()->mutable_cross_validation()->set_seed("s");
  BuildTable(request.build(), request.mutable_built());
  ASSERT_TRUE(request.built().has_out_of_sample()) << request.built().ShortDebugString();
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), IsEmpty());
  EXPECT_THAT(Figure(response, 0, "the same, by tables that had not seen them"), HasSubstr(" of 4"));
}

TEST(ReportSignOff, FindingsOfTheMarketTestStandAtTheirPlace) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->mutable_prices()->mutable_prices(0)->set_amount("50");
  v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING below_cheapest built.table.points.rows[2] 40.00"));
  EXPECT_EQ(Figure(response, 0, "rows below the cheapest support that suits"), "3 of 19");
  request.mutable_answers()->mutable_prices()->mutable_prices(0)->set_expires("2026-01-01");
  EXPECT_THAT(Refused(request),
              Contains("ERROR ends_before_start answers.prices.prices[0].expires 2026-01-01"));
}

TEST(ReportSignOff, NamesWhatContradictsItself) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->mutable_works_in_process()->set_on("2026-11-30");
  request.mutable_answers()->mutable_sample()->set_population(4);
  request.mutable_answers()->mutable_sample()->set_second_scored(6);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR numbers_contradict answers.sample.planned 5",
                                            "ERROR numbers_contradict answers.sample.population 4",
                                            "ERROR numbers_contradict answers.sample.second_scored 6",
                                            "ERROR date_in_future answers.works_in_process.on 2026-11-30"));
}

TEST(ReportSignOff, RefusesTextsInWhichThereIsNothingToRead) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->set_authority(" ");
  request.mutable_answers()->mutable_sample()->set_planned_by("\t");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR blank_text answers.authority ",
                                            "ERROR blank_text answers.sample.planned_by "));
  request = Usual();
  request.mutable_answers()->mutable_choice_and_control()->set_by("  ");
  request.mutable_answers()->mutable_works_in_process()->set_reason(" \n");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR blank_text answers.choice_and_control.by ",
                                            "ERROR blank_text answers.works_in_process.reason "));
}

TEST(ReportSignOff, NamesEveryFieldThatBreaksItsRule) {
  EXPECT_THAT(Refused({}),
              ElementsAre("ERROR missing build ", "ERROR missing built ", "ERROR missing answers "));
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->mutable_works_in_process()->clear_reason();
  request.mutable_answers()->clear_review_on();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing answers.review_on ",
                                            "ERROR missing answers.works_in_process.reason "));
}

TEST(ReportSignOff, FingerprintsAreOfTheCanonicalForm) {
  v1::SignOffRequest request = Usual();
  const v1::SignOffResponse response = Reported(request);
  EXPECT_EQ(response.table_fingerprint().size(), 64U);
  request.mutable_build()->mutable_plan()->set_to("30.0");
  EXPECT_EQ(Reported(request).build_fingerprint(), response.build_fingerprint());
}

}  // namespace
}  // namespace ras
