// People who count for as many people as they stand for (docs/building-a-table.md section 2).
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Amounts;
using testing::Built;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Refused;
using testing::Request;
using testing::RowsIn;

constexpr const char* kByCase = "weighting: WEIGHTING_BY_CASE plan { to: \"40\" } ";
constexpr const char* kByPopulation = "weighting: WEIGHTING_BY_POPULATION ";

// The costs in order are 50 twice, 100, 150 and 400 three times.
constexpr const char* kWeighed = "id,score,cost,weight\na,10,100,\nb,20,50,2\nc,20,150,1.0\nd,30,400,3\n";

v1::BuildTableRequest ByCase(const std::string& method) {
  return Request(kWeighed, std::string(kByCase) + "method { " + method + " }");
}

TEST(Weights, RankAlignmentSetsAScoreBesideTheCostsThatLieThere) {
  const v1::BuildTableResponse response = Built(ByCase("rank_alignment {}"));
  auto amounts = Amounts(response);
  EXPECT_EQ(amounts["10"], "50.00");
  EXPECT_EQ(amounts["20"], "100.00");  // 50, 100 and 150.
  EXPECT_EQ(amounts["30"], "400.00");
  const v1::TableProvenance& provenance = response.provenance();
  EXPECT_EQ(provenance.weighting(), v1::WEIGHTING_BY_CASE);
  EXPECT_EQ(provenance.stands_for(), "7");
  // 50 + 3 x 100 + 3 x 400, as 100 + 2 x 50 + 150 + 3 x 400.
  EXPECT_EQ(provenance.effects(0).total().decimal(), "1550.00");
  // Each of the four once: 50, 100, 100 and 400.
  EXPECT_EQ(response.fit().people(), 4U);
  EXPECT_EQ(response.fit().allocated().decimal(), "650.00");
  EXPECT_THAT(response.table().source(), HasSubstr("from 4 people, weighed by case. Sample "));
}

TEST(Weights, IsotonicMeansAndMediansAreByWeight) {
  // 20: (2 x 50 + 150) / 3 = 83.33, less than the 100 of 10: (100 + 250) / 4.
  auto amounts = Amounts(Built(ByCase("isotonic {}")));
  EXPECT_EQ(amounts["10"], "87.50");
  EXPECT_EQ(amounts["20"], "87.50");
  EXPECT_EQ(amounts["30"], "400.00");
  // 50, 50, 100 and 150: from 50 to 100, so 75.
  amounts = Amounts(Built(ByCase("isotonic { fit: ISOTONIC_FIT_LEAST_ABSOLUTE }")));
  EXPECT_EQ(amounts["10"], "75.00");
  EXPECT_EQ(amounts["20"], "75.00");
}

TEST(Weights, APointHasThePriceOfAllWhomTheyStandFor) {
  // 1550 over 10 + 60 + 90.
  EXPECT_EQ(Built(ByCase("price_per_point {}")).provenance().price_of_point(), "9.687500000");
}

// The line by 10: 100, 20: (2 x 50 + 150) / 3, 30: 400 with weights of 1, 3 and 3. Scores and costs have the
// means 160/7 and 1550/7; the sums of products about them are 2400/7 and 46000/7.
TEST(Weights, ALineIsByWeightedSquares) {
  const v1::BuildTableResponse response = Built(ByCase("polynomial { degree: 1 }"));
  EXPECT_THAT(response.provenance().coefficients(), ElementsAre("-216.666666667", "19.166666667"));
}

TEST(Weights, ABudgetIsThatOfAllWhomTheyStandFor) {
  v1::BuildTableRequest request = ByCase("rank_alignment {}");
  request.mutable_steps()->set_budget("775");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_EQ(response.provenance().budget_factor(), "0.500000000");
  EXPECT_EQ(Amounts(response).at("30"), "200.00");
}

