// From a sample to an allocation table (docs/building-a-table.md sections 1 to 4): the operation BuildTable.
// Golden figures: seed 000's example table, and seed 003's agreed scores and pilot, as tests/conformance has
// them.
#include "lib/build/build_table.h"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/engine/build_table_requests.h"
#include "tests/engine/golden_files.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using testing::Amounts;
using testing::Built;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kFour;
using testing::Refused;
using testing::Request;

TEST(BuildTable, RankAlignmentPairsTheHighestScoreWithTheHighestCost) {
  const v1::BuildTableResponse response = Built(Request(kFour, "method { rank_alignment {} }"));
  auto amounts = Amounts(response);
  EXPECT_EQ(amounts.size(), 41U);
  EXPECT_EQ(amounts["10"], "50.00");
  EXPECT_EQ(amounts["20"], "125.00");
  EXPECT_EQ(amounts["30"], "400.00");
  EXPECT_EQ(amounts["15"], "87.50");   // The straight line between.
  EXPECT_EQ(amounts["0"], "50.00");    // Below all scores: as the lowest.
  EXPECT_EQ(amounts["40"], "400.00");  // Above: as the highest.
  EXPECT_THAT(Found(response), ElementsAre("WARNING rows_beyond_sample plan", "WARNING small_sample cases",
                                           "NOTE share_explained fit.r_squared"));
  EXPECT_EQ(response.fit().allocated().decimal(), "700.00");
  EXPECT_EQ(response.provenance().method().join(), v1::JOIN_RULE_STRAIGHT_LINE);
}

TEST(BuildTable, IsotonicRegressionPoolsThoseWhoFall) {
  // 10: 100; 20: mean of 50 and 150, 100; 30: 400.
  auto amounts = Amounts(Built(Request(kFour, "method { isotonic {} }")));
  EXPECT_EQ(amounts["10"], "100.00");
  EXPECT_EQ(amounts["20"], "100.00");
  EXPECT_EQ(amounts["25"], "250.00");
  // The costs 300, 100 and 110, which do not rise, have the mean 170. By distances, any amount from 100 to
  // 110 is as good for the first two: 105, their middle.
  const std::string falls = "id,score,cost\na,10,300\nb,20,100\nc,30,110\nd,40,500\n";
  amounts = Amounts(Built(Request(falls, "method { isotonic {} }")));
  EXPECT_EQ(amounts["10"], "170.00");
  amounts = Amounts(Built(Request(falls, "method { isotonic { fit: ISOTONIC_FIT_LEAST_ABSOLUTE } }")));
  EXPECT_EQ(amounts["10"], "105.00");
  EXPECT_EQ(amounts["20"], "105.00");
  EXPECT_EQ(amounts["30"], "110.00");
  EXPECT_EQ(amounts["40"], "500.00");
}

TEST(BuildTable, PercentileAlignmentReadsTheSamePercentileOfCosts) {
  const v1::BuildTableResponse response = Built(Request(kFour, "method { percentile_alignment {} }"));
  auto amounts = Amounts(response);
  EXPECT_EQ(amounts["10"], "50.00");
  EXPECT_EQ(amounts["30"], "400.00");
  EXPECT_EQ(amounts["20"], "125.00");  // Rank 1/2, the middle of the second and third cost.
  EXPECT_EQ(response.provenance().method().percentile_alignment().percentile_rule(),
            v1::PERCENTILE_RULE_INCLUSIVE);
}

TEST(BuildTable, APriceOfAPointIsAllCostsOverAllPoints) {
  const v1::BuildTableResponse response = Built(Request(kFour, "method { price_per_point {} }"));
  EXPECT_EQ(response.provenance().price_of_point(), "8.750000000");  // 700 over 80 points.
  EXPECT_EQ(Amounts(response)["10"], "87.50");
  EXPECT_EQ(Amounts(response)["0"], "0.00");
}

// Every printed row but the last is the quadratic's, rounded half-up to the pound.
TEST(BuildTable, TheQuadraticOfTheFrameworksExampleGivesItsRowsBack) {
  std::string sheet = "id,score,cost\n";
  std::map<std::string, std::string> printed;
  for (const auto& row : golden::Golden("adass_percent_table.csv")) {
    const std::string percent = row.at("score_percent"), pounds = row.at("pounds");
    if (percent == "100") continue;
    printed[percent] = pounds + ".00";
    sheet += "p" + percent + "," + percent + "," + pounds + "\n";
  }
  ASSERT_EQ(printed.size(), 99U);
  v1::BuildTableRequest request =
      Request(sheet,
              "plan { kind: TABLE_KIND_PERCENTAGE to: \"100\" } method { polynomial { degree: 2 } } "
              "rounding { increment_pence: 100 }");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_THAT(response.provenance().coefficients(),
              ElementsAre("5.112496733", "-0.124049690", "0.124988301"));
  auto amounts = Amounts(response);
  for (const auto& [percent, pounds] : printed) EXPECT_EQ(amounts[percent], pounds) << percent;
  EXPECT_EQ(amounts["0"], "5.00");
  EXPECT_EQ(amounts["100"], "1243.00");
}

