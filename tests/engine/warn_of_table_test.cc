// What is to be looked at with care in a table that has been built (docs/building-a-table.md sections 1 and
// 3).
#include <gmock/gmock.h>

#include <string>

#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::Contains;
using testing::Found;
using ::testing::HasSubstr;
using testing::kFour;
using ::testing::Not;
using testing::Request;

constexpr const char* kSmall = "WARNING small_sample cases";

// People of every score in turn, all of whom cost the same.
std::string SheetOf(int people) {
  std::string sheet = "id,care_group,score,cost,excluded_because\n";
  for (int i = 0; i < people; ++i) {
    sheet += "p" + std::to_string(i) + ",older," + std::to_string(i % 41) + ",100,\n";
  }
  return sheet;
}

v1::BuildTableResponse BuiltOf(const std::string& sheet, const std::string& rest = "") {
  return Built(Request(sheet, "method { rank_alignment {} } " + rest));
}

v1::Finding Finding(const v1::BuildTableResponse& response, const std::string& code) {
  for (const v1::Finding& finding : response.findings()) {
    if (finding.code() == code) return finding;
  }
  ADD_FAILURE() << "no " << code;
  return {};
}

// 96 people of a population without end, by the framework's rule: 1.96^2 / 4 / 0.1^2 = 96.04.
TEST(WarnOfTable, ASampleOfFewerThanTenPercentPointsTake) {
  EXPECT_THAT(Found(BuiltOf(SheetOf(96))), Not(Contains(kSmall)));
  const v1::BuildTableResponse response = BuiltOf(SheetOf(95));
  EXPECT_THAT(Found(response), Contains(kSmall));
  EXPECT_EQ(Finding(response, "small_sample").value(), "95");
  EXPECT_THAT(Finding(response, "small_sample").message(),
              HasSubstr("built from 95 people. To be sure to within 10 percent points takes 96."));
  // Somebody who is left out is nobody that the table is built from.
  EXPECT_THAT(Found(BuiltOf(SheetOf(95) + "x,older,1,100,moved away\n")), Contains(kSmall));
}

// The framework prints 88 of 1,000.
TEST(WarnOfTable, OfAKnownPopulationFewerAreEnough) {
  const std::string thousand = "population { strata { care_group: \"older\" people: 1000 } }";
  EXPECT_THAT(Found(BuiltOf(SheetOf(88), thousand)), Not(Contains(kSmall)));
  EXPECT_THAT(Finding(BuiltOf(SheetOf(87), thousand), "small_sample").message(), HasSubstr("takes 88."));
  // Everybody is enough, however few they are.
  EXPECT_THAT(Found(BuiltOf(SheetOf(3), "population { strata { care_group: \"older\" people: 3 } }")),
              Not(Contains(kSmall)));
}

// The line through 0, 0 and 60 is 3 x (score - 40/3): below zero to 13, and 2 at 14.
TEST(WarnOfTable, NothingFromTheThresholdOfLowNeedOn) {
  const std::string sheet = "id,score,cost\na,10,0\nb,20,0\nc,30,60\n";
  const auto with = [&](const std::string& threshold) {
    return Built(Request(
        sheet, "method { polynomial { degree: 1 } } steps { low_need { score: \"" + threshold + "\" } }"));
  };
  const v1::BuildTableResponse response = with("10");
  EXPECT_EQ(testing::Amounts(response)["9"], "none");
  EXPECT_EQ(testing::Amounts(response)["13"], "0.00");
  EXPECT_THAT(Found(response), Contains("WARNING nothing_above_low_need steps.low_need.score"));
  const v1::Finding finding = Finding(response, "nothing_above_low_need");
  EXPECT_EQ(finding.value(), "4");
  EXPECT_THAT(finding.remedy(), HasSubstr("Raise the threshold to 14,"));
  EXPECT_THAT(Found(with("14")), Not(Contains(HasSubstr("nothing_above_low_need"))));
  // Of a table that gives nobody anything that is said instead.
  EXPECT_THAT(Found(Built(Request("id,score,cost\na,10,0\n",
                                  "method { isotonic {} } steps { low_need { score: \"5\" } }"))),
              Not(Contains(HasSubstr("nothing_above_low_need"))));
}

