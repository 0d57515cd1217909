// People left out by rule before a table is built (docs/building-a-table.md section 6).
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::IsEmpty;
using testing::Refused;
using testing::Request;
using ::testing::SizeIs;

// Costs 10, 20, ..., 90 pounds, and one of 1,000. PERCENTILE.INC: the quartiles are 32.50 and 77.50.
constexpr const char* kTen =
    "id,score,cost\na,1,10\nb,2,20\nc,3,30\nd,4,40\ne,5,50\nf,6,60\ng,7,70\nh,8,80\ni,9,90\nj,9,1000\n";

v1::BuildTableRequest With(const std::string& rules) {
  return Request(kTen, "method { isotonic {} } outliers { " + rules + " }");
}

// "j ABOVE_FENCE The cost is ..." for each person who was left out.
std::vector<std::string> LeftOut(const v1::BuildTableResponse& response) {
  std::vector<std::string> lines;
  for (const v1::ExcludedCase& person : response.provenance().excluded()) {
    std::string line = person.id();
    for (const int by : person.by()) {
      line += " " + v1::OutlierRule_Name(static_cast<v1::OutlierRule>(by)).substr(13);
    }
    lines.push_back(line + " " + person.because());
  }
  return lines;
}

std::vector<std::string> Bounds(const v1::BuildTableResponse& response) {
  std::vector<std::string> lines;
  for (const v1::OutlierBound& bound : response.provenance().outlier_bounds()) {
    lines.push_back(v1::OutlierRule_Name(bound.by()).substr(13) + " " + bound.bound() + " " +
                    std::to_string(bound.people()));
  }
  return lines;
}

TEST(Outliers, BeyondTheFencesAreLeftOutWithTheReason) {
  const v1::BuildTableResponse response = Built(With("interquartile {}"));
  // 1.5 x 45 = 67.50 below 32.50 and above 77.50.
  EXPECT_THAT(Bounds(response), ElementsAre("BELOW_FENCE -35.00 0", "ABOVE_FENCE 145.00 1"));
  EXPECT_THAT(LeftOut(response), ElementsAre("j ABOVE_FENCE The cost is above the fence of 1.5 interquartile "
                                             "ranges above the third quartile, 145.00."));
  EXPECT_EQ(response.provenance().people(), 9U);
  EXPECT_EQ(response.provenance().excluded(0).cost(), "1000.00");
  EXPECT_EQ(response.provenance().excluded(0).score(), "9");
  EXPECT_EQ(response.provenance().outliers().interquartile().times(), "1.5");
  EXPECT_EQ(response.provenance().outliers().interquartile().percentile_rule(),
            v1::PERCENTILE_RULE_INCLUSIVE);
  // The table is that of the other nine.
  EXPECT_EQ(response.fit().actual().decimal(), "450.00");
}

TEST(Outliers, ByPercentilesOfTheCosts) {
  // PERCENTILE.INC of ten at 10% is 10 + 0.9 x 10 = 19, at 90% 90 + 0.1 x 910 = 181.
  const v1::BuildTableResponse response = Built(With("percentiles { below: \"10\" above: \"90\" }"));
  EXPECT_THAT(Bounds(response), ElementsAre("BELOW_PERCENTILE 19.00 1", "ABOVE_PERCENTILE 181.00 1"));
  EXPECT_THAT(LeftOut(response),
              ElementsAre("a BELOW_PERCENTILE The cost is below percentile 10 of the costs, 19.00.",
                          "j ABOVE_PERCENTILE The cost is above percentile 90 of the costs, 181.00."));
  // By definition 8 the place is (10 + 1/3) x 0.1 + 1/3 = 1 + 11/30: a bound of many digits.
  EXPECT_THAT(Bounds(Built(With("percentiles { below: \"10\" percentile_rule: PERCENTILE_RULE_TYPE_8 }"))),
              ElementsAre("BELOW_PERCENTILE 13.666666667 1"));
}

TEST(Outliers, BoundsOfBillionsHaveTheirDecimalsToo) {
  // PERCENTILE.INC of four at 25% is three quarters of the way from the first to the second.
  const std::string four =
      "id,score,cost\na,1,90000000000\nb,2,90000000000.01\nc,3,90000000000.02\nd,4,90000000000.03\n";
  EXPECT_THAT(
      Bounds(Built(Request(four, "method { isotonic {} } outliers { percentiles { below: \"25\" } }"))),
      ElementsAre("BELOW_PERCENTILE 90000000000.0075 1"));
}

