// How far single people bend a table (docs/influence.md): the operation MeasureInfluence. The second opinion
// is the build itself, with the person left out by name.
#include <gmock/gmock.h>

#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/influence/influence.h"
#include "ras/money.h"
#include "tests/engine/build_table_requests.h"
#include "tests/engine/found.h"

namespace ras {
namespace {

using testing::Amounts;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using testing::kFour;
using testing::Request;

v1::MeasureInfluenceRequest Of(const v1::BuildTableRequest& build) {
  v1::MeasureInfluenceRequest request;
  *request.mutable_build() = build;
  return request;
}

v1::MeasureInfluenceResponse Measured(const v1::MeasureInfluenceRequest& request) {
  v1::MeasureInfluenceResponse response;
  MeasureInfluence(request, &response);
  EXPECT_THAT(Found(response), ElementsAre());
  return response;
}

v1::MeasureInfluenceResponse Refused(const v1::MeasureInfluenceRequest& request) {
  v1::MeasureInfluenceResponse response;
  MeasureInfluence(request, &response);
  EXPECT_EQ(response.people_size(), 0);
  EXPECT_FALSE(response.has_total());
  return response;
}

std::vector<std::string> IdsOf(const v1::MeasureInfluenceResponse& response) {
  std::vector<std::string> ids;
  for (const v1::PersonInfluence& person : response.people()) ids.push_back(person.id());
  return ids;
}

// Scores 10, 20, 20 and 30 have the costs 50, 100, 150 and 400: rows 50, 125 and 400.
TEST(MeasureInfluence, TellsHowTheTableWithoutEachPersonDiffers) {
  const v1::MeasureInfluenceResponse response = Measured(Of(Request(kFour, "method { rank_alignment {} }")));
  EXPECT_EQ(response.people_in_table(), 4U);
  EXPECT_EQ(response.total().decimal(), "700.00");
  EXPECT_EQ(response.people_without_table(), 0U);
  EXPECT_THAT(IdsOf(response), ElementsAre("d", "b", "a", "c"));
  // Without d, who has the highest score and cost, the rows above 20 have 125.
  const v1::PersonInfluence& d = response.people(0);
  EXPECT_EQ(d.score(), "30");
  EXPECT_EQ(d.cost(), "400.00");
  EXPECT_EQ(d.allocated().decimal(), "400.00");
  EXPECT_EQ(d.allocated_without().decimal(), "125.00");
  EXPECT_EQ(d.change().largest_change().decimal(), "-275.00");
  EXPECT_EQ(d.change().at_score(), "30");  // And above, alike.
  EXPECT_EQ(d.change().rows_changed(), 20U);
  EXPECT_EQ(d.change().total_change().decimal(), "-275.00");
  // Without b, at 20 with the lowest cost, 10 has 100, 20 has 150 and 30 what it had.
  const v1::PersonInfluence& b = response.people(1);
  EXPECT_EQ(b.allocated().decimal(), "125.00");
  EXPECT_EQ(b.allocated_without().decimal(), "150.00");
  EXPECT_EQ(b.change().largest_change().decimal(), "50.00");
  EXPECT_EQ(b.change().at_score(), "0");
  EXPECT_EQ(b.change().rows_changed(), 30U);
  EXPECT_EQ(b.change().total_change().decimal(), "100.00");
  // Without a, nobody has 10: the rows up to 20 have 100. What a's row gains the two at 20 lose.
  const v1::PersonInfluence& a = response.people(2);
  EXPECT_EQ(a.change().largest_change().decimal(), "50.00");
  EXPECT_EQ(a.change().total_change().decimal(), "0.00");
  // Without c, 20 has 100.
  const v1::PersonInfluence& c = response.people(3);
  EXPECT_EQ(c.change().largest_change().decimal(), "-25.00");
  EXPECT_EQ(c.change().at_score(), "20");
  EXPECT_EQ(c.change().total_change().decimal(), "-50.00");
}

TEST(MeasureInfluence, AgreedScoresDoNotDependOnAnybody) {
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request(kFour,
                          "method { agreed_scores { scores { score: \"0\" amount: \"0\" } "
                          "scores { score: \"40\" amount: \"400\" } } }")));
  for (const v1::PersonInfluence& person : response.people()) {
    EXPECT_EQ(person.change().rows_changed(), 0U);
    EXPECT_EQ(person.change().at_score(), "");
    EXPECT_EQ(person.change().largest_change().decimal(), "0.00");
    EXPECT_EQ(person.allocated().decimal(), person.allocated_without().decimal());
  }
}

