// The report by which members agree a table (docs/sign-off.md): the operation ReportSignOff. Figures are
// worked out by hand.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/collate/collate_sample.h"
#include "lib/sampling/sampling.h"
#include "lib/sign_off/choices_report.h"
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
    sample { population: 40 planned: 5 planned_by: "95% sure to within 42 points" seed: "Testshire 2026" second_scored: 2 }
    prices { prices { id: "h" title: "Home care" unit: "hour" amount: "21.50" date: "2026-04-01" expires: "2027-03-31" source: "s" }
             prices { id: "p" title: "PA" unit: "hour" amount: "60" date: "2026-04-01" expires: "2027-03-31" source: "s" } }
    amounts_are_enough )") + kYes + " choice_and_control " + kYes +
                                                             " works_in_process " + kYes);
  return request;
}

// The sample is five of forty people in two care groups; the cases came of what they cost a week, e
// being left out, and a and b were scored twice.
constexpr const char* kCheck = R"(
  population { strata { care_group: "x" people: 20 } strata { care_group: "y" people: 20 } }
  sample { people { id: "a" care_group: "x" } people { id: "b" care_group: "x" } people { id: "c" care_group: "y" }
           people { id: "d" care_group: "y" } people { id: "e" care_group: "y" } }
)";
constexpr const char* kCollate = R"(
  people_sheet: "id,care_group,score,second_score,cost,cost_period,met_informally_percent,excluded_because\na,x,13,14,50,week,0,\nb,x,20,20,100,week,0,\nc,y,20,,150,week,0,\nd,y,30,,400,week,0,\ne,y,30,,9000,week,0,a crisis\n"
  basis: COLLATE_BASIS_GROSS_COSTS_UP period: PERIOD_WEEK rounding { mode: ROUNDING_MODE_HALF_UP }
)";

void CheckAgain(v1::SignOffRequest* request) {
  CheckSample(request->sample_check().check(), request->mutable_sample_check()->mutable_checked());
  EXPECT_NE(request->sample_check().checked().verdict(), v1::SAMPLE_VERDICT_UNSPECIFIED)
      << request->sample_check().ShortDebugString();
}

void CollateAgain(v1::SignOffRequest* request) {
  CollateSample(request->collation().collate(), request->mutable_collation()->mutable_collated());
  EXPECT_FALSE(request->collation().collated().cases().empty()) << request->collation().ShortDebugString();
}

void BuildAgain(v1::SignOffRequest* request) {
  BuildTable(request->build(), request->mutable_built());
  EXPECT_TRUE(request->built().has_table()) << request->built().ShortDebugString();
}

// Usual, with the records of the steps before, and built from the cases of the collation.
v1::SignOffRequest WithRecords() {
  v1::SignOffRequest request = Usual();
  *request.mutable_sample_check()->mutable_check() = ParseText<v1::CheckSampleRequest>(kCheck);
  CheckAgain(&request);
  *request.mutable_collation()->mutable_collate() = ParseText<v1::CollateSampleRequest>(kCollate);
  CollateAgain(&request);
  request.mutable_build()->clear_sheet();
  *request.mutable_build()->mutable_cases() = request.collation().collated().cases();
  BuildAgain(&request);
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
  EXPECT_EQ(Figure(response, 2, "people a second assessor has scored as well"), "2 of 5");
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

// Fields of a message and of the messages within that the report has no name for.
std::vector<std::string> Nameless(const google::protobuf::Descriptor& type) {
  std::vector<std::string> nameless;
  for (int i = 0; i < type.field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *type.field(i);
    if (field.message_type() != nullptr) {
      const std::vector<std::string> within = Nameless(*field.message_type());
      nameless.insert(nameless.end(), within.begin(), within.end());
    } else if (const std::string name = type.name() + "." + field.name(); ChoiceLabel(name).empty()) {
      nameless.push_back(name);
    }
  }
  return nameless;
}

TEST(ReportSignOff, HasANameForEveryChoice) {
  // The basis is told in words of its own.
  EXPECT_THAT(Nameless(*v1::TablePlan::descriptor()), ElementsAre("TablePlan.basis"));
  for (const auto* type : {v1::BuildMethod::descriptor(), v1::BuildSteps::descriptor(),
                           v1::OutlierRules::descriptor(), v1::CrossValidation::descriptor()}) {
    EXPECT_THAT(Nameless(*type), IsEmpty());
  }
}

// Of a collation, too. Its people and what they use are no choices; categories have a section of their own.
TEST(ReportSignOff, HasANameForEveryChoiceOfACollation) {
  std::vector<std::string> nameless;
  const google::protobuf::Descriptor& type = *v1::CollateSampleRequest::descriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *type.field(i);
    if (field.message_type() == nullptr && ChoiceLabel(type.name() + "." + field.name()).empty()) {
      nameless.push_back(field.name());
    }
  }
  EXPECT_THAT(nameless, ElementsAre("people_sheet", "items_sheet", "services_sheet"));
  EXPECT_THAT(Nameless(*v1::CollateService::descriptor()), IsEmpty());
  EXPECT_THAT(Nameless(*v1::CollateReduction::descriptor()), IsEmpty());
}

// b is grossed up from 75 by a quarter, of which the policy is to take off 25%; the day centre is in-house:
// 100.00 shared out over 3 days are 33.333... each, and a has three.
TEST(ReportSignOff, TellsHowScoresAndCostsWereMade) {
  v1::SignOffRequest request = WithRecords();
  *request.mutable_collation()->mutable_collate() = ParseText<v1::CollateSampleRequest>(R"(
    people_sheet: "id,age,primary_need,care_group,score,cost,cost_period,met_informally_percent,impact_on_carer\na,,,x,13,,,0,\nb,,,x,20,75,week,30,some\nc,66,learning-disability,,20,150,week,0,\nd,30,frailty,y,30,400,week,0,\n"
    items { person: "a" category: COST_CATEGORY_DAY_CARE service: "centre" quantity: "3" period: PERIOD_WEEK }
    services_sheet: "id,unit,unit_cost,total_cost,units,source\ncentre,day,,100.00,3,Accounts of 2026\nagency,hour,20.60,,,Contract 7\n"
    reductions { impact: "some" percent: "25" } reductions { impact: "great" from_percent: "10" percent: "5" }
    basis: COLLATE_BASIS_GROSS_COSTS_UP period: PERIOD_WEEK year_basis: YEAR_BASIS_52_WEEKS
    rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 5 }
  )");
  CollateAgain(&request);
  *request.mutable_build()->mutable_cases() = request.collation().collated().cases();
  BuildAgain(&request);
  request.clear_sample_check();
  request.mutable_answers()->mutable_sample()->set_second_scored(0);
  const v1::SignOffResponse response = Reported(request);
  const std::string text = SectionText(response, "collation");
  for (const char* told : {
           "were grossed up by what the policy is to take off for it.\n",
           "people whose care group came of age and need|1|\n",
           "|the framework: a learning disability at any age; else from 65 on older people; else the need|\n",
           "scores and costs come to be on one basis by|grossing costs up to those of all need|\n",
           "met informally|none are taken: nothing comes of a sample with such people|\n",
           "costs are for one|week|\nhow long a year is|52-weeks|\n",
           "a person's cost is rounded, once|half-up to a multiple of 0.05|\n",
       }) {
    EXPECT_THAT(text, HasSubstr(told));
  }
  EXPECT_EQ(
      SectionText(response, "grossed_up"),
      "what helping means for the carer|met informally, from|taken off|\nsome|0%|25%|\ngreat|10%|5%|\n");
  EXPECT_THAT(SectionText(response, "services"),
              HasSubstr("which is told here half-up to the penny and was taken exactly.\n"
                        "service|a unit|a unit costs|its share of|for so many units|source|\n"
                        "centre|day|33.33|100.00|3|Accounts of 2026|\nagency|hour|20.60|||Contract 7|\n"));
  const v1::CollateSampleRequest& choices = response.collation_choices();
  EXPECT_TRUE(choices.people().empty() && choices.people_sheet().empty() && choices.items().empty() &&
              choices.services_sheet().empty());
  EXPECT_EQ(choices.care_group_rule(), v1::COLLATE_CARE_GROUP_RULE_FRAMEWORK);
  EXPECT_EQ(choices.unknown_share(), v1::COLLATE_UNKNOWN_SHARE_REFUSE);
  EXPECT_THAT(choices.services(), SizeIs(2));
  EXPECT_THAT(choices.reductions(), SizeIs(2));
}