TEST(BuildTable, AgreedScoresAreJoinedByStraightLines) {
  v1::BuildTableRequest request = Request(
      "id,score,cost\na,105,1000\nb,153,4000\n",
      "plan { from: \"75\" to: \"245\" } method { agreed_scores { scores { score: \"75\" amount: \"450\" } "
      "scores { score: \"135\" amount: \"1750\" } scores { score: \"171\" amount: \"6000\" } "
      "scores { score: \"200\" amount: \"9500\" } scores { score: \"230\" amount: \"14400\" } "
      "scores { score: \"245\" amount: \"17500\" } } }");
  auto amounts = Amounts(Built(request));
  EXPECT_EQ(amounts["105"], "1100.00");
  EXPECT_EQ(amounts["153"], "3875.00");
  EXPECT_EQ(amounts["172"], "6120.69");
  EXPECT_EQ(amounts["215"], "11950.00");
  request.mutable_method()->set_join(v1::JOIN_RULE_MONOTONE_CUBIC);
  amounts = Amounts(Built(request));
  EXPECT_EQ(amounts["135"], "1750.00");
  EXPECT_NE(amounts["153"], "3875.00");
}

// The means of the pilot's printed points, five at a time.
TEST(BuildTable, GroupsOfFivePointsHaveTheirMeans) {
  std::string sheet = "id,score,cost\n";
  for (const auto& row : golden::Golden("newcastle_pilot_points.csv")) {
    sheet += "p" + row.at("points") + "," + row.at("points") + "," + row.at("pounds_per_year") + "\n";
  }
  auto amounts = Amounts(Built(Request(sheet,
                                       "plan { from: \"155\" to: \"179\" } method { rank_alignment {} } "
                                       "steps { group_means { rows: 5 from_highest: true } }")));
  EXPECT_EQ(amounts["179"], "13550.00");
  EXPECT_EQ(amounts["175"], "13550.00");
  EXPECT_EQ(amounts["174"], "11536.60");
  EXPECT_EQ(amounts["169"], "10623.20");
  EXPECT_EQ(amounts["164"], "8342.40");
  EXPECT_EQ(amounts["155"], "5793.60");
}

std::vector<std::string> Effects(const v1::BuildTableResponse& response) {
  std::vector<std::string> lines;
  for (const v1::StepEffect& effect : response.provenance().effects()) {
    lines.push_back(effect.step() + " " + std::to_string(effect.rows_changed()) + " " +
                    effect.largest_change().decimal() + " " + effect.total().decimal());
  }
  return lines;
}

TEST(BuildTable, TakesTheStepsInOrderAndTellsWhatEachDid) {
  const v1::BuildTableResponse response = Built(Request(
      kFour,
      "plan { from: \"10\" to: \"30\" } method { rank_alignment {} } steps { low_need { score: \"15\" "
      "met_by: \"the library\" } budget: \"1300\" contingency { percent: \"20\" purposes: "
      "\"enhancements\" } } rounding { increment_pence: 500 }"));
  auto amounts = Amounts(response);
  EXPECT_EQ(amounts["14"], "none");
  // Without the person of 10 the rest would be allocated 650: twice the amounts for 1,300, and four fifths.
  EXPECT_EQ(amounts["20"], "200.00");
  EXPECT_EQ(amounts["30"], "640.00");
  EXPECT_EQ(amounts["15"], "140.00");  // 87.50 x 1.6
  EXPECT_EQ(amounts["16"], "150.00");  // 95.00 x 1.6 = 152.00
  EXPECT_EQ(amounts["17"], "165.00");  // 102.50 x 1.6 = 164.00
  EXPECT_THAT(Effects(response),
              ElementsAre("method 21 400.00 700.00", "low_need 5 80.00 650.00", "budget 16 400.00 1300.00",
                          "contingency 16 160.00 1040.00", "rounding 12 2.00 1040.00"));
  EXPECT_EQ(response.provenance().budget_factor(), "2.000000000");
  EXPECT_EQ(response.table().points().rows(0).no_allocation().met_by(), "the library");
  EXPECT_EQ(response.fit().allocated().decimal(), "1040.00");
}

TEST(BuildTable, ContingencyComesOffBeforeTheRounding) {
  // 10.05 x 0.85 = 8.5425, half-up to 10p is 8.50; 10.10 first and then 8.585 would be 8.60.
  auto amounts = Amounts(Built(Request("id,score,cost\na,0,10.05\nb,40,10.05\n",
                                       "method { rank_alignment {} } steps { contingency { percent: \"15\" "
                                       "purposes: \"enhancements\" } } rounding { increment_pence: 10 }")));
  EXPECT_EQ(amounts["0"], "8.50");
}

