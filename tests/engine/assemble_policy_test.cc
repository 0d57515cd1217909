// From parts to a policy (docs/publishing-a-table.md section 2): the operation AssemblePolicy.
#include "lib/assemble/assemble_policy.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "tests/engine/golden_files.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

v1::AssemblePolicyRequest Parse(const std::string& text) {
  v1::AssemblePolicyRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

constexpr const char* kGrid =
    "informal_support { approach: INFORMAL_SUPPORT_APPROACH_OVERALL shares { id: \"none\" label: \"None\" "
    "none: true } "
    "shares { id: \"half\" label: \"Half\" percent_from: \"1\" percent_to: \"100\" } impacts { id: "
    "\"little\" label: "
    "\"Little\" } impacts { id: \"great\" label: \"Great\" } reductions { share: \"half\" impact: \"little\" "
    "percent: "
    "\"30\" } reductions { share: \"half\" impact: \"great\" percent: \"10\" } }";
constexpr const char* kGross = "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT";
constexpr const char* kAfter = "TABLE_BASIS_AFTER_INFORMAL_SUPPORT";

std::string Table(const std::string& id, const std::string& basis, const std::string& kind) {
  return "tables { id: \"" + id + "\" title: \"Table\" period: PERIOD_WEEK basis: " + basis + " " + kind +
         " }";
}

constexpr const char* kPercentage =
    "percentage { between: BETWEEN_RULE_LOWER_ROW rows { from: \"0\" no_allocation {} } rows { from: \"10\" "
    "amount: "
    "\"60\" } rows { from: \"50\" amount: \"100\" } rows { from: \"100\" amount: \"300\" } }";
constexpr const char* kPoints =
    "points { between: BETWEEN_RULE_LOWER_ROW rows { from: \"0\" no_allocation {} } rows { from: \"10\" "
    "amount: \"60\" } "
    "rows { from: \"40\" amount: \"300\" } }";

// Who, when and what is asked; `rest` is what else the parts have, `more` what else the request has.
v1::AssemblePolicyRequest Request(const std::string& rest, const std::string& more = "") {
  return Parse(
      "parts { id: \"council\" version: \"1\" title: \"Our policy\" authority: \"Our council\" "
      "effective_from: "
      "\"2027-04-01\" review_on: \"2028-10-01\" scoring_view: SCORING_VIEW_WORKER questionnaire { domains { "
      "id: \"life\" "
      "title: \"Life\" questions { id: \"wash\" text: \"Washing?\" single_choice { options { id: \"no\" "
      "label: \"no\" "
      "points: \"0\" } options { id: \"yes\" label: \"yes\" points: \"40\" } } } } domains { id: \"said\" "
      "title: \"Said\" "
      "questions { id: \"remarks\" text: \"Else?\" information {} } } } " +
      rest + " } " + more);
}

constexpr const char* kHalfUp =
    "informal_support_rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }";

v1::AssemblePolicyResponse Assembled(const v1::AssemblePolicyRequest& request) {
  v1::AssemblePolicyResponse response;
  AssemblePolicy(request, &response);
  EXPECT_TRUE(response.has_policy()) << response.ShortDebugString();
  return response;
}

// "code path value" of what was filled in.
std::vector<std::string> FilledIn(const v1::AssemblePolicyResponse& response) {
  std::vector<std::string> lines;
  for (const v1::Finding& finding : response.findings()) {
    EXPECT_NE(finding.severity(), v1::SEVERITY_ERROR) << finding.ShortDebugString();
    EXPECT_FALSE(finding.message().empty() || finding.remedy().empty() || finding.reason().empty());
    if (finding.code() == "filled_in") lines.push_back(finding.path() + " " + finding.value());
  }
  return lines;
}

// "code path" of every error.
std::vector<std::string> Refused(const v1::AssemblePolicyRequest& request) {
  v1::AssemblePolicyResponse response;
  AssemblePolicy(request, &response);
  EXPECT_FALSE(response.has_policy() || !response.fingerprint().empty() || response.coverage_size() > 0);
  std::vector<std::string> lines;
  for (const v1::Finding& finding : response.findings()) {
    if (finding.severity() == v1::SEVERITY_ERROR) lines.push_back(finding.code() + " " + finding.path());
  }
  return lines;
}

TEST(AssemblePolicy, WhatFollowsFromThePartsIsFilledInAndTold) {
  const v1::AssemblePolicyResponse response =
      Assembled(Request(Table("allocation", kGross, kPercentage) + kGrid, kHalfUp));
  EXPECT_THAT(FilledIn(response),
              ElementsAre("currency GBP", "care_groups everyone", "measures need", "components support",
                          "components[0].adjustments[0] informal-support", "result_period PERIOD_WEEK"));
  const v1::Policy& policy = response.policy();
  ASSERT_EQ(policy.measures_size(), 1);
  // Only the domain that has points.
  ASSERT_EQ(policy.measures(0).terms_size(), 1);
  EXPECT_EQ(policy.measures(0).terms(0).domain(), "life");
  EXPECT_TRUE(policy.measures(0).transforms(0).has_percent_of_maximum());
  EXPECT_EQ(policy.components(0).table(), "allocation");
  EXPECT_EQ(policy.components(0).measure(), "need");
  EXPECT_TRUE(policy.components(0).adjustments(0).has_informal_support());
  EXPECT_EQ(response.coverage_size(), 1);
  // It is what the check finds usable, and what compiles to the same fingerprint.
  EXPECT_EQ(golden::Compiled(policy)->fingerprint(), response.fingerprint());
}

TEST(AssemblePolicy, APolicyThatIsCompleteStaysAsItIs) {
  v1::AssemblePolicyRequest request;
  *request.mutable_parts() = golden::PolicyDocument("starter");
  const v1::AssemblePolicyResponse response = Assembled(request);
  EXPECT_EQ(response.policy().SerializeAsString(), request.parts().SerializeAsString());
  EXPECT_THAT(FilledIn(response), IsEmpty());
}

TEST(AssemblePolicy, TheTableSaysWhetherTheScoreIsPercentOrPoints) {
  const std::string none = "informal_support { approach: INFORMAL_SUPPORT_APPROACH_NOT_RECORDED }";
  const auto transforms = [&](const std::string& kind, const std::string& more) {
    return Assembled(Request(Table("t", kGross, kind) + none, more)).policy().measures(0).transforms_size();
  };
  EXPECT_EQ(transforms(kPercentage, ""), 1);
  EXPECT_EQ(transforms(kPoints, ""), 0);
  const std::string bands =
      "bands { rows { from: \"0\" amount: \"0\" } rows { from: \"20\" amount: \"100\" } }";
  EXPECT_THAT(Refused(Request(Table("t", kGross, bands) + none)),
              ElementsAre("score_unit_missing score_unit"));
  EXPECT_EQ(transforms(bands, "score_unit: SCORE_UNIT_PERCENT"), 1);
  EXPECT_EQ(transforms(bands, "score_unit: SCORE_UNIT_POINTS"), 0);
  // Two tables need their components, and different units a measure each.
  EXPECT_THAT(Refused(Request(Table("a", kGross, kPoints) + Table("b", kGross, kPercentage) + none)),
              IsSupersetOf({"score_unit_missing score_unit", "components_missing parts.components"}));
}

// The basis of the table decides whether informal support may be taken off.
TEST(AssemblePolicy, InformalSupportIsTakenOffAGrossTableAndNoOther) {
  const std::string gross = Table("t", kGross, kPercentage), after = Table("t", kAfter, kPercentage);
  EXPECT_THAT(Refused(Request(gross)), ElementsAre("missing parts.informal_support"));
  EXPECT_THAT(Refused(Request(gross + kGrid)), ElementsAre("missing informal_support_rounding"));
  const v1::AssemblePolicyResponse response = Assembled(Request(after));
  EXPECT_EQ(response.policy().informal_support().approach(), v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED);
  EXPECT_EQ(response.policy().components(0).adjustments_size(), 0);
  EXPECT_THAT(FilledIn(response), IsSupersetOf({"informal_support INFORMAL_SUPPORT_APPROACH_NOT_RECORDED"}));
  EXPECT_THAT(Refused(Request(after + kGrid)),
              ElementsAre("informal_support_taken_twice parts.informal_support.approach"));
  EXPECT_THAT(Refused(Request(after + kGrid, kHalfUp)),
              ElementsAre("informal_support_taken_twice parts.informal_support.approach"));
  EXPECT_THAT(Refused(Request(after, kHalfUp)),
              ElementsAre("rounding_not_allowed informal_support_rounding"));
}

constexpr const char* kComponent =
    "components { id: \"c\" title: \"C\" adjustments { id: \"informal-support\" title: \"Market\" reason: "
    "\"Prices\" "
    "authority: \"Cabinet\" purpose: ADJUSTMENT_PURPOSE_MARKET_COST factor: \"1.1\" rounding { mode: "
    "ROUNDING_MODE_HALF_UP } } }";

TEST(AssemblePolicy, AComponentGetsWhatItLeavesOut) {
  const v1::AssemblePolicyResponse response =
      Assembled(Request(Table("t", kGross, kPercentage) + kGrid + kComponent, kHalfUp));
  const v1::Component& component = response.policy().components(0);
  EXPECT_EQ(component.table(), "t");
  EXPECT_EQ(component.measure(), "need");
  // Informal support first, under an id that is free.
  ASSERT_EQ(component.adjustments_size(), 2);
  EXPECT_EQ(component.adjustments(0).id(), "informal-support-2");
  EXPECT_EQ(component.adjustments(1).factor(), "1.1");
  EXPECT_THAT(FilledIn(response), IsSupersetOf({"components[0].table t", "components[0].measure need"}));
}

// A step that was put in does not move the paths of the others, and points at what it was made of.
TEST(AssemblePolicy, ErrorsHaveTheirPlaceInTheRequest) {
  v1::AssemblePolicyRequest request =
      Request(Table("t", kGross, kPercentage) + kGrid + kComponent, "as_of: \"yesterday\"");
  request.mutable_informal_support_rounding()->set_mode(v1::ROUNDING_MODE_EXACT);
  request.mutable_informal_support_rounding()->set_increment_pence(5);
  request.mutable_parts()->mutable_components(0)->mutable_adjustments(0)->clear_rounding();
  request.mutable_parts()->clear_title();
  EXPECT_THAT(Refused(request), ElementsAre("not_a_date as_of", "missing parts.title",
                                            "ends_in_fraction informal_support_rounding",
                                            "increment_with_exact informal_support_rounding",
                                            "rounding_missing parts.components[0].adjustments[0].rounding"));
}

TEST(AssemblePolicy, EverythingIsToldAtOnce) {
  EXPECT_THAT(Refused({}),
              ElementsAre("missing parts.id", "missing parts.version", "missing parts.title",
                          "missing parts.authority", "missing parts.effective_from",
                          "missing parts.questionnaire", "missing parts.scoring_view", "missing parts.tables",
                          "missing parts.informal_support", "missing parts.result_period"));
}

TEST(AssemblePolicy, ThePeriodIsTheOneOfTheLastConversion) {
  v1::AssemblePolicyRequest request = Request(Table("t", kAfter, kPercentage) + kComponent);
  for (const v1::Period to : {v1::PERIOD_DAY, v1::PERIOD_FOUR_WEEKS}) {
    v1::Adjustment& step = *request.mutable_parts()->mutable_components(0)->add_adjustments();
    step = request.parts().components(0).adjustments(0);
    step.set_id("to-" + std::to_string(to));
    step.set_purpose(v1::ADJUSTMENT_PURPOSE_PRESENTATION);
    step.mutable_convert_period()->set_to(to);
  }
  EXPECT_EQ(Assembled(request).policy().result_period(), v1::PERIOD_FOUR_WEEKS);
}

// Informal support is no business of a carer's own component, nor of a group whose table is after it.
TEST(AssemblePolicy, TakesInformalSupportOffWhereATableIsGrossOfItForEverybody) {
  const std::string tables = Table("gross", kGross, kPercentage) + Table("after", kAfter, kPercentage);
  const auto component = [](const std::string& id, const std::string& rest) {
    return "components { id: \"" + id + "\" title: \"C\" " + rest + " } ";
  };
  const v1::AssemblePolicyResponse response =
      Assembled(Request(tables + kGrid + component("carer", "table: \"gross\" for_carer: true") +
                            component("person", "table: \"gross\"") + component("nights", "table: \"after\""),
                        kHalfUp));
  EXPECT_THAT(FilledIn(response), Contains("components[1].adjustments[0] informal-support"));
  EXPECT_EQ(response.policy().components(0).adjustments_size(), 0);
  EXPECT_THAT(
      Refused(Request(tables + kGrid +
                          "care_groups { id: \"x\" title: \"X\" } care_groups { id: \"y\" title: \"Y\" } " +
                          component("c",
                                    "table_by_care_group { choices { care_group: \"x\" table: \"gross\" } "
                                    "choices { care_group: \"y\" table: \"after\" } }"),
                      kHalfUp)),
      Contains("rounding_not_allowed informal_support_rounding"));
}

// That a table is not there is all that is wrong: the step has its place in the other component.
TEST(AssemblePolicy, AComponentWithoutItsTableIsNotTheOneToTakeInformalSupportOff) {
  EXPECT_THAT(
      Refused(Request(
          Table("gross", kGross, kPercentage) + kGrid +
              "result_period: PERIOD_WEEK components { id: \"person\" title: \"C\" table: \"gross\" } "
              "components { id: \"nights\" title: \"C\" table: \"nowhere\" }",
          kHalfUp)),
      ElementsAre("unknown_reference parts.components[1].table"));
}

TEST(AssemblePolicy, MeasuresThatAreWrittenCount) {
  const std::string rest =
      Table("t", kAfter, kPoints) +
      "measures { id: \"own\" title: \"Own\" terms { question: \"wash\" } combine: COMBINE_SUM }";
  EXPECT_EQ(Assembled(Request(rest)).policy().components(0).measure(), "own");
  EXPECT_THAT(Refused(Request(rest, "score_unit: SCORE_UNIT_POINTS")),
              ElementsAre("score_unit_not_used score_unit"));
}

// A price list by the nights that a person needs.
std::string Nights() {
  return Table("prices", kAfter,
               "rounding { mode: ROUNDING_MODE_HALF_UP } price_list { items { id: \"night\" label: \"Night\" "
               "quantity: \"nights\" rate: \"90\" } }");
}

v1::AssemblePolicyRequest AskingForNights(v1::AssemblePolicyRequest request) {
  v1::Question& nights =
      *request.mutable_parts()->mutable_questionnaire()->mutable_domains(0)->add_questions();
  nights.set_id("nights");
  nights.set_text("How many nights?");
  nights.mutable_quantity()->set_unit("nights a week");
  nights.mutable_quantity()->set_minimum("0");
  nights.mutable_quantity()->set_maximum("7");
  nights.mutable_quantity()->set_step("1");
  return request;
}

TEST(AssemblePolicy, APriceListNeedsNoScore) {
  const v1::AssemblePolicyResponse response = Assembled(AskingForNights(Request(Nights())));
  EXPECT_EQ(response.policy().measures_size(), 0);
  EXPECT_EQ(response.policy().components(0).measure(), "");
}

// A price list has no scores, and says nothing about those of the table beside it.
TEST(AssemblePolicy, APriceListBesideATableSaysNothingOfItsScores) {
  const v1::AssemblePolicyResponse response = Assembled(AskingForNights(Request(
      Nights() + Table("t", kAfter, kPercentage) + "components { id: \"c\" title: \"C\" table: \"t\" }")));
  ASSERT_EQ(response.policy().measures_size(), 1);
  EXPECT_TRUE(response.policy().measures(0).transforms(0).has_percent_of_maximum());
}

TEST(AssemblePolicy, ThePeriodIsTheOneThatAmountsEndIn) {
  v1::AssemblePolicyRequest request = Request(Table("t", kAfter, kPercentage) + kComponent);
  v1::Adjustment& step = *request.mutable_parts()->mutable_components(0)->add_adjustments();
  step = request.parts().components(0).adjustments(0);
  step.set_id("weeks");
  step.set_purpose(v1::ADJUSTMENT_PURPOSE_PRESENTATION);
  step.mutable_convert_period()->set_to(v1::PERIOD_FOUR_WEEKS);
  EXPECT_EQ(Assembled(request).policy().result_period(), v1::PERIOD_FOUR_WEEKS);
  request.mutable_parts()->set_result_period(v1::PERIOD_WEEK);
  EXPECT_THAT(Refused(request), ElementsAre("period_not_reached parts.components[0]"));
}

// A list that is longer than it may be is told, and nothing is made of it.
// Which of two it is to be is for the council to say.
TEST(AssemblePolicy, OfAmountsForTwoPeriodsThereIsNoPeriodToFillIn) {
  const std::string after = " basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT ";
  const std::string tables = "tables { id: \"week\" title: \"T\" period: PERIOD_WEEK" + after + kPercentage +
                             " } tables { id: \"year\" title: \"T\" period: PERIOD_YEAR" + after +
                             kPercentage + " } ";
  EXPECT_THAT(
      Refused(Request(tables + "components { id: \"a\" title: \"A\" table: \"week\" } components { id: "
                               "\"b\" title: \"B\" table: \"year\" }")),
      ElementsAre("missing parts.result_period"));
}

TEST(AssemblePolicy, EndsWhateverTheListsAre) {
  v1::AssemblePolicyRequest request = Request("");
  for (int i = 0; i < 5000; ++i) {
    request.mutable_parts()->add_components()->set_table("t" + std::to_string(i));
    request.mutable_parts()->add_tables()->set_id("t" + std::to_string(i));
  }
  EXPECT_THAT(Refused(request),
              IsSupersetOf({"too_many_items parts.tables", "too_many_items parts.components"}));
}

// From a sample to a figure: a table is built, put into a policy with the questions of the policy to start
// from, raised, and used. All of washing and no going out: 20 of 40 points, 50 percent.
TEST(AssemblePolicy, FromASampleToAFigure) {
  v1::BuildTableRequest build;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "plan { id: \"allocation\" title: \"Allocation\" period: PERIOD_WEEK basis: "
      "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT "
      "kind: TABLE_KIND_PERCENTAGE } method { rank_alignment {} } rounding { mode: ROUNDING_MODE_HALF_UP } "
      "sheet: \"id,score,cost\\na,0,20\\nb,50,100\\nc,100,400\\n\"",
      &build));
  v1::BuildTableResponse built;
  BuildTable(build, &built);
  ASSERT_TRUE(built.has_table());
  v1::AssemblePolicyRequest request;
  *request.mutable_parts() = golden::PolicyDocument("starter");
  request.mutable_parts()->clear_measures();
  request.mutable_parts()->clear_components();
  request.mutable_parts()->clear_tables();
  *request.mutable_parts()->add_tables() = built.table();
  request.mutable_informal_support_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
  const v1::AssemblePolicyResponse response = Assembled(request);
  const auto assessment =
      golden::ReadDocument<v1::Assessment>(golden::Policies() / "starter/assessments/first-person.txtpb");
  const v1::DetermineResponse figure = golden::Determined(*golden::Compiled(response.policy()), assessment);
  ASSERT_TRUE(figure.has_determination()) << figure.ShortDebugString();
  // 100.00 less 30 percent, since a friend meets up to half and it fits into their life.
  EXPECT_EQ(golden::SinglePence(figure.determination().indicative_allocation(), true), 7'000);
}

}  // namespace
}  // namespace ras