TEST(ReportSignOff, SaysByWhatCostsWereGrossedUpWithoutAGrid) {
  EXPECT_FALSE(Reported(Usual()).has_collation_choices());
  v1::SignOffRequest request = WithRecords();
  std::string text = SectionText(Reported(request), "collation");
  EXPECT_THAT(text, AllOf(HasSubstr("were grossed up by the share of the need itself that they meet.\n"),
                          Not(HasSubstr("is to take off"))));
  EXPECT_EQ(SectionText(Reported(request), "grossed_up") + SectionText(Reported(request), "services"), "");
  request.mutable_collation()->mutable_collate()->set_basis(v1::COLLATE_BASIS_AS_SCORED);
  request.mutable_collation()->mutable_collate()->set_care_group_rule(v1::COLLATE_CARE_GROUP_RULE_RETURN);
  CollateAgain(&request);
  request.mutable_build()->mutable_plan()->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  BuildAgain(&request);
  text = SectionText(Reported(request), "collation");
  EXPECT_THAT(text, AllOf(HasSubstr("|the return EX1: from 65 on older people; else the need|\n"),
                          HasSubstr("|scores that leave it out as costs do|\n"),
                          Not(HasSubstr("it is not known what is met"))));
}

TEST(ReportSignOff, APolicyCanNameWhatItIsToHaveInCommon) {
  v1::SignOffRequest request = WithRecords();
  v1::SignOffResponse response = Reported(request);
  EXPECT_EQ(response.reference().ShortDebugString(),
            "as_of: \"2026-11-29\" table_fingerprint: \"" + response.table_fingerprint() +
                "\" build_fingerprint: \"" + response.build_fingerprint() +
                "\" agreed_on: \"2026-12-01\" review_on: \"2028-03-31\" authority: \"Testshire\" "
                "contingency_percent: \"20\" grossed_up { }");
  request.mutable_build()->clear_steps();
  request.clear_collation();
  BuildAgain(&request);
  response = Reported(request);
  EXPECT_EQ(response.reference().contingency_percent(), "0");
  EXPECT_FALSE(response.reference().has_grossed_up());
}

// 560.00 and 140.00 are what is spent now; a week, and 52 weeks beside it.
TEST(ReportSignOff, ThereIsASumOfMoneyOnTheFirstPage) {
  v1::SignOffRequest request = Usual();
  EXPECT_THAT(
      SectionText(Reported(request), "summary"),
      HasSubstr("\nFor the people of the sample the table and what is kept back come to 0.00 more for "
                "one week than all need costs now.\n"));
  request.mutable_build()->clear_steps();
  request.mutable_build()->mutable_steps()->set_budget("350");
  request.mutable_build()->mutable_population()->set_sheet("care_group,people\nx,20\ny,20\n");
  request.mutable_build()->mutable_plan()->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  request.mutable_answers()->set_year_basis(v1::YEAR_BASIS_52_WEEKS);
  BuildAgain(&request);
  EXPECT_THAT(
      SectionText(Reported(request), "summary"),
      HasSubstr("\nFor the people of the sample the table comes to 350.00 less for one week (18200.00 less "
                "for a year of 52 weeks) than is spent now.\nFor 40 people of the population: 3500.00 less "
                "for one week (182000.00 less for a year of 52 weeks) than is spent now.\n"));
}

// Of 21.50 an hour 100.00 buys 4 hours; of 60 an hour one, which is not the cheapest.
TEST(ReportSignOff, TellsWhatARowBuys) {
  v1::SignOffRequest request = Usual();
  EXPECT_THAT(SectionText(Reported(request), "table"),
              AllOf(HasSubstr("from score|for one week|of the cheapest support that suits, for one week|\n"
                              "10|no allocation||\n"),
                    HasSubstr("\n20|100.00|4 x hour, Home care|\n")));
  v1::SignOffPrices& prices = *request.mutable_answers()->mutable_prices();
  prices.mutable_prices(0)->add_care_groups("x");
  prices.mutable_prices(0)->set_least_quantity("5");
  prices.mutable_prices(1)->set_from_score("21");
  prices.mutable_prices(1)->set_least_quantity("1");
  prices.add_care_groups("x");
  prices.add_care_groups("y");
  EXPECT_THAT(
      SectionText(Reported(request), "table"),
      HasSubstr("\n20|100.00|x: 4 x hour, Home care: not enough; y: no support with a price suits|\n"));
  request.mutable_answers()->clear_prices();
  EXPECT_THAT(SectionText(Reported(request), "table"), HasSubstr("20|100.00|\n"));
}

// 1.96 x 0.5 x the root of 35 in 5 x 39 is 41.5182..., told upwards.
TEST(ReportSignOff, HoldsThePlanToWhatItsNumberGives) {
  v1::SignOffRequest request = Usual();
  EXPECT_THAT(
      SectionText(Reported(request), "sample"),
      HasSubstr("planned by|95% sure to within 42 points|\nby their number one is 95% sure to within, "
                "of all people supported|41.5187 percent points|\n"));
  EXPECT_THAT(FoundWithValues(Reported(request)), Not(Contains(HasSubstr("plan_without_figure"))));
  request.mutable_answers()->mutable_sample()->set_planned_by("all we could");
  EXPECT_THAT(FoundWithValues(Reported(request)),
              Contains("WARNING plan_without_figure answers.sample.planned_by all we could"));
  request.mutable_answers()->mutable_sample()->set_planned(40);
  EXPECT_THAT(SectionText(Reported(request), "sample"), HasSubstr("|0.0000 percent points|\n"));
}