TEST(MeasureInfluence, SaysWhyThereIsNoTableWithoutSomebody) {
  // Three scores are needed for a quadratic; two people have 20.
  const v1::MeasureInfluenceResponse response = Measured(
      Of(Request(kFour, "method { polynomial { degree: 2 } } steps { monotone: MONOTONE_REPAIR_POOL }")));
  EXPECT_EQ(response.people_without_table(), 2U);
  EXPECT_EQ(response.people(0).id(), "a");
  EXPECT_THAT(response.people(0).no_table_because(), HasSubstr("too few different scores"));
  EXPECT_FALSE(response.people(0).has_change());
  EXPECT_FALSE(response.people(0).has_allocated_without());
  EXPECT_EQ(response.people(1).id(), "d");
  EXPECT_TRUE(response.people(2).has_change());
}

TEST(MeasureInfluence, NobodyElseIsNoTable) {
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request("id,score,cost\na,10,50\n", "method { rank_alignment {} }")));
  EXPECT_EQ(response.people(0).no_table_because(), "Nobody else is in the sample.");
}

TEST(MeasureInfluence, TheOthersHaveTheirShareOfABudget) {
  // Each point has 1,400 over 80 points, 17.50. Without d, the other three have 1,050 for their 50 points.
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request(kFour, "method { price_per_point {} } steps { budget: \"1400\" }")));
  for (const v1::PersonInfluence& person : response.people()) {
    if (person.id() != "d") continue;
    EXPECT_EQ(person.allocated().decimal(), "525.00");
    EXPECT_EQ(person.allocated_without().decimal(), "630.00");
  }
}

TEST(MeasureInfluence, TellsThoseFirstWithoutWhomARowChangesMost) {
  v1::MeasureInfluenceRequest request = Of(Request(kFour, "method { rank_alignment {} }"));
  request.set_most_people(2);
  EXPECT_THAT(IdsOf(Measured(request)), ElementsAre("d", "b"));
  request.set_most_people(0);
  EXPECT_THAT(IdsOf(Measured(request)), ElementsAre());
}

TEST(MeasureInfluence, TheShortListIsLeftOutTogether) {
  v1::MeasureInfluenceRequest request = Of(Request(kFour, "method { rank_alignment {} }"));
  request.set_short_list_from("50");
  const v1::SetInfluence list = Measured(request).short_list();
  EXPECT_EQ(list.name(), "short list");
  EXPECT_THAT(list.ids(), ElementsAre("a", "b", "d"));
  // c's 150 everywhere.
  EXPECT_EQ(list.change().largest_change().decimal(), "-250.00");
  EXPECT_EQ(list.change().at_score(), "30");
  EXPECT_EQ(list.change().rows_changed(), 41U);
  EXPECT_EQ(list.change().total_change().decimal(), "-100.00");
  ASSERT_EQ(list.rows_size(), 41);
  EXPECT_EQ(list.rows(20).score(), "20");
  EXPECT_EQ(list.rows(20).people(), 2U);
  EXPECT_EQ(list.rows(0).with_everybody().decimal(), "50.00");
  EXPECT_EQ(list.rows(0).without().decimal(), "150.00");
  // One penny more and only d is on it; beyond what d moves, nobody.
  request.set_short_list_from("50.01");
  EXPECT_THAT(Measured(request).short_list().ids(), ElementsAre("d"));
  request.set_short_list_from("275.01");
  EXPECT_FALSE(Measured(request).has_short_list());
  // If everybody is on it, there is nobody left to build from.
  request.set_short_list_from("0.01");
  EXPECT_FALSE(Measured(request).has_short_list());
}

