// Two policies over one population (docs/comparing-policies.md): the operation ComparePolicies. Every figure
// is worked out by hand.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lib/compare/compare.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using testing::Found;
using testing::FoundAlone;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ParseText;

// Spent now 100 200 300 400; allocated now 120 180 300 380 and, to one who comes new, 50; it would be 110 150
// 330 380 and 40.
constexpr const char* kFive = R"(
  sheet: "id,spent_now,before,after,care_group,is_new,is:gender\n"
         "d,400,380,380,older,,man\na,100,120,110,older,no,woman\nb,200,180,150,learning,,man\n"
         "c,300,300,330,,,woman\ne,,50,40,older,yes,\n"
  period: PERIOD_WEEK )";

v1::ComparePoliciesResponse Compare(const v1::ComparePoliciesRequest& request) {
  v1::ComparePoliciesResponse response;
  ComparePolicies(request, &response);
  return response;
}
v1::ComparePoliciesResponse Compare(const std::string& text) {
  return Compare(ParseText<v1::ComparePoliciesRequest>(text));
}
v1::ComparePoliciesResponse CompareFive(const std::string& rest = {}) { return Compare(kFive + rest); }

std::string CountText(const v1::ChangedPeople& people) {
  return people.has_people() ? std::to_string(people.people()) + " " + people.change().decimal() : "-";
}

// "people: from to change, gain/within/lose".
std::string Line(const v1::ChangeFigures& figures) {
  std::string line;
  for (const std::string& name : figures.names()) line += name + " ";
  if (!figures.has_people()) return line + "-";
  return line + std::to_string(figures.people()) + ": " + figures.from().decimal() + " " +
         figures.to().decimal() + " " + figures.change().decimal() + ", " + CountText(figures.gain()) + "/" +
         CountText(figures.within()) + "/" + CountText(figures.lose());
}

std::vector<std::string> Lines(const v1::GroupedChange& grouping) {
  std::vector<std::string> lines;
  for (const v1::ChangeFigures& group : grouping.groups()) lines.push_back(Line(group));
  return lines;
}

std::string Counts(const google::protobuf::RepeatedPtrField<v1::ChangedPeople>& parts) {
  std::string text;
  for (const v1::ChangedPeople& part : parts) text += (text.empty() ? "" : "; ") + CountText(part);
  return text;
}

TEST(ComparePolicies, TellsWhatIsSpentAndBothAllocationsAgainstEachOther) {
  const auto response = CompareFive();
  ASSERT_EQ(response.comparisons_size(), 3);
  const auto pair = [&](int i) {
    const v1::AmountsCompared& compared = response.comparisons(i);
    return std::pair(compared.from(), compared.to());
  };
  EXPECT_EQ(pair(0), std::pair(v1::COMPARED_AMOUNT_SPENT_NOW, v1::COMPARED_AMOUNT_BEFORE));
  EXPECT_EQ(pair(1), std::pair(v1::COMPARED_AMOUNT_SPENT_NOW, v1::COMPARED_AMOUNT_AFTER));
  EXPECT_EQ(pair(2), std::pair(v1::COMPARED_AMOUNT_BEFORE, v1::COMPARED_AMOUNT_AFTER));
  // Nothing is spent yet on who comes new.
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "4: 1000.00 980.00 -20.00, 1 20.00/1 0.00/2 -40.00");
  EXPECT_EQ(Line(response.comparisons(1).everyone()), "4: 1000.00 970.00 -30.00, 2 40.00/0 0.00/2 -70.00");
  EXPECT_EQ(Line(response.comparisons(2).everyone()), "5: 1030.00 1010.00 -20.00, 1 30.00/1 0.00/3 -50.00");
  EXPECT_EQ(response.people(), 5U);
  EXPECT_EQ(response.new_people(), 1U);
}

TEST(ComparePolicies, TellsMeansAndPercentages) {
  const auto response = CompareFive();
  const v1::ChangeFigures& all = response.comparisons(2).everyone();
  EXPECT_EQ(all.change_percent(), "-1.94") << "-20 of 1,030";
  EXPECT_EQ(all.mean_from().decimal(), "206.00");
  EXPECT_EQ(all.mean_to().decimal(), "202.00");
  EXPECT_EQ(all.mean_change().decimal(), "-4.00");
  EXPECT_EQ(all.gain().percent(), "20.00");
  EXPECT_EQ(all.lose().percent(), "60.00");
  EXPECT_THAT(all.gains(), IsEmpty()) << "nobody asked for ranges";
}

TEST(ComparePolicies, GroupsByCareGroupAndByEachCharacteristicUnlessToldOtherwise) {
  const auto response = CompareFive();
  const v1::AmountsCompared& compared = response.comparisons(2);
  ASSERT_EQ(compared.groupings_size(), 2);
  EXPECT_EQ(compared.groupings(0).by(0).field(), v1::COMPARED_FIELD_CARE_GROUP);
  EXPECT_THAT(Lines(compared.groupings(0)),
              ElementsAre(" 1: 300.00 330.00 30.00, 1 30.00/0 0.00/0 0.00",
                          "learning 1: 180.00 150.00 -30.00, 0 0.00/0 0.00/1 -30.00",
                          "older 3: 550.00 530.00 -20.00, 0 0.00/1 0.00/2 -20.00"));
  EXPECT_EQ(compared.groupings(1).by(0).characteristic(), "gender");
  EXPECT_THAT(Lines(compared.groupings(1)),
              ElementsAre(" 1: 50.00 40.00 -10.00, 0 0.00/0 0.00/1 -10.00",
                          "man 2: 560.00 530.00 -30.00, 0 0.00/1 0.00/1 -30.00",
                          "woman 2: 420.00 440.00 20.00, 1 30.00/0 0.00/1 -10.00"));
  // A group of which a view has nobody is told all the same.
  EXPECT_EQ(Line(response.comparisons(0).groupings(1).groups(0)), " 0: 0.00 0.00 0.00, 0 0.00/0 0.00/0 0.00");
}

TEST(ComparePolicies, GroupsByRangesStatusServiceAndTwoThings) {
  const auto response = Compare(R"(
    sheet: "id,before,after,score,service,is_new\na,10,1,5,home,\nb,20,1,10,home,yes\nc,30,1,20,day,\nd,40,1,,day,\n"
    period: PERIOD_WEEK score_ranges: "10" score_ranges: "20" amount_ranges: "20.00" amount_ranges: "40"
    groupings { by { field: COMPARED_FIELD_SCORE_RANGE } } groupings { by { field: COMPARED_FIELD_AMOUNT_RANGE } }
    groupings { by { field: COMPARED_FIELD_STATUS } by { field: COMPARED_FIELD_SERVICE } })");
  const auto names = [&](int grouping) {
    std::vector<std::string> told;
    for (const v1::ChangeFigures& group : response.comparisons(0).groupings(grouping).groups()) {
      std::string name;
      for (const std::string& one : group.names()) name += (name.empty() ? "" : "/") + one;
      told.push_back(name + " " + std::to_string(group.people()));
    }
    return told;
  };
  ASSERT_EQ(response.comparisons_size(), 1);
  EXPECT_THAT(names(0), ElementsAre(" 1", "below 10 1", "10 to below 20 1", "20 and above 1"));
  EXPECT_THAT(names(1), ElementsAre("below 20 1", "20 to below 40 2", "40 and above 1"));
  EXPECT_THAT(names(2), ElementsAre("existing/day 2", "existing/home 1", "new/home 1"));
}