TEST(ReportSignOff, TellsEveryChoiceAndWhatCameOfIt) {
  v1::SignOffRequest request = Usual();
  const auto choices = [&](const std::string& changes) {
    *request.mutable_build() = ParseText<v1::BuildTableRequest>(kBuild);
    request.mutable_build()->clear_steps();
    request.mutable_build()->MergeFrom(ParseText<v1::BuildTableRequest>(changes));
    BuildAgain(&request);
    return SectionText(Reported(request), "choices");
  };
  std::string text = choices(R"(
    method { percentile_alignment { percentile_rule: PERCENTILE_RULE_TYPE_5 } }
    outliers { amounts { above: "399" } interquartile { times: "3" } } plan { above: ABOVE_RULE_LAST_ROW }
    steps { monotone: MONOTONE_REPAIR_RAISE group_means { rows: 5 from_highest: true by_people: true }
            low_need { score: "12" met_by: "the library" } budget: "700" }
    cross_validation { folds: 2 seed: "S" })");
  for (const char* row : {"percentiles are read by the rule|type-5|",
                          "costs and amounts are for one|week|",
                          "rows are for|points|",
                          "the last row's score|30|",
                          "left out: who costs more than|399|",
                          "left out: beyond the quartiles by so many interquartile ranges|3|",
                          "quartiles of costs are read by the rule|inclusive|",
                          "which left out, above-amount of 399.00|1|",
                          "those left out by rule cost together|400.00|",
                          "rows that fell|raise|",
                          "rows that share their mean|5|",
                          "groups of rows begin at the highest score|yes|",
                          "in a group a row counts for its people|yes|",
                          "no allocation below the score|12|",
                          "where need below it is met|the library|",
                          "scaled to the budget|700|",
                          "by which rows were multiplied for the budget|",
                          "contingency|none|",
                          "folds|2|",
                          "comes of the seed|S|"}) {
    EXPECT_THAT(text, HasSubstr(row));
  }
  EXPECT_THAT(choices("method { polynomial { degree: 1 } }"),
              AllOf(HasSubstr("degree of the polynomial|1|"), HasSubstr("to the power of 0|-"),
                    HasSubstr("to the power of 1|2")));
  EXPECT_THAT(choices("method { price_per_point {} }"), HasSubstr("price of a point|8.4337"));  // 700 / 83.
  EXPECT_THAT(
      choices("method { isotonic {} join: JOIN_RULE_MONOTONE_CUBIC }"),
      AllOf(HasSubstr("nearest to the costs by|least-squares|"), HasSubstr("joined by|monotone-cubic|")));
  EXPECT_THAT(
      choices(
          R"(method { agreed_scores { scores { score: "10" amount: "50" } scores { score: "30" amount: "300" } } })"),
      HasSubstr("agreed score|10|\nand its amount|50|\nagreed score|30|\nand its amount|300|\n"));
}

TEST(ReportSignOff, IsOneDocumentWithTheTableAndItsProvenance) {
  const v1::SignOffRequest request = Usual();
  const v1::SignOffResponse response = Reported(request);
  EXPECT_EQ(response.table().SerializeAsString(), request.built().table().SerializeAsString());
  EXPECT_EQ(response.provenance().SerializeAsString(), request.built().provenance().SerializeAsString());
}

TEST(ReportSignOff, NamesThePricesWithTheirDatesAndSources) {
  v1::SignOffRequest request = Usual();
  const std::string prices =
      "Home care, one hour|21.50|of 2026-04-01, holds to 2027-03-31|s|\nPA, one hour|60|of 2026-04-01, holds "
      "to "
      "2027-03-31|s|\n";
  EXPECT_EQ(SectionText(Reported(request), "prices"), prices);
  v1::SignOffPrices* given = request.mutable_answers()->mutable_prices();
  given->clear_prices();
  given->set_sheet(
      "id,title,unit,amount,date,expires,source\np,PA,hour,60,2026-04-01,2027-03-31,s\n"
      "h,Home care,hour,21.50,2026-04-01,2027-03-31,s\n");
  EXPECT_EQ(SectionText(Reported(request), "prices"), prices);
  request.mutable_answers()->clear_prices();
  EXPECT_EQ(SectionText(Reported(request), "prices"), "None were given.\n");
}

// Two amounts below the most there can be come to more than 64 bits once there are a million of them.
TEST(ReportSignOffSlow, TotalsThatAreTooLargeToBeToldAreRefused) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->clear_sample();
  request.mutable_build()->clear_sheet();
  for (int i = 0; i < 930'000; ++i) {
    v1::SampleCase* person = request.mutable_build()->add_cases();
    person->set_id(std::to_string(i));
    person->set_score("20");
    person->set_cost("99999999999.00");
  }
  BuildAgain(&request);
  EXPECT_THAT(Refused(request), Contains("ERROR amount_out_of_range built.sample "));
}

TEST(ReportSignOff, SaysThatPeopleCountOnceIfThatWasChosen) {
  v1::SignOffRequest request = Usual();
  EXPECT_THAT(SectionText(Reported(request), "choices"), Not(HasSubstr("people of the sample count")));
  request.mutable_build()->set_weighting(v1::WEIGHTING_EQUAL);
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "choices"), HasSubstr("people of the sample count|once each|"));
}

TEST(ReportSignOff, ComparesThePopulationOfTheBuildWithThatOfTheCheck) {
  v1::SignOffRequest request = WithRecords();
  const auto found = [&](const std::string& population) {
    request.mutable_build()->mutable_population()->Clear();
    request.mutable_build()->mutable_population()->set_sheet("care_group,service,people\n" + population);
    BuildAgain(&request);
    return FoundWithValues(Reported(request));
  };
  const auto warned = [](const std::string& groups) {
    return Contains("WARNING population_differs build.population " + groups);
  };
  EXPECT_THAT(found("x,,20\ny,,20\n"), Not(warned("1")));
  EXPECT_THAT(found("x,,20\ny,,21\n"), warned("1"));
  EXPECT_THAT(found("x,,19\ny,,21\n"), warned("2"));
  EXPECT_THAT(found("x,,20\ny,,20\nz,,1\n"), warned("1"));
  request.clear_sample_check();
  EXPECT_THAT(found("x,,20\ny,,21\n"), Not(warned("1")));
}

TEST(ReportSignOff, TellsOfPeopleWhoseStratumIsNotInTheSample) {
  constexpr const char* kWithout =
      "strata without anybody in the sample, and in no amount that follows|5000|";
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_population()->set_sheet("care_group,people\nx,100\ny,100\nz,5000\n");
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              AllOf(HasSubstr("people of the population|5200|"), HasSubstr(kWithout)));
  request.mutable_build()->mutable_population()->set_sheet("care_group,people\nx,100\ny,100\n");
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              AllOf(HasSubstr("people of the population|200|"), Not(HasSubstr("without anybody"))));
}

// A table of agreed scores does not rest on those of the sample.
TEST(ReportSignOff, CountsRowsBeyondWhatTheTableRestsOn) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_plan()->set_from("0");
  BuildAgain(&request);
  EXPECT_EQ(Figure(Reported(request), 0, "rows below or above all scores of the sample"), "13");
  *request.mutable_build()->mutable_method() = ParseText<v1::BuildMethod>(
      R"(agreed_scores { scores { score: "5" amount: "50" } scores { score: "30" amount: "300" } })");
  BuildAgain(&request);
  EXPECT_EQ(Figure(Reported(request), 0, "rows below or above all agreed scores"), "5");
}