// The row for 0 gave nothing before; it has no allocation now.
TEST(WarnOfTable, LowNeedCountsEveryRowThatItLeavesWithoutAnAllocation) {
  const v1::BuildTableResponse response =
      Built(Request(kFour, "method { price_per_point {} } steps { low_need { score: \"5\" } }"));
  EXPECT_EQ(response.provenance().effects(1).step(), "low_need");
  EXPECT_EQ(response.provenance().effects(1).rows_changed(), 5U);
}

// The four people would be allocated 700.
TEST(WarnOfTable, ABudgetThatIsTwiceOrHalfOfWhatTheTableComesTo) {
  constexpr const char* kFarOff = "WARNING budget_far_off steps.budget";
  const auto with = [](const std::string& budget, const std::string& rest = "") {
    return BuiltOf(kFour, "steps { budget: \"" + budget + "\" } " + rest);
  };
  for (const char* const budget : {"1400", "350", "0.01", "900000"}) {
    EXPECT_THAT(Found(with(budget)), Contains(kFarOff)) << budget;
  }
  for (const char* const budget : {"1399.99", "350.01", "700"}) {
    EXPECT_THAT(Found(with(budget)), Not(Contains(kFarOff))) << budget;
  }
  const v1::Finding finding = Finding(with("1400"), "budget_far_off");
  EXPECT_EQ(finding.value(), "1400");
  EXPECT_EQ(
      finding.message(),
      "The budget is that of the 4 people of the sample for a week. Without it the table would allocate "
      "them 700.00, and so every row is multiplied by 2.000000000.");
  EXPECT_THAT(finding.remedy(), HasSubstr("If it is that of everybody who is supported, weigh people by the "
                                          "population."));
  // Of tables that nobody will have nothing is said.
  const auto found = Found(with("1399.99", "cross_validation { folds: 4 seed: \"s\" }"));
  EXPECT_THAT(found, Not(Contains(HasSubstr("budget_far_off"))));
}

// People who count for more than themselves share the budget of all of these.
TEST(WarnOfTable, ABudgetOfAllWhomTheSampleStandsFor) {
  const auto with = [](const std::string& budget) {
    return Built(Request(
        "id,score,cost,weight\na,10,100,2\nb,20,50,1.5\n",
        "method { price_per_point {} } weighting: WEIGHTING_BY_CASE steps { budget: \"" + budget + "\" }"));
  };
  // 2 x 100 + 1.5 x 50
  EXPECT_THAT(Found(with("549.99")), Not(Contains(HasSubstr("budget_far_off"))));
  const v1::Finding finding = Finding(with("550"), "budget_far_off");
  EXPECT_THAT(finding.message(), HasSubstr("that of the 3.5 people whom the sample stands for, for a week. "
                                           "Without it the table would allocate them 275.00,"));
  EXPECT_EQ(finding.remedy(), "See that it is the budget of all of these people for a week.");
}

// One of twenty may be left out without a word; one of nineteen is more than a twentieth.
TEST(WarnOfTable, RulesForOutliersThatLeaveManyOut) {
  constexpr const char* kMany = "WARNING many_outliers outliers";
  const auto with = [](int people) {
    return BuiltOf(SheetOf(people - 1) + "z,older,20,900,\n", "outliers { amounts { above: \"500\" } }");
  };
  EXPECT_THAT(Found(with(20)), Not(Contains(kMany)));
  const v1::BuildTableResponse response = with(19);
  EXPECT_THAT(Found(response), Contains(kMany));
  EXPECT_EQ(Finding(response, "many_outliers").value(), "1");
  EXPECT_THAT(Finding(response, "many_outliers").message(),
              HasSubstr("leave out 1 person of 19, more than one in 20."));
}

