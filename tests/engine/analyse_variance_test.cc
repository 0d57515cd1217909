// What people would be allocated against what their support costs (docs/variance.md): the operation
// AnalyseVariance. Every figure is worked out by hand, or by R where it says so.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/variance/variance.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using testing::Found;
using testing::FoundAlone;
using testing::FoundWithValues;
using ::testing::IsEmpty;
using testing::ParseText;

// Costs 100 200 300 400 and 0; differences +10 -20 0 +50 +8.
constexpr const char* kFive = R"(
  sheet: "id,actual,allocated,care_group,score\n"
         "e,0,8,older,1\nd,400,450,older,9\na,100,110,older,2\nb,200,180,learning,4\nc,300,300,,5\n"
  period: PERIOD_WEEK )";

v1::AnalyseVarianceResponse Analyse(const v1::AnalyseVarianceRequest& request) {
  v1::AnalyseVarianceResponse response;
  AnalyseVariance(request, &response);
  return response;
}
v1::AnalyseVarianceResponse Analyse(const std::string& text) {
  return Analyse(ParseText<v1::AnalyseVarianceRequest>(text));
}
const v1::VarianceFigures& Everyone(const v1::AnalyseVarianceResponse& response) {
  return response.views(0).everyone();
}
std::string Money(const v1::Amount& amount) { return amount.decimal(); }

TEST(AnalyseVariance, TellsFivePeopleAsByHand) {
  const auto response = Analyse(std::string(kFive) + R"(tolerance { amount: "10" })");
  ASSERT_THAT(Found(response), IsEmpty());
  ASSERT_EQ(response.views_size(), 1);
  EXPECT_EQ(response.views(0).basis(), v1::SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT);
  const v1::VarianceFigures& all = Everyone(response);
  EXPECT_EQ(all.people(), 5U);
  EXPECT_EQ(Money(all.actual()), "1000.00");
  EXPECT_EQ(Money(all.allocated()), "1048.00");
  EXPECT_EQ(Money(all.difference()), "48.00");
  EXPECT_EQ(all.gain(), 1U);
  EXPECT_EQ(all.within(), 3U);
  EXPECT_EQ(all.lose(), 1U);
  EXPECT_EQ(Money(all.mean_actual()), "200.00");
  EXPECT_EQ(Money(all.mean_allocated()), "209.60");
  EXPECT_EQ(Money(all.mean_difference()), "9.60");
  EXPECT_EQ(Money(all.mean_absolute_difference()), "17.60");
  EXPECT_EQ(all.mean_percent(), "3.12") << "of 10 -10 0 12.5, half-even";
  EXPECT_EQ(all.mean_absolute_percent(), "8.12");
  EXPECT_EQ(all.without_percent(), 1U);
  EXPECT_EQ(Money(all.standard_deviation()), "25.51") << "sqrt(2603.2 / 4) = 25.5108";
}

TEST(AnalyseVariance, QuantilesAreThoseOfSpreadsheets) {
  const auto response = Analyse(kFive);
  std::vector<std::string> told;
  for (const v1::VarianceQuantile& quantile : Everyone(response).quantiles()) {
    told.push_back(std::to_string(quantile.percent()) + "% " + Money(quantile.difference()));
  }
  // Of -20 0 8 10 50, at positions 1.4, 2, 3, 4 and 4.6.
  EXPECT_THAT(told, ElementsAre("10% -12.00", "25% 0.00", "50% 8.00", "75% 10.00", "90% 34.00"));
}