TEST(ReportSignOff, NumbersAndDaysAtTheirBoundsAreGood) {
  v1::SignOffRequest request = Usual();
  v1::SampleRecord& sample = *request.mutable_answers()->mutable_sample();
  sample.set_population(5);
  sample.set_planned(5);
  sample.set_second_scored(5);
  request.mutable_answers()->set_agreed_on(request.answers().as_of());
  request.mutable_answers()->mutable_choice_and_control()->set_on(request.answers().as_of());
  EXPECT_TRUE(Reported(request).ready());
}

TEST(ReportSignOff, TellsOfLessThanIsSpentNow) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->clear_steps();
  request.mutable_build()->mutable_steps()->set_budget("350");
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"), HasSubstr("\nless than is spent now by|350.00|\n"));
}

TEST(ReportSignOff, ShowsTheLastRowOfALongTable) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_plan()->set_to("31");
  BuildAgain(&request);
  const std::string text = SectionText(Reported(request), "table");
  EXPECT_THAT(text, HasSubstr("Every row of 22 is in the document; one in 2 is shown here, and the last."));
  EXPECT_THAT(text, AllOf(HasSubstr("\n30|"), HasSubstr("\n31|"), Not(HasSubstr("\n29|"))));
}

TEST(ReportSignOff, ACaseHasTheServiceOfTheCollation) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_build()->mutable_cases(1)->set_service("home-care");
  BuildAgain(&request);
  EXPECT_THAT(Refused(request), Contains("ERROR cases_differ build.cases[1].service home-care"));
}

TEST(ReportSignOff, HasTheAccountsOfThePopulation) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_population()->set_sheet("care_group,people,spent\nx,2,150\ny,2,540\n");
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              AllOf(HasSubstr("for them: spent now by the accounts|690.00|"),
                    HasSubstr("the sample makes it more (or, below zero, less) by|10.00|"),
                    HasSubstr("more (or, below zero, less) than by the accounts|10.00|")));
}

// The kind of the table is that of the scores which answers made.
TEST(ReportSignOff, ATableOfPercentagesIsNotForPoints) {
  v1::SignOffRequest request = WithRecords();
  v1::CollateSampleRequest& collate = *request.mutable_collation()->mutable_collate();
  const auto scored_by = [&](const std::string& transforms) {
    collate = ParseText<v1::CollateSampleRequest>(R"(
      people_sheet: "id,care_group,answer:q,cost,cost_period\na,x,little,50,week\nb,x,some,100,week\nc,y,some,150,week\nd,y,much,400,week\ne,y,much,9000,week\n"
      basis: COLLATE_BASIS_AS_SCORED period: PERIOD_WEEK rounding { mode: ROUNDING_MODE_HALF_UP }
      scoring { questionnaire { domains { id: "d" title: "D" questions { id: "q" text: "Q?"
          single_choice { options { id: "little" label: "A little" points: "13" } options { id: "some" label: "Some" points: "20" }
                   options { id: "much" label: "Much" points: "30" } } } } }
        measures { id: "m" title: "M" combine: COMBINE_SUM terms { domain: "d" } )" +
                                                  transforms + "} }");
    CollateAgain(&request);
    request.mutable_build()->clear_sheet();
    request.mutable_build()->mutable_plan()->set_basis(request.collation().collated().basis());
    request.mutable_build()->mutable_plan()->set_to("200");
    *request.mutable_build()->mutable_cases() = request.collation().collated().cases();
    v1::SignOffResponse response;
    BuildAgain(&request);
    ReportSignOff(request, &response);
    return FoundWithValues(response);
  };
  const auto differs = Contains("ERROR cases_differ build.plan.kind TABLE_KIND_POINTS");
  EXPECT_THAT(scored_by(""), Not(differs));
  EXPECT_THAT(scored_by("transforms { percent_of_maximum {} } "), differs);
  EXPECT_THAT(scored_by("transforms { percent_of_maximum {} } transforms { clamp { maximum: \"90\" } } "),
              differs);
  EXPECT_THAT(scored_by("transforms { percent_of_maximum {} } transforms { multiply { by: \"2\" } } "),
              Not(differs));
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
  EXPECT_THAT(SectionText(response, "totals"), HasSubstr("\nspent now|700.00|"));
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
              HasSubstr("for whom the sample stands: the total after the method|1500.00|\n"));
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
              ElementsAre(HasSubstr("1 person is left out now"), HasSubstr("has scored 2 of 5"),
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

// A table whose source names another build is not of this record.
TEST(ReportSignOff, ATableOfAnotherBuildIsRefused) {
  v1::SignOffRequest request = Usual();
  std::string* source = request.mutable_built()->mutable_table()->mutable_source();
  source->replace(source->find("Build ") + 6, 64, std::string(64, '0'));
  EXPECT_THAT(Refused(request), ElementsAre(HasSubstr("ERROR build_differs built.table.source ")));
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
  EXPECT_THAT(
      FoundWithValues(response),
      ElementsAre("WARNING sample_not_recorded answers.sample ", "WARNING draw_not_recorded sample_draw ",
                  "WARNING sample_not_checked sample_check ", "WARNING collation_not_recorded collation ",
                  "WARNING market_not_tested answers.prices ",
                  "NOTE fit_not_tested build.cross_validation "));
  EXPECT_EQ(Figure(response, 0, "rows below the cheapest support that suits"), "not tested");
  EXPECT_THAT(SectionText(response, "warnings"), HasSubstr("The table is not tested against local prices."));
  request = Usual();
  request.mutable_answers()->mutable_sample()->clear_seed();
  EXPECT_THAT(FoundWithValues(Reported(request)),
              AllOf(Contains("WARNING sample_not_drawn answers.sample.seed "),
                    Not(Contains(HasSubstr("draw_not_recorded")))));
}

TEST(ReportSignOff, TellsTheFitForOthersIfItWasTested) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->mutable_cross_validation()->set_folds(2);
  request.mutable_build()->mutable_cross_validation()->set_seed("s");
  BuildTable(request.build(), request.mutable_built());
  ASSERT_TRUE(request.built().has_out_of_sample()) << request.built().ShortDebugString();
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Not(Contains(HasSubstr("fit_not_tested"))));
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

TEST(ReportSignOff, TellsWhetherTheSampleStandsForAll) {
  EXPECT_THAT(SectionText(Reported(Usual()), "sample_check"), HasSubstr("There is no record"));
  const v1::SignOffResponse response = Reported(WithRecords());
  // Five of forty, 20 in each group: one would expect 2.5 of each, and any sample of five does as well.
  EXPECT_THAT(
      SectionText(response, "sample_check"),
      AllOf(HasSubstr(
                "Of 40 people 5 are in the sample. It represents the people supported, at a level of 5%."),
            HasSubstr("by care group|people|one would expect|in the sample|\nx|20|2.50|2|\ny|20|2.50|3|\n")));
  EXPECT_EQ(Figure(response, 2, "the sample"), "represents the people supported, at a level of 5%");
  EXPECT_THAT(FoundWithValues(response), Not(Contains(HasSubstr("sample_check"))));
}

// Of 4,000 people of x nobody is in the sample: chance would hardly make that.
TEST(ReportSignOff, WarnsOfASampleThatDoesNotStandForAll) {
  v1::SignOffRequest request = WithRecords();
  v1::PeopleByGroup* population = request.mutable_sample_check()->mutable_check()->mutable_population();
  population->mutable_strata(0)->set_people(4000);
  request.mutable_answers()->mutable_sample()->set_population(4020);
  CheckAgain(&request);
  const v1::SignOffResponse response = Reported(request);
  EXPECT_TRUE(response.ready());
  EXPECT_THAT(FoundWithValues(response),
              Contains("WARNING sample_does_not_represent sample_check.checked.verdict "
                       "SAMPLE_VERDICT_DOES_NOT_REPRESENT"));
  EXPECT_THAT(SectionText(response, "sample_check"), HasSubstr("It does not represent the people supported"));
}

TEST(ReportSignOff, TellsWhatCountedWhoWasLeftOutAndHowFarAssessorsAgree) {
  EXPECT_THAT(SectionText(Reported(Usual()), "collation"), HasSubstr("There is no record"));
  EXPECT_EQ(SectionText(Reported(Usual()), "agreement"), "");
  const v1::SignOffRequest request = WithRecords();
  const v1::SignOffResponse response = Reported(request);
  ASSERT_GT(request.collation().collated().findings_size(), 0);
  EXPECT_THAT(SectionText(response, "collation"),
              HasSubstr("people|4|\npeople left out|1|\npeople whose care group came of age and "
                        "need|0|\nwhat their support costs today, as far as it counts|700.00|\n"
                        "the same on the basis of the table|700.00|\nleft out: e|a crisis|\n"));
  EXPECT_THAT(SectionText(response, "categories"), HasSubstr("given outright|4|100%|700.00|0.00||\n"));
  EXPECT_THAT(SectionText(response, "agreement"),
              AllOf(HasSubstr("people scored twice|2|\nthe same score from both|1 of 2|\n"
                              "mean of the second score less the first|0.5000|\n"),
                    HasSubstr("differs most: a|13 and 14: 1|\n")));
  EXPECT_THAT(SectionText(response, "warnings"),
              HasSubstr(request.collation().collated().findings(0).message() + " "));
  EXPECT_THAT(FoundWithValues(response), Not(Contains(HasSubstr("collation"))));
}

TEST(ReportSignOff, RecordsOfTheStepsBeforeAreDoneAgain) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_sample_check()->mutable_checked()->set_sampled(6);
  request.mutable_collation()->mutable_collated()->mutable_excluded(0)->set_because("no reason");
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR sample_check_differs sample_check.checked.sampled 6",
                          "ERROR collation_differs collation.collated.excluded[0].because no reason"));
  request = WithRecords();
  request.mutable_sample_check()->mutable_check()->mutable_sample()->mutable_people(0)->set_id("b");
  request.mutable_collation()->mutable_collate()->clear_people_sheet();
  EXPECT_THAT(Refused(request), AllOf(Contains("ERROR duplicate_id sample_check.check.sample.people[1].id b"),
                                      Contains(HasSubstr("missing collation.collate.people"))));
}