TEST(Outliers, ByAmountsThatAreAgreedBeforehandAndABoundStays) {
  const v1::BuildTableResponse response = Built(With("amounts { below: \"20\" above: \"89.99\" }"));
  EXPECT_THAT(LeftOut(response), ElementsAre("a BELOW_AMOUNT The cost is below 20.00.",
                                             "i ABOVE_AMOUNT The cost is above 89.99.",
                                             "j ABOVE_AMOUNT The cost is above 89.99."));
}

TEST(Outliers, ACostThatIsABoundStays) {
  EXPECT_THAT(LeftOut(Built(With("amounts { below: \"10\" above: \"1000\" }"))), IsEmpty());
  EXPECT_THAT(LeftOut(Built(With("amounts { below: \"50\" above: \"50\" }"))), SizeIs(9));
}

// Whoever is left out takes along what else is known of them, wherever they stand.
TEST(Outliers, WhatIsKnownOfTheOthersStaysTheirs) {
  const std::string sheet =
      "id,score,cost,spent_now,weight\na,40,9000,8000,7\nb,10,100,90,1\nc,10,9500,9400,9\nd,20,50,50,2\n"
      "e,30,400,360,3\n";
  const v1::BuildTableRequest request = Request(
      sheet,
      "weighting: WEIGHTING_BY_CASE method { rank_alignment {} } outliers { amounts { above: \"8999\" } }");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_EQ(response.provenance().spent_now().decimal(), "500.00");
  EXPECT_EQ(response.provenance().stands_for(), "6");
  EXPECT_EQ(response.provenance().outliers_cost().decimal(), "18500.00");
  ASSERT_EQ(response.provenance().excluded_size(), 2);
  EXPECT_EQ(response.provenance().excluded(1).id(), "c");
  EXPECT_EQ(response.provenance().excluded(1).cost(), "9500.00");
  // By weight the costs are 50, 50, 100 and 400 three times: 10 has 50, 20 the mean of 50 and 100, 30 has
  // 400.
  EXPECT_EQ(response.fit().actual().decimal(), "550.00");
  EXPECT_EQ(response.fit().allocated().decimal(), "525.00");
  // At 40 is 400 too: a is allocated 400 and c 50.
  EXPECT_EQ(response.sample().spent().decimal(), "17900.00");
  EXPECT_EQ(response.sample().allocated().decimal(), "975.00");
}

TEST(Outliers, RulesThatAreNotNamedAreToldAsTheyAre) {
  const v1::OutlierRules rules =
      Built(With("percentiles { below: \"10\" } interquartile { times: \"2\" }")).provenance().outliers();
  EXPECT_EQ(rules.percentiles().percentile_rule(), v1::PERCENTILE_RULE_INCLUSIVE);
  EXPECT_EQ(rules.interquartile().percentile_rule(), v1::PERCENTILE_RULE_INCLUSIVE);
  EXPECT_EQ(Built(With("percentiles { below: \"10\" percentile_rule: PERCENTILE_RULE_EXCLUSIVE }"))
                .provenance()
                .outliers()
                .percentiles()
                .percentile_rule(),
            v1::PERCENTILE_RULE_EXCLUSIVE);
}

// The nine who are left share all of it.
TEST(Outliers, ABudgetIsForThePeopleWhoAreLeft) {
  v1::BuildTableRequest request = With("amounts { above: \"500\" }");
  request.mutable_steps()->set_budget("900");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_EQ(response.provenance().budget_factor(), "2.000000000");
  EXPECT_EQ(response.fit().allocated().decimal(), "900.00");
}

TEST(Outliers, EveryRuleLooksAtAllOfThePeople) {
  // Had the fences been drawn without the 1,000, whom the amount leaves out, nobody would be beyond them.
  const v1::BuildTableResponse response =
      Built(With("interquartile { times: \"0.5\" } amounts { above: \"500\" }"));
  EXPECT_THAT(Bounds(response),
              ElementsAre("ABOVE_AMOUNT 500.00 1", "BELOW_FENCE 10.00 0", "ABOVE_FENCE 100.00 1"));
  EXPECT_THAT(LeftOut(response),
              ElementsAre("j ABOVE_AMOUNT ABOVE_FENCE The cost is above 500.00. The cost is "
                          "above the fence of 0.5 interquartile ranges above the third "
                          "quartile, 100.00."));
}