// The exact factor is 1.005, and 100.50 goes up. A total that is rounded on the way makes it a little less.
TEST(BuildTable, TheFactorOfABudgetIsExact) {
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost\na,10,66.66\nb,10,66.67\nc,10,66.67\nd,20,100\n",
                    "plan { from: \"10\" to: \"20\" } method { isotonic {} } steps { budget: \"301.50\" } "
                    "rounding { increment_pence: 100 }"));
  EXPECT_EQ(response.provenance().budget_factor(), "1.005000000");
  EXPECT_EQ(Amounts(response)["20"], "101.00");
}

// Fractions of the cubic have more digits than can be multiplied by a billion in 256 bits.
TEST(BuildTable, PeopleWhoShareABudgetEvenlyGetNoBillionthMore) {
  // A cubic of so many digits that its total is carried; pooled, all five people get a fifth of 35,351.50.
  // Rounded up to five pence, a billionth more than 7,070.30 would be 7,070.35.
  v1::BuildTableRequest request = Request(
      "id,score,cost\np0,17.683,1586.99\np1,18.856,752.24\np2,18.441,358.46\np3,8.854,1321.00\np4,17.075,"
      "1880.86\n",
      R"(plan { to: "100" } method { polynomial { degree: 3 } }
         rounding { mode: ROUNDING_MODE_CEILING increment_pence: 5 }
         steps { monotone: MONOTONE_REPAIR_POOL group_means { rows: 2 by_people: true } low_need { score: "8" }
                 budget: "35351.50" })");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_EQ(Amounts(response)["17"], "7070.30");
  EXPECT_EQ(response.fit().allocated().decimal(), "35351.50");
}

TEST(BuildTable, AmountsOfManyDigitsAreCarriedAndNotLost) {
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost\np0,35.09976,454\np1,38.79395,395\np2,5.66891,452\np3,25.54459,119\n"
                    "p4,2.13596,555\np5,14.45818,187\n",
                    "method { polynomial { degree: 3 } } steps { monotone: MONOTONE_REPAIR_POOL }"));
  EXPECT_EQ(Amounts(response)["10"], "340.22");
  EXPECT_EQ(Amounts(response)["40"], "483.43");
  EXPECT_EQ(response.provenance().effects(0).total().decimal(), "2171.00");
}