TEST(ReportSignOff, TheCasesOfTheBuildAreThoseOfTheCollation) {
  v1::SignOffRequest request = WithRecords();
  auto* cases = request.mutable_build()->mutable_cases();
  cases->Mutable(0)->set_score("12.0");
  cases->Mutable(1)->set_cost("100.01");
  cases->Mutable(2)->set_id("f");
  cases->Mutable(4)->set_excluded_because("another reason");
  // Written in another way, and what a case counts for, is no difference.
  cases->Mutable(3)->set_cost("400");
  request.mutable_build()->set_weighting(v1::WEIGHTING_BY_CASE);
  cases->Mutable(3)->set_weight("2");
  BuildAgain(&request);
  request.clear_sample_check();
  EXPECT_THAT(
      Refused(request),
      ElementsAre("ERROR cases_differ build.cases[0].score 12",
                  "ERROR cases_differ build.cases[1].cost 100.01", "ERROR cases_differ build.cases[2].id f",
                  "ERROR cases_differ build.cases[4].excluded_because another reason",
                  "ERROR cases_differ build.cases c"));
}

TEST(ReportSignOff, CasesOfASheetAreToldWithTheirLine) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_build()->clear_cases();
  request.mutable_build()->set_sheet(
      "id,care_group,score,cost,spent_now,excluded_because\na,x,13,50,50,\nb,x,20,100,100,\n"
      "c,y,20,150,150,\nd,y,31,400,400,\ne,y,30,9000,9000,a crisis\n");
  request.mutable_build()->mutable_plan()->set_to("31");
  BuildAgain(&request);
  v1::SignOffResponse response;
  ReportSignOff(request, &response);
  ASSERT_THAT(FoundWithValues(response), ElementsAre("ERROR cases_differ build.sheet.score 31 5:5"));
  EXPECT_EQ(response.findings(0).message(), "In the collation this is \"30\".");
}

TEST(ReportSignOff, TheBuildHasTheBasisAndThePeriodOfTheCollation) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_build()->mutable_plan()->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  request.mutable_build()->mutable_plan()->set_period(v1::PERIOD_YEAR);
  request.mutable_answers()->clear_prices();
  BuildAgain(&request);
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR cases_differ build.plan.basis TABLE_BASIS_AFTER_INFORMAL_SUPPORT",
                          "ERROR cases_differ build.plan.period PERIOD_YEAR"));
}

// Whoever was left out for want of a score or a cost may stand among the cases, with the reason alone, or
// not.
TEST(ReportSignOff, WhoHasNoCaseIsKnownByTheCollation) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_collation()->mutable_collate()->set_people_sheet(
      "id,care_group,score,cost,cost_period,met_informally_percent,excluded_because\na,x,13,50,week,0,\n"
      "b,x,20,100,week,0,\nc,y,20,150,week,0,\nd,y,30,400,week,0,\ne,y,,,,0,a crisis\n");
  CollateAgain(&request);
  ASSERT_EQ(request.collation().collated().cases_size(), 4);
  *request.mutable_build()->mutable_cases() = request.collation().collated().cases();
  BuildAgain(&request);
  EXPECT_TRUE(Reported(request).ready());
  v1::SampleCase* left_out = request.mutable_build()->add_cases();
  left_out->set_id("e");
  left_out->set_excluded_because("a crisis");
  BuildAgain(&request);
  EXPECT_TRUE(Reported(request).ready());
  left_out->set_cost("1");
  BuildAgain(&request);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR cases_differ build.cases[4].cost 1.00"));
}

TEST(ReportSignOff, PeopleOfTheBuildAreInTheSampleThatWasChecked) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_sample_check()->mutable_check()->mutable_sample()->mutable_people(3)->set_id("g");
  CheckAgain(&request);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR case_not_sampled build.cases[3].id d",
                                            "WARNING sampled_without_case sample_check.check.sample 1"));
  // Counted by stratum, nobody is named.
  auto* sample = request.mutable_sample_check()->mutable_check()->mutable_sample();
  sample->Clear();
  sample->add_strata()->set_care_group("y");
  sample->mutable_strata(0)->set_people(5);
  CheckAgain(&request);
  EXPECT_THAT(FoundWithValues(Reported(request)), Not(Contains(HasSubstr("sampled"))));
}