TEST(Weights, WhatIsKeptBackIsOfThePeopleOfTheSample) {
  v1::BuildTableRequest request = ByCase("rank_alignment {}");
  request.mutable_steps()->mutable_contingency()->set_percent("10");
  request.mutable_steps()->mutable_contingency()->add_purposes("enhancements");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_EQ(response.provenance().kept_back().decimal(), "65.00");
  EXPECT_EQ(response.provenance().effects(1).total().decimal(), "1395.00");
}

// "care_group,people" of two of the sample each.
TEST(Weights, ByPopulationIsPeopleOfTheStratumOverThoseOfTheSample) {
  const std::string sheet =
      "id,care_group,service,score,cost\na,older,home,10,100\nb,learning,,20,50\nc,older,day,20,150\n"
      "d,learning,,30,400\n";
  const std::string population =
      "population { strata { care_group: \"older\" service: \"home\" people: 3 } strata { care_group: "
      "\"older\" "
      "service: \"day\" people: 1 } strata { care_group: \"learning\" people: 5 } } ";
  const v1::BuildTableResponse response =
      Built(Request(sheet, std::string(kByPopulation) + population + "method { rank_alignment {} }"));
  const v1::BuildTableResponse by_case =
      Built(Request("id,care_group,service,score,cost,weight\na,older,home,10,100,3\nb,learning,,20,50,2.5\n"
                    "c,older,day,20,150,1\nd,learning,,30,400,2.5\n",
                    std::string(kByCase) + population + "method { rank_alignment {} }"));
  EXPECT_EQ(RowsIn(response.table()).SerializeAsString(), RowsIn(by_case.table()).SerializeAsString());
  EXPECT_EQ(response.provenance().sample_fingerprint(), by_case.provenance().sample_fingerprint());
  EXPECT_EQ(response.reconciliation().SerializeAsString(), by_case.reconciliation().SerializeAsString());
  EXPECT_EQ(response.provenance().stands_for(), "9");
  std::vector<std::string> strata;
  for (const v1::StratumWeight& stratum : response.provenance().stratum_weights()) {
    strata.push_back(stratum.care_group() + "/" + stratum.service() + " " + std::to_string(stratum.people()) +
                     " over " + std::to_string(stratum.sampled()) + " = " + stratum.weight());
  }
  EXPECT_THAT(strata,
              ElementsAre("learning/ 5 over 2 = 2.5", "older/day 1 over 1 = 1", "older/home 3 over 1 = 3"));
  EXPECT_THAT(response.table().source(), HasSubstr("weighed by the population"));
}

TEST(Weights, ByPopulationAreRoundedToSixDecimalsAndOutliersCountAsSampled) {
  v1::BuildTableRequest request = Request(
      "id,care_group,score,cost\na,older,10,100\nb,older,20,50\nc,older,20,150\nd,older,30,4000\n",
      std::string(kByPopulation) +
          "population { strata { care_group: \"older\" people: 7 } } method { rank_alignment {} } outliers { "
          "amounts { above: \"1000\" } } ");
  EXPECT_EQ(Built(request).provenance().stratum_weights(0).weight(), "1.75");
  EXPECT_EQ(Built(request).provenance().stands_for(), "5.25");
  request.set_sheet("id,care_group,score,cost\na,older,10,100\nb,older,20,50\nc,older,20,150\n");
  EXPECT_EQ(Built(request).provenance().stratum_weights(0).weight(), "2.333333");
  request.mutable_population()->mutable_strata(0)->set_people(8);
  EXPECT_EQ(Built(request).provenance().stratum_weights(0).weight(), "2.666667");
}

// 129 people of whom 128 are in the sample: 1.0078125.
TEST(Weights, AHalfOfTheSixthDecimalIsRoundedUp) {
  std::string sheet = "id,care_group,score,cost\n";
  for (int i = 0; i < 128; ++i) sheet += std::to_string(i) + ",older,10,100\n";
  const v1::BuildTableResponse response =
      Built(Request(sheet, std::string(kByPopulation) +
                               "population { strata { care_group: \"older\" people: 129 } } method { "
                               "rank_alignment {} }"));
  EXPECT_EQ(response.provenance().stratum_weights(0).weight(), "1.007813");
}