TEST(AnalyseVariance, IntervalsAndTestsAreThoseOfR) {
  const v1::VarianceFigures all = Everyone(Analyse(kFive));
  // t.test(c(10, -20, 0, 50, 8)), binom.test(3, 4); of the ranks of 8 10 20 50 every way is counted: 16.
  EXPECT_EQ(Money(all.by_student().lower()), "-22.08");
  EXPECT_EQ(Money(all.by_student().upper()), "41.28");
  EXPECT_FALSE(all.has_by_bootstrap());
  EXPECT_EQ(all.sign_probability(), "0.6250");
  EXPECT_EQ(all.signed_rank_probability(), "0.6250");
  EXPECT_TRUE(all.signed_rank_exact());
  EXPECT_EQ(all.verdict(), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
}

TEST(AnalyseVariance, PeopleAreGroupedByCareGroupUnlessToldOtherwise) {
  const auto response = Analyse(kFive);
  const v1::GroupedVariance& grouped = response.views(0).groupings(0);
  EXPECT_THAT(grouped.by(), ElementsAre(v1::VARIANCE_DIMENSION_CARE_GROUP));
  std::vector<std::string> told;
  for (const v1::VarianceFigures& group : grouped.groups()) {
    told.push_back(group.names(0) + " " + std::to_string(group.people()) + " " + Money(group.difference()));
  }
  EXPECT_THAT(told, ElementsAre(" 1 0.00", "learning 1 -20.00", "older 3 68.00"));
}

TEST(AnalyseVariance, PeopleAreGroupedByTwoThingsAndByRangesOfTheScore) {
  const auto response = Analyse(std::string(kFive) + R"(
    score_ranges: "2" score_ranges: "5"
    groupings { by: VARIANCE_DIMENSION_SCORE_RANGE by: VARIANCE_DIMENSION_CARE_GROUP })");
  ASSERT_THAT(Found(response), IsEmpty());
  std::vector<std::string> told;
  for (const v1::VarianceFigures& group : response.views(0).groupings(0).groups()) {
    told.push_back(group.names(0) + "/" + group.names(1) + " " + std::to_string(group.people()));
  }
  EXPECT_THAT(told, ElementsAre("below 2/older 1", "2 to below 5/learning 1", "2 to below 5/older 1",
                                "5 and above/ 1", "5 and above/older 1"));
}

TEST(AnalyseVariance, EveryDimensionHasItsOwnColumn) {
  const auto response = Analyse(R"(
    sheet: "id,actual,allocated,service,band,table,approval_tier\na,1,1,home,b1,t1,panel\nb,1,1,day,b2,t2,manager\n"
    period: PERIOD_WEEK
    groupings { by: VARIANCE_DIMENSION_SERVICE } groupings { by: VARIANCE_DIMENSION_BAND }
    groupings { by: VARIANCE_DIMENSION_TABLE } groupings { by: VARIANCE_DIMENSION_APPROVAL_TIER })");
  ASSERT_THAT(Found(response), IsEmpty());
  std::vector<std::string> names;
  for (const v1::GroupedVariance& grouping : response.views(0).groupings()) {
    for (const v1::VarianceFigures& group : grouping.groups()) names.push_back(group.names(0));
  }
  EXPECT_THAT(names, ElementsAre("day", "home", "b1", "b2", "t1", "t2", "manager", "panel"));
}

TEST(AnalyseVariance, AVerdictOnAGroupIsUnsupportedUnlessTheSampleWasDrawnForIt) {
  const auto response = Analyse(std::string(kFive) + R"(drawn_for: "older"
    groupings { by: VARIANCE_DIMENSION_CARE_GROUP } groupings { by: VARIANCE_DIMENSION_SERVICE }
    groupings { by: VARIANCE_DIMENSION_CARE_GROUP by: VARIANCE_DIMENSION_SERVICE })");
  for (int other = 1; other <= 2; ++other) {
    for (const v1::VarianceFigures& group : response.views(0).groupings(other).groups()) {
      EXPECT_TRUE(group.unsupported()) << "drawn for care groups alone";
    }
  }
  const auto& groups = response.views(0).groupings(0).groups();
  EXPECT_TRUE(groups[0].unsupported()) << "not known";
  EXPECT_TRUE(groups[1].unsupported());
  EXPECT_FALSE(groups[2].unsupported());
  EXPECT_FALSE(Everyone(response).unsupported());
}

TEST(AnalyseVariance, ThoseWhoGainAndLoseMostAreListed) {
  const auto response = Analyse(std::string(kFive) + "largest: 2");
  std::vector<std::string> told;
  for (const auto& person : response.views(0).most_gained())
    told.push_back(person.id() + Money(person.difference()));
  for (const auto& person : response.views(0).most_lost())
    told.push_back(person.id() + Money(person.difference()));
  EXPECT_THAT(told, ElementsAre("d50.00", "a10.00", "b-20.00"));
}

// Percent of the cost, half-even: d gains 12.5%, b loses 10%, c is the same, e costs nothing.
TEST(AnalyseVariance, EverybodyIsListedIfAskedFor) {
  const auto response = Analyse(std::string(kFive) + R"(every_case: true tolerance { amount: "10" })");
  std::vector<std::string> told;
  for (const v1::PersonVariance& person : response.views(0).cases()) {
    told.push_back(person.id() + " " + Money(person.difference()) + " " + person.percent() + " " +
                   v1::VarianceChange_Name(person.change()).substr(16) + " " + person.care_group() +
                   person.score());
  }
  EXPECT_THAT(told,
              ElementsAre("a 10.00 10.00 WITHIN older2", "b -20.00 -10.00 LOSES learning4",
                          "c 0.00 0.00 WITHIN 5", "d 50.00 12.50 GAINS older9", "e 8.00  WITHIN older1"));
  EXPECT_THAT(Analyse(kFive).views(0).cases(), IsEmpty());
}

constexpr const char* kBands = R"(
  table { id: "bands" title: "Bands" period: PERIOD_WEEK basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
          bands { rows { from: "0" to: "9" amount: "10" } rows { from: "10" to: "19" amount: "20" label: "some" }
                  rows { from: "20" amount: "30" label: "twin" } } } )";