TEST(ReportSignOff, WhoIsSampledAndNowhereIsWarnedAbout) {
  v1::SignOffRequest request = WithRecords();
  for (const char* id : {"p", "q"}) {
    v1::SupportedPerson* person =
        request.mutable_sample_check()->mutable_check()->mutable_sample()->add_people();
    person->set_id(id);
    person->set_care_group("x");
  }
  CheckAgain(&request);
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response),
              Contains("WARNING sampled_without_case sample_check.check.sample 2"));
  EXPECT_THAT(
      SectionText(response, "warnings"),
      HasSubstr(
          "2 people of the sample are neither among the cases nor left out with a reason: \"p\" and \"q\"."));
}

TEST(ReportSignOff, WhatIsWrittenOfTheSampleAgreesWithTheRecords) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_answers()->mutable_sample()->set_population(41);
  request.mutable_answers()->mutable_sample()->set_second_scored(1);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR numbers_contradict answers.sample.second_scored 1",
                                            "ERROR numbers_contradict answers.sample.population 41"));
}

// Everybody of five is drawn, x and y each on its own, and f, whom nobody can use, is passed over with the
// seed that is taken.
constexpr const char* kDraw = R"(
  sheet: "id,care_group\nd,y\na,x\nf,y\nb,x\nc,y\ne,y\n" seed: "Testshire 2026" earlier_seeds: "Testshire 2025"
  strata { care_group: "x" places: 2 } strata { care_group: "y" places: 3 }
  cannot_be_used { id: "f" because: "moved away" }
)";

void DrawAgain(v1::SignOffRequest* request) {
  DrawSample(request->sample_draw().draw(), request->mutable_sample_draw()->mutable_drawn());
  EXPECT_FALSE(request->sample_draw().drawn().drawn().empty()) << request->sample_draw().ShortDebugString();
}

v1::SignOffRequest WithDraw() {
  v1::SignOffRequest request = WithRecords();
  *request.mutable_sample_draw()->mutable_draw() = ParseText<v1::DrawSampleRequest>(kDraw);
  DrawAgain(&request);
  v1::PeopleByGroup* population = request.mutable_sample_check()->mutable_check()->mutable_population();
  population->Clear();
  population->set_sheet(request.sample_draw().draw().sheet());
  CheckAgain(&request);
  v1::SampleRecord* sample = request.mutable_answers()->mutable_sample();
  sample->set_population(6);
  sample->add_earlier_seeds("Testshire 2025");
  return request;
}

TEST(ReportSignOff, TellsHowTheSampleWasDrawn) {
  EXPECT_THAT(SectionText(Reported(Usual()), "sample_draw"), HasSubstr("There is no record of a draw."));
  const v1::SignOffRequest request = WithDraw();
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Not(Contains(HasSubstr("draw"))));
  const std::string text = SectionText(response, "sample_draw");
  EXPECT_THAT(text, AllOf(HasSubstr("Of 6 people 5 were drawn for 5 places"),
                          HasSubstr("\nThe seed: Testshire 2026.\n"),
                          HasSubstr("\nThe seed of an earlier draw, not used: Testshire 2025.\n"),
                          HasSubstr("Fingerprint of the people drawn from: " +
                                    request.sample_check().checked().population_fingerprint() + "."),
                          HasSubstr("drawn from|people|places|drawn|passed over|\nx|2|2|2|0|\ny|4|3|3|1|\n"),
                          HasSubstr("passed over: f|moved away|replaced by ")));
  // Nobody is left to replace a and b.
  v1::SignOffRequest open = request;
  open.mutable_sample_draw()->mutable_draw()->mutable_strata(1)->set_places(4);
  open.mutable_answers()->mutable_sample()->set_planned(6);
  DrawAgain(&open);
  EXPECT_THAT(SectionText(Reported(open), "sample_draw"),
              HasSubstr("passed over: f|moved away|the place stays open|"));
  EXPECT_THAT(SectionText(Reported(open), "warnings"), HasSubstr("1 place stays open"));
}

TEST(ReportSignOff, TheDrawIsMadeAgain) {
  v1::SignOffRequest request = WithDraw();
  request.mutable_sample_draw()->mutable_drawn()->mutable_drawn(0)->set_rank(7);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR sample_draw_differs sample_draw.drawn.drawn[0].rank 7"));
  request = WithDraw();
  request.mutable_sample_draw()->mutable_draw()->clear_seed();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing sample_draw.draw.seed "));
}

TEST(ReportSignOff, CasesAreOfPeopleWhoWereDrawn) {
  v1::SignOffRequest request = WithDraw();
  std::string* sheet = request.mutable_sample_draw()->mutable_draw()->mutable_sheet();
  sheet->replace(sheet->find("c,y"), 3, "g,y");
  request.clear_sample_check();
  DrawAgain(&request);
  v1::SignOffResponse response;
  ReportSignOff(request, &response);
  EXPECT_THAT(FoundWithValues(response), ElementsAre("ERROR case_not_drawn build.cases[2].id c",
                                                     "WARNING drawn_without_case sample_draw.drawn.drawn 1"));
  EXPECT_EQ(response.findings(1).message(),
            "1 person who was drawn is neither among the cases nor left out with a reason: \"g\".");
}

// Whoever is passed over may stand among the cases with a reason, and not as one of the sample.
TEST(ReportSignOff, WhoIsPassedOverHasNoCase) {
  v1::SignOffRequest request = WithDraw();
  request.clear_sample_check();
  request.clear_collation();
  v1::SampleCase* person = request.mutable_build()->add_cases();
  person->set_id("f");
  person->set_excluded_because("moved away");
  BuildAgain(&request);
  EXPECT_TRUE(Reported(request).ready());
  person->clear_excluded_because();
  person->set_score("20");
  person->set_cost("100");
  person->set_spent_now("100");
  BuildAgain(&request);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR case_not_drawn build.cases[5].id f"));
}

TEST(ReportSignOff, WhatIsWrittenOfTheSampleAgreesWithTheDraw) {
  v1::SignOffRequest request = WithDraw();
  request.clear_sample_check();
  v1::SampleRecord* sample = request.mutable_answers()->mutable_sample();
  sample->set_population(7);
  sample->set_planned(4);
  sample->set_seed("Testshire 2027");
  sample->clear_earlier_seeds();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR numbers_contradict answers.sample.population 7",
                                            "ERROR numbers_contradict answers.sample.planned 4",
                                            "ERROR seed_differs answers.sample.seed Testshire 2027",
                                            "ERROR seed_differs answers.sample.earlier_seeds 0"));
}

// As many earlier seeds, and another one.
TEST(ReportSignOff, EarlierSeedsAreThoseOfTheDraw) {
  v1::SignOffRequest request = WithDraw();
  request.mutable_answers()->mutable_sample()->set_earlier_seeds(0, "Testshire 2024");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR seed_differs answers.sample.earlier_seeds 1"));
}