TEST(ComparePolicies, TellsChangesByTheirSizeBeyondTheTolerance) {
  const auto response = CompareFive(R"(tolerance { amount: "10" } change_ranges: "20" change_ranges: "30")");
  // 0, -10 and -10 are within; -30 and +30 are 30 and above.
  const v1::ChangeFigures& all = response.comparisons(2).everyone();
  EXPECT_EQ(Line(all), "5: 1030.00 1010.00 -20.00, 1 30.00/3 -20.00/1 -30.00");
  EXPECT_EQ(Counts(all.gains()), "0 0.00; 0 0.00; 1 30.00");
  EXPECT_EQ(Counts(all.losses()), "0 0.00; 0 0.00; 1 -30.00");
  // From what is spent now: +10, -50, +30, -20.
  EXPECT_EQ(Counts(response.comparisons(1).everyone().losses()), "0 0.00; 1 -20.00; 1 -50.00");
  EXPECT_THAT(response.change_ranges(), ElementsAre("20.00", "30.00"));
  EXPECT_EQ(response.tolerance().amount(), "10.00");
}

TEST(ComparePolicies, ListsThoseWhoGainAndLoseMost) {
  const auto response = CompareFive("largest: 2");
  const v1::AmountsCompared& compared = response.comparisons(2);
  ASSERT_EQ(compared.most_gained_size(), 1) << "nobody else gains";
  EXPECT_EQ(compared.most_gained(0).id(), "c");
  ASSERT_EQ(compared.most_lost_size(), 2);
  EXPECT_EQ(compared.most_lost(0).id(), "b");
  EXPECT_EQ(compared.most_lost(0).change().decimal(), "-30.00");
  EXPECT_EQ(compared.most_lost(0).care_group(), "learning");
  // Of equal losses by id: a before e.
  EXPECT_EQ(compared.most_lost(1).id(), "a");
  EXPECT_FALSE(compared.most_lost(1).is_new());
}

// ---- Rules that allocate ----

constexpr const char* kTables = R"(
  before { tables { table { id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
    points { rows { from: "0" amount: "0" } rows { from: "1" amount: "50" } rows { from: "2" amount: "90.50" } } } } }
  after {
    tables { table { id: "u" title: "U" period: PERIOD_WEEK basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
      points { rows { from: "0" no_allocation {} } rows { from: "1" amount: "40" } rows { from: "2" amount: "95" } } } }
    tables { care_group: "learning" table { id: "v" title: "V" period: PERIOD_WEEK
      basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
      points { rows { from: "0" amount: "1" } rows { from: "1" amount: "2" } rows { from: "2" amount: "3" } } } }
  }
  period: PERIOD_WEEK )";

TEST(ComparePolicies, TablesAllocateByTheScoreAndByCareGroup) {
  const auto response =
      Compare(std::string(kTables) +
              R"(sheet: "id,score,care_group,after\na,0,,\nb,1.2,older,\nc,2,learning,\nd,2,,7\n")");
  EXPECT_THAT(Found(response), Not(Contains(HasSubstr("ERROR"))));
  ASSERT_EQ(response.comparisons_size(), 1);
  // 0 + 50 + 90.50 + 90.50 and 0 + 40 + 3 + 7: what a person's own amount says goes before the table.
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "4: 231.00 50.00 -181.00, 0 0.00/1 0.00/3 -181.00");
}

TEST(ComparePolicies, TablesRefuseWhatTheyHaveNoAmountFor) {
  auto request = ParseText<v1::ComparePoliciesRequest>(
      std::string(kTables) + R"(sheet: "id,score,care_group\na,3,\nb,,older\nc,1,\n")");
  request.mutable_before()->mutable_tables(0)->mutable_table()->set_period(v1::PERIOD_MONTH);
  // Of both sides, since either may be mended.
  EXPECT_THAT(FoundAlone(Compare(request)),
              ElementsAre("ERROR periods_differ period", "ERROR score_refused sheet.score 2:3",
                          "ERROR missing sheet.score 3:3", "ERROR score_refused sheet.score 2:3",
                          "ERROR missing sheet.score 3:3"));
  EXPECT_THAT(
      FoundAlone(Compare(R"(period: PERIOD_WEEK people { id: "a" score: "1" before: "1" care_group: "y" }
                after { tables { care_group: "x" table { id: "t" title: "T" period: PERIOD_WEEK
                  basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT points { rows { from: "0" amount: "0" } } } }
                  tables { care_group: "x" table { id: "t" title: "T" period: PERIOD_WEEK
                  basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT points { rows { from: "0" amount: "0" } } } } })")),
      ElementsAre("ERROR listed_twice after.tables[1].care_group", "ERROR no_table people[0].care_group"));
}

TEST(ComparePolicies, ARangeOfAmountsIsNoAmount) {
  EXPECT_THAT(FoundAlone(Compare(R"(period: PERIOD_WEEK people { id: "a" score: "1" before: "1" }
                after { tables { table { id: "t" title: "T" period: PERIOD_WEEK
                  basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
                  points { rows { from: "1" range { from: "0" to: "5" } } } } } })")),
              ElementsAre("ERROR range_of_amounts people[0].score"));
}

TEST(ComparePolicies, PoliciesDetermineEachPersonsAnswers) {
  v1::ComparePoliciesRequest request;
  request.set_period(v1::PERIOD_WEEK);
  const v1::DetermineRequest small = testing::SmallRequest();
  request.set_as_of(small.as_of());
  *request.mutable_before()->mutable_policy() = testing::SmallPolicy();
  *request.mutable_after()->mutable_policy() = testing::SmallPolicy();
  request.mutable_after()->mutable_policy()->mutable_tables(0)->mutable_bands()->mutable_rows(1)->set_amount(
      "47");
  for (const char* id : {"a", "b"}) {
    v1::ComparedPerson* person = request.add_people();
    person->set_id(id);
    *person->mutable_assessment() = small.assessment();
  }
  // The second needs nothing under the new policy: universal services.
  v1::Assessment* after = request.mutable_people(1)->mutable_assessment_after();
  *after = small.assessment();
  after->mutable_answers(0)->mutable_agreed()->set_option("none");
  after->mutable_answers(1)->mutable_agreed()->mutable_level_and_frequency()->set_level("none");
  const auto response = Compare(request);
  ASSERT_EQ(response.comparisons_size(), 1) << response.DebugString();
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "2: 100.00 47.00 -53.00, 0 0.00/0 0.00/2 -53.00");

  // What is wrong with an assessment is told at the person's own, once for each policy.
  request.mutable_people(1)->mutable_assessment()->clear_answers();
  request.mutable_people(1)->mutable_assessment_after()->clear_informal_support();
  EXPECT_THAT(
      FoundAlone(Compare(request)),
      ElementsAre("ERROR unanswered people[1].assessment.answers",
                  "ERROR unanswered people[1].assessment.answers",
                  "ERROR informal_support_missing people[1].assessment_after.informal_support.overall"));
  request.mutable_people(1)->clear_assessment();
  request.mutable_people(1)->clear_assessment_after();
  request.clear_as_of();
  EXPECT_THAT(FoundAlone(Compare(request)),
              ElementsAre("ERROR missing as_of", "ERROR missing people[1].assessment",
                          "ERROR missing people[1].assessment"));
}

// The small policy's next version gives 47 in the place of 50, from the next year on.
v1::ComparePoliciesRequest TwoVersions() {
  v1::ComparePoliciesRequest request;
  request.set_period(v1::PERIOD_WEEK);
  request.set_as_of("2027-04-01");
  v1::Policy* before = request.mutable_before()->mutable_policy();
  *before = testing::SmallPolicy();
  before->set_effective_to("2027-03-31");
  v1::Policy* after = request.mutable_after()->mutable_policy();
  *after = testing::SmallPolicy();
  after->set_id("small-next");
  after->set_version("2");
  after->set_effective_from("2027-04-01");
  after->set_review_on("2028-04-01");
  after->mutable_tables(0)->mutable_bands()->mutable_rows(1)->set_amount("47");
  v1::ComparedPerson* person = request.add_people();
  person->set_id("a");
  *person->mutable_assessment() = testing::SmallRequest().assessment();
  person->mutable_assessment()->set_policy_id("small");
  person->mutable_assessment()->set_policy_version("1");
  return request;
}

TEST(ComparePolicies, OneAssessmentIsDeterminedByBothPoliciesAsIfEachWereInForceAndNamed) {
  v1::ComparePoliciesRequest request = TwoVersions();
  const auto response = Compare(request);
  ASSERT_EQ(response.comparisons_size(), 1) << response.DebugString();
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "1: 50.00 47.00 -3.00, 0 0.00/0 0.00/1 -3.00");
  // Assessed under the later one, it is determined by the earlier one too.
  v1::Assessment* own = request.mutable_people(0)->mutable_assessment();
  own->set_policy_id("small-next");
  own->set_policy_version("2");
  own->set_assessed_on("2027-04-01");
  EXPECT_EQ(Compare(request).comparisons(0).SerializeAsString(), response.comparisons(0).SerializeAsString());
  // And if it is the only one under another name.
  v1::ComparedPerson* person = request.mutable_people(0);
  *person->mutable_assessment_after() = person->assessment();
  person->clear_assessment();
  EXPECT_EQ(Compare(request).comparisons(0).SerializeAsString(), response.comparisons(0).SerializeAsString());
}