// Everything that a table can be made by.
const std::vector<std::string>& Ways() {
  static const std::vector<std::string> kWays = {
      "method { rank_alignment {} }",
      "method { isotonic {} }",
      "method { isotonic { fit: ISOTONIC_FIT_LEAST_ABSOLUTE } join: JOIN_RULE_MONOTONE_CUBIC }",
      "method { polynomial { degree: 2 } } steps { monotone: MONOTONE_REPAIR_POOL }",
      "method { price_per_point {} } steps { budget: \"4321\" contingency { percent: \"12.5\" purposes: "
      "\"x\" } }",
      "method { rank_alignment {} } steps { group_means { rows: 5 by_people: true } low_need { score: \"3\" "
      "} "
      "budget: \"9999.99\" }",
      "method { agreed_scores { scores { score: \"5\" amount: \"10\" } scores { score: \"35\" amount: "
      "\"900\" } } } "
      "steps { budget: \"7000\" }",
  };
  return kWays;
}

struct Sheets {
  std::string weighed = "id,score,cost,weight\n";
  std::string repeated = "id,score,cost\n";
  std::string plain = "id,score,cost\n";
};

Sheets RandomSheets(std::mt19937_64& random) {
  Sheets sheets;
  const auto people = 5 + random() % 20;
  for (uint64_t i = 0; i < people; ++i) {
    // The first five have different scores, so that there is a curve.
    const uint64_t score = i < 5 ? 7 * i : random() % 41;
    const std::string rest =
        "," + std::to_string(score) + "," + std::to_string(1 + random() % (20 * score + 30));
    const uint64_t weight = 1 + random() % 5;
    const std::string id = "p" + std::to_string(i);
    sheets.weighed += id + rest + "," + std::to_string(weight) + "\n";
    sheets.plain += id + rest + "\n";
    for (uint64_t k = 0; k < weight; ++k) sheets.repeated += id + "x" + std::to_string(k) + rest + "\n";
  }
  return sheets;
}

std::string RowsAndEffects(const v1::BuildTableResponse& response) {
  std::string told = RowsIn(response.table()).ShortDebugString();
  for (const v1::StepEffect& effect : response.provenance().effects()) told += effect.ShortDebugString();
  return told;
}

TEST(Weights, AreAsIfPeopleWereRepeated) {
  std::mt19937_64 random(20261129);
  for (int i = 0; i < 40; ++i) {
    const Sheets sheets = RandomSheets(random);
    for (const std::string& way : Ways()) {
      const v1::BuildTableResponse weighed = Built(Request(sheets.weighed, kByCase + way));
      const v1::BuildTableResponse repeated = Built(Request(sheets.repeated, way));
      ASSERT_EQ(RowsAndEffects(weighed), RowsAndEffects(repeated)) << way << sheets.weighed;
    }
  }
}

// The sheet with one and the same weight for everybody.
std::string WithWeight(const std::string& plain, const std::string& weight) {
  std::string sheet;
  for (const char c : plain) {
    if (c == '\n') sheet += sheet.find('\n') == std::string::npos ? ",weight" : "," + weight;
    sheet += c;
  }
  return sheet;
}