TEST(ReportSignOff, TheSampleThatWasCheckedIsTheOneThatWasDrawn) {
  v1::SignOffRequest request = WithDraw();
  v1::PeopleByGroup* sample = request.mutable_sample_check()->mutable_check()->mutable_sample();
  sample->add_people()->set_id("f");
  sample->mutable_people(5)->set_care_group("y");
  CheckAgain(&request);
  v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING sample_not_as_drawn sample_check.check.sample 1"));
  // Checked against other people than those it was drawn from.
  sample->mutable_people()->RemoveLast();
  v1::PeopleByGroup* population = request.mutable_sample_check()->mutable_check()->mutable_population();
  population->mutable_sheet()->replace(population->sheet().find("f,y"), 3, "f,x");
  CheckAgain(&request);
  EXPECT_THAT(FoundWithValues(Reported(request)),
              Contains("WARNING population_differs sample_draw.drawn.population_fingerprint " +
                       request.sample_draw().drawn().population_fingerprint()));
  // Counted, they are compared by care group.
  population->Clear();
  for (const char* group : {"x", "y"}) {
    population->add_strata()->set_care_group(group);
    population->mutable_strata(population->strata_size() - 1)->set_people(3);
  }
  CheckAgain(&request);
  response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Contains(HasSubstr("population_differs sample_draw")));
  EXPECT_THAT(SectionText(response, "warnings"), HasSubstr("\"x\", 2 and 3 and \"y\", 4 and 3 people."));
  population->mutable_strata(0)->set_people(2);
  population->mutable_strata(1)->set_people(4);
  CheckAgain(&request);
  EXPECT_THAT(FoundWithValues(Reported(request)), Not(Contains(HasSubstr("population_differs"))));
}

// A sample is checked by the care groups that the cases have.
TEST(ReportSignOff, WarnsOfACheckForOtherCareGroups) {
  const std::string warned = "WARNING care_groups_differ sample_check.check.sample ";
  v1::SignOffRequest request = WithRecords();
  request.mutable_sample_check()->mutable_check()->mutable_sample()->mutable_people(0)->set_care_group("y");
  CheckAgain(&request);
  v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Contains(warned + "2"));
  EXPECT_THAT(SectionText(response, "warnings"),
              HasSubstr("\"a\", \"x\" and \"y\" and \"x\", 2 cases and 1 person of the sample."));
  // Counted by other groups altogether.
  v1::CheckSampleRequest* check = request.mutable_sample_check()->mutable_check();
  *check = ParseText<v1::CheckSampleRequest>(R"(
    population { strata { care_group: "old" people: 20 } strata { care_group: "young" people: 20 } }
    sample { strata { care_group: "old" people: 3 } strata { care_group: "young" people: 2 } } )");
  CheckAgain(&request);
  response = Reported(request);
  EXPECT_THAT(FoundWithValues(response), Contains(warned + "2"));
  EXPECT_THAT(
      SectionText(response, "warnings"),
      HasSubstr("\"x\", 2 cases and 0 people of the sample and \"y\", 3 cases and 0 people of the sample."));
  // The sample may have more people of a care group than there are cases.
  *check = ParseText<v1::CheckSampleRequest>(R"(
    population { strata { care_group: "x" people: 20 } strata { care_group: "y" people: 20 } }
    sample { strata { care_group: "x" people: 3 } strata { care_group: "y" people: 3 } } )");
  CheckAgain(&request);
  EXPECT_THAT(FoundWithValues(Reported(request)), Not(Contains(HasSubstr("care_groups_differ"))));
}

// Allocated are 40.00, 100.00, 100.00 and 320.00 to a and b of x and to c and d of y.
TEST(ReportSignOff, TellsWhatItComesToByCareGroupAndByService) {
  EXPECT_EQ(
      SectionText(Reported(Usual()), "groups"),
      "Those who are short would be allocated less than their support costs on the basis of the table.\n"
      "The sample does not say the service of anybody.\n"
      "of the sample, by care group|people|spent now|allocated|short|short by|\n"
      "x|2|150.00|140.00|1|10.00|\ny|2|550.00|420.00|2|130.00|\nin all|4|700.00|560.00|3|140.00|\n");
  v1::SignOffRequest request = Usual();
  request.mutable_build()->set_sheet(
      "id,care_group,service,score,cost,spent_now\na,x,home,13,50,45\nb,x,,20,100,100\nc,,home,20,150,150\n"
      "d,y,home,30,400,300\n");
  BuildAgain(&request);
  EXPECT_THAT(
      SectionText(Reported(request), "groups"),
      AllOf(HasSubstr("no care group|1|150.00|100.00|1|50.00|\nx|2|145.00|140.00|1|10.00|\n"),
            HasSubstr("by service|people|spent now|allocated|short|short by|\nno service|1|100.00|100.00|0|"
                      "0.00|\nhome|3|495.00|460.00|3|140.00|\nin all|4|595.00|560.00|3|140.00|\n")));
}

// Each person stands for ten, of x by service; what is kept back of the sample is 10.00 and 25.00, 25.00 and
// 80.00. Whoever adds up the groups comes to the totals.
TEST(ReportSignOff, TellsWhatThePopulationComesToByCareGroupAndByService) {
  v1::SignOffRequest request = Usual();
  request.mutable_build()->set_sheet(
      "id,care_group,service,score,cost\na,x,home,13,50\nb,x,day,20,100\nc,y,day,20,150\nd,y,day,30,400\n");
  request.mutable_build()->mutable_population()->set_sheet(
      "care_group,service,people,spent\nx,home,10,500\nx,day,10,900\ny,day,20,6000\nz,day,5,1\n");
  BuildAgain(&request);
  EXPECT_EQ(
      SectionText(Reported(request), "groups"),
      "Those who are short would be allocated less than their support costs on the basis of the table.\n"
      "of the sample, by care group|people|spent now|allocated|kept back|short|short by|\n"
      "x|2|150.00|140.00|35.00|1|10.00|\ny|2|550.00|420.00|105.00|2|130.00|\n"
      "in all|4|700.00|560.00|140.00|3|140.00|\n"
      "of the population, by care group|people|spent now|allocated|kept back|by the accounts|\n"
      "x|20|1500.00|1400.00|350.00|1400.00|\ny|20|5500.00|4200.00|1050.00|6000.00|\n"
      "in all|40|7000.00|5600.00|1400.00|7400.00|\n"
      "of the sample, by service|people|spent now|allocated|kept back|short|short by|\n"
      "day|3|650.00|520.00|130.00|2|130.00|\nhome|1|50.00|40.00|10.00|1|10.00|\n"
      "in all|4|700.00|560.00|140.00|3|140.00|\n"
      "of the population, by service|people|spent now|allocated|kept back|by the accounts|\n"
      "day|30|6500.00|5200.00|1300.00|6900.00|\nhome|10|500.00|400.00|100.00|500.00|\n"
      "in all|40|7000.00|5600.00|1400.00|7400.00|\n");
  // Where a care group is not told apart by service, what strata come to is not told by service.
  request.mutable_build()->mutable_population()->set_sheet(
      "care_group,service,people\nx,home,10\nx,day,10\ny,,20\n");
  BuildAgain(&request);
  const std::string text = SectionText(Reported(request), "groups");
  EXPECT_THAT(text,
              AllOf(HasSubstr("of the population, by care group|people|spent now|allocated|kept back||\n"),
                    HasSubstr("of the sample, by service|people|spent now|allocated|short|short by|\n"),
                    Not(HasSubstr("of the population, by service"))));
}