TEST(ComparePolicies, WhatEachOfTwoAssessmentsSaysOfItsPolicyStands) {
  v1::ComparePoliciesRequest request = TwoVersions();
  v1::ComparedPerson* person = request.mutable_people(0);
  *person->mutable_assessment_after() = person->assessment();
  EXPECT_THAT(FoundAlone(Compare(request)),
              ElementsAre("ERROR outside_policy_life people[0].assessment_after.assessed_on",
                          "ERROR wrong_policy people[0].assessment_after.policy_id",
                          "ERROR wrong_policy people[0].assessment_after.policy_version"));
  person->mutable_assessment_after()->set_policy_id("small-next");
  person->mutable_assessment_after()->set_policy_version("2");
  person->mutable_assessment_after()->set_assessed_on("2027-04-01");
  EXPECT_EQ(Line(Compare(request).comparisons(0).everyone()), "1: 50.00 47.00 -3.00, 0 0.00/0 0.00/1 -3.00");
}

TEST(ComparePolicies, APolicyThatGivesNoFigureOrOneBelowNothingIsToldAtThePerson) {
  v1::ComparePoliciesRequest request;
  request.set_period(v1::PERIOD_WEEK);
  const v1::DetermineRequest small = testing::SmallRequest();
  request.set_as_of(small.as_of());
  *request.mutable_after()->mutable_policy() = testing::SmallPolicy();
  // A night costs 2 for each point of need, and need is 45 points less 90.
  v1::Policy* policy = request.mutable_after()->mutable_policy();
  policy->mutable_components(0)->clear_measure();
  policy->mutable_measures(0)->clear_transforms();
  policy->mutable_measures(0)->add_terms()->set_constant("-90");
  *policy->mutable_questionnaire()->mutable_domains(1)->mutable_questions(1) = ParseText<v1::Question>(
      R"(id: "nights" text: "Nights?" quantity { unit: "nights" minimum: "0" maximum: "7" })");
  *policy->mutable_tables(0)->mutable_price_list() = ParseText<v1::PriceList>(
      R"(items { id: "night" label: "A night" quantity: "nights" multiplier: "need" rate: "2" })");
  policy->mutable_tables(0)->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
  v1::ComparedPerson* person = request.add_people();
  person->set_id("a");
  person->set_before("1");
  *person->mutable_assessment() = small.assessment();
  *person->mutable_assessment()->add_answers() =
      ParseText<v1::Answer>(R"(question: "nights" agreed { quantity: "1" })");
  EXPECT_THAT(FoundAlone(Compare(request)), ElementsAre("ERROR amount_refused people[0].after"));
}

TEST(ComparePolicies, RulesOfAnotherKindOrPeriodAreRefused) {
  auto request = ParseText<v1::ComparePoliciesRequest>(std::string(kTables) + R"(
    people { id: "a" score: "1" } as_of: "2024-06-01")");
  *request.mutable_after()->mutable_policy() = testing::SmallPolicy();
  EXPECT_THAT(FoundAlone(Compare(request)), Contains("ERROR given_twice after.policy"));
  request.mutable_after()->clear_tables();
  request.set_period(v1::PERIOD_YEAR);
  request.mutable_before()->clear_tables();
  EXPECT_THAT(FoundAlone(Compare(request)), Contains("ERROR periods_differ period"));
}

TEST(ComparePolicies, LikeIsToBeComparedWithLike) {
  const auto response = Compare(R"(period: PERIOD_WEEK people { id: "a" score: "1" spent_now: "100" }
    after { tables { table { id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
      points { rows { from: "1" amount: "150" } } } } })");
  EXPECT_THAT(Found(response), ElementsAre("WARNING bases_differ after.tables"));
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "1: 100.00 150.00 50.00, 1 50.00/0 0.00/0 0.00");
}

// ---- Protection ----

std::string Year(const v1::ProtectedYear& year) {
  return std::to_string(year.year()) + ": " + (year.has_people() ? std::to_string(year.people()) : "-") +
         " " + year.cost().decimal() + " mean " + year.mean().decimal() + " most " + year.most().decimal() +
         " of " + year.total().decimal() + ", " +
         (year.has_still_lose() ? std::to_string(year.still_lose()) : "-") + " lose";
}
std::vector<std::string> Years(const v1::ProtectionPrice& price) {
  std::vector<std::string> lines;
  for (const v1::ProtectedYear& year : price.years()) lines.push_back(Year(year));
  return lines;
}

TEST(ComparePolicies, NobodyLosesIfTheWholeLossIsMadeGood) {
  const auto response = CompareFive(R"(protections { id: "nobody-loses" kept_percent: "100" })");
  ASSERT_EQ(response.protections_size(), 1);
  EXPECT_EQ(response.protections(0).id(), "nobody-loses");
  // b loses 50 of what is spent, d 20; a and c gain, and e is new. All are allocated 1,010.
  EXPECT_THAT(Years(response.protections(0)),
              ElementsAre("0: 2 70.00 mean 35.00 most 50.00 of 1080.00, 0 lose"));
  EXPECT_FALSE(response.protections(0).has_in_all());
  EXPECT_THAT(Found(response), Not(Contains(HasSubstr("existing_people_lose"))));
}

TEST(ComparePolicies, ALossIsMadeGoodByLessEachYear) {
  const auto response = CompareFive(R"(year: YEAR_BASIS_52_WEEKS
    protections { id: "tapered" kept_percent: "100" kept_percent: "50" kept_percent: "0" })");
  EXPECT_THAT(Years(response.protections(0)),
              ElementsAre("1: 2 70.00 mean 35.00 most 50.00 of 1080.00, 0 lose",
                          "2: 2 35.00 mean 17.50 most 25.00 of 1045.00, 2 lose",
                          "3: 0 0.00 mean  most  of 1010.00, 2 lose"));
  EXPECT_EQ(response.protections(0).years(1).for_year().decimal(), "1820.00");
  EXPECT_EQ(response.protections(0).in_all().decimal(), "5460.00") << "52 times 105";
}