// The table and its rows are what the person's own fields say, or else what allocates; rows ascend, and what
// is no row comes before.
TEST(AnalyseVariance, PeopleAreGroupedByTheTableThatAllocates) {
  const auto response = Analyse(std::string(kBands) + R"(period: PERIOD_WEEK every_case: true
    sheet: "id,actual,allocated,score,band,table\na,10,,25,,\nb,10,,12,,\nc,10,,3,,\nd,10,12,,old,last-year\ne,10,,4,some,\n"
    groupings { by: VARIANCE_DIMENSION_BAND } groupings { by: VARIANCE_DIMENSION_TABLE })");
  ASSERT_THAT(Found(response), ElementsAre("NOTE allocates_to_some table"));
  std::vector<std::string> told;
  for (const v1::GroupedVariance& grouping : response.views(0).groupings()) {
    for (const v1::VarianceFigures& group : grouping.groups()) {
      told.push_back(group.names(0) + ": " + std::to_string(group.people()));
    }
  }
  EXPECT_THAT(told, ElementsAre("old: 1", "0 to 9: 1", "some: 2", "twin: 1", "bands: 4", "last-year: 1"));
  EXPECT_EQ(response.views(0).cases(0).band(), "twin");
  EXPECT_EQ(response.views(0).cases(0).table(), "bands");
}

TEST(AnalyseVariance, RowsOfOneLabelAreToldByTheirScores) {
  std::string table = kBands;
  table.replace(table.find("some"), 4, "twin");
  const auto response = Analyse(table + R"(period: PERIOD_WEEK groupings { by: VARIANCE_DIMENSION_BAND }
    sheet: "id,actual,score\na,10,25\nb,10,12\n")");
  ASSERT_EQ(response.views(0).groupings(0).groups_size(), 2);
  EXPECT_EQ(response.views(0).groupings(0).groups(0).names(0), "10 to 19");
  EXPECT_EQ(response.views(0).groupings(0).groups(1).names(0), "20");
}

TEST(AnalyseVariance, AllocationsOfAnotherBasisThanTheTablesAreWarnedOf) {
  std::string gross = kBands;
  gross.replace(gross.find("AFTER_INFORMAL"), 14, "GROSS_OF_INFORMAL");
  const std::string people = R"(period: PERIOD_WEEK sheet: "id,actual,allocated,score\na,10,,5\nb,10,12,\n")";
  EXPECT_THAT(Found(Analyse(gross + people)),
              ElementsAre("WARNING bases_differ table", "NOTE allocates_to_some table"));
  EXPECT_THAT(Found(Analyse(kBands + people)), ElementsAre("NOTE allocates_to_some table"));
  // Nor does a table differ in its basis that allocates to everybody.
  EXPECT_THAT(Found(Analyse(gross + R"(period: PERIOD_WEEK sheet: "id,actual,score\na,10,5\n")")), IsEmpty());
}