// 52 times 700.00 and 560.00, or 365/7 times: 36,500.00 and 29,200.00.
TEST(ReportSignOff, TellsTotalsOfAYearIfItIsKnownHowLongOneIs) {
  v1::SignOffRequest request = Usual();
  constexpr const char* kNotSaid = "Totals are not told for a year, since it is not said how long one is.\n";
  EXPECT_THAT(SectionText(Reported(request), "totals"), HasSubstr(kNotSaid));
  request.mutable_answers()->set_year_basis(v1::YEAR_BASIS_365_DAYS);
  EXPECT_THAT(
      SectionText(Reported(request), "totals"),
      AllOf(HasSubstr("|for one week|for a year of 365 days|\nspent now|700.00|36500.00|\n"
                      "allocated by the table|560.00|29200.00|\n"
                      "kept back as contingency|140.00|7300.00|\nmore than is spent now by|0.00|0.00|\n"),
            Not(HasSubstr(kNotSaid))));
  // As the collation has it, unless the answers say otherwise.
  request = WithRecords();
  request.mutable_collation()->mutable_collate()->set_year_basis(v1::YEAR_BASIS_52_WEEKS);
  CollateAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              HasSubstr("|for one week|for a year of 52 weeks|\nspent now|700.00|36400.00|\n"));
  request.mutable_answers()->set_year_basis(v1::YEAR_BASIS_366_DAYS);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              HasSubstr("for a year of 366 days|\nspent now|700.00|36600.00|\n"));
  // Twelve months are a year, however long it is, and a table for a year needs nothing.
  request = Usual();
  request.mutable_answers()->clear_prices();
  request.mutable_build()->mutable_plan()->set_period(v1::PERIOD_MONTH);
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              HasSubstr("|for one month|for a year|\nspent now|700.00|8400.00|\n"));
  request.mutable_build()->mutable_plan()->set_period(v1::PERIOD_QUARTER);
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              HasSubstr("|for one quarter|for a year|\nspent now|700.00|2800.00|\n"));
  request.mutable_build()->mutable_plan()->set_period(v1::PERIOD_YEAR);
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              AllOf(HasSubstr("\nspent now|700.00|\n"), Not(HasSubstr(kNotSaid))));
}

// Each amount is rounded, and differences are of amounts as told: 365/7 times 0.50 is 26.07, times 0.40 is
// 20.86 and times 0.10 is 5.21.
TEST(ReportSignOff, EachColumnAddsUp) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->clear_prices();
  request.mutable_answers()->set_year_basis(v1::YEAR_BASIS_365_DAYS);
  request.mutable_build()->set_sheet("id,care_group,score,cost\na,x,20,0.25\nb,x,20,0.25\n");
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              HasSubstr("spent now|0.50|26.07|\nallocated by the table|0.40|20.86|\n"
                        "kept back as contingency|0.10|5.21|\nmore than is spent now by|0.00|0.00|\n"));
}

// Of b's need a quarter is met informally, so that 100 a week are grossed up from 75: of the 100.00 that b is
// allocated 75.00 stay, of d's 320.00 a third less is 213.33.
TEST(ReportSignOff, TellsWhatIsAllocatedAfterInformalSupport) {
  v1::SignOffRequest request = WithRecords();
  request.mutable_collation()->mutable_collate()->set_people_sheet(
      "id,care_group,score,cost,cost_period,met_informally_percent\na,x,13,50,week,0\nb,x,20,75,week,25\n"
      "c,y,20,150,week,0\nd,y,30,266.67,week,33.3325\n");
  CollateAgain(&request);
  *request.mutable_build()->mutable_cases() = request.collation().collated().cases();
  BuildAgain(&request);
  request.clear_sample_check();
  request.mutable_answers()->mutable_sample()->set_second_scored(0);
  EXPECT_THAT(
      SectionText(Reported(request), "totals"),
      HasSubstr("spent now|541.67|\nallocated by the table|560.00|\nkept back as contingency|140.00|\n"
                "more than is spent now by|158.33|\n"
                "taken off for informal support, as the collation has it|131.66|\n"
                "allocated after informal support|428.34|\n"
                "with what is kept back, more (or, below zero, less) than is spent now|26.67|\n"));
  // Where scores were brought down, nothing is taken off.
  request.mutable_collation()->mutable_collate()->set_basis(v1::COLLATE_BASIS_AS_SCORED);
  CollateAgain(&request);
  *request.mutable_build()->mutable_cases() = request.collation().collated().cases();
  request.mutable_build()->mutable_plan()->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"), Not(HasSubstr("after informal support")));
  EXPECT_THAT(SectionText(Reported(Usual()), "totals"), Not(HasSubstr("after informal support")));
}

// 33.333% of 0.25 is 0.0833325 for each of two strata: 0.08 and 0.08, and 0.17 if rounded once.
TEST(ReportSignOff, TellsTwoFiguresOfWhatIsKeptBackByWhatTheyAre) {
  v1::SignOffRequest request = Usual();
  request.mutable_answers()->clear_prices();
  request.mutable_build()->mutable_steps()->mutable_contingency()->set_percent("33.333");
  request.mutable_build()->set_sheet("id,care_group,score,cost\na,x,20,0.25\nb,y,20,0.25\n");
  BuildAgain(&request);
  EXPECT_THAT(SectionText(Reported(request), "totals"),
              AllOf(HasSubstr("kept back as contingency|0.17|"), Not(HasSubstr("two figures"))));
  request.mutable_build()->mutable_population()->set_sheet("care_group,people\nx,1\ny,1\n");
  BuildAgain(&request);
  EXPECT_THAT(
      SectionText(Reported(request), "totals"),
      AllOf(
          HasSubstr("kept back as contingency|0.16|"),
          HasSubstr("There are two figures of what is kept back. The one below is for everybody in the "
                    "sample, and adds up what is kept back of each group. The record of the build has 0.17, "
                    "which was rounded once, at the end.")));
  // An outlier has a share of what is kept back, and none in the building.
  request.mutable_build()->clear_population();
  request.mutable_build()->set_sheet("id,care_group,score,cost\na,x,20,0.25\nb,y,20,900\n");
  request.mutable_build()->mutable_outliers()->mutable_amounts()->set_above("800");
  BuildAgain(&request);
  EXPECT_THAT(
      SectionText(Reported(request), "totals"),
      HasSubstr("for everybody in the sample. The record of the build has 0.08, which leaves out those "
                "whose costs were too unlike the others' to build on, and was rounded once, at the "
                "end."));
}

TEST(ReportSignOff, TellsWhichDayItIsOf) {
  const v1::SignOffResponse response = Reported(Usual());
  EXPECT_EQ(response.as_of(), "2026-11-29");
  EXPECT_EQ(response.agreed_on(), "2026-12-01");
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
  EXPECT_THAT(request.built().table().source(), HasSubstr("Build " + response.build_fingerprint()));
  request.mutable_build()->mutable_plan()->set_to("30.0");
  EXPECT_EQ(Reported(request).build_fingerprint(), response.build_fingerprint());
}

}  // namespace
}  // namespace ras