v1::BuildTableRequest Percentages(int people, const std::string& highest) {
  std::string sheet = "id,score,cost\n";
  for (int i = 1; i < people; ++i) sheet += "p" + std::to_string(i) + "," + std::to_string(i) + ",100\n";
  v1::BuildTableRequest request =
      Request(sheet + "last," + highest + ",100\n", "method { rank_alignment {} }");
  request.mutable_plan()->set_kind(v1::TABLE_KIND_PERCENTAGE);
  request.mutable_plan()->set_to("100");
  return request;
}

TEST(WarnOfTable, ScoresThatLookLikePoints) {
  constexpr const char* kLikePoints = "WARNING scores_like_points plan.kind";
  const v1::BuildTableResponse response = Built(Percentages(10, "50"));
  EXPECT_THAT(Found(response), Contains(kLikePoints));
  EXPECT_EQ(Finding(response, "scores_like_points").value(), "50");
  EXPECT_THAT(Found(Built(Percentages(10, "50.5"))), Not(Contains(kLikePoints)));
  EXPECT_THAT(Found(Built(Percentages(9, "50"))), Not(Contains(kLikePoints)));
  v1::BuildTableRequest points = Percentages(10, "50");
  points.mutable_plan()->set_kind(v1::TABLE_KIND_POINTS);
  EXPECT_THAT(Found(Built(points)), Not(Contains(kLikePoints)));
}

TEST(WarnOfTable, ScoresThatLookLikeSharesOfOne) {
  const auto message = [](const std::string& highest) {
    std::string sheet = "id,score,cost\n";
    for (int i = 0; i < 10; ++i) sheet += "p" + std::to_string(i) + ",0." + std::to_string(i) + ",100\n";
    v1::BuildTableRequest request = Request(sheet + "last," + highest + ",100\n", "method { isotonic {} }");
    request.mutable_plan()->set_kind(v1::TABLE_KIND_PERCENTAGE);
    request.mutable_plan()->set_to("100");
    return Finding(Built(request), "scores_like_points").message();
  };
  EXPECT_THAT(message("1"), HasSubstr("shares of one"));
  EXPECT_THAT(message("1.1"), HasSubstr("points"));
}

TEST(WarnOfTable, CostsThatAreNotOnTheBasisOfThePlan) {
  constexpr const char* kGross = "NOTE costs_as_spent plan.basis";
  const auto with = [](const std::string& people, v1::TableBasis basis) {
    v1::BuildTableRequest request =
        Request("id,score,cost,spent_now,excluded_because\n" + people, "method { rank_alignment {} }");
    request.mutable_plan()->set_basis(basis);
    return Built(request);
  };
  const std::string grossed_up =
      "x,9,900,1,moved\nd,10,100,100,\nc,20,50,40.00,\na,20,150,160,\nb,30,400,399.99,\n";
  const v1::BuildTableResponse response = with(grossed_up, v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  EXPECT_THAT(Found(response), Contains("WARNING cost_above_spent sheet.cost 6:6"));
  EXPECT_THAT(Finding(response, "cost_above_spent").message(), HasSubstr("2 people cost more"));
  EXPECT_EQ(Finding(response, "cost_above_spent").value(), "400") << "the first by id, whatever the order";
  EXPECT_THAT(Found(with(grossed_up, v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT)),
              Not(Contains(HasSubstr("spent"))));
  const std::string same = "x,9,900,1,moved\na,10,100,100.00,\nb,20,50,50,\n";
  EXPECT_THAT(Found(with(same, v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT)), Contains(kGross));
  EXPECT_THAT(Found(with(same, v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT)), Not(Contains(HasSubstr("spent"))));
  // Of people of whom nothing is known but what they cost, nothing can be said.
  EXPECT_THAT(Found(Built(Request(kFour, "method { rank_alignment {} }"))),
              Not(Contains(HasSubstr("spent"))));
}

}  // namespace
}  // namespace ras