TEST(MeasureInfluence, AChosenSetIsLeftOutTogether) {
  v1::MeasureInfluenceRequest request = Of(Request(kFour, "method { rank_alignment {} }"));
  v1::ChosenPeople* set = request.add_sets();
  set->set_name("homes");
  set->add_ids("d");
  set->add_ids("c");
  v1::ChosenPeople* all = request.add_sets();
  all->set_name("all");
  for (const char* id : {"a", "b", "c", "d"}) all->add_ids(id);
  const v1::MeasureInfluenceResponse response = Measured(request);
  EXPECT_THAT(response.sets(0).ids(), ElementsAre("c", "d"));
  EXPECT_EQ(response.sets(0).rows(20).without().decimal(), "100.00");
  EXPECT_EQ(response.sets(0).rows(30).with_everybody().decimal(), "400.00");
  EXPECT_EQ(response.sets(1).no_table_because(), "Nobody else is in the sample.");
  EXPECT_FALSE(response.sets(1).has_change());
  EXPECT_EQ(response.sets(1).rows_size(), 0);
}

TEST(MeasureInfluence, ARowWithoutAnAllocationHasNoAmount) {
  v1::MeasureInfluenceRequest request =
      Of(Request(kFour, "method { rank_alignment {} } steps { low_need { score: \"5\" } }"));
  request.set_short_list_from("275");
  const v1::SetInfluence list = Measured(request).short_list();
  EXPECT_FALSE(list.rows(4).has_with_everybody());
  EXPECT_FALSE(list.rows(4).has_without());
  EXPECT_TRUE(list.rows(5).has_with_everybody());
}

TEST(MeasureInfluence, NamesEverythingThatIsWrongAtOnce) {
  v1::MeasureInfluenceRequest request =
      Of(Request("id,score,cost,excluded_because\na,10,50,\nb,20,100,\nz,,,moved away\n",
                 "method { rank_alignment {} }"));
  v1::ChosenPeople* set = request.add_sets();
  set->set_name("s");
  for (const char* id : {"a", "q", "z", "a"}) set->add_ids(id);
  *request.add_sets() = *set;
  request.mutable_sets(1)->clear_ids();
  request.mutable_sets(1)->add_ids("b");
  EXPECT_THAT(Found(Refused(request)),
              ElementsAre("ERROR unknown_case sets[0].ids[1]", "ERROR case_left_out sets[0].ids[2]",
                          "ERROR duplicate_id sets[0].ids[3]", "ERROR duplicate_name sets[1].name"));
}

TEST(MeasureInfluence, WhatIsWrongWithTheBuildIsToldOfIt) {
  v1::MeasureInfluenceRequest request =
      Of(Request("id,score,cost\na,10,50\na,20,x\n",
                 "method { rank_alignment {} } rounding { mode: ROUNDING_MODE_EXACT }"));
  const v1::MeasureInfluenceResponse response = Refused(request);
  EXPECT_THAT(Found(response), ::testing::Contains("ERROR duplicate_id build.sheet.id 3:1"));
  EXPECT_THAT(Found(response), ::testing::Contains("ERROR exact_not_allowed build.rounding.mode"));
  EXPECT_EQ(Found(Refused({})), std::vector<std::string>({"ERROR missing build"}));
}

TEST(MeasureInfluence, ATableThatFallsIsNone) {
  const v1::MeasureInfluenceResponse response = Refused(Of(Request(
      "id,score,cost\na,10,50\nb,20,500\nc,30,10\nd,35,10\n", "method { polynomial { degree: 2 } }")));
  EXPECT_THAT(Found(response), ElementsAre("ERROR table_falls build.method"));
}

TEST(MeasureInfluence, ASetHasItsShareOfABudgetToo) {
  v1::MeasureInfluenceRequest request =
      Of(Request(kFour, "method { price_per_point {} } steps { budget: \"1400\" }"));
  v1::ChosenPeople* set = request.add_sets();
  set->set_name("d");
  set->add_ids("d");
  EXPECT_EQ(Measured(request).sets(0).rows(30).without().decimal(), "630.00");
}