TEST(ComparePolicies, AmountsFallByNoMoreThanAShareEachYear) {
  const auto response = CompareFive(R"(protections { id: "fall" largest_fall_percent: "10" years: 3 })");
  // b, from 200 to 150: 180, 160, 150. d, from 400 to 380: 380, since a tenth is more than it loses.
  EXPECT_THAT(Years(response.protections(0)),
              ElementsAre("1: 1 30.00 mean 30.00 most 30.00 of 1040.00, 2 lose",
                          "2: 1 10.00 mean 10.00 most 10.00 of 1020.00, 2 lose",
                          "3: 0 0.00 mean  most  of 1010.00, 2 lose"));
}

TEST(ComparePolicies, TheHigherOfShareAndFallCountsAndIsRoundedAsTold) {
  const auto response =
      CompareFive(R"(protections { id: "both" kept_percent: "10" largest_fall_percent: "5" years: 1
    rounding { mode: ROUNDING_MODE_UP increment_pence: 700 } })");
  // b: 155 or 190, up to a multiple of 7: 196. d: 382 or 380: 385.
  EXPECT_THAT(Years(response.protections(0)),
              ElementsAre("1: 2 51.00 mean 25.50 most 46.00 of 1061.00, 2 lose"));
}

TEST(ComparePolicies, WithoutSpendingWhatIsAllocatedNowIsKept) {
  const auto response =
      Compare(R"(sheet: "id,before,after,is_new\na,100,80,\nb,100,80,yes\n" period: PERIOD_WEEK
                                   protections { id: "p" kept_percent: "100" })");
  EXPECT_THAT(Years(response.protections(0)),
              ElementsAre("0: 1 20.00 mean 20.00 most 20.00 of 180.00, 0 lose"));
}

TEST(ComparePolicies, ProtectionsThatSayNothingOrTwoThingsAreRefused) {
  EXPECT_THAT(FoundAlone(CompareFive(R"(
                protections { id: "a" }
                protections { id: "a" largest_fall_percent: "10" }
                protections { id: "b" kept_percent: "10" kept_percent: "5" years: 3 }
                protections { id: "c" kept_percent: "10" rounding { mode: ROUNDING_MODE_EXACT } })")),
              ElementsAre("ERROR missing protections[0].kept_percent", "ERROR listed_twice protections[1].id",
                          "ERROR missing protections[1].years", "ERROR years_differ protections[2].years",
                          "ERROR exact_not_allowed protections[3].rounding.mode"));
}

TEST(ComparePolicies, AProtectionThatRisesIsWarnedOfOnce) {
  const auto rising = CompareFive(R"(
    protections { id: "a" kept_percent: "0" kept_percent: "50" kept_percent: "60" }
    protections { id: "b" kept_percent: "50" kept_percent: "50.0" kept_percent: "0" })");
  std::vector<std::string> warned = Found(rising);
  warned.erase(std::remove_if(warned.begin(), warned.end(),
                              [](const std::string& one) { return one.find("rises") == std::string::npos; }),
               warned.end());
  EXPECT_THAT(warned, ElementsAre("WARNING protection_rises protections[0].kept_percent[1]"));
}

TEST(ComparePolicies, WhoComesNewHasNothingToKeep) {
  EXPECT_THAT(Found(Compare(R"(people { id: "a" before: "2" after: "1" is_new: true } period: PERIOD_WEEK
                protections { id: "p" kept_percent: "100" })")),
              ElementsAre("WARNING nobody_to_protect protections", "WARNING new_people_get_less after"));
}

// ---- What is published ----

TEST(ComparePolicies, SmallCountsAreLeftOutAndWhatWouldGiveThemAway) {
  // 12 men of whom 2 lose, 6 women of whom 3 do, and 2 of whom it is not known, who stay.
  std::string sheet = "id,before,after,is:gender\\n";
  int id = 100;
  const auto add = [&](int people, const std::string& amounts, const std::string& gender) {
    for (int i = 0; i < people; ++i) sheet += std::to_string(id++) + "," + amounts + "," + gender + "\\n";
  };
  add(2, "10,9", "man");
  add(10, "10,12", "man");
  add(3, "10,8", "woman");
  add(3, "10,15", "woman");
  add(2, "10,10", "");
  const std::string request = "sheet: \"" + sheet + "\" period: PERIOD_WEEK ";
  const auto all = Compare(request);
  EXPECT_THAT(Lines(all.comparisons(0).groupings(0)),
              ElementsAre(" 2: 20.00 20.00 0.00, 0 0.00/2 0.00/0 0.00",
                          "man 12: 120.00 138.00 18.00, 10 20.00/0 0.00/2 -2.00",
                          "woman 6: 60.00 69.00 9.00, 3 15.00/0 0.00/3 -6.00"));
  EXPECT_THAT(Found(all), Contains("NOTE small_groups_told suppress_below"));

  const auto published = Compare(request + "suppress_below: 5");
  const v1::AmountsCompared& compared = published.comparisons(0);
  // Of everyone 13 gain, 2 stay and 5 lose: the 2 go, and with them the smaller of the others.
  EXPECT_EQ(Line(compared.everyone()), "20: 200.00 227.00 27.00, 13 /-/-");
  // The two not known go, and with them the smaller group; and of the men those who lose, with those who
  // gain.
  EXPECT_THAT(Lines(compared.groupings(0)),
              ElementsAre(" -", "man 12: 120.00 138.00 18.00, -/0 /-", "woman -"));
  EXPECT_EQ(compared.groupings(0).groups(1).names(0), "man");
  EXPECT_EQ(published.suppress_below(), 5U);
}

TEST(ComparePolicies, OneWhoComesNewIsNotToldByTheDifferenceOfTwoComparisons) {
  std::string sheet = "id,spent_now,before,after,is_new\\n";
  for (int i = 0; i < 10; ++i) sheet += "p" + std::to_string(i) + ",10,10,11,\\n";
  const auto response =
      Compare("sheet: \"" + sheet + "q,,10,25,yes\\n\" period: PERIOD_WEEK suppress_below: 5");
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "-");
  EXPECT_EQ(Line(response.comparisons(1).everyone()), "-");
  EXPECT_EQ(Line(response.comparisons(2).everyone()), "11: 110.00 135.00 25.00, 11 25.00/0 0.00/0 0.00");
  EXPECT_FALSE(response.has_new_people());
  EXPECT_THAT(Found(response), ElementsAre("WARNING suppressed_altogether suppress_below"));
}

// 10 existing people of each group, of whom one comparison tells, and 2, 2 and 6 who are new beside them in
// the other. The 2 and 2 would be known by what both tell of these groups; told of the third alone, its 6 of
// the 10 who are new would leave 4.
TEST(ComparePolicies, NewPeopleOfAGroupAreNotToldByTheDifferenceOfTwoComparisons) {
  std::string sheet = "id,spent_now,before,after,care_group,is_new\\n";
  int id = 100;
  const auto add = [&](int people, const std::string& rest) {
    for (int i = 0; i < people; ++i) sheet += std::to_string(id++) + "," + rest + "\\n";
  };
  for (const auto& [group, fresh] : {std::pair("a", 2), std::pair("b", 2), std::pair("c", 6)}) {
    add(10, std::string("10,10,11,") + group + ",");
    add(fresh, std::string(",10,11,") + group + ",yes");
  }
  const auto response = Compare("sheet: \"" + sheet +
                                "\" period: PERIOD_WEEK suppress_below: 5 "
                                "groupings { by { field: COMPARED_FIELD_CARE_GROUP } }");
  ASSERT_EQ(response.comparisons_size(), 3);
  EXPECT_EQ(response.new_people(), 10U);
  EXPECT_THAT(Lines(response.comparisons(1).groupings(0)), ElementsAre("a -", "b -", "c -"));
  EXPECT_THAT(Lines(response.comparisons(2).groupings(0)),
              ElementsAre("a 12: 120.00 132.00 12.00, 12 12.00/0 0.00/0 0.00",
                          "b 12: 120.00 132.00 12.00, 12 12.00/0 0.00/0 0.00",
                          "c 16: 160.00 176.00 16.00, 16 16.00/0 0.00/0 0.00"));
}

// 32 are new, which is told: 2 men, who are left out, and 30 women, who would tell them. Those who are not
// new are 45 then, as the 20 men and 25 women of them.
TEST(ComparePolicies, HowManyAreNewCountsAsAGroupingByStatus) {
  std::string sheet = "id,before,after,is_new,is:gender\\n";
  int id = 100;
  const auto add = [&](int people, const std::string& rest) {
    for (int i = 0; i < people; ++i) sheet += std::to_string(id++) + ",10,11," + rest + "\\n";
  };
  add(20, ",man");
  add(25, ",woman");
  add(2, "yes,man");
  add(30, "yes,woman");
  const auto response =
      Compare("sheet: \"" + sheet +
              "\" period: PERIOD_WEEK suppress_below: 5 "
              "groupings { by { field: COMPARED_FIELD_STATUS } by { characteristic: \"gender\" } }");
  ASSERT_EQ(response.comparisons_size(), 1);
  EXPECT_EQ(response.new_people(), 32U);
  EXPECT_THAT(Lines(response.comparisons(0).groupings(0)),
              ElementsAre("existing man -", "existing woman -", "new man -", "new woman -"));
}

TEST(ComparePolicies, ProtectionOfAFewIsNotPricedInPublic) {
  std::string sheet = "id,before,after\\n";
  for (int i = 0; i < 10; ++i) sheet += "p" + std::to_string(i) + ",10," + (i < 3 ? "9" : "10") + "\\n";
  const std::string request = "sheet: \"" + sheet +
                              "\" period: PERIOD_WEEK year: YEAR_BASIS_52_WEEKS protections { id: \"p\" "
                              "kept_percent: \"50\" years: 1 } ";
  EXPECT_THAT(Years(Compare(request + "suppress_below: 3").protections(0)),
              ElementsAre("1: - 1.50 mean  most  of 98.50, - lose"));
  const auto response = Compare(request + "suppress_below: 4");
  EXPECT_THAT(Years(response.protections(0)), ElementsAre("1: -  mean  most  of , - lose"));
  EXPECT_FALSE(response.protections(0).has_in_all());
}

TEST(ComparePolicies, PricesDoNotGiveAwayWhatIsLeftOut) {
  // Of 60 people 2 gain and 8 lose: the 2 are left out, and the 8 with them, whose losses a price would tell.
  const auto people = [](const std::vector<std::pair<int, std::string>>& kinds) {
    std::string sheet = "id,before,after,is_new\\n";
    int id = 100;
    for (const auto& [count, rest] : kinds) {
      for (int i = 0; i < count; ++i) sheet += std::to_string(id++) + "," + rest + "\\n";
    }
    return "sheet: \"" + sheet +
           "\" period: PERIOD_WEEK protections { id: \"p\" kept_percent: \"100\" } suppress_below: 5";
  };
  auto response = Compare(people({{50, "10,10,"}, {8, "10,8,"}, {2, "10,12,"}}));
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "60: 600.00 588.00 -12.00, -/50 /-");
  EXPECT_THAT(Years(response.protections(0)), ElementsAre("0: -  mean  most  of , - lose"));
  // Of 11 who lose 2 come new: those 9 who are protected would tell it.
  response = Compare(people({{9, "10,8,"}, {2, "10,8,yes"}}));
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "11: 110.00 88.00 -22.00, 0 0.00/0 0.00/11 -22.00");
  EXPECT_THAT(Years(response.protections(0)), ElementsAre("0: -  mean  most  of , - lose"));
  // With 5 of them it may be told.
  response = Compare(people({{9, "10,8,"}, {5, "10,8,yes"}}));
  EXPECT_THAT(Years(response.protections(0)), ElementsAre("0: - 18.00 mean  most  of 130.00, - lose"));

  // A price has the losses within the tolerance too, beside those that are told.
  const auto cost = [&](const std::vector<std::pair<int, std::string>>& kinds) {
    const auto within = Compare(people(kinds) + R"( tolerance { amount: "1" })");
    EXPECT_TRUE(within.comparisons(0).everyone().lose().has_people());
    return within.protections(0).years(0).cost().decimal();
  };
  EXPECT_EQ(cost({{20, "10,10,"}, {9, "10,8,"}, {4, "10,9.50,"}}), "");
  EXPECT_EQ(cost({{20, "10,10,"}, {9, "10,8,"}, {5, "10,9.50,"}}), "20.50");
  EXPECT_EQ(cost({{20, "10,10,"}, {9, "10,8,"}, {4, "10,9,"}}), "") << "within it to the penny";
  EXPECT_EQ(cost({{20, "10,10,"}, {9, "10,8,"}, {4, "10,10.50,"}}), "18.00") << "these do not lose";
  // Of those who come new and lose within it the losses are in neither figure.
  EXPECT_EQ(cost({{9, "10,8,"}, {9, "10,9.50,yes"}, {4, "10,8,yes"}}), "");
  EXPECT_EQ(cost({{9, "10,8,"}, {6, "10,9.50,yes"}}), "18.00");
}