TEST(BuildTable, ACurveThroughScoresOfManyDigitsIsRefusedInWords) {
  std::mt19937_64 random(1);  // NOLINT(cert-msc51-cpp): the same cases on every run
  std::string sheet = "id,score,cost\n";
  for (int score = 1; score <= 30; ++score) {
    const std::string fraction = std::to_string(1'000'000'000 + random() % 1'000'000'000).substr(1);
    // Means over different numbers of people, so that their fractions have little in common.
    for (int person = 0; person < 3 + score % 5 * 2; ++person) {
      sheet += "p" + std::to_string(score * 100 + person) + "," + std::to_string(score * 320) + "." +
               fraction + "," + std::to_string(random() % 90'000) + ".37\n";
    }
  }
  v1::BuildTableRequest request = Request(sheet, "plan { to: \"9999\" } method { rank_alignment {} }");
  EXPECT_EQ(Built(request).table().points().rows_size(), 10'000);
  request.mutable_method()->set_join(v1::JOIN_RULE_MONOTONE_CUBIC);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR too_many_digits method"));
}

TEST(BuildTable, WhatALineGivesAboveTheLastRowIsInNoTotal) {
  const std::string sheet = "id,score,cost\na,10,100\nb,20,200\nc,60,900\n";
  EXPECT_THAT(
      Refused(Request(sheet, "plan { above: ABOVE_RULE_CONTINUE_LINE } method { price_per_point {} }")),
      ElementsAre("ERROR score_above_table sheet.score 4:3"));
  const v1::BuildTableResponse response =
      Built(Request(sheet, "plan { above: ABOVE_RULE_LAST_ROW } method { rank_alignment {} }"));
  EXPECT_EQ(response.table().points().above(), v1::ABOVE_RULE_LAST_ROW);
  EXPECT_EQ(response.fit().allocated().decimal(), "850.00");  // 550 at 40, half way from 200 to 900.
}

TEST(BuildTable, CountsRowsBeyondAgreedScoresAndBeyondScoresAsTheyAre) {
  v1::BuildTableResponse response =
      Built(Request(kFour,
                    "method { agreed_scores { scores { score: \"15\" amount: \"10\" } scores { score: "
                    "\"18\" amount: \"400\" } } }"));
  ASSERT_THAT(Found(response), ElementsAre("WARNING rows_beyond_sample plan", "WARNING small_sample cases",
                                           "NOTE share_explained fit.r_squared"));
  EXPECT_EQ(response.findings(0).value(), "37");
  EXPECT_THAT(response.findings(0).message(), HasSubstr("all agreed scores, which go from 15 to 18."));
  response = Built(Request("id,score,cost\na,0.4,10\nb,39.6,20\n", "method { rank_alignment {} }"));
  ASSERT_THAT(Found(response), ElementsAre("WARNING rows_beyond_sample plan", "WARNING small_sample cases",
                                           "NOTE share_explained fit.r_squared"));
  EXPECT_EQ(response.findings(0).value(), "2");
  EXPECT_THAT(response.findings(0).message(), HasSubstr("from 0.4 to 39.6."));
}

TEST(BuildTable, RowsThatFallAreRefusedUnlessTheyArePutRight) {
  const std::string sheet = "id,score,cost\na,0,100\nb,20,60\nc,40,300\n";
  EXPECT_THAT(Refused(Request(sheet, "method { polynomial { degree: 2 } }")),
              ElementsAre("ERROR table_falls method"));
  const auto amounts = Amounts(
      Built(Request(sheet, "method { polynomial { degree: 2 } } steps { monotone: MONOTONE_REPAIR_RAISE }")));
  EXPECT_EQ(amounts.at("0"), "100.00");
  EXPECT_EQ(amounts.at("20"), "100.00");
  EXPECT_EQ(amounts.at("40"), "300.00");
}

TEST(BuildTable, ACurveBelowZeroIsLiftedToZeroWithAWarning) {
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost\na,10,0\nb,20,0\nc,30,60\n", "method { polynomial { degree: 1 } }"));
  EXPECT_EQ(Amounts(response)["0"], "0.00");
  EXPECT_THAT(Found(response),
              ElementsAre("WARNING row_below_zero method", "WARNING rows_beyond_sample plan",
                          "WARNING small_sample cases", "NOTE share_explained fit.r_squared"));
}

TEST(BuildTable, ACurveIsLiftedHoweverFarBelowZeroItGoes) {
  // At 0 the line is at -390 times the greatest amount.
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost\na,39,0\nb,40,100000000000\n", "method { polynomial { degree: 1 } }"));
  EXPECT_EQ(Amounts(response)["0"], "0.00");
  EXPECT_EQ(Amounts(response)["39"], "0.00");
  EXPECT_EQ(Amounts(response)["40"], "100000000000.00");
  EXPECT_EQ(response.findings(0).code(), "row_below_zero");
  EXPECT_EQ(response.findings(0).value(), "39");
  // Above the greatest amount there is no table.
  EXPECT_THAT(
      Refused(Request("id,score,cost\na,38,0\nb,39,100000000000\n", "method { polynomial { degree: 1 } }")),
      ElementsAre("ERROR amount_out_of_range method"));
}

TEST(BuildTable, RowsAreRoundedToAnyIncrementHoweverWideTheirFractions) {
  // The denominators of this curve have some 250 bits, which leave no room for a factor of 10,000.
  const std::string sheet =
      "id,score,cost\na,8.912703,434\nb,3.051503,76\nc,23.895289,653\nd,20.937664,701\ne,16.856374,740\n";
  v1::BuildTableRequest request =
      Request(sheet, "method { polynomial { degree: 3 } } steps { monotone: MONOTONE_REPAIR_RAISE }");
  const auto by_penny = Amounts(Built(request));
  request.mutable_rounding()->set_increment_pence(10000);
  const auto by_hundred_pounds = Amounts(Built(request));
  EXPECT_EQ(by_penny.at("12"), "586.87");
  EXPECT_EQ(by_hundred_pounds.at("12"), "600.00");
  EXPECT_EQ(by_penny.at("17"), "724.18");
  EXPECT_EQ(by_hundred_pounds.at("17"), "700.00");
}

TEST(BuildTable, FiguresAreToldHoweverManyDigitsTheyHave) {
  // The budget is 4,500,000,000,000 times the total of two pence.
  v1::BuildTableResponse response =
      Built(Request("id,score,cost\na,1,0.01\nb,2,0.01\n",
                    "method { rank_alignment {} } steps { budget: \"90000000000\" }"));
  EXPECT_EQ(response.provenance().budget_factor(), "4500000000000.000000000");
  EXPECT_EQ(Amounts(response)["0"], "45000000000.00");
  // A point that has the greatest price of all.
  v1::BuildTableRequest request =
      Request("id,score,cost\na,1,100000000000\n", "method { price_per_point {} }");
  request.mutable_plan()->set_to("1");
  response = Built(request);
  EXPECT_EQ(response.provenance().price_of_point(), "100000000000.000000000");
  EXPECT_EQ(Amounts(response)["1"], "100000000000.00");
  // Both are allocated 10^13 pence and cost 0 and 2: R-squared is 1 - (10^26 + (10^13 - 2)^2) / 2.
  response = Built(Request("id,score,cost\na,1,0\nb,2,0.02\n",
                           "method { agreed_scores { scores { score: \"0\" amount: \"100000000000\" } "
                           "scores { score: \"40\" amount: \"100000000000\" } } }"));
  EXPECT_EQ(response.fit().r_squared(), "-99999999999980000000000001.0000");
  EXPECT_EQ(Found(response).back(), "NOTE share_explained fit.r_squared");
  // Somebody who stands for 999,999,999 people.
  response = Built(Request("id,score,cost,weight\na,1,100000000000,999999999\n",
                           "method { rank_alignment {} } weighting: WEIGHTING_BY_CASE"));
  EXPECT_EQ(response.provenance().effects(0).total().decimal(), "99999999900000000000.00");
  EXPECT_FALSE(response.provenance().effects(0).total().has_pence());
}

TEST(BuildTable, LeavesOutWhomItIsToldToAndSaysSo) {
  const std::string four =
      "id,score,cost,excluded_because\na,10,100,\nb,20,50,\nc,20,150,\nd,30,400,moved away\n";
  const v1::BuildTableResponse response = Built(Request(four, "method { rank_alignment {} }"));
  EXPECT_EQ(response.provenance().people(), 3U);
  ASSERT_EQ(response.provenance().excluded_size(), 1);
  EXPECT_EQ(response.provenance().excluded(0).ShortDebugString(),
            "id: \"d\" score: \"30\" cost: \"400.00\" because: \"moved away\"");
  EXPECT_EQ(Amounts(response)["40"], "125.00");
  EXPECT_THAT(response.table().source(), HasSubstr("Built by rank alignment from 3 people, 1 left out."));
}

TEST(BuildTable, TheOrderOfThePeopleChangesNothing) {
  const v1::BuildTableRequest request = Request(kFour, "method { isotonic {} }");
  const v1::BuildTableRequest turned =
      Request("cost,id,score\n400.00,d,30.0\n150,c,20\n50.0,b,20\n100,a,10\n", "method { isotonic {} }");
  EXPECT_EQ(Built(request).SerializeAsString(), Built(turned).SerializeAsString());
}

TEST(BuildTable, CasesAndASheetOfThemAreTheSame) {
  v1::BuildTableRequest request = Request(kFour, "method { rank_alignment {} }");
  const std::string from_sheet = Built(request).SerializeAsString();
  request.clear_sheet();
  for (const auto& [id, score, cost] : std::vector<std::array<const char*, 3>>{
           {"a", "10", "100"}, {"b", "20", "50"}, {"c", "20", "150"}, {"d", "30", "400"}}) {
    v1::SampleCase& person = *request.add_cases();
    person.set_id(id);
    person.set_score(score);
    person.set_cost(cost);
  }
  EXPECT_EQ(Built(request).SerializeAsString(), from_sheet);
}

TEST(BuildTable, MeasuresTheFitByCareGroup) {
  const v1::BuildTableResponse response = Built(Request(
      "id,care_group,score,cost\na,older,10,100\nb,older,20,50\nc,learning,20,150\nd,learning,30,400\n",
      "method { rank_alignment {} }"));
  const v1::TableFit& fit = response.fit();
  EXPECT_EQ(fit.people(), 4U);
  EXPECT_EQ(fit.actual().decimal(), "700.00");
  EXPECT_EQ(fit.mean_absolute_error().decimal(), "37.50");    // 50, 75, 25, 0.
  EXPECT_EQ(fit.median_absolute_error().decimal(), "37.50");  // Between 25 and 50.
  EXPECT_EQ(fit.r_squared(), "0.8793");                       // 1 - 8,750 / 72,500
  ASSERT_EQ(fit.within_size(), 4);
  EXPECT_EQ(fit.within(0).people(), 1U);
  EXPECT_EQ(fit.within(2).people(), 2U);  // 125 of 150 is within 20%.
  ASSERT_EQ(fit.groups_size(), 2);
  EXPECT_EQ(fit.groups(0).care_group(), "learning");
  EXPECT_EQ(fit.groups(0).mean_difference().decimal(), "-12.50");
  EXPECT_EQ(fit.groups(1).mean_difference().decimal(), "12.50");
}

TEST(BuildTable, NamesEverythingThatIsWrongWithASheetWithItsPlace) {
  EXPECT_THAT(
      Refused(Request("id,score,cost\na,10,1,5\nb,x,5\nb,20,-5\n,50,7\n", "method { rank_alignment {} }")),
      ElementsAre("ERROR wrong_number_of_cells sheet 2:8", "ERROR not_a_decimal sheet.score 3:3",
                  "ERROR below_minimum sheet.cost 4:6", "ERROR missing sheet.id 5:1",
                  "ERROR duplicate_id sheet.id 4:1", "ERROR score_above_table sheet.score 5:2"));
  EXPECT_THAT(Refused(Request("id,score,cost\na,10,1\na,41,5\nc,7,2\n", "method { rank_alignment {} }")),
              ElementsAre("ERROR duplicate_id sheet.id 3:1", "ERROR score_above_table sheet.score 3:3"));
  EXPECT_THAT(
      Refused(Request("id,score,cost\na,3,1\nb,41,5\n", "plan { from: \"5\" } method { rank_alignment {} }")),
      ElementsAre("ERROR score_below_table sheet.score 2:3", "ERROR score_above_table sheet.score 3:3"));
}

TEST(BuildTable, NamesEverythingThatIsWrongWithThePlan) {
  EXPECT_THAT(
      Refused(Request(kFour,
                      "plan { from: \"0.5\" to: \"x\" } method {} rounding { mode: ROUNDING_MODE_EXACT }")),
      ElementsAre("ERROR not_a_decimal plan.to", "ERROR exact_not_allowed rounding.mode"));
  EXPECT_THAT(
      Refused(
          Request(kFour,
                  "plan { from: \"0.5\" to: \"30.5\" } method { rank_alignment {} } steps { contingency { "
                  "percent: \"100\" } } rounding { mode: ROUNDING_MODE_EXACT }")),
      ElementsAre("ERROR exact_not_allowed rounding.mode", "ERROR above_maximum steps.contingency.percent",
                  "ERROR missing steps.contingency.purposes", "ERROR not_whole plan.from",
                  "ERROR not_whole plan.to"));
  EXPECT_THAT(Refused(Request(kFour, "plan { from: \"9\" to: \"9\" } method { rank_alignment {} }")),
              ElementsAre("ERROR rows_not_ascending plan.to"));
  EXPECT_THAT(Refused(Request(kFour, "plan { to: \"10000\" } method { rank_alignment {} }")),
              ElementsAre("ERROR too_many_rows plan.to"));
  EXPECT_THAT(Refused(Request(kFour,
                              "plan { kind: TABLE_KIND_PERCENTAGE to: \"101\" above: ABOVE_RULE_LAST_ROW } "
                              "method { rank_alignment {} }")),
              ElementsAre("ERROR above_maximum plan.to", "ERROR not_in_percentage_table plan.above"));
}

TEST(BuildTable, NamesWhatAMethodCannotDo) {
  EXPECT_THAT(Refused(Request(kFour, "method { }")), ElementsAre("ERROR kind_missing method"));
  EXPECT_THAT(Refused(Request(kFour, "method { join: JOIN_RULE_STRAIGHT_LINE }")),
              ElementsAre("ERROR kind_missing method"));
  EXPECT_THAT(
      Refused(Request(kFour, "method { polynomial { degree: 3 } join: JOIN_RULE_MONOTONE_CUBIC }")),
      ElementsAre("ERROR join_not_used method.join", "ERROR too_few_scores method.polynomial.degree"));
  // What there is, and not what was asked for.
  v1::BuildTableResponse curve;
  BuildTable(Request(kFour, "method { polynomial { degree: 3 } }"), &curve);
  EXPECT_THAT(testing::FoundWithValues(curve),
              ElementsAre("ERROR too_few_scores method.polynomial.degree 3"));
  EXPECT_EQ(curve.findings(0).message(), "The people have too few different scores: 4 or more are needed.");
  EXPECT_THAT(Refused(Request("id,score,cost\na,0,5\n", "method { price_per_point {} }")),
              ElementsAre("ERROR no_points cases"));
  EXPECT_THAT(Refused(Request(kFour,
                              "method { agreed_scores { scores { score: \"5\" amount: \"1\" } scores { "
                              "score: \"5\" amount: \"2\" } } }")),
              ElementsAre("ERROR not_ascending method.agreed_scores.scores[1].score"));
  EXPECT_THAT(Refused(Request(kFour, "method { agreed_scores { scores { score: \"5\" amount: \"1\" } } }")),
              ElementsAre("ERROR too_few_scores method.agreed_scores.scores"));
}

TEST(BuildTable, NamesWhatAStepCannotDo) {
  EXPECT_THAT(Refused(Request(kFour, "method { rank_alignment {} } steps { low_need { score: \"41\" } }")),
              ElementsAre("ERROR threshold_above_table steps.low_need.score"));
  EXPECT_THAT(
      Refused(Request("id,score,cost\na,0,0\n", "method { rank_alignment {} } steps { budget: \"5\" }")),
      ElementsAre("ERROR nothing_to_scale steps.budget"));
  // A pound a point; scaled, the row for 40 points would be beyond what an amount can be.
  EXPECT_THAT(Refused(Request("id,score,cost\na,1,1\n",
                              "method { price_per_point {} } steps { budget: \"100000000000\" }")),
              ElementsAre("ERROR amount_out_of_range steps", "WARNING budget_far_off steps.budget"));
}

TEST(BuildTable, ARuleThatOnePartBreaksHidesNothingInTheOthers) {
  EXPECT_THAT(
      Refused(Request("id,score,cost,excluded_because\na,x,1,\nb,50,-1,\nb,7,2,\nc,,,\nd,1,1,\" \"\n",
                      "plan { to: \"40.5\" } method { polynomial { degree: 9 } } steps { contingency { "
                      "percent: \"100\" } }")),
      ElementsAre("ERROR not_a_decimal sheet.score 2:3", "ERROR below_minimum sheet.cost 3:6",
                  "ERROR above_maximum method.polynomial.degree",
                  "ERROR above_maximum steps.contingency.percent", "ERROR missing steps.contingency.purposes",
                  "ERROR not_whole plan.to", "ERROR duplicate_id sheet.id 4:1",
                  "ERROR blank_reason sheet.excluded_because 6:7", "ERROR missing sheet.score 5:3",
                  "ERROR missing sheet.cost 5:4"));
}

TEST(BuildTable, ATitleIsNotBlank) {
  EXPECT_THAT(Refused(Request("id,score,cost\na,1,1\n", "plan { title: \" \" } method { isotonic {} }")),
              ElementsAre("ERROR blank_text plan.title"));
}

TEST(BuildTable, ADuplicateIdNamesTheOtherLine) {
  v1::BuildTableRequest request = Request("id,score,cost\na,1,1\n\nb,2,2\na,3,3\n", "method { isotonic {} }");
  v1::BuildTableResponse response;
  BuildTable(request, &response);
  EXPECT_EQ(response.findings(0).message(), "This is the id of line 2 too.");
  EXPECT_EQ(response.findings(0).line(), 5U);
}

TEST(BuildTable, WhoIsLeftOutNeedsNeitherScoreNorCost) {
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost,excluded_because\na,10,100,\nb,,,never answered\nc,90,1,moved away\n",
                    "method { rank_alignment {} }"));
  ASSERT_EQ(response.provenance().excluded_size(), 2);
  EXPECT_EQ(response.provenance().excluded(0).ShortDebugString(), "id: \"b\" because: \"never answered\"");
  EXPECT_EQ(response.provenance().excluded(1).score(), "90");
}