TEST(Weights, OneWeightForAllChangesNothingButABudget) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 10; ++i) {
    const Sheets sheets = RandomSheets(random);
    for (const std::string& way : Ways()) {
      if (way.find("budget") != std::string::npos) continue;
      const std::string folds = " cross_validation { folds: 2 seed: \"s\" }";
      v1::BuildTableRequest request = Request(sheets.plain, way + folds);
      v1::BuildTableResponse plain;
      BuildTable(request, &plain);
      if (!plain.has_table()) continue;  // Too few scores in a fold, or a table that falls.
      for (const char* const weight : {"1", "3", "0.000001", "2.822581"}) {
        request = Request(WithWeight(sheets.plain, weight), kByCase + way + folds);
        const v1::BuildTableResponse weighed = Built(request);
        ASSERT_EQ(RowsIn(weighed.table()).ShortDebugString(), RowsIn(plain.table()).ShortDebugString());
        ASSERT_EQ(weighed.fit().ShortDebugString(), plain.fit().ShortDebugString());
        ASSERT_EQ(weighed.out_of_sample().ShortDebugString(), plain.out_of_sample().ShortDebugString());
      }
    }
  }
}

// a has fold 1, b fold 2 or the other way round; each is allocated what the other two make.
TEST(Weights, CrossValidationIsByWeight) {
  const v1::BuildTableResponse response = Built(
      Request("id,score,cost,weight\na,10,100,1\nb,10,200,3\nc,10,400,1\n",
              std::string(kByCase) + "method { rank_alignment {} } cross_validation { folds: 3 seed: \"s\" } "
                                     "rounding { increment_pence: 1 }"));
  // Without a (3 x 200 + 400) / 4 = 250, without b 250, without c (100 + 600) / 4 = 175: far by 150, 50, 225.
  EXPECT_EQ(response.out_of_sample().mean_absolute_error().decimal(), "141.67");
  EXPECT_EQ(response.out_of_sample().naive().mean_absolute_error().decimal(), "141.67");
}

TEST(Weights, AFingerprintHasThem) {
  const std::string equal = "weighting: WEIGHTING_EQUAL method { rank_alignment {} }";
  const v1::BuildTableResponse plain = Built(Request(kWeighed, equal));
  EXPECT_EQ(plain.provenance().sample_fingerprint(),
            Built(Request(testing::kFour, "method { rank_alignment {} }")).provenance().sample_fingerprint());
  EXPECT_NE(plain.provenance().sample_fingerprint(),
            Built(ByCase("rank_alignment {}")).provenance().sample_fingerprint());
  EXPECT_EQ(plain.provenance().weighting(), v1::WEIGHTING_EQUAL);
  EXPECT_EQ(plain.provenance().stands_for(), "");
  EXPECT_THAT(Found(plain),
              ElementsAre("WARNING weights_not_used weighting", "WARNING rows_beyond_sample plan",
                          "WARNING small_sample cases", "NOTE share_explained fit.r_squared"));
}

// Twenty of the old and ten of the young: 2/3 less 17/30 is a tenth.
TEST(Weights, ASampleOutOfProportionIsWarnedOfUntilSomebodyHasChosen) {
  std::string sheet = "id,care_group,score,cost\n";
  for (int i = 0; i < 30; ++i) sheet += std::to_string(i) + (i < 20 ? ",old,10,100\n" : ",young,30,300\n");
  const auto with = [&](int old, int young, const std::string& rest) {
    return Built(
        Request(sheet, rest + " population { strata { care_group: \"old\" people: " + std::to_string(old) +
                           " } strata { care_group: \"young\" people: " + std::to_string(young) +
                           " } strata { care_group: \"none\" people: 1000 } }"));
  };
  const auto warned = Contains("WARNING sample_out_of_proportion weighting");
  const std::string ranks = " method { rank_alignment {} } ";
  EXPECT_THAT(Found(with(170, 130, ranks)), warned);
  EXPECT_THAT(Found(with(171, 129, ranks)), Not(warned));
  EXPECT_THAT(Found(with(200, 100, ranks)), Not(warned));
  // 2/3 and a tenth is 23/30: too few of the old are as bad as too many.
  EXPECT_THAT(Found(with(230, 70, ranks)), warned);
  EXPECT_THAT(Found(with(229, 71, ranks)), Not(warned));
  for (const char* chosen : {"weighting: WEIGHTING_EQUAL", "weighting: WEIGHTING_BY_POPULATION"}) {
    EXPECT_THAT(Found(with(170, 130, chosen + ranks)), Not(warned));
  }
  const std::string agreed = "scores { score: \"10\" amount: \"1\" } scores { score: \"20\" amount: \"2\" }";
  EXPECT_THAT(Found(with(170, 130, "method { agreed_scores { " + agreed + " } }")), Not(warned));
}