TEST(ComparePolicies, AChangeOfAFewIsWarnedOf) {
  std::string sheet = "id,before,after\\n";
  for (int i = 0; i < 30; ++i) sheet += "p" + std::to_string(i) + ",10," + (i < 1 ? "9" : "10") + "\\n";
  const std::string request = "sheet: \"" + sheet + "\" period: PERIOD_WEEK ";
  const auto response = Compare(request + "suppress_below: 5");
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "30: 300.00 299.00 -1.00, -/-/-");
  EXPECT_THAT(Found(response), Contains("WARNING change_of_a_few suppress_below"));
  EXPECT_THAT(Found(Compare(request)), Not(Contains(HasSubstr("change_of_a_few"))));
  // Where a few gain and a few lose, the change is that of neither.
  std::string both = sheet;
  both.replace(both.find("p1,10,10"), 8, "p1,10,12");
  const auto mixed = Compare("sheet: \"" + both + "\" period: PERIOD_WEEK suppress_below: 5");
  EXPECT_EQ(Line(mixed.comparisons(0).everyone()), "30: 300.00 301.00 1.00, -/-/-");
  EXPECT_THAT(Found(mixed), Not(Contains(HasSubstr("change_of_a_few"))));
}

TEST(ComparePolicies, TooFewPeopleAreNotEvenCounted) {
  const auto response = CompareFive("suppress_below: 10");
  EXPECT_FALSE(response.has_people());
  EXPECT_FALSE(response.has_new_people());
  // To leave out who comes new would not help.
  ASSERT_THAT(Found(response), Contains("WARNING suppressed_altogether suppress_below"));
  for (const v1::Finding& finding : response.findings()) {
    if (finding.code() != "suppressed_altogether") continue;
    EXPECT_THAT(finding.message(), HasSubstr("Everything is suppressed"));
    EXPECT_THAT(finding.remedy(), Not(HasSubstr("new people")));
  }
}