TEST(BuildTable, HeadingsThatAreNearlyRightGetAHint) {
  const auto hints = [](const std::string& sheet) {
    v1::BuildTableResponse response;
    BuildTable(Request(sheet, "method { isotonic {} }"), &response);
    return response.findings(0).remedy();
  };
  EXPECT_THAT(hints("id,SCORE,cost\na,1,1\n"), HasSubstr("Write it \"score\", in small letters"));
  EXPECT_THAT(hints("id,score,cost, Care Group \na,1,1,x\n"), HasSubstr("Write it \"care_group\""));
  EXPECT_THAT(hints("id;score;cost\na;1;1\n"),
              HasSubstr("separated by semicolons: save the sheet with commas"));
  EXPECT_THAT(hints("id,scor,cost\na,1,1\n"), HasSubstr("Leave it out, or name it as it should be."));
}

TEST(BuildTable, SpreadsheetsLeaveEmptyRowsAndTheirLineEnds) {
  const v1::BuildTableResponse response = Built(
      Request("id,score,cost,excluded_because\r\na,10,100,\r\nb,1,1,\"moved\r\naway\"\r\n,,,\r\n,,,\r\n",
              "method { rank_alignment {} }"));
  EXPECT_EQ(response.provenance().people(), 1U);
  EXPECT_EQ(response.provenance().excluded(0).because(), "moved\naway");
}