TEST(Outliers, WhoIsLeftOutByNameIsNoCostAmongOthers) {
  v1::BuildTableRequest request = With("interquartile {}");
  request.set_sheet(
      "id,score,cost,excluded_because\nz,1,90000,in crisis\ny,1,,no costs yet\na,1,10,\nb,2,20,\nc,3,30,\n"
      "d,4,40,\ne,5,50,\nf,6,60,\ng,7,70,\nh,8,80,\ni,9,90,\nj,9,1000,\n");
  const v1::BuildTableResponse response = Built(request);
  EXPECT_THAT(Bounds(response), ElementsAre("BELOW_FENCE -35.00 0", "ABOVE_FENCE 145.00 1"));
  EXPECT_THAT(
      LeftOut(response),
      ElementsAre("j ABOVE_FENCE The cost is above the fence of 1.5 interquartile ranges above the third "
                  "quartile, 145.00.",
                  "y no costs yet", "z in crisis"));
  EXPECT_EQ(response.provenance().excluded(1).cost(), "");
}

// 0.95 in the place of 95 leaves one person, and what then cannot be follows from that.
TEST(Outliers, WhatFollowsFromHowFewTheyLeaveIsToldSo) {
  const auto refused = [](const std::string& rest, const std::string& rules) {
    v1::BuildTableResponse response;
    BuildTable(Request(kTen, rest + " outliers { " + rules + " }"), &response);
    EXPECT_FALSE(response.has_table());
    EXPECT_GT(Found(response).size(), 0U);
    return response.findings(0).message() + " " + response.findings(0).remedy();
  };
  const std::string share = "percentiles { above: \"0.95\" }";
  EXPECT_EQ(
      refused("method { polynomial { degree: 2 } }", share),
      "The people have too few different scores: the rules for outliers leave 1 person of 10, and 3 scores "
      "or more are needed. If 95% is meant, write 95. Give wider bounds, or take a lower degree.");
  EXPECT_EQ(
      refused("method { polynomial { degree: 1 } }", "amounts { above: \"15\" }"),
      "The people have too few different scores: the rules for outliers leave 1 person of 10, and 2 scores "
      "or more are needed. Give wider bounds, or take a lower degree.");
  EXPECT_EQ(
      refused("method { isotonic {} } cross_validation { folds: 5 seed: \"s\" }", share),
      "There would be folds without people: the rules for outliers leave 1 person of 10. If 95% is meant, "
      "write 95. Give fewer folds, or leave the cross-validation out.");
  EXPECT_EQ(refused("method { isotonic {} }", "percentiles { above: \"0.5\" } amounts { below: \"900\" }"),
            "The rules leave everybody out. If 50% is meant, write 50. Give wider bounds.");
}

TEST(Outliers, RulesThatBoundNothingOrEverythingAreRefused) {
  EXPECT_THAT(Refused(With("")), ElementsAre("ERROR bound_missing outliers"));
  EXPECT_THAT(
      Refused(With("percentiles {} amounts {}")),
      ElementsAre("ERROR bound_missing outliers.percentiles", "ERROR bound_missing outliers.amounts"));
  EXPECT_THAT(
      Refused(With("percentiles { below: \"90\" above: \"10\" } amounts { below: \"9\" above: \"8\" }")),
      ElementsAre("ERROR bounds_reversed outliers.percentiles.above",
                  "ERROR bounds_reversed outliers.amounts.above"));
  EXPECT_THAT(Refused(With("percentiles { below: \"101\" } interquartile { times: \"-1\" }")),
              ElementsAre("ERROR above_maximum outliers.percentiles.below",
                          "ERROR below_minimum outliers.interquartile.times"));
  EXPECT_THAT(Refused(With("amounts { below: \"5000\" }")), ElementsAre("ERROR nobody_left outliers"));
  EXPECT_THAT(Refused(With("percentiles { below: \"1\" percentile_rule: PERCENTILE_RULE_EXCLUSIVE }")),
              ElementsAre("ERROR percentile_not_defined outliers.percentiles.below"));
  EXPECT_THAT(Refused(Request("id,score,cost\na,1,1\nb,1,1\n",
                              "method { isotonic {} } outliers { interquartile { percentile_rule: "
                              "PERCENTILE_RULE_EXCLUSIVE } }")),
              ElementsAre("ERROR percentile_not_defined outliers.interquartile.percentile_rule"));
}