// Two of the old and one of the young are as good a sample of as many of both as there is.
TEST(Weights, WhatRoundingToPeopleMakesIsNotOutOfProportion) {
  const auto found = [](int old, int young) {
    return Found(
        Built(Request("id,care_group,score,cost\na,old,10,100\nb,old,20,200\nc,young,30,300\n",
                      "method { rank_alignment {} } population { strata { care_group: \"old\" people: " +
                          std::to_string(old) +
                          " } strata { care_group: \"young\" people: " + std::to_string(young) + " } }")));
  };
  const auto warned = Contains("WARNING sample_out_of_proportion weighting");
  EXPECT_THAT(found(500, 500), Not(warned));
  EXPECT_THAT(found(334, 666), Not(warned));
  EXPECT_THAT(found(100, 200), warned);  // Exactly one of the old too many.
  EXPECT_THAT(found(998, 2), Not(warned));
}

// One of a exactly too many, and of b and c half a person too few each.
TEST(Weights, AWholePersonTooManyInOneStratumIsOutOfProportion) {
  std::string sheet = "id,care_group,score,cost\n";
  for (int i = 0; i < 10; ++i) {
    sheet += std::to_string(i) + (i < 4 ? ",a" : i < 7 ? ",b" : ",c") + ",10,100\n";
  }
  const auto found = [&](int a) {
    return Found(Built(Request(
        sheet,
        "method { rank_alignment {} } population { strata { care_group: \"a\" people: " + std::to_string(a) +
            " } strata { care_group: \"b\" people: 70 } strata { care_group: \"c\" people: 70 } }")));
  };
  const auto warned = Contains("WARNING sample_out_of_proportion weighting");
  EXPECT_THAT(found(60), warned);
  EXPECT_THAT(found(61), Not(warned));
}

// Half of the sample less 335 of 1000: 16.5%.
TEST(Weights, AHalfOfAPercentOutOfProportionIsRoundedUp) {
  std::string sheet = "id,care_group,score,cost\n";
  for (int i = 0; i < 20; ++i) sheet += std::to_string(i) + (i < 10 ? ",old,10,100\n" : ",young,20,200\n");
  const v1::BuildTableResponse response =
      Built(Request(sheet,
                    "method { rank_alignment {} } population { strata { care_group: \"old\" people: 335 } "
                    "strata { care_group: \"young\" people: 665 } }"));
  const auto finding = std::ranges::find(response.findings(), "sample_out_of_proportion", &v1::Finding::code);
  ASSERT_NE(finding, response.findings().end());
  EXPECT_EQ(finding->value(), "17");
  EXPECT_THAT(finding->message(), HasSubstr("17% of its people"));
}

// 132 of 468 less 200 of 1000, and twice 44 of 468 less 50 of 1000: 0.082 + 2 x 0.044.
TEST(Weights, TheFrameworksOwnPlanIsOutOfProportion) {
  std::string sheet = "id,care_group,score,cost\n", strata;
  int id = 0;
  for (const auto& [group, sampled, people] :
       {std::tuple("a", 248, 700), {"b", 132, 200}, {"c", 44, 50}, {"d", 44, 50}}) {
    for (int i = 0; i < sampled; ++i) sheet += std::to_string(++id) + "," + group + ",10,100\n";
    strata += "strata { care_group: \"" + std::string(group) + "\" people: " + std::to_string(people) + " } ";
  }
  const v1::BuildTableResponse response =
      Built(Request(sheet, "method { rank_alignment {} } population { " + strata + "}"));
  const auto finding = std::ranges::find(response.findings(), "sample_out_of_proportion", &v1::Finding::code);
  ASSERT_NE(finding, response.findings().end());
  EXPECT_EQ(finding->value(), "17");
  EXPECT_THAT(finding->message(),
              HasSubstr("of \"b\", which has 132 of the 468 people of the sample and 200 of "
                        "the 1000 people of the population"));
}