TEST(BuildTable, ATableOfNothingIsWarnedAbout) {
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost\na,0,0\nb,40,0\n", "method { rank_alignment {} }"));
  EXPECT_THAT(Found(response), ElementsAre("WARNING nothing_allocated method", "WARNING small_sample cases"));
}

TEST(BuildTable, APercentageTableOfFewerRowsSaysWhatTheOthersGet) {
  const std::string shorter = "plan { kind: TABLE_KIND_PERCENTAGE from: \"5\" to: \"80\" ";
  const std::string method = "} method { rank_alignment {} }";
  EXPECT_THAT(Refused(Request(kFour, shorter + method)),
              ElementsAre("ERROR missing plan.below", "ERROR missing plan.above"));
  v1::BuildTableRequest request =
      Request(kFour, shorter + "below: BELOW_RULE_NO_ALLOCATION above: ABOVE_RULE_CONTINUE_LINE " + method);
  const v1::BuildTableResponse response = Built(request);
  EXPECT_EQ(response.table().percentage().below(), v1::BELOW_RULE_NO_ALLOCATION);
  EXPECT_EQ(response.table().percentage().above(), v1::ABOVE_RULE_CONTINUE_LINE);
  EXPECT_TRUE(response.table().has_rounding());
  EXPECT_THAT(Refused(Request(
                  kFour, "plan { kind: TABLE_KIND_PERCENTAGE to: \"100\" below: BELOW_RULE_ZERO " + method)),
              ElementsAre("ERROR not_in_percentage_table plan.below"));
}