// The median is 55, and the median distance from it 25: 3 x 1.4826 x 25 = 111.195.
TEST(Outliers, SoManyMedianDeviationsFromTheMedian) {
  const v1::BuildTableResponse response = Built(With("median_deviations {}"));
  EXPECT_THAT(Bounds(response), ElementsAre("BELOW_DEVIATIONS -56.195 0", "ABOVE_DEVIATIONS 166.195 1"));
  EXPECT_THAT(LeftOut(response),
              ElementsAre("j ABOVE_DEVIATIONS The cost is more than 3 scaled median deviations "
                          "above the median, above 166.195."));
  EXPECT_EQ(response.provenance().outliers().median_deviations().times(), "3");
  EXPECT_THAT(
      LeftOut(Built(With("median_deviations { times: \"1.1\" }"))),
      ElementsAre("a BELOW_DEVIATIONS The cost is more than 1.1 scaled median deviations below the median, "
                  "below 14.2285.",
                  "j ABOVE_DEVIATIONS The cost is more than 1.1 scaled median deviations above the median, "
                  "above 95.7715."));
}

// i and j share the row of 9, 545: i costs 455 less and j 455 more; everybody else costs the row.
TEST(Outliers, ByHowFarCostsAreFromTheRow) {
  const v1::BuildTableResponse response = Built(With("residuals { below: \"455\" above: \"454.99\" }"));
  EXPECT_THAT(Bounds(response), ElementsAre("BELOW_RESIDUAL -455.00 0", "ABOVE_RESIDUAL 454.99 1"));
  EXPECT_THAT(LeftOut(response),
              ElementsAre("j ABOVE_RESIDUAL The cost is above the row of the table by more than 454.99."));
  // The table that is then built has i's own cost there.
  EXPECT_EQ(testing::Amounts(response)["9"], "90.00");
  const v1::BuildTableResponse fences = Built(With("residuals { times: \"1.5\" }"));
  EXPECT_THAT(Bounds(fences), ElementsAre("BELOW_RESIDUAL_FENCE 0.00 1", "ABOVE_RESIDUAL_FENCE 0.00 1"));
  EXPECT_THAT(LeftOut(fences), SizeIs(2));
  EXPECT_EQ(fences.provenance().outliers().residuals().percentile_rule(), v1::PERCENTILE_RULE_INCLUSIVE);
}

TEST(Outliers, SeveralRulesMayHaveToAgree) {
  const auto left_out = [](const std::string& rules) {
    std::vector<std::string> ids;
    const v1::BuildTableResponse response = Built(With(rules));
    for (const v1::ExcludedCase& person : response.provenance().excluded()) ids.push_back(person.id());
    return ids;
  };
  EXPECT_THAT(left_out("interquartile {} residuals { above: \"100\" } at_least: 2"), ElementsAre("j"));
  // j by the fence alone, and i by the residual alone.
  EXPECT_THAT(left_out("interquartile {} residuals { below: \"100\" } at_least: 2"), IsEmpty());
  EXPECT_THAT(left_out("interquartile {} residuals { below: \"100\" } at_least: 1"), ElementsAre("i", "j"));
  // Two ways of looking at the residual are one rule.
  EXPECT_THAT(left_out("amounts { below: \"5\" } residuals { above: \"100\" times: \"1\" } at_least: 2"),
              IsEmpty());
  // People are told of beyond a bound whether or not that is enough.
  EXPECT_THAT(Bounds(Built(With("interquartile {} residuals { below: \"100\" } at_least: 2"))),
              ElementsAre("BELOW_FENCE -35.00 0", "ABOVE_FENCE 145.00 1", "BELOW_RESIDUAL -100.00 1"));
  EXPECT_THAT(Refused(With("interquartile {} amounts { below: \"1\" } at_least: 3")),
              ElementsAre("ERROR too_few_rules outliers.at_least"));
  EXPECT_THAT(Refused(With("residuals {}")), ElementsAre("ERROR bound_missing outliers.residuals"));
}

// Residuals are of the table of everybody, and so need one.
TEST(Outliers, WithoutATableOfEverybodyThereAreNoResiduals) {
  EXPECT_THAT(Refused(Request("id,score,cost\na,1,10\nb,1,20\n",
                              "method { polynomial { degree: 1 } } outliers { residuals { above: \"1\" } }")),
              ElementsAre("ERROR too_few_scores method.polynomial.degree"));
}

}  // namespace
}  // namespace ras