TEST(ComparePolicies, NoCountFollowsFromRowsAndColumnsTogether) {
  // Two squares of groups of 3, which one more group of 3 joins; all others are of 21.
  std::string sheet = "id,before,after,care_group,is:gender\\n";
  int id = 100;
  for (int group = 0; group < 4; ++group) {
    for (int gender = 0; gender < 4; ++gender) {
      const bool few = group / 2 == gender / 2 || (group == 1 && gender == 2);
      for (int i = 0; i < (few ? 3 : 21); ++i) {
        sheet +=
            std::to_string(id++) + ",10,10,g" + std::to_string(group) + ",v" + std::to_string(gender) + "\\n";
      }
    }
  }
  const auto response = Compare("sheet: \"" + sheet + R"(" period: PERIOD_WEEK suppress_below: 5
    groupings { by { field: COMPARED_FIELD_CARE_GROUP } } groupings { by { characteristic: "gender" } }
    groupings { by { field: COMPARED_FIELD_CARE_GROUP } by { characteristic: "gender" } })");
  ASSERT_EQ(response.comparisons_size(), 1);
  // Whether the count of each group is told, row by row: one more of the row and of the column of the group
  // between is not.
  std::string told;
  for (const v1::ChangeFigures& group : response.comparisons(0).groupings(2).groups()) {
    told += group.has_people() ? "+" : "-";
  }
  EXPECT_EQ(told,
            "---+"
            "----"
            "++--"
            "++--");
  for (int g = 0; g < 2; ++g) {
    for (const v1::ChangeFigures& group : response.comparisons(0).groupings(g).groups()) {
      EXPECT_TRUE(group.has_people());
    }
  }
}

TEST(ComparePolicies, ListsOfPeopleAndSuppressedCountsDoNotGoTogether) {
  EXPECT_THAT(FoundAlone(CompareFive("largest: 1 suppress_below: 5")),
              ElementsAre("ERROR people_listed largest"));
  EXPECT_THAT(FoundAlone(CompareFive("largest: 1 suppress_below: 2")),
              ElementsAre("ERROR people_listed largest"));
  EXPECT_EQ(CompareFive("largest: 1 suppress_below: 1").comparisons(0).most_lost_size(), 1)
      << "one is no small count";
}

TEST(ComparePolicies, TellsWhatACouncilShouldThinkOf) {
  EXPECT_THAT(Found(CompareFive()),
              ElementsAre("WARNING new_people_get_less after", "WARNING existing_people_lose protections",
                          "NOTE equality_groups_missing people", "NOTE small_groups_told suppress_below"));
  std::string sheet = "id,before,after,is:age,is:disability,is:gender,is:race,is:religion,is:sexuality\\n";
  for (int i = 0; i < 5; ++i) sheet += std::to_string(i) + ",1,2,old,none,man,white,none,gay\\n";
  EXPECT_THAT(Found(Compare("sheet: \"" + sheet + "\" period: PERIOD_WEEK")), IsEmpty());
}

TEST(ComparePolicies, ValuesThatDifferByCapitalsOrBlanksAreWarnedOf) {
  const auto response = Compare(R"(period: PERIOD_WEEK
    people { id: "a" before: "1" after: "2" characteristics { name: "gender" value: "Female" }
             characteristics { name: "age" value: "old" } }
    people { id: "b" before: "1" after: "2" characteristics { name: "gender" value: " female" } }
    people { id: "c" before: "1" after: "2" characteristics { name: "gender" value: "fe male" }
             characteristics { name: "race" value: "Old" } })");
  std::vector<std::string> told;
  for (const v1::Finding& finding : response.findings()) {
    if (finding.code() == "spellings_differ") told.push_back(finding.value() + ": " + finding.message());
  }
  EXPECT_THAT(told, ElementsAre("gender: \" female\" and \"Female\" are values of this characteristic that "
                                "differ by capitals or blanks alone, and groups of their own."));
}

TEST(ComparePolicies, ARowOfTotalsIsWarnedOfByWhatPeopleHaveToday) {
  const auto told = [](const std::string& rows, const std::string& rest = {}) {
    const auto response =
        Compare("period: PERIOD_WEEK sheet: \"id,spent_now,before,after,is_new\\n" + rows + "\" " + rest);
    for (const v1::Finding& finding : response.findings()) {
      if (finding.code() == "row_of_totals") return finding.value() + ": " + finding.message();
    }
    return std::string();
  };
  const std::string spent = R"(a,10,1,5,\nb,20,1,5,\nTotal,30,1,5,\n)";
  EXPECT_EQ(
      told(spent),
      "Total: The amount of \"Total\", 30.00, is that of all others together: it may be a row of totals.");
  EXPECT_EQ(told(R"(a,,10,5,\nb,,20,5,\nTotal,,30,5,\n)").substr(0, 6), "Total:");
  EXPECT_EQ(told(R"(a,10,1,5,\nb,,20,5,yes\nTotal,30,9,5,\n)").substr(0, 6), "Total:")
      << "somebody new has what is allocated now";
  EXPECT_EQ(told(R"(a,10,1,5,\nb,20,1,5,\nTotal,30.01,2,10,\n)"), "");
  EXPECT_EQ(told(R"(a,30,1,5,\nTotal,30,1,5,\n)"), "") << "of two with the same none is a total";
  // What is told for publication names nobody, nor what one of a few has.
  EXPECT_EQ(told(spent, "suppress_below: 5"),
            ": The amount of one of the people is that of all others together: it may be a row of totals.");
  EXPECT_EQ(told(spent, "suppress_below: 1").substr(0, 6), "Total:");
}

TEST(ComparePolicies, TotalsThatMayBeForTwoPeriodsAreWarnedOfOnce) {
  const auto told = [](const std::string& rows, const std::string& rest = {}) {
    const auto response =
        Compare("period: PERIOD_WEEK sheet: \"id,spent_now,before,after,is_new\\n" + rows + "\" " + rest);
    std::vector<std::string> messages;
    for (const v1::Finding& finding : response.findings()) {
      if (finding.code() == "amounts_far_apart")
        messages.push_back(finding.path() + ": " + finding.message());
    }
    return messages;
  };
  EXPECT_THAT(
      told(R"(a,10,10,35,\n)"),
      ElementsAre("people: Amounts that are spent now are 10.00 in all. Amounts that would be allocated are "
                  "35.00: one may be for a week and the other for a month or a year."));
  EXPECT_THAT(told(R"(a,10,10,34.99,\n)"), IsEmpty());
  EXPECT_THAT(told(R"(a,,35,10,\n)"),
              ElementsAre(HasSubstr("Amounts that are allocated now are 35.00 in all. Amounts that would")));
  EXPECT_THAT(
      told(R"(a,10,35,35,\n)"),
      ElementsAre(HasSubstr("Amounts that are spent now are 10.00 in all. Amounts that are allocated now")));
  EXPECT_THAT(told(R"(a,10,35,35,\n)", "suppress_below: 5"), IsEmpty()) << "the totals are not told";
  EXPECT_THAT(told(R"(a,10,10,0,\n)"), IsEmpty());
}

TEST(ComparePolicies, RulesBesideAmountsThatGoBeforeThemAreTold) {
  const auto found = [](const std::string& sheet) {
    v1::ComparePoliciesRequest request;
    request.set_period(v1::PERIOD_WEEK);
    request.set_sheet("id,score,before,after\n" + sheet);
    v1::AllocationTable* table = request.mutable_after()->add_tables()->mutable_table();
    *table = testing::SmallPolicy().tables(0);
    *request.mutable_before() = request.after();
    std::vector<std::string> told;
    for (const std::string& line : Found(Compare(request))) {
      if (line.find("allocates_to") != std::string::npos) told.push_back(line);
    }
    return told;
  };
  EXPECT_THAT(found("a,20,,\nb,60,,\n"), IsEmpty());
  EXPECT_THAT(found("a,20,50,\nb,60,200,\n"), ElementsAre("WARNING allocates_to_nobody before.tables"));
  EXPECT_THAT(found("a,20,,\nb,60,,1\n"), ElementsAre("NOTE allocates_to_some after.tables"));
}

// ---- Bad input ----