TEST(BuildTable, TheFirstRowMayHoldBelowIt) {
  const std::string sheet = "id,score,cost\na,3,100\nb,20,200\n";
  EXPECT_THAT(Refused(Request(sheet, "plan { from: \"5\" below: BELOW_RULE_ZERO } method { isotonic {} }")),
              ElementsAre("ERROR score_below_table sheet.score 2:3"));
  const v1::BuildTableResponse response =
      Built(Request(sheet, "plan { from: \"5\" below: BELOW_RULE_FIRST_ROW } method { isotonic {} }"));
  // 3 is looked up at 5: on the line from 100 at 3 to 200 at 20.
  EXPECT_EQ(response.fit().allocated().decimal(), "311.76");
}

TEST(BuildTable, SomebodyHasToBeInTheSample) {
  v1::BuildTableRequest request = Request("", "method { rank_alignment {} }");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing cases"));
  EXPECT_THAT(Refused(Request("id,score,cost\n", "method { rank_alignment {} }")),
              ElementsAre("ERROR sheet_empty sheet 1:1"));
  EXPECT_THAT(
      Refused(Request("id,score,cost,excluded_because\na,1,1,left\n", "method { rank_alignment {} }")),
      ElementsAre("ERROR nobody_left cases"));
  request = Request(kFour, "method { rank_alignment {} } cases { id: \"x\" score: \"1\" cost: \"1\" }");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR given_twice cases"));
}