// 1.5 times 57.14 and once 114.29.
TEST(MeasureInfluence, TotalsAreByWhatPeopleCountFor) {
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request("id,score,cost,weight\na,10,100,1.5\nb,20,50,1\n",
                          "method { price_per_point {} } weighting: WEIGHTING_BY_CASE")));
  EXPECT_EQ(response.total().decimal(), "200.00");
  // Without b a point is 10.00: rows 100 and 200.
  EXPECT_EQ(response.people(0).id(), "b");
  EXPECT_EQ(response.people(0).change().total_change().decimal(), "150.00");
}

TEST(MeasureInfluence, WhoThereIsNoTableWithoutIsOnTheShortList) {
  v1::MeasureInfluenceRequest request =
      Of(Request(kFour, "method { polynomial { degree: 2 } } steps { monotone: MONOTONE_REPAIR_POOL }"));
  request.set_short_list_from("99999999");
  const v1::SetInfluence list = Measured(request).short_list();
  EXPECT_THAT(list.ids(), ElementsAre("a", "d"));
  EXPECT_THAT(list.no_table_because(), HasSubstr("too few different scores"));
}

TEST(MeasureInfluence, APercentileThatSoFewCostsDoNotHaveIsTheReason) {
  std::string sheet = "id,score,cost\n";
  for (char id = 'a'; id <= 'i'; ++id) sheet += std::string(1, id) + ",1,10\n";
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request(sheet,
                          "method { rank_alignment {} } outliers { percentiles { above: \"90\" "
                          "percentile_rule: PERCENTILE_RULE_EXCLUSIVE } }")));
  EXPECT_EQ(response.people_without_table(), 9U);
  EXPECT_EQ(response.people(0).no_table_because(), "Of 8 costs PERCENTILE.EXC has no percentile 90.");
}

TEST(MeasureInfluence, AnAmountBeyondMoneyIsTheReason) {
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request("id,score,cost\na,1,90000000000\nb,39,0\n",
                          "method { price_per_point {} } steps { budget: \"1000\" }")));
  for (const v1::PersonInfluence& person : response.people()) {
    if (person.id() != "b") continue;
    EXPECT_THAT(person.no_table_because(), HasSubstr("more than an amount of money"));
  }
}

TEST(MeasureInfluence, ASetIsNotCalledAsTheShortListIs) {
  v1::MeasureInfluenceRequest request = Of(Request(kFour, "method { rank_alignment {} }"));
  request.add_sets()->set_name("short list");
  request.mutable_sets(0)->add_ids("a");
  EXPECT_THAT(Found(Refused(request)), ElementsAre("ERROR duplicate_name sets[0].name"));
}

// Where others may be outliers, each table may have to be built again: 20,000 people times 21,010 are too
// many.
TEST(MeasureInfluence, OutliersMakeTheWorkMore) {
  v1::BuildTableRequest build =
      Request("", "method { rank_alignment {} } plan { to: \"100\" } outliers { amounts { above: \"5\" } }");
  build.clear_sheet();
  for (int i = 0; i < 20000; ++i) {
    v1::SampleCase* person = build.add_cases();
    person->set_id(std::to_string(i));
    person->set_score("1");
    person->set_cost("1");
  }
  EXPECT_THAT(Found(Refused(Of(build))), ElementsAre("ERROR too_much_work build.cases"));
}

// 4,001 people times 100,000 are a little more than 400,000,000.
TEST(MeasureInfluence, RefusesWorkWithoutAnEnd) {
  v1::BuildTableRequest build =
      Request("id,score,cost\n", "method { rank_alignment {} } plan { to: \"9999\" }");
  build.clear_sheet();
  for (int i = 0; i < 4001; ++i) {
    v1::SampleCase* person = build.add_cases();
    person->set_id(std::to_string(i));
    person->set_score("1");
    person->set_cost("1");
  }
  EXPECT_THAT(Found(Refused(Of(build))), ElementsAre("ERROR too_much_work build.cases"));
}

// The rows of a build without one of the people, by score; or none.
std::map<std::string, std::string> RowsWithout(v1::BuildTableRequest build, int gone) {
  build.mutable_cases(gone)->set_excluded_because("to see what becomes of the table");
  build.mutable_cases(gone)->clear_weight();
  v1::BuildTableResponse response;
  BuildTable(build, &response);
  if (!response.has_table()) return {};
  return Amounts(response);
}