TEST(Weights, RefusesWhatCannotBe) {
  EXPECT_THAT(Refused(Request(kWeighed, "method { rank_alignment {} }")),
              ElementsAre("ERROR weights_not_used weighting"));
  EXPECT_THAT(Refused(Request(testing::kFour, std::string(kByCase) + "method { rank_alignment {} }")),
              ElementsAre("ERROR weight_missing weighting"));
  EXPECT_THAT(Refused(ByCase("percentile_alignment {}")),
              ElementsAre("ERROR method_not_weighed method.percentile_alignment"));
  EXPECT_THAT(Refused(Request(testing::kFour, std::string(kByPopulation) + "method { rank_alignment {} }")),
              ElementsAre("ERROR missing population"));
  EXPECT_THAT(
      Refused(Request("id,score,cost,weight\na,1,1,0\nb,1,1,-2\nc,1,1,0.0000001\nd,1,1,1.0000001\ne,1,1,x\n",
                      std::string(kByCase) + "method { rank_alignment {} }")),
      ElementsAre("ERROR below_minimum sheet.weight 2:7", "ERROR below_minimum sheet.weight 3:7",
                  "ERROR below_minimum sheet.weight 4:7", "ERROR not_a_decimal sheet.weight 6:7",
                  "ERROR too_many_decimals sheet.weight 5:7"));
  EXPECT_THAT(Refused(Request("id,score,cost,weight\na,1,1,999999999\nb,1,1,0.000001\n",
                              std::string(kByCase) + "method { rank_alignment {} }")),
              ElementsAre("ERROR weights_too_large weighting"));
}

// A weight of somebody who is left out is none.
TEST(Weights, WhoIsLeftOutWeighsNothing) {
  const std::string sheet =
      "id,score,cost,weight,excluded_because\na,10,100,,\nb,20,50,,\nc,20,150,7,a crisis\n";
  const std::string ranks = "method { rank_alignment {} }";
  EXPECT_THAT(Refused(Request(sheet, kByCase + ranks)), ElementsAre("ERROR weight_missing weighting"));
  EXPECT_THAT(Found(Built(Request(sheet, ranks))), Not(Contains(HasSubstr("weights_not_used"))));
}

// In millionths of a person.
TEST(Weights, CanBeCountedUpTo2ToThe40) {
  const auto request = [](const std::string& weight) {
    return Request("id,score,cost,weight\na,10,100,0.000001\nb,20,50," + weight + "\n",
                   std::string(kByCase) + "method { rank_alignment {} }");
  };
  EXPECT_EQ(Built(request("1099511.627775")).provenance().stands_for(), "1099511.627776");
  EXPECT_THAT(Refused(request("1099511.627776")), ElementsAre("ERROR weights_too_large weighting"));
}

TEST(Weights, RefusesAPopulationThatIsNotThatOfTheSample) {
  const auto refused = [](const std::string& strata) {
    return Refused(
        Request("id,care_group,score,cost\na,older,10,100\nb,older,20,50\nc,learning,20,150\n",
                std::string(kByPopulation) + "method { rank_alignment {} } population { " + strata + " }"));
  };
  EXPECT_THAT(refused("strata { care_group: \"older\" people: 1 }"),
              ElementsAre("ERROR stratum_unknown sheet.care_group 4:3",
                          "ERROR sample_above_population population.strata[0].people"));
  // What cannot be read is told once.
  EXPECT_THAT(refused("sheet: \"care_group\\nolder\\n\""),
              ElementsAre("ERROR column_missing population.sheet 1:1"));
}

}  // namespace
}  // namespace ras