TEST(ComparePolicies, WhatIsWrongOfOnePersonHidesNothingOfOthers) {
  EXPECT_THAT(FoundAlone(Compare(R"(period: PERIOD_WEEK
      people { id: "a" spent_now: "a lot" after: "1" }
      people { id: "b" after: "1" }
      people { id: "c" spent_now: "1" }
      people { id: "d" spent_now: "1" after: "1" is_new: true
               characteristics { name: "age" value: "1" } characteristics { name: "age" value: "2" } }
      groupings { by { characteristic: "gender" } })")),
              ElementsAre("ERROR not_an_amount people[0].spent_now",
                          "ERROR unknown_characteristic groupings[0].by[0].characteristic",
                          "ERROR listed_twice people[3].characteristics[1].name",
                          "ERROR new_with_amount people[3].spent_now", "ERROR missing people[1].spent_now",
                          "ERROR missing people[2].after"));
  EXPECT_THAT(FoundAlone(Compare(
                  R"(period: PERIOD_WEEK people { id: "a" before: "x" } people { id: "b" after: "y" })")),
              ElementsAre("ERROR not_an_amount people[0].before", "ERROR not_an_amount people[1].after"))
      << "what else there is to say of the same people is not told";
}

TEST(ComparePolicies, ADayThatIsNoneStandsInNobodyElsesWay) {
  v1::ComparePoliciesRequest request = TwoVersions();
  *request.add_people() = request.people(0);
  request.mutable_people(1)->set_id("b");
  request.mutable_people(1)->mutable_assessment()->set_assessed_on("1/4/2026");
  EXPECT_THAT(FoundAlone(Compare(request)), ElementsAre("ERROR not_a_date people[1].assessment.assessed_on"));
}

TEST(ComparePolicies, EverythingWrongIsToldAtOnce) {
  EXPECT_THAT(
      FoundAlone(Compare(R"(people { id: "a" spent_now: "1" } people { id: "a" after: "x" }
                people { after: "1" } tolerance { percent: "y" })")),
      ElementsAre("ERROR not_an_amount people[1].after", "ERROR missing people[2].id", "ERROR missing period",
                  "ERROR not_a_decimal tolerance.percent", "ERROR duplicate_id people[1].id"));
  EXPECT_THAT(
      FoundAlone(Compare(R"(period: PERIOD_WEEK
        people { id: "a" spent_now: "1" after: "1" characteristics { name: "g" value: "x" }
                 characteristics { name: "g" value: "y" } }
        people { id: "b" } people { id: "c" after: "1" is_new: true spent_now: "1" }
        groupings { by {} } groupings { by { characteristic: "h" } } groupings { by {} }
        groupings { by { characteristic: "g" } by { characteristic: "g" } }
        groupings { by { field: COMPARED_FIELD_SCORE_RANGE } by { characteristic: "g" } }
        groupings { by { characteristic: "g" } by { field: COMPARED_FIELD_SCORE_RANGE } }
        groupings { by { field: COMPARED_FIELD_AMOUNT_RANGE } }
        change_ranges: "5" change_ranges: "5")")),
      ElementsAre("ERROR missing score_ranges", "ERROR missing amount_ranges",
                  "ERROR not_ascending change_ranges[1]", "ERROR missing groupings[0].by[0]",
                  "ERROR unknown_characteristic groupings[1].by[0].characteristic",
                  "ERROR missing groupings[2].by[0]", "ERROR listed_twice groupings[3].by[1]",
                  "ERROR listed_twice groupings[5]", "ERROR listed_twice people[0].characteristics[1].name",
                  "ERROR new_with_amount people[2].spent_now", "ERROR missing people[1].spent_now",
                  "ERROR missing people[1].after"));
  EXPECT_THAT(FoundAlone(Compare(R"(period: PERIOD_WEEK people { id: "a" after: "1" })")),
              ElementsAre("ERROR missing before"));
  EXPECT_THAT(FoundAlone(Compare("period: PERIOD_WEEK")), ElementsAre("ERROR missing people"));
  EXPECT_THAT(FoundAlone(Compare(R"(period: PERIOD_WEEK sheet: "id,before,after\na,1,2\nb,,2\n")")),
              ElementsAre("ERROR missing sheet.before 3:3"));
  EXPECT_THAT(FoundAlone(Compare(R"(period: PERIOD_WEEK sheet: "id,before,after,is:big words\na,1,2,x\n")")),
              ElementsAre("ERROR not_an_id sheet.is:big words 2:7"));
}

// ---- Properties ----

v1::ComparePoliciesRequest RandomRequest(std::mt19937* chance) {
  v1::ComparePoliciesRequest request;
  request.set_period(v1::PERIOD_WEEK);
  const auto below = [&](unsigned most) { return static_cast<unsigned>((*chance)() % most); };
  const bool spent = below(2) == 0;
  const unsigned people = 1 + below(40);
  for (unsigned i = 0; i < people; ++i) {
    v1::ComparedPerson* person = request.add_people();
    person->set_id(std::to_string(i));
    person->set_is_new(below(4) == 0);
    if (spent && !person->is_new()) person->set_spent_now(std::to_string(below(100)));
    person->set_before(std::to_string(below(100)));
    person->set_after(std::to_string(below(100)));
    if (below(3) != 0) person->set_care_group(std::string(1, static_cast<char>('a' + below(3))));
    if (below(3) != 0) {
      v1::Characteristic* one = person->add_characteristics();
      one->set_name("gender");
      one->set_value(below(2) == 0 ? "woman" : "man");
    }
  }
  if (below(2) == 0) request.add_change_ranges("30");
  request.add_groupings()->add_by()->set_field(v1::COMPARED_FIELD_CARE_GROUP);
  if (below(2) == 0) {
    v1::ComparedGrouping* both = request.add_groupings();
    both->add_by()->set_field(v1::COMPARED_FIELD_STATUS);
    both->add_by()->set_field(v1::COMPARED_FIELD_CARE_GROUP);
  }
  if (below(2) == 0) {
    v1::ComparedGrouping* both = request.add_groupings();
    both->add_by()->set_field(v1::COMPARED_FIELD_SERVICE);
    both->add_by()->set_field(v1::COMPARED_FIELD_CARE_GROUP);
  }
  return request;
}

// Everything that is told by name of view, group and figure; nothing for what is not shown.
std::map<std::string, int64_t> ShownCountsOf(const v1::ComparePoliciesResponse& response) {
  std::map<std::string, int64_t> counts;
  const auto add = [&](const std::string& name, const auto& one) {
    if (one.has_people()) counts[name] = static_cast<int64_t>(one.people());
  };
  const auto add_figures = [&](const std::string& at, const v1::ChangeFigures& figures) {
    add(at + "people", figures);
    add(at + "gain", figures.gain());
    add(at + "within", figures.within());
    add(at + "lose", figures.lose());
    for (int i = 0; i < figures.gains_size(); ++i) {
      add(at + "gain" + std::to_string(i), figures.gains(i));
      add(at + "lose" + std::to_string(i), figures.losses(i));
    }
  };
  for (int v = 0; v < response.comparisons_size(); ++v) {
    const v1::AmountsCompared& compared = response.comparisons(v);
    add_figures(std::to_string(v) + "//", compared.everyone());
    for (int g = 0; g < compared.groupings_size(); ++g) {
      for (const v1::ChangeFigures& group : compared.groupings(g).groups()) {
        std::string at = std::to_string(v) + "/" + std::to_string(g);
        for (const std::string& name : group.names()) at += ":" + name;
        add_figures(at + "/", group);
      }
    }
  }
  return counts;
}

TEST(ComparePolicies, WhatIsShownIsTrueAndNeverSmall) {
  std::mt19937 chance(20'261'130);
  for (int round = 0; round < 300; ++round) {
    v1::ComparePoliciesRequest request = RandomRequest(&chance);
    const auto whole = ShownCountsOf(Compare(request));
    const auto below = static_cast<unsigned>(1 + chance() % 6);
    request.set_suppress_below(below);
    const auto published = Compare(request);
    for (const auto& [name, count] : ShownCountsOf(published)) {
      ASSERT_TRUE(whole.contains(name)) << name;
      EXPECT_EQ(count, whole.at(name)) << name;
      EXPECT_TRUE(count == 0 || count >= below) << name;
    }
    // No figure of a set is shown if the set is not, and no part whose total is shown alone gives another
    // away.
    for (const v1::AmountsCompared& compared : published.comparisons()) {
      for (const v1::GroupedChange& grouping : compared.groupings()) {
        int hidden = compared.everyone().has_people() ? 0 : 1;
        for (const v1::ChangeFigures& group : grouping.groups()) {
          hidden += group.has_people() ? 0 : 1;
          if (!group.has_people()) {
            EXPECT_FALSE(group.has_from() || group.has_gain() || group.gains_size() > 0);
            continue;
          }
          const int parts = static_cast<int>(!group.gain().has_people()) +
                            static_cast<int>(!group.within().has_people()) +
                            static_cast<int>(!group.lose().has_people());
          EXPECT_NE(parts, 1);
        }
        EXPECT_NE(hidden, 1);
      }
    }
  }
}

TEST(ComparePolicies, TheOrderOfPeopleHasNoPart) {
  std::mt19937 chance(5);
  for (int round = 0; round < 50; ++round) {
    v1::ComparePoliciesRequest request = RandomRequest(&chance);
    request.set_largest(5);
    const std::string first = Compare(request).SerializeAsString();
    std::vector<v1::ComparedPerson> people(request.people().begin(), request.people().end());
    std::shuffle(people.begin(), people.end(), chance);
    request.clear_people();
    for (const v1::ComparedPerson& person : people) *request.add_people() = person;
    EXPECT_EQ(Compare(request).SerializeAsString(), first);
  }
}

TEST(ComparePolicies, GroupsAddUpToEveryone) {
  std::mt19937 chance(6);
  for (int round = 0; round < 100; ++round) {
    const auto response = Compare(RandomRequest(&chance));
    for (const v1::AmountsCompared& compared : response.comparisons()) {
      const v1::ChangeFigures& all = compared.everyone();
      EXPECT_EQ(all.from().pence() + all.change().pence(), all.to().pence());
      EXPECT_EQ(all.gain().change().pence() + all.within().change().pence() + all.lose().change().pence(),
                all.change().pence());
      for (const v1::GroupedChange& grouping : compared.groupings()) {
        int64_t people = 0, change = 0, lose = 0;
        for (const v1::ChangeFigures& group : grouping.groups()) {
          people += static_cast<int64_t>(group.people());
          change += group.change().pence();
          lose += static_cast<int64_t>(group.lose().people());
        }
        EXPECT_EQ(people, static_cast<int64_t>(all.people()));
        EXPECT_EQ(change, all.change().pence());
        EXPECT_EQ(lose, static_cast<int64_t>(all.lose().people()));
      }
    }
  }
}

// ---- What one rule has and another has not ----

// A table of 150 at one point, of this basis, for a side.
std::string TableFor(const std::string& side, const std::string& basis) {
  return side + R"( { tables { table { id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_)" + basis +
         R"( points { rows { from: "1" amount: "150" } } } } } )";
}

TEST(ComparePolicies, AmountsOfOneBasisAreLike) {
  const std::string one = R"(period: PERIOD_WEEK people { id: "a" score: "1" )";
  const std::string gross = "GROSS_OF_INFORMAL_SUPPORT", net = "AFTER_INFORMAL_SUPPORT";
  const auto warned = [](const std::string& request) {
    std::vector<std::string> told;
    for (const std::string& line : Found(Compare(request))) {
      if (line.find("bases_differ") != std::string::npos) told.push_back(line);
    }
    return told;
  };
  const std::string spent = one + "spent_now: \"100\" } ";
  EXPECT_THAT(warned(spent + TableFor("after", net)), IsEmpty()) << "both are after informal support";
  EXPECT_THAT(warned(spent + TableFor("before", net) + TableFor("after", net)), IsEmpty());
  EXPECT_THAT(warned(one + "} " + TableFor("before", gross) + TableFor("after", gross)), IsEmpty());
  EXPECT_THAT(warned(one + "} " + TableFor("before", gross) + TableFor("after", net)),
              ElementsAre("WARNING bases_differ before.tables"));
  EXPECT_THAT(warned(one + "} " + TableFor("before", net) + TableFor("after", gross)),
              ElementsAre("WARNING bases_differ after.tables"));
}

TEST(ComparePolicies, TheLaterAssessmentServesBothPoliciesWhereThereIsNoOther) {
  v1::ComparePoliciesRequest request;
  request.set_period(v1::PERIOD_WEEK);
  const v1::DetermineRequest small = testing::SmallRequest();
  request.set_as_of(small.as_of());
  *request.mutable_before()->mutable_policy() = testing::SmallPolicy();
  *request.mutable_after()->mutable_policy() = testing::SmallPolicy();
  request.mutable_after()->mutable_policy()->mutable_tables(0)->mutable_bands()->mutable_rows(1)->set_amount(
      "47");
  v1::ComparedPerson* person = request.add_people();
  person->set_id("a");
  *person->mutable_assessment_after() = small.assessment();
  const auto response = Compare(request);
  ASSERT_EQ(response.comparisons_size(), 1) << response.DebugString();
  EXPECT_EQ(Line(response.comparisons(0).everyone()), "1: 50.00 47.00 -3.00, 0 0.00/0 0.00/1 -3.00");
  // Two answers, which either policy misses.
  person->mutable_assessment_after()->clear_answers();
  EXPECT_THAT(FoundAlone(Compare(request)), ElementsAreArray(std::vector<std::string>(
                                                4, "ERROR unanswered people[0].assessment_after.answers")));
}

// Two of 60 have less now than is spent on them, which is left out. That ten will lose 20 in all is not, and
// what making it good costs gives nothing else away.
TEST(ComparePolicies, APriceIsToldWhateverIsLeftOutOfTheAllocationOfNow) {
  std::string sheet = "id,spent_now,before,after\\n";
  for (int i = 0; i < 60; ++i) {
    sheet += std::to_string(100 + i) + (i < 50 ? ",10,10,10" : i < 58 ? ",10,10,8" : ",10,9,8") + "\\n";
  }
  const auto response =
      Compare("sheet: \"" + sheet +
              "\" period: PERIOD_WEEK protections { id: \"p\" kept_percent: \"100\" } suppress_below: 5");
  EXPECT_FALSE(response.comparisons(0).everyone().lose().has_people());
  EXPECT_EQ(Line(response.comparisons(1).everyone()), "60: 600.00 580.00 -20.00, 0 0.00/50 0.00/10 -20.00");
  EXPECT_EQ(Line(response.comparisons(2).everyone()), "60: 598.00 580.00 -18.00, 0 0.00/50 0.00/10 -18.00");
  EXPECT_THAT(Years(response.protections(0)), ElementsAre("0: - 20.00 mean  most  of 600.00, - lose"));
}

TEST(ComparePolicies, ToSuppressCountsBelowOneSuppressesNothing) {
  const auto response = CompareFive("suppress_below: 1");
  EXPECT_THAT(Found(response), Contains("NOTE small_groups_told suppress_below"));
  EXPECT_THAT(Found(CompareFive("suppress_below: 2")), Not(Contains(HasSubstr("small_groups_told"))));
  EXPECT_EQ(response.suppress_below(), 1U);
  EXPECT_EQ(response.comparisons(2).SerializeAsString(), CompareFive().comparisons(2).SerializeAsString());
}

}  // namespace
}  // namespace ras