class RandomBuild {
 public:
  explicit RandomBuild(uint64_t seed) : random_(seed) {}

  v1::BuildTableRequest Next() {
    static const char* const kMethods[] = {
        "rank_alignment {}",
        "rank_alignment {} join: JOIN_RULE_MONOTONE_CUBIC",
        "percentile_alignment {}",
        "percentile_alignment { percentile_rule: PERCENTILE_RULE_TYPE_2 }",
        "percentile_alignment { percentile_rule: PERCENTILE_RULE_EXCLUSIVE }",
        "isotonic {}",
        "isotonic {} join: JOIN_RULE_MONOTONE_CUBIC",
        "isotonic { fit: ISOTONIC_FIT_LEAST_ABSOLUTE }",
        "polynomial { degree: 1 }",
        "polynomial { degree: 2 }",
        "polynomial { degree: 3 }",
        "price_per_point {}",
        "agreed_scores { scores { score: \"2\" amount: \"10\" } scores { score: \"9\" amount: \"400\" } }",
    };
    static const char* const kSteps[] = {
        "",
        "monotone: MONOTONE_REPAIR_POOL",
        "monotone: MONOTONE_REPAIR_RAISE group_means { rows: 4 by_people: true }",
        "monotone: MONOTONE_REPAIR_LOWER low_need { score: \"3\" }",
        "monotone: MONOTONE_REPAIR_POOL contingency { percent: \"7.5\" purposes: \"enhancements\" }",
    };
    static const char* const kOutliers[] = {
        "",
        "",
        "outliers { percentiles { above: \"90\" } }",
        "outliers { interquartile { times: \"0.5\" } amounts { below: \"3\" } }",
        "outliers { median_deviations { times: \"1.5\" } }",
        "outliers { interquartile { times: \"0.5\" } amounts { above: \"40\" } }",
        "outliers { interquartile { times: \"0.5\" } residuals { times: \"0.5\" } at_least: 2 }",
        "outliers { residuals { above: \"15\" } }",
    };
    const std::string method = kMethods[random_() % std::size(kMethods)];
    const std::string steps = kSteps[random_() % std::size(kSteps)];
    v1::BuildTableRequest build =
        Request("", "method { " + method + " } steps { " + steps + " } plan { to: \"12\" } " +
                        kOutliers[random_() % std::size(kOutliers)]);
    build.clear_sheet();
    const bool weighed = random_() % 3 == 0 && !build.method().has_percentile_alignment();
    if (weighed)
      build.set_weighting(random_() % 2 == 0 ? v1::WEIGHTING_BY_CASE : v1::WEIGHTING_BY_POPULATION);
    if (build.weighting() == v1::WEIGHTING_BY_POPULATION) AddPopulation(&build);
    const std::size_t people = 2 + random_() % 12;
    const bool decimals = random_() % 3 == 0;
    const uint64_t most = std::array{10U, 5000U, 90000U}[random_() % 3];
    for (std::size_t i = 0; i < people; ++i) {
      v1::SampleCase* person = build.add_cases();
      person->set_id("p" + std::to_string(i));
      person->set_care_group(random_() % 2 == 0 ? "x" : "y");
      person->set_score(std::to_string(random_() % 12) +
                        (decimals ? "." + std::to_string(random_() % 10) : ""));
      person->set_cost(FormatMoney(static_cast<int64_t>(random_() % most)));
      if (build.weighting() == v1::WEIGHTING_BY_CASE)
        person->set_weight(std::to_string(1 + random_() % 5) + ".5");
    }
    return build;
  }

 private:
  static void AddPopulation(v1::BuildTableRequest* build) {
    for (const auto& [group, people] : {std::pair{"x", 170U}, std::pair{"y", 55U}}) {
      v1::PopulationStratum* stratum = build->mutable_population()->add_strata();
      stratum->set_care_group(group);
      stratum->set_people(people);
    }
  }

  std::mt19937_64 random_;
};