TEST(AnalyseVariance, ATableBesideAllocationsThatGoBeforeItsOwnIsWarnedOf) {
  EXPECT_THAT(Found(Analyse(kBands + std::string(R"(period: PERIOD_WEEK
                sheet: "id,actual,allocated,score\na,10,11,5\nb,10,12,5\n")"))),
              ElementsAre("WARNING allocates_to_nobody table"));
}

TEST(AnalyseVariance, WhatLooksLikeASlipIsWarnedOf) {
  const auto found = [](const std::string& rows) {
    return FoundWithValues(Analyse("period: PERIOD_WEEK sheet: \"id,actual,allocated\\n" + rows + "\""));
  };
  EXPECT_THAT(found(R"(a,10,11\nb,20,21\nTotal,30,32\n)"), ElementsAre("WARNING row_of_totals cases Total"));
  EXPECT_THAT(found(R"(a,10,11\nb,10.01,12\n)"), IsEmpty()) << "of two people either may be";
  EXPECT_THAT(found(R"(a,10,11\nb,20,21\nTotal,30.01,32\n)"), IsEmpty());
  EXPECT_THAT(found(R"(a,10,11\nb,10,11\nc,0,0\n)"), IsEmpty()) << "two have the same";
  EXPECT_THAT(found(R"(a,0,0\nb,0,0\nc,0,0\n)"), IsEmpty());
  // 3.5 times, and a penny less.
  EXPECT_THAT(found(R"(a,10,35\nb,1,3.5\n)"), ElementsAre("WARNING amounts_far_apart cases "));
  EXPECT_THAT(found(R"(a,35,10\nb,3.5,1\n)"), ElementsAre("WARNING amounts_far_apart cases "));
  EXPECT_THAT(found(R"(a,10,35\nb,1,3.49\n)"), IsEmpty());
  EXPECT_THAT(found(R"(a,10,0\nb,1,0\n)"), IsEmpty()) << "nothing is no slip";
}

TEST(AnalyseVariance, WhatCannotBeReadOfOnePersonHidesNothingOfOthers) {
  const auto response = Analyse(R"(period: PERIOD_WEEK
    cases { id: "a" actual: "36%" allocated: "1" } cases { id: "b" actual: "1" }
    cases { id: "c" actual: "1" allocated: "1" actual_before_support: "2" }
    groupings { by: VARIANCE_DIMENSION_SCORE_RANGE })");
  EXPECT_THAT(
      FoundAlone(response),
      ElementsAre("ERROR not_an_amount cases[0].actual", "ERROR missing score_ranges",
                  "ERROR missing cases[1].actual_before_support",
                  "ERROR missing cases[1].allocated_before_support",
                  "ERROR missing cases[2].allocated_before_support", "ERROR missing cases[1].allocated"));
}

// Two people with one difference have an interval that is a point, and settle nothing; nor do 19.
TEST(AnalyseVariance, FewPeopleWithOneDifferenceSettleNothing) {
  const auto verdict = [](int people) {
    std::string sheet = "id,actual,allocated\\n";
    for (int i = 0; i < people; ++i) sheet += "p" + std::to_string(i) + ",100,120\\n";
    return Everyone(Analyse("period: PERIOD_WEEK sheet: \"" + sheet + "\"")).verdict();
  };
  EXPECT_EQ(verdict(2), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
  EXPECT_EQ(verdict(19), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
  EXPECT_EQ(verdict(20), v1::VARIANCE_VERDICT_GIVES_MORE);
}

TEST(AnalyseVariance, OfEqualChangesTheIdDecides) {
  const auto response = Analyse(R"(
    sheet: "id,actual,allocated\nz,1,2\ny,5,6\nx,9,10\n" period: PERIOD_WEEK largest: 2)");
  std::vector<std::string> told;
  for (const auto& person : response.views(0).most_gained()) told.push_back(person.id());
  EXPECT_THAT(told, ElementsAre("x", "y"));
}

// A table that gives 10 pounds a point up to 5, and nothing at 0.
constexpr const char* kTable = R"(table {
  id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
  points { rows { from: "0" no_allocation {} } rows { from: "1" amount: "10" } rows { from: "2" amount: "20" } } } )";

TEST(AnalyseVariance, ATableAllocatesWhereNothingIsGiven) {
  const auto response = Analyse(std::string(kTable) + R"(
    sheet: "id,actual,score,allocated\na,15,2,\nb,15,1,\nc,15,0,\nd,15,1,99\n" period: PERIOD_WEEK largest: 9)");
  ASSERT_THAT(Found(response), ElementsAre("WARNING bases_differ table", "NOTE allocates_to_some table"));
  EXPECT_EQ(Money(Everyone(response).allocated()), "129.00") << "20 + 10 + 0 + 99";
}

TEST(AnalyseVariance, WhatTheTableCannotAllocateIsToldForEveryPerson) {
  EXPECT_THAT(FoundAlone(Analyse(std::string(kTable) + R"(
    sheet: "id,actual,score\na,15,9\nb,15,\nc,15,1\n" period: PERIOD_WEEK)")),
              ElementsAre("ERROR score_refused sheet.score 2:6", "ERROR missing sheet.score 3:6"));
  EXPECT_THAT(FoundAlone(Analyse(R"(sheet: "id,actual,score\na,15,9\nb,15,3\n" period: PERIOD_WEEK)")),
              ElementsAre("ERROR missing sheet.allocated 2:1", "ERROR missing sheet.allocated 3:1"));
}

TEST(AnalyseVariance, ATableOfAllNeedIsHeldAgainstCostsOfAllNeed) {
  const auto basis = [](const std::string& request) { return Analyse(request).views(0).basis(); };
  const std::string people = R"(sheet: "id,actual,score,allocated\na,15,2,\n" period: PERIOD_WEEK)";
  EXPECT_EQ(basis(kTable + people), v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
  std::string after = kTable;
  after.replace(after.find("GROSS_OF_INFORMAL_SUPPORT"), 25, "AFTER_INFORMAL_SUPPORT");
  EXPECT_EQ(basis(after + people), v1::SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT);
  EXPECT_EQ(basis(kTable + std::string(R"(sheet: "id,actual,allocated\na,15,9\n" period: PERIOD_WEEK)")),
            v1::SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT)
      << "the table allocates to nobody";
  EXPECT_THAT(FoundAlone(Analyse(std::string(kTable) + R"(
    sheet: "id,actual,score,actual_before_support,allocated_before_support\na,15,2,20,20\n" period: PERIOD_WEEK)")),
              ElementsAre("ERROR given_twice table"));
}

TEST(AnalyseVariance, CostsOfAWeekAreNotHeldAgainstAllocationsOfAYear) {
  EXPECT_THAT(
      FoundAlone(Analyse(std::string(kTable) + R"(sheet: "id,actual,score\na,15,2\n" period: PERIOD_YEAR)")),
      ElementsAre("ERROR periods_differ period"));
}

TEST(AnalyseVariance, TheSameIsToldBeforeInformalSupport) {
  const auto response = Analyse(R"(
    sheet: "id,actual,allocated,actual_before_support,allocated_before_support\na,10,12,30,29\nb,20,18,20,18\n"
    period: PERIOD_WEEK)");
  ASSERT_THAT(Found(response), IsEmpty());
  ASSERT_EQ(response.views_size(), 2);
  EXPECT_EQ(response.views(1).basis(), v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
  EXPECT_EQ(Money(response.views(0).everyone().difference()), "0.00");
  EXPECT_EQ(Money(response.views(1).everyone().actual()), "50.00");
  EXPECT_EQ(Money(response.views(1).everyone().difference()), "-3.00");
}

TEST(AnalyseVariance, HalfAnAnalysisBeforeInformalSupportIsRefused) {
  EXPECT_THAT(FoundAlone(Analyse(R"(
    sheet: "id,actual,allocated,actual_before_support,allocated_before_support\na,10,12,30,\nb,20,18,,\n"
    period: PERIOD_WEEK)")),
              ElementsAre("ERROR missing sheet.allocated_before_support 2:12",
                          "ERROR missing sheet.actual_before_support 3:9",
                          "ERROR missing sheet.allocated_before_support 3:10"));
}

std::string ManyPeople(int count, int lean) {
  std::string sheet = "id,actual,allocated\\n";
  for (int i = 0; i < count; ++i) {
    sheet += "p" + std::to_string(i) + ",1000," + std::to_string(1000 + lean + (i % 2 == 0 ? 9 : -9)) + "\\n";
  }
  return "sheet: \"" + sheet + "\" period: PERIOD_WEEK ";
}

TEST(AnalyseVariance, TheVerdictIsByTheMargin) {
  const auto verdict = [](const std::string& request) { return Everyone(Analyse(request)).verdict(); };
  EXPECT_EQ(verdict(ManyPeople(50, 0)), v1::VARIANCE_VERDICT_AVERAGES_OUT);
  EXPECT_EQ(verdict(ManyPeople(50, 40)), v1::VARIANCE_VERDICT_AVERAGES_OUT) << "4% and a bit, of 5%";
  EXPECT_EQ(verdict(ManyPeople(50, 100)), v1::VARIANCE_VERDICT_GIVES_MORE);
  EXPECT_EQ(verdict(ManyPeople(50, -100)), v1::VARIANCE_VERDICT_GIVES_LESS);
  EXPECT_EQ(verdict(ManyPeople(50, 40) + "margin_percent: \"1\""), v1::VARIANCE_VERDICT_GIVES_MORE);
  EXPECT_EQ(verdict(ManyPeople(4, 0) + "margin_percent: \"1\""), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
  EXPECT_EQ(verdict(ManyPeople(1, 0)), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD) << "one person has no interval";
}

TEST(AnalyseVariance, TheBootstrapIsSeeded) {
  std::string sheet = "id,actual,allocated\\n";
  for (int i = 0; i < 20; ++i) sheet += std::to_string(i) + ",100," + std::to_string(90 + i * i) + "\\n";
  const std::string request =
      "period: PERIOD_WEEK sheet: \"" + sheet + R"(" bootstrap { samples: 500 seed: ")";
  const auto once = Analyse(request + "spring\" }");
  ASSERT_TRUE(Everyone(once).has_by_bootstrap());
  EXPECT_EQ(once.SerializeAsString(), Analyse(request + "spring\" }").SerializeAsString());
  EXPECT_NE(Money(Everyone(once).by_bootstrap().lower()),
            Money(Everyone(Analyse(request + "autumn\" }")).by_bootstrap().lower()));
}

TEST(AnalyseVariance, TheBootstrapHasTheLastWordOfTwentyPeople) {
  // All but one gain a little and one gains a thousand times as much: Student's interval reaches far below
  // nothing, where no sample of these people can be.
  const auto request = [](int people) {
    std::string sheet = "id,actual,allocated\\n";
    for (int i = 1; i < people; ++i) sheet += std::to_string(i) + ",10," + std::to_string(10 + i) + "\\n";
    return "period: PERIOD_WEEK sheet: \"" + sheet + "z,10,10010\\n\" ";
  };
  const char* bootstrap = R"(bootstrap { samples: 2000 seed: "s" })";
  EXPECT_EQ(Everyone(Analyse(request(20))).verdict(), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
  EXPECT_EQ(Everyone(Analyse(request(20) + bootstrap)).verdict(), v1::VARIANCE_VERDICT_GIVES_MORE);
  // Of fewer it says too much, and is not told.
  const auto fewer = Analyse(request(19) + bootstrap);
  EXPECT_FALSE(Everyone(fewer).has_by_bootstrap());
  EXPECT_EQ(Everyone(fewer).verdict(), v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
}

TEST(AnalyseVariance, TheOrderOfThePeopleChangesNothing) {
  std::mt19937_64 random(2);
  v1::AnalyseVarianceRequest request = ParseText<v1::AnalyseVarianceRequest>(
      R"(period: PERIOD_WEEK largest: 3 bootstrap { samples: 100 seed: "s" })");
  for (int i = 0; i < 60; ++i) {
    v1::VarianceCase* person = request.add_cases();
    person->set_id("p" + std::to_string(i));
    person->set_actual(std::to_string(random() % 500));
    person->set_allocated(std::to_string(random() % 500));
    person->set_score(std::to_string(random() % 90));
    person->set_care_group(random() % 2 == 0 ? "older" : "learning");
  }
  const std::string before = Analyse(request).SerializeAsString();
  std::shuffle(request.mutable_cases()->pointer_begin(), request.mutable_cases()->pointer_end(), random);
  EXPECT_EQ(Analyse(request).SerializeAsString(), before);
}

TEST(AnalyseVariance, EquityComparesPeopleOfTheSameScore) {
  std::string sheet = "id,actual,allocated,care_group,score\\n";
  for (int i = 0; i < 30; ++i) {
    const bool learning = i % 3 == 0;
    sheet += "p" + std::to_string(i) + "," + std::to_string(100 + 10 * i + (learning ? 60 : 0) + i % 2) +
             "," + std::to_string(100 + 10 * i) + "," + (learning ? "learning" : "older") + "," +
             std::to_string(i) + "\\n";
  }
  const auto response = Analyse("period: PERIOD_WEEK sheet: \"" + sheet + R"("
    earlier { care_group: "learning" cost_index: "110.5" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT }
    earlier { care_group: "physical" cost_index: "1" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT }
    earlier { care_group: "learning" cost_index: "99" basis: SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT }
    drawn_for: "learning" drawn_for: "sensory")");
  EXPECT_THAT(Found(response), ElementsAre("WARNING nobody_of_care_group drawn_for[1]",
                                           "WARNING nobody_of_care_group earlier[1].care_group",
                                           "WARNING earlier_of_another_basis earlier[2].basis"));
  const v1::Equity& equity = response.views(0).equity();
  EXPECT_EQ(equity.people(), 30U);
  ASSERT_EQ(equity.groups_size(), 2);
  const v1::GroupEquity& learning = equity.groups(0);
  EXPECT_EQ(learning.care_group(), "learning");
  EXPECT_EQ(learning.people(), 10U);
  EXPECT_EQ(Money(learning.cost().difference()).substr(0, 2), "60");
  EXPECT_TRUE(learning.cost().differs());
  EXPECT_EQ(learning.cost().probability(), "0.0000");
  EXPECT_EQ(Money(learning.allocation().difference()), "0.00");
  EXPECT_FALSE(learning.allocation().differs()) << "the table does not know of care groups";
  // Costs of 2955 for 2350 allocated, where everyone's are 7965 for 7350.
  EXPECT_EQ(learning.cost_index(), "116.0");
  EXPECT_EQ(learning.earlier_cost_index(), "110.5");
  EXPECT_EQ(learning.index_change(), "5.5");
  EXPECT_FALSE(learning.unsupported());
  EXPECT_THAT(equity.groups(1).earlier_cost_index(), IsEmpty());
  EXPECT_TRUE(equity.groups(1).unsupported()) << "the sample was not drawn for older people";
}

TEST(AnalyseVariance, EquityOfAsManyCareGroupsAsPeopleIsLeftOutWithAWord) {
  std::string sheet = "id,actual,allocated,care_group,score\\n";
  for (int i = 0; i < 10'001; ++i) {
    const std::string number = std::to_string(i);
    sheet += number + ",1,1,g" + number + "," + std::to_string(i % 50) + "\\n";
  }
  const auto response =
      Analyse("period: PERIOD_WEEK groupings { by: VARIANCE_DIMENSION_BAND } sheet: \"" + sheet + "\"");
  EXPECT_THAT(Found(response), ElementsAre("WARNING equity_not_told cases"));
  EXPECT_FALSE(response.views(0).has_equity());
}

TEST(AnalyseVariance, WithoutTwoCareGroupsAndScoresThereIsNoEquity) {
  EXPECT_FALSE(Analyse(R"(sheet: "id,actual,allocated,care_group,score\na,1,1,older,1\nb,1,1,older,2\n"
                          period: PERIOD_WEEK)")
                   .views(0)
                   .has_equity());
  EXPECT_FALSE(Analyse(R"(sheet: "id,actual,allocated,care_group\na,1,1,older\nb,1,1,learning\n"
                          period: PERIOD_WEEK)")
                   .views(0)
                   .has_equity());
}

TEST(AnalyseVariance, WhatWasAskedForIsRepeatedWithDefaults) {
  const auto response = Analyse(kFive);
  EXPECT_EQ(response.period(), v1::PERIOD_WEEK);
  EXPECT_EQ(response.confidence_percent(), "95");
  EXPECT_EQ(response.margin_percent(), "5");
  EXPECT_EQ(response.tolerance().percent(), "0");
  EXPECT_EQ(response.tolerance().amount(), "0.00");
  EXPECT_FALSE(response.has_bootstrap());
  // printf 'a\t100.00\t110.00\nb\t200.00\t180.00\nc\t300.00\t300.00\nd\t400.00\t450.00\ne\t0.00\t8.00\n' |
  // sha256sum
  EXPECT_EQ(response.people_fingerprint(),
            "25bfcf1d20fd2ad2e59988657feddec505b280cf99f16949460d3bd9c1aed38d");
}

TEST(AnalyseVariance, EverythingThatIsWrongIsToldAtOnce) {
  EXPECT_THAT(
      FoundAlone(Analyse(R"(
        cases { id: "a" actual: "1" allocated: "1" } cases { id: "a" actual: "1" allocated: "1" }
        cases { id: "b\tc" actual: "1" allocated: "1" }
        period: PERIOD_WEEK
        groupings { by: VARIANCE_DIMENSION_BAND by: VARIANCE_DIMENSION_BAND }
        groupings { by: VARIANCE_DIMENSION_SCORE_RANGE }
        drawn_for: "x" drawn_for: "x"
        earlier { care_group: "y" cost_index: "1" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT }
        earlier { care_group: "y" cost_index: "1" basis: SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT }
        earlier { care_group: "y" cost_index: "2" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT }
        tolerance { percent: "0.00001" } confidence_percent: "90.12345678")")),
      ElementsAre("ERROR duplicate_id cases[1].id", "ERROR control_character cases[2].id",
                  "ERROR listed_twice groupings[0].by[1]", "ERROR missing score_ranges",
                  "ERROR listed_twice drawn_for[1]", "ERROR listed_twice earlier[2].care_group",
                  "ERROR too_many_decimals confidence_percent", "ERROR too_many_decimals tolerance.percent",
                  "NOTE percent_below_one tolerance.percent"));
  EXPECT_THAT(FoundAlone(Analyse(R"(cases { id: "a" actual: "1" allocated: "1" } period: PERIOD_WEEK
                                    score_ranges: "5" score_ranges: "5" score_ranges: "4")")),
              ElementsAre("ERROR not_ascending score_ranges[1]", "ERROR not_ascending score_ranges[2]"));
}

TEST(AnalyseVariance, FieldsOutsideTheirBoundsAreTold) {
  EXPECT_THAT(FoundAlone(Analyse("")), ElementsAre("ERROR missing cases", "ERROR missing period"));
  EXPECT_THAT(FoundAlone(Analyse(R"(sheet: "id,actual,allocated\na,-1,x\n" period: PERIOD_WEEK
                                    groupings { } confidence_percent: "100" margin_percent: "0"
                                    bootstrap { samples: 5 })")),
              ElementsAre("ERROR below_minimum sheet.actual 2:3", "ERROR not_an_amount sheet.allocated 2:6",
                          "ERROR missing groupings[0].by", "ERROR above_maximum confidence_percent",
                          "ERROR below_minimum margin_percent", "ERROR below_minimum bootstrap.samples",
                          "ERROR missing bootstrap.seed"));
  EXPECT_THAT(FoundAlone(Analyse(R"(sheet: "id,actual,allocated\na,1,1\n" period: PERIOD_WEEK
                                    groupings { by: VARIANCE_DIMENSION_UNSPECIFIED })")),
              ElementsAre("ERROR missing groupings[0].by[0]"));
}

TEST(AnalyseVariance, MoreDrawsOrGroupsThanThereCanBeAreRefused) {
  EXPECT_THAT(FoundAlone(Analyse(ManyPeople(10'001, 0) + R"(bootstrap { samples: 100000 seed: "s" })")),
              ElementsAre("ERROR too_many_draws bootstrap.samples"));
  std::string sheet = "id,actual,allocated,service\\n";
  for (int i = 0; i <= 10'000; ++i) {
    sheet += std::to_string(i) + ",1,1,s" + std::to_string(i) + "\\n";
  }
  EXPECT_THAT(
      FoundAlone(Analyse("period: PERIOD_WEEK groupings { by: VARIANCE_DIMENSION_SERVICE } sheet: \"" +
                         sheet + "\"")),
      ElementsAre("ERROR too_many_groups groupings"));
}

// Two people: t of 1 degree of freedom is 12.7062, and the interval reaches 12.7062 times half of what the
// differences are apart to either side of their mean. Of 3.29 and 2.81 it is from 0.0005 to 6.0995, of 3.30
// and 2.82 from 0.0105.
TEST(AnalyseVariance, AnIntervalThatEndsAtNothingHoldsIt) {
  const auto told = [](const std::string& one, const std::string& other) {
    const auto response = Analyse("period: PERIOD_WEEK cases { id: \"a\" actual: \"10\" allocated: \"" + one +
                                  "\" } cases { id: \"b\" actual: \"10\" allocated: \"" + other + "\" }");
    const v1::VarianceFigures& all = Everyone(response);
    return Money(all.by_student().lower()) + " to " + Money(all.by_student().upper()) + " " +
           v1::VarianceVerdict_Name(all.verdict()).substr(17);
  };
  EXPECT_EQ(told("13.29", "12.81"), "0.00 to 6.10 CANNOT_BE_TOLD");
  EXPECT_EQ(told("13.30", "12.82"), "0.01 to 6.11 GIVES_MORE");
  EXPECT_EQ(told("6.71", "7.19"), "-6.10 to 0.00 CANNOT_BE_TOLD");
  EXPECT_EQ(told("6.70", "7.18"), "-6.11 to -0.01 GIVES_LESS");
}

// As above, of two groups of two: t at 1 - 0.05 / 2 is 25.4517, and of 3.30 and 2.82 the interval reaches
// 25.4517 times 0.24 to either side of 3.06. A third group of one person has no interval, and takes no part.
TEST(AnalyseVariance, IntervalsAndVerdictsOfGroupsHoldTogether) {
  const auto told = [](const std::string& rows) {
    const auto response =
        Analyse("period: PERIOD_WEEK sheet: \"id,actual,allocated,care_group\\n" + rows + "\"");
    std::vector<std::string> groups;
    for (const v1::VarianceFigures& group : response.views(0).groupings(0).groups()) {
      groups.push_back(group.names(0) + ": " + Money(group.by_student().lower()) + " to " +
                       Money(group.by_student().upper()) + " " +
                       v1::VarianceVerdict_Name(group.verdict()).substr(17));
    }
    return groups;
  };
  EXPECT_THAT(told(R"(a,10,13.30,older\nb,10,12.82,older\n)"), ElementsAre("older: 0.01 to 6.11 GIVES_MORE"));
  EXPECT_THAT(told(R"(a,10,13.30,older\nb,10,12.82,older\nc,10,10.50,learning\n)"),
              ElementsAre("learning:  to  CANNOT_BE_TOLD", "older: 0.01 to 6.11 GIVES_MORE"));
  EXPECT_THAT(told(R"(a,10,13.30,older\nb,10,12.82,older\nc,10,10.50,learning\nd,10,10.02,learning\n)"),
              ElementsAre("learning: -5.85 to 6.37 CANNOT_BE_TOLD", "older: -3.05 to 9.17 CANNOT_BE_TOLD"));
}

// Twenty groups of ten people, whose costs and allocations differ by chance alone: with 95% of each group, a
// group would stand out in two of three analyses; with 95% of all of them, in one of twenty.
TEST(AnalyseVariance, AmongManyGroupsNoneStandsOutByChanceAlone) {
  constexpr int kAnalyses = 200;
  std::mt19937_64 random(20'261'130);
  int stands_out = 0;
  for (int analysis = 0; analysis < kAnalyses; ++analysis) {
    v1::AnalyseVarianceRequest request;
    request.set_period(v1::PERIOD_WEEK);
    for (int i = 0; i < 200; ++i) {
      int64_t difference = 0;  // About normal: the sum of twelve.
      for (int part = 0; part < 12; ++part) difference += static_cast<int64_t>(random() % 101) - 50;
      v1::VarianceCase* person = request.add_cases();
      person->set_id(std::to_string(i));
      person->set_actual("1000");
      person->set_allocated(std::to_string(1000 + difference));
      person->set_care_group("g" + std::to_string(i % 20));
    }
    const auto response = Analyse(request);
    const auto& groups = response.views(0).groupings(0).groups();
    ASSERT_EQ(groups.size(), 20);
    stands_out += std::any_of(groups.begin(), groups.end(), [](const v1::VarianceFigures& group) {
      return group.verdict() == v1::VARIANCE_VERDICT_GIVES_MORE ||
             group.verdict() == v1::VARIANCE_VERDICT_GIVES_LESS;
    });
  }
  EXPECT_GE(stands_out, 3);
  EXPECT_LE(stands_out, 20) << "10 are expected, and of 200 hardly ever more than 20";
}

// Of 20 people of each of four groups: 160 samples, or else Student's interval.
TEST(AnalyseVariance, TooFewSamplesForSoManyGroupsAreWarnedOf) {
  std::string sheet = "id,actual,allocated,care_group\\n";
  for (int i = 0; i < 80; ++i) {
    sheet += std::to_string(i) + ",100," + std::to_string(90 + i % 21) + ",g" + std::to_string(i % 4) + "\\n";
  }
  const auto told = [&](const std::string& samples, const std::string& more = "") {
    return Analyse("period: PERIOD_WEEK sheet: \"" + sheet +
                   "\" bootstrap { seed: \"s\" samples: " + samples + " } " + more);
  };
  const auto few = told("159");
  EXPECT_THAT(FoundWithValues(few), ElementsAre("WARNING too_few_samples bootstrap.samples 159"));
  EXPECT_TRUE(Everyone(few).has_by_bootstrap());
  EXPECT_FALSE(few.views(0).groupings(0).groups(0).has_by_bootstrap());
  const auto enough = told("160");
  EXPECT_THAT(Found(enough), IsEmpty());
  EXPECT_TRUE(enough.views(0).groupings(0).groups(0).has_by_bootstrap());
  const auto sure = told("1000", "confidence_percent: \"99.99\"");
  EXPECT_THAT(FoundWithValues(sure), ElementsAre("WARNING too_few_samples bootstrap.samples 1000"));
  EXPECT_FALSE(Everyone(sure).has_by_bootstrap());
}

// Two people whose differences are as far apart as money can be, one of 5,000 groups: the interval has an
// end.
TEST(AnalyseVariance, AnIntervalOfTwoPeopleAmongThousandsOfGroupsHasAnEnd) {
  std::string sheet = "id,actual,allocated,service\\na,100000000000,0,s0\\nb,0,100000000000,s0\\n";
  for (int i = 1; i < 5000; ++i) {
    for (const char* which : {"a", "b"}) {
      sheet += which + std::to_string(i) + ",1,1,s" + std::to_string(i) + "\\n";
    }
  }
  const auto response = Analyse("period: PERIOD_WEEK confidence_percent: \"99.99\" sheet: \"" + sheet +
                                "\" groupings { by: VARIANCE_DIMENSION_SERVICE }");
  const v1::VarianceFigures& widest = response.views(0).groupings(0).groups(0);
  EXPECT_EQ(widest.by_student().lower().pence(), -1'000'000'000'000'000'000);
  EXPECT_EQ(widest.by_student().upper().pence(), 1'000'000'000'000'000'000);
}

}  // namespace
}  // namespace ras