// Who is on a line that cannot be read may be the one who stays, or has a weight.
TEST(BuildTable, NothingFollowsFromALineThatCannotBeRead) {
  const std::string left_out = R"({"id":"a","score":"1","cost":"1","excluded_because":"left"})"
                               "\n";
  const std::string ranks = "method { rank_alignment {} }";
  EXPECT_THAT(Refused(Request(left_out + "{\"id\":\"b\",\n", ranks)),
              ElementsAre("ERROR syntax_error sheet 2:11"));
  EXPECT_THAT(Refused(Request("id,score,cost,excluded_because\na,1,1,left\nb,1,1,000,\n", ranks)),
              ElementsAre("ERROR wrong_number_of_cells sheet 3:11"));
  const std::string by_case = "weighting: WEIGHTING_BY_CASE " + ranks;
  EXPECT_THAT(Refused(Request("id,score,cost,weight\na,1,1,\nb,1,1,2,3\n", by_case)),
              ElementsAre("ERROR wrong_number_of_cells sheet 3:9"));
  // All else is told.
  EXPECT_THAT(Refused(Request("id,score,cost,weight\na,1,,\na,1,1,\nb,1,1,2,3\n", by_case)),
              ElementsAre("ERROR wrong_number_of_cells sheet 4:9", "ERROR duplicate_id sheet.id 3:1",
                          "ERROR missing sheet.cost 2:5"));
}

TEST(BuildTable, OnePersonAloneIsEnoughForATable) {
  for (const char* method : {"rank_alignment {}", "percentile_alignment {}", "isotonic {}",
                             "isotonic { fit: ISOTONIC_FIT_LEAST_ABSOLUTE }", "price_per_point {}"}) {
    const v1::BuildTableResponse response =
        Built(Request("id,score,cost\na,20,80\n", std::string("method { ") + method + " }"));
    EXPECT_EQ(Amounts(response)["20"], "80.00") << method;
    EXPECT_EQ(response.fit().r_squared(), "") << method;
  }
}

// The finished table goes into a policy as it stands, whatever made it.
TEST(BuildTable, TheTableCompilesInAPolicy) {
  for (const char* method : {"rank_alignment {}", "percentile_alignment {}", "isotonic {}",
                             "price_per_point {}", "polynomial { degree: 1 }"}) {
    v1::BuildTableRequest request =
        Request(kFour, std::string("method { ") + method + " } steps { low_need { score: \"5\" } }");
    request.mutable_plan()->set_id("bands");
    request.mutable_plan()->set_to("100");
    v1::Policy policy = testing::SmallPolicy();
    policy.mutable_tables(0)->CopyFrom(Built(request).table());
    std::vector<v1::Finding> findings;
    EXPECT_NE(Policy::Compile(policy, &findings), nullptr)
        << method << (findings.empty() ? "" : findings[0].message());
  }
}

TEST(BuildTable, ScoresBetweenRowsAreLookedUpHalfUp) {
  const v1::BuildTableResponse response =
      Built(Request("id,score,cost\na,9.5,100\nb,10.49,300\n", "method { isotonic {} }"));
  // Both are looked up at 10, between 9.5 and 10.49: 100 + 200 x 0.5 / 0.99 = 201.01.
  EXPECT_EQ(Amounts(response)["10"], "201.01");
  EXPECT_EQ(response.fit().allocated().decimal(), "402.02");
}

}  // namespace
}  // namespace ras