// Those without a table first; then by the largest change and by that of the total, either way, and by id.
// Totals by weight are told rounded, so that those of one penny are in any order.
void ExpectInOrder(const v1::MeasureInfluenceResponse& response, bool is_weighed) {
  const auto place = [&](const v1::PersonInfluence& person) {
    return std::make_tuple(person.has_change(), -std::abs(person.change().largest_change().pence()),
                           -std::abs(person.change().total_change().pence()), is_weighed ? "" : person.id());
  };
  for (int i = 1; i < response.people_size(); ++i) {
    EXPECT_LE(place(response.people(i - 1)), place(response.people(i))) << response.people(i).id();
  }
}

void ExpectAsBuiltWithout(const v1::BuildTableRequest& build, const v1::MeasureInfluenceRequest& request) {
  const v1::MeasureInfluenceResponse response = Measured(request);
  v1::BuildTableResponse with;
  BuildTable(build, &with);
  const std::map<std::string, std::string> before = Amounts(with);
  ExpectInOrder(response, build.weighting() != v1::WEIGHTING_UNSPECIFIED);
  for (const v1::PersonInfluence& person : response.people()) {
    const int index = std::stoi(person.id().substr(1));
    const std::map<std::string, std::string> after = RowsWithout(build, index);
    ASSERT_EQ(after.empty(), !person.has_change()) << person.id() << " " << build.DebugString();
    if (after.empty()) continue;
    uint64_t changed = 0;
    int64_t largest = 0;
    std::string at;
    for (int64_t row = 0; row <= 12; ++row) {
      const std::string score = std::to_string(row);
      const auto pence = [&](const std::map<std::string, std::string>& rows) {
        return ParseMoney(rows.at(score)).ok() ? ParseMoney(rows.at(score)).value() : 0;
      };
      const int64_t difference = pence(after) - pence(before);
      if (difference != 0) ++changed;
      if (std::abs(difference) <= std::abs(largest)) continue;
      largest = difference;
      at = score;
    }
    EXPECT_EQ(person.change().rows_changed(), changed) << person.id() << " " << build.DebugString();
    EXPECT_EQ(person.change().largest_change().pence(), largest) << person.id() << " " << build.DebugString();
    EXPECT_EQ(person.change().at_score(), at) << person.id() << " " << build.DebugString();
  }
}

TEST(MeasureInfluence, IsWhatTheBuildGivesWithThePersonLeftOut) {
  RandomBuild builds(5);
  int tables = 0;
  for (int round = 0; round < 1500; ++round) {
    const v1::BuildTableRequest build = builds.Next();
    v1::BuildTableResponse with;
    BuildTable(build, &with);
    v1::MeasureInfluenceResponse response;
    MeasureInfluence(Of(build), &response);
    ASSERT_EQ(with.has_table(), response.has_total()) << build.DebugString();
    if (!with.has_table()) continue;
    ++tables;
    ExpectAsBuiltWithout(build, Of(build));
    if (HasFailure()) return;
  }
  EXPECT_GT(tables, 700);
}

// By points a, b and c have 200 each, and c, who costs 200 more, is left out for it: 100 for ten points. Of b
// and c alone both would have 250, and neither is 150 away from that by a penny more: c stays.
TEST(MeasureInfluence, WhoIsAnOutlierByTheResidualIsFoundAgainWithoutEachPerson) {
  const v1::MeasureInfluenceResponse response =
      Measured(Of(Request("id,score,cost\na,10,100\nb,10,100\nc,10,400\n",
                          "method { price_per_point {} } outliers { residuals { above: \"150\" } }")));
  EXPECT_THAT(IdsOf(response), ElementsAre("a", "b"));
  for (const v1::PersonInfluence& person : response.people()) {
    EXPECT_EQ(person.allocated().decimal(), "100.00");
    EXPECT_EQ(person.allocated_without().decimal(), "250.00");
    EXPECT_EQ(person.change().largest_change().decimal(), "600.00");
    EXPECT_EQ(person.change().at_score(), "40");
    EXPECT_EQ(person.change().rows_changed(), 40U);
    EXPECT_EQ(person.change().total_change().decimal(), "300.00");
  }
}

}  // namespace
}  // namespace ras
