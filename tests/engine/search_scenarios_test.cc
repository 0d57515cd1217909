// Many ways to build a table (docs/scenarios.md): the operation SearchScenarios. The second opinion is the
// build itself, by the same settings.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/scenario/scenario.h"
#include "lib/uplift/uplift_table.h"
#include "ras/money.h"
#include "tests/engine/build_table_requests.h"
#include "tests/engine/found.h"

namespace ras {
namespace {

using testing::Amounts;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using testing::FoundAlone;
using ::testing::HasSubstr;
using testing::kFour;
using testing::Request;

// `rest` is text form.
v1::SearchScenariosRequest Of(const v1::BuildTableRequest& build, const std::string& rest) {
  v1::SearchScenariosRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(rest, &request)) << rest;
  request.mutable_build()->CopyFrom(build);
  return request;
}

v1::SearchScenariosRequest Of(const std::string& rest) {
  return Of(Request(kFour, "method { rank_alignment {} }"), rest);
}

v1::SearchScenariosResponse Searched(const v1::SearchScenariosRequest& request) {
  v1::SearchScenariosResponse response;
  SearchScenarios(request, &response);
  EXPECT_GT(response.scenarios_size(), 0) << response.ShortDebugString();
  return response;
}

std::vector<std::string> Refused(const v1::SearchScenariosRequest& request) {
  v1::SearchScenariosResponse response;
  SearchScenarios(request, &response);
  return FoundAlone(response);
}

std::vector<uint64_t> NumbersOf(const v1::SearchScenariosResponse& response) {
  std::vector<uint64_t> numbers;
  for (const v1::Scenario& scenario : response.scenarios()) {
    numbers.push_back(scenario.settings().candidate());
    for (const v1::ScenarioSettings& same : scenario.same_table()) numbers.push_back(same.candidate());
  }
  for (const v1::ScenarioWithoutTable& without : response.without_table()) {
    numbers.push_back(without.settings().candidate());
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

// Scores 10, 20, 20 and 30 cost 100, 50, 150 and 400: by ranks they are given 50, 125, 125 and 400.
TEST(SearchScenarios, TellsWhatATableMeansForTheSample) {
  const v1::SearchScenariosResponse response = Searched(Of(""));
  EXPECT_THAT(Found(response), ElementsAre());
  EXPECT_EQ(response.possible(), 1U);
  EXPECT_EQ(response.tried(), 1U);
  EXPECT_EQ(response.people(), "4");
  EXPECT_EQ(response.new_people(), "0");
  EXPECT_EQ(response.now().decimal(), "700.00");
  ASSERT_EQ(response.scenarios_size(), 1);
  const v1::Scenario& scenario = response.scenarios(0);
  EXPECT_TRUE(scenario.on_frontier());
  EXPECT_EQ(scenario.settings().candidate(), 1U);
  EXPECT_FALSE(scenario.settings().has_method());
  EXPECT_EQ(scenario.total().decimal(), "700.00");
  EXPECT_EQ(scenario.more_than_now().decimal(), "0.00");
  EXPECT_FALSE(scenario.has_from_wanted());
  EXPECT_EQ(scenario.change().lose(), "2");
  EXPECT_EQ(scenario.change().within(), "1");
  EXPECT_EQ(scenario.change().gain(), "1");
  EXPECT_EQ(scenario.change().lost().decimal(), "75.00");
  EXPECT_EQ(scenario.change().gained().decimal(), "75.00");
  EXPECT_EQ(scenario.change().largest_loss().decimal(), "50.00");
  EXPECT_EQ(scenario.without_allocation(), "0");
  // Distances of 50, 75, 25 and 0.
  EXPECT_EQ(scenario.fit().people(), 4U);
  EXPECT_EQ(scenario.fit().mean_absolute_error().decimal(), "37.50");
  EXPECT_FALSE(scenario.has_out_of_sample());
}

TEST(SearchScenarios, HasACandidateForEveryChoice) {
  const v1::SearchScenariosResponse response =
      Searched(Of("grids { methods { rank_alignment {} } methods { price_per_point {} } "
                  "contingency_percents: \"0\" contingency_percents: \"10.0\" contingency_purposes: \"x\" "
                  "low_need_scores: \"0\" low_need_scores: \"15\" }"));
  EXPECT_EQ(response.possible(), 8U);
  EXPECT_EQ(response.tried(), 8U);
  EXPECT_THAT(NumbersOf(response), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
  // The last grid changes first: 1 and 2 differ in the contingency, and 3 has the threshold.
  const auto third = std::find_if(response.scenarios().begin(), response.scenarios().end(),
                                  [](const auto& one) { return one.settings().candidate() == 3; });
  ASSERT_NE(third, response.scenarios().end());
  EXPECT_EQ(third->settings().method(), 0U);
  EXPECT_EQ(third->settings().low_need_score(), "15");
  EXPECT_EQ(third->settings().contingency_percent(), "0");
  EXPECT_EQ(third->settings().uplift_percent(), "");
  EXPECT_EQ(third->without_allocation(), "1");
  EXPECT_EQ(third->change().largest_loss().decimal(), "100.00");
  EXPECT_EQ(third->total().decimal(), "650.00");
}

TEST(SearchScenarios, TellsOneTableOnce) {
  const v1::SearchScenariosResponse response =
      Searched(Of("grids { monotone: SCENARIO_MONOTONE_NONE monotone: SCENARIO_MONOTONE_POOL }"));
  ASSERT_EQ(response.scenarios_size(), 1);
  ASSERT_EQ(response.scenarios(0).same_table_size(), 1);
  EXPECT_EQ(response.scenarios(0).settings().monotone(), v1::SCENARIO_MONOTONE_NONE);
  EXPECT_EQ(response.scenarios(0).same_table(0).candidate(), 2U);
}

TEST(SearchScenarios, JudgesByAPopulation) {
  const v1::SearchScenariosRequest request =
      Of("population { sheet: \"id,score,now\\nx,9.5,45\\ny,20,125.00\\nz,30,\\nw,0,60\\n\" } "
         "tolerance { amount: \"5\" }");
  const v1::SearchScenariosResponse response = Searched(request);
  EXPECT_EQ(response.people(), "4");
  EXPECT_EQ(response.new_people(), "1");
  EXPECT_EQ(response.now().decimal(), "230.00");
  // 50, 125, 400 and 50.
  const v1::Scenario& scenario = response.scenarios(0);
  EXPECT_EQ(scenario.total().decimal(), "625.00");
  EXPECT_EQ(scenario.more_than_now().decimal(), "395.00");
  EXPECT_EQ(scenario.change().lose(), "1");
  EXPECT_EQ(scenario.change().within(), "2");
  EXPECT_EQ(scenario.change().gain(), "0");
  EXPECT_EQ(scenario.change().lost().decimal(), "10.00");
}

TEST(SearchScenarios, CountsPeopleOfTheSampleAsTheyAreWeighed) {
  const v1::SearchScenariosResponse response =
      Searched(Of(Request("id,score,cost,weight,spent_now\na,10,100,1.5,90\nb,20,300,1,300\n",
                          "method { rank_alignment {} } weighting: WEIGHTING_BY_CASE"),
                  ""));
  EXPECT_EQ(response.people(), "2.5");
  EXPECT_EQ(response.now().decimal(), "435.00");
  EXPECT_EQ(response.scenarios(0).change().gain(), "1.5");
  EXPECT_EQ(response.scenarios(0).change().gained().decimal(), "15.00");
}

TEST(SearchScenarios, TheFrontierIsOfTotalMisfitAndLosers) {
  const std::string grids =
      "grids { contingency_percents: \"0\" contingency_percents: \"10\" contingency_percents: \"20\" "
      "contingency_purposes: \"x\" uplift_percents: \"0\" uplift_percents: \"10\" uplift_percents: \"-50\" }";
  for (const std::string wanted : {"", " wanted_total: \"600\""}) {
    const v1::SearchScenariosResponse response = Searched(Of(grids + wanted));
    int on_frontier = 0;
    for (const v1::Scenario& own : response.scenarios()) {
      const auto cost = [&](const v1::Scenario& s) {
        return wanted.empty() ? s.total().pence() : std::abs(s.total().pence() - 60000);
      };
      if (!wanted.empty()) {
        EXPECT_EQ(own.from_wanted().pence(), cost(own));
      }
      bool beaten = false;
      for (const v1::Scenario& other : response.scenarios()) {
        const auto misfit = [](const v1::Scenario& s) { return s.fit().mean_absolute_error().pence(); };
        const auto lose = [](const v1::Scenario& s) { return std::stoi(s.change().lose()); };
        const bool as_good =
            cost(other) <= cost(own) && misfit(other) <= misfit(own) && lose(other) <= lose(own);
        beaten =
            beaten ||
            (as_good && (cost(other) < cost(own) || misfit(other) < misfit(own) || lose(other) < lose(own)));
      }
      EXPECT_EQ(own.on_frontier(), !beaten) << own.ShortDebugString();
      on_frontier += own.on_frontier() ? 1 : 0;
    }
    EXPECT_GT(on_frontier, 0);
    EXPECT_LT(on_frontier, response.scenarios_size());
  }
}

TEST(SearchScenarios, DrawsTheSameCandidatesForTheSameSeed) {
  const std::string grids =
      "grids { budgets: \"0\" budgets: \"100\" budgets: \"200\" budgets: \"300\" uplift_percents: \"0\" "
      "uplift_percents: \"1\" uplift_percents: \"2\" uplift_percents: \"3\" } most_candidates: 5 ";
  const v1::SearchScenariosResponse response = Searched(Of(grids + "seed: \"spring\""));
  EXPECT_EQ(response.possible(), 16U);
  EXPECT_EQ(response.tried(), 5U);
  EXPECT_THAT(Found(response), ElementsAre("NOTE candidates_drawn most_candidates"));
  // Worked out by another program; the same for ever.
  EXPECT_THAT(NumbersOf(response), ElementsAre(3, 6, 7, 12, 15));
  EXPECT_NE(NumbersOf(Searched(Of(grids))), NumbersOf(response));
}

TEST(SearchScenarios, ACandidateWithoutATableSaysWhyAndTheOthersGoOn) {
  const v1::SearchScenariosResponse response = Searched(
      Of("grids { methods { polynomial { degree: 3 } } methods { rank_alignment {} } low_need_scores: \"0\" "
         "low_need_scores: \"41\" low_need_scores: \"10.5\" }"));
  EXPECT_EQ(response.scenarios_size(), 1);
  ASSERT_EQ(response.without_table_size(), 5);
  EXPECT_THAT(response.without_table(0).because(), HasSubstr("too few different scores"));
  EXPECT_EQ(response.without_table(3).settings().candidate(), 5U);
  EXPECT_THAT(response.without_table(3).because(), HasSubstr("No row of the table reaches"));
  EXPECT_THAT(response.without_table(4).because(), HasSubstr("whole points"));
}

TEST(SearchScenarios, NoTableAtAllIsAnErrorForEachReason) {
  EXPECT_THAT(Refused(Of("grids { methods { polynomial { degree: 3 } } methods { rank_alignment {} } "
                         "low_need_scores: \"41\" }")),
              ElementsAre("ERROR no_scenario grids", "ERROR no_scenario grids"));
}

TEST(SearchScenarios, TellsAllThatIsWrongAtOnce) {
  v1::SearchScenariosRequest request =
      Of(Request("id,score,cost\na,10,100\na,50,50\n", "method { rank_alignment {} }"),
         "grids { methods {} group_rows: 2 group_rows: 2 low_need_scores: \"5\" low_need_scores: \"5.0\" "
         "monotone: SCENARIO_MONOTONE_UNSPECIFIED contingency_percents: \"100\" budgets: \"7\" budgets: "
         "\"7.00\" "
         "uplift_percents: \"1\" uplift_percents: \"1.00\" } tolerance { percent: \"1.23456\" } "
         "population { sheet: \"id,score,now\\np,41,5\\np,3,6\\n\" }");
  EXPECT_THAT(
      Refused(request),
      ::testing::UnorderedElementsAre(
          "ERROR duplicate_id build.sheet.id 3:1", "ERROR score_above_table build.sheet.score 3:3",
          "ERROR duplicate_id population.sheet.id 3:1", "ERROR score_above_table population.sheet.score 2:3",
          "ERROR kind_missing grids.methods[0]", "ERROR missing grids.monotone[0]",
          "ERROR listed_twice grids.group_rows[1]", "ERROR listed_twice grids.low_need_scores[1]",
          "ERROR listed_twice grids.budgets[1]", "ERROR above_maximum grids.contingency_percents[0]",
          "ERROR missing grids.contingency_purposes", "ERROR listed_twice grids.uplift_percents[1]",
          "ERROR too_many_decimals tolerance.percent"));
  EXPECT_THAT(Refused(v1::SearchScenariosRequest()), ElementsAre("ERROR missing build"));
  EXPECT_THAT(
      Refused(Of("grids { uplift_percents: \"-100\" group_rows: 0 } most_candidates: 10001")),
      ElementsAre("ERROR below_minimum grids.group_rows[0]", "ERROR below_minimum grids.uplift_percents[0]",
                  "ERROR above_maximum most_candidates"));
  EXPECT_THAT(Refused(Of("population {}")), ElementsAre("ERROR missing population.people"));
}

TEST(SearchScenarios, WarnsIfEverybodyIsNew) {
  EXPECT_THAT(Found(Searched(Of("population { people { id: \"p\" score: \"10\" } }"))),
              ElementsAre("WARNING everybody_is_new population.people"));
}

TEST(SearchScenarios, ThereIsAnEndToTheWork) {
  v1::BuildTableRequest build = Request(kFour, "method { rank_alignment {} }");
  build.mutable_plan()->set_to("9999");
  v1::SearchScenariosRequest request = Of(build, "most_candidates: 10000");
  for (int i = 1; i <= 100; ++i) {
    request.mutable_grids()->add_uplift_percents(std::to_string(i));
    request.mutable_grids()->add_budgets(std::to_string(i));
  }
  EXPECT_THAT(Refused(request), ElementsAre("ERROR too_much_work most_candidates"));
}

TEST(SearchScenarios, FitsOfPeopleNotSeenAreThoseOfTheBuild) {
  v1::BuildTableRequest build =
      Request("id,score,cost\na,10,100\nb,20,50\nc,20,150\nd,30,400\ne,12,70\nf,31,390\n",
              "method { price_per_point {} } cross_validation { folds: 3 seed: \"s\" }");
  const v1::SearchScenariosResponse response =
      Searched(Of(build, "grids { methods { price_per_point {} } methods { rank_alignment {} } }"));
  for (const v1::Scenario& scenario : response.scenarios()) {
    v1::BuildTableRequest own = build;
    own.clear_method();
    if (scenario.settings().method() == 0) {
      own.mutable_method()->mutable_price_per_point();
    } else {
      own.mutable_method()->mutable_rank_alignment();
    }
    const v1::BuildTableResponse built = testing::Built(own);
    EXPECT_EQ(scenario.out_of_sample().r_squared(), built.out_of_sample().r_squared());
    EXPECT_EQ(scenario.out_of_sample().mean_absolute_error().pence(),
              built.out_of_sample().mean_absolute_error().pence());
    EXPECT_EQ(scenario.out_of_sample().people(), built.out_of_sample().people());
  }
}

// Whom a build leaves out as outliers, with their scores and costs.
std::map<std::string, std::pair<int64_t, int64_t>> OutliersOf(const v1::BuildTableResponse& built) {
  std::map<std::string, std::pair<int64_t, int64_t>> outliers;
  for (const v1::ExcludedCase& one : built.provenance().excluded()) {
    outliers[one.id()] = {std::stoll(one.score()), ParseMoney(one.cost()).value()};
  }
  return outliers;
}

TEST(SearchScenarios, TheSamePeopleMeasureAllTables) {
  // Isotonic regression follows the one at 30, whom a straight line leaves out; both leave out the one at 12.
  std::string sheet = "id,score,cost\na,1,10\nb,3,30\nc,5,50\nd,8,80\ne,10,100\nf,30,900\ng,12,2000\n";
  for (const char* four : {"15,150", "20,200", "25,250"}) {
    for (int i = 0; i < 4; ++i)
      sheet += std::string("p") + four[0] + four[1] + std::to_string(i) + "," + four + "\n";
  }
  const v1::BuildTableRequest build =
      Request(sheet,
              "method { polynomial { degree: 1 } } outliers { residuals { above: \"300\" } } "
              "cross_validation { folds: 3 seed: \"s\" }");
  const std::string grids = "grids { methods { polynomial { degree: 1 } } methods { isotonic {} } }";
  const v1::SearchScenariosResponse response = Searched(Of(build, grids));
  ASSERT_EQ(response.scenarios_size(), 2);
  v1::BuildTableRequest own[2] = {build, build};
  own[1].mutable_method()->mutable_isotonic();
  const v1::BuildTableResponse built[2] = {testing::Built(own[0]), testing::Built(own[1])};
  const auto line = OutliersOf(built[0]), isotonic = OutliersOf(built[1]);
  ASSERT_EQ(line.size(), 2U);
  ASSERT_EQ(isotonic.size(), 1U);
  for (const v1::Scenario& scenario : response.scenarios()) {
    const v1::BuildTableResponse& of_it = built[scenario.settings().method()];
    int64_t people = static_cast<int64_t>(of_it.fit().people()), in_sample = 0, out_of_sample = 0;
    in_sample += of_it.fit().mean_absolute_error().pence() * people;
    out_of_sample += of_it.out_of_sample().mean_absolute_error().pence() * people;
    const int64_t own_people = people;
    for (const auto& [id, outlier] : scenario.settings().method() == 0 ? line : isotonic) {
      if (line.contains(id) && isotonic.contains(id)) continue;
      const auto& row = testing::RowsIn(of_it.table()).rows(static_cast<int>(outlier.first));
      const int64_t distance = std::abs(ParseMoney(row.amount()).value() - outlier.second);
      ++people;
      in_sample += distance;
      out_of_sample += distance;
    }
    EXPECT_EQ(scenario.fit().people(), static_cast<uint64_t>(people));
    EXPECT_EQ(scenario.out_of_sample().people(), static_cast<uint64_t>(people));
    // The means of the builds are rounded.
    const auto leeway = static_cast<double>(own_people) / static_cast<double>(people) / 2 + 0.5;
    EXPECT_NEAR(static_cast<double>(scenario.fit().mean_absolute_error().pence()),
                static_cast<double>(in_sample) / static_cast<double>(people), leeway);
    EXPECT_NEAR(static_cast<double>(scenario.out_of_sample().mean_absolute_error().pence()),
                static_cast<double>(out_of_sample) / static_cast<double>(people), leeway);
  }
  EXPECT_EQ(response.scenarios(0).fit().people(), response.scenarios(1).fit().people());
  // With one method these are the people of its table.
  const auto alone = Searched(Of(build, "grids { methods { polynomial { degree: 1 } } }"));
  EXPECT_EQ(alone.scenarios(0).fit().people(), built[0].fit().people());
  EXPECT_EQ(alone.scenarios(0).out_of_sample().mean_absolute_error().pence(),
            built[0].out_of_sample().mean_absolute_error().pence());
}

// The rows of a table, raised, as their fingerprint has them.
std::string FingerprintOf(const v1::BuildTableResponse& built, const std::string& rate,
                          const v1::Rounding& rounding) {
  v1::AllocationTable table = built.table();
  if (!rate.empty() && rate != "0") {
    v1::UpliftTableRequest uplift;
    uplift.mutable_table()->CopyFrom(table);
    uplift.set_rate_percent(rate);
    uplift.mutable_rounding()->CopyFrom(rounding);
    uplift.mutable_rounding()->set_increment_pence(rounding.has_increment_pence() ? rounding.increment_pence()
                                                                                  : 1);
    uplift.set_effective_from("2027-04-01");
    uplift.set_authority("a");
    v1::UpliftTableResponse response;
    UpliftTable(uplift, &response);
    EXPECT_TRUE(response.has_table()) << response.ShortDebugString();
    table = response.table();
  }
  std::string lines;
  for (const v1::Row& row : testing::RowsIn(table).rows()) {
    lines += row.from() + "\t" +
             (row.has_no_allocation() ? "" : FormatMoney(ParseMoney(row.amount()).value())) + "\n";
  }
  return Sha256Hex(lines);
}

std::string RandomSheet(std::mt19937* random) {
  std::string sheet = "id,score,cost,spent_now\n";
  const auto people = 4 + (*random)() % 12;
  for (std::size_t i = 0; i < people; ++i) {
    sheet += "p" + std::to_string(i) + "," + std::to_string((*random)() % 40) + "." +
             std::to_string((*random)() % 10) + "," + std::to_string((*random)() % 900) + "," +
             std::to_string((*random)() % 900) + "\n";
  }
  return sheet;
}

// Puts the settings into a build as the documents say.
void Choose(const v1::ScenarioGrids& grids, const v1::ScenarioSettings& settings,
            v1::BuildTableRequest* build) {
  build->mutable_method()->CopyFrom(grids.methods(static_cast<int>(settings.method())));
  v1::BuildSteps& steps = *build->mutable_steps();
  const std::map<v1::ScenarioMonotone, v1::MonotoneRepair> repairs = {
      {v1::SCENARIO_MONOTONE_NONE, v1::MONOTONE_REPAIR_UNSPECIFIED},
      {v1::SCENARIO_MONOTONE_POOL, v1::MONOTONE_REPAIR_POOL},
      {v1::SCENARIO_MONOTONE_RAISE, v1::MONOTONE_REPAIR_RAISE},
      {v1::SCENARIO_MONOTONE_LOWER, v1::MONOTONE_REPAIR_LOWER}};
  steps.set_monotone(repairs.at(settings.monotone()));
  steps.clear_group_means();
  if (settings.group_rows() > 1) steps.mutable_group_means()->set_rows(settings.group_rows());
  steps.clear_low_need();
  if (settings.low_need_score() != "0") steps.mutable_low_need()->set_score(settings.low_need_score());
  steps.set_budget(settings.budget() == "0.00" ? "" : settings.budget());
  steps.clear_contingency();
  if (settings.contingency_percent() != "0") {
    steps.mutable_contingency()->set_percent(settings.contingency_percent());
    steps.mutable_contingency()->add_purposes("x");
  }
}

TEST(SearchScenarios, EveryTableIsThatOfTheBuild) {
  const std::string grids =
      "grids { methods { rank_alignment {} } methods { polynomial { degree: 2 } } methods { isotonic {} } "
      "methods { agreed_scores { scores { score: \"0.125\" amount: \"7\" } scores { score: \"33.3\" amount: "
      "\"400\" } } "
      "join: JOIN_RULE_MONOTONE_CUBIC } methods { price_per_point {} } methods { percentile_alignment {} } "
      "monotone: SCENARIO_MONOTONE_NONE monotone: SCENARIO_MONOTONE_POOL monotone: SCENARIO_MONOTONE_RAISE "
      "monotone: SCENARIO_MONOTONE_LOWER group_rows: 1 group_rows: 3 low_need_scores: \"0\" low_need_scores: "
      "\"7\" "
      "budgets: \"0\" budgets: \"5000\" contingency_percents: \"0\" contingency_percents: \"12.5\" "
      "contingency_purposes: \"x\" uplift_percents: \"0\" uplift_percents: \"3.1\" } most_candidates: 40 ";
  std::mt19937 random(5);
  int built = 0;
  for (int round = 0; round < 6; ++round) {
    const v1::BuildTableRequest build = Request(
        RandomSheet(&random),
        std::string("method { rank_alignment {} } steps { low_need { score: \"12.25\" } ") +
            "group_means { rows: 4 } } rounding { increment_pence: " + (round % 2 == 0 ? "1" : "50") + " }");
    v1::SearchScenariosRequest request = Of(build, grids + "seed: \"" + std::to_string(round) + "\"");
    const v1::SearchScenariosResponse response = Searched(request);
    EXPECT_EQ(NumbersOf(response).size(), 40U);
    const auto check = [&](const v1::ScenarioSettings& settings, const std::string& fingerprint,
                           const v1::Scenario* scenario) {
      v1::BuildTableRequest own = build;
      Choose(request.grids(), settings, &own);
      v1::BuildTableResponse answer;
      BuildTable(own, &answer);
      if (scenario == nullptr) {
        ASSERT_FALSE(answer.has_table());
        EXPECT_EQ(answer.findings(0).message(), fingerprint);
        return;
      }
      ASSERT_TRUE(answer.has_table()) << answer.ShortDebugString();
      ++built;
      EXPECT_EQ(FingerprintOf(answer, settings.uplift_percent(), own.rounding()), fingerprint);
      if (settings.uplift_percent() != "0") return;
      EXPECT_EQ(scenario->fit().r_squared(), answer.fit().r_squared());
      EXPECT_EQ(scenario->fit().mean_absolute_error().pence(), answer.fit().mean_absolute_error().pence());
      EXPECT_EQ(scenario->total().pence(), answer.fit().allocated().pence());
    };
    for (const v1::Scenario& scenario : response.scenarios()) {
      check(scenario.settings(), scenario.rows_fingerprint(), &scenario);
      for (const v1::ScenarioSettings& same : scenario.same_table()) {
        check(same, scenario.rows_fingerprint(), &scenario);
      }
    }
    for (const v1::ScenarioWithoutTable& without : response.without_table()) {
      check(without.settings(), without.because(), nullptr);
    }
  }
  EXPECT_GT(built, 100);
}

TEST(SearchScenarios, TheOrderOfPeopleHasNoPart) {
  const std::string rest = "grids { group_rows: 1 group_rows: 2 } population { sheet: \"id,score,now\\n";
  const auto one = Searched(Of(rest + "x,10,45\\ny,20,125\\n\" }"));
  const auto other = Searched(Of(rest + "y,20,125\\nx,10,45\\n\" }"));
  EXPECT_EQ(one.SerializeAsString(), other.SerializeAsString());
}

// Settings by number in the order they are told in, those on the frontier with a star.
std::vector<std::string> OrderOf(const v1::SearchScenariosResponse& response) {
  std::vector<std::string> order;
  for (const v1::Scenario& scenario : response.scenarios()) {
    order.push_back(std::to_string(scenario.settings().candidate()) + (scenario.on_frontier() ? "*" : ""));
  }
  return order;
}

// a and b are one fold, c and d the other (the tickets of the tests of cross-validation).
constexpr const char* kTwoFolds = " cross_validation { folds: 2 seed: \"spring\" }";

// By points a has 70, b 140, c 233.33 and d 350, since half of the people have half of the 700; they cost
// 100, 50, 150 and 400. Distances of 30, 90, 83.33 and 50.
TEST(SearchScenarios, AFoldsOthersHaveTheirShareOfTheBudget) {
  const std::string by_points = std::string("method { price_per_point {} }") + kTwoFolds;
  const v1::SearchScenariosResponse of_grid =
      Searched(Of(Request(kFour, by_points), "grids { budgets: \"700\" }"));
  EXPECT_EQ(of_grid.scenarios(0).out_of_sample().mean_absolute_error().decimal(), "63.33");
  EXPECT_EQ(of_grid.scenarios(0).out_of_sample().r_squared(), "0.7456");  // 1 - 18,443.89 / 72,500
  const v1::SearchScenariosResponse of_build =
      Searched(Of(Request(kFour, by_points + " steps { budget: \"700\" }"), ""));
  EXPECT_EQ(of_build.scenarios(0).out_of_sample().mean_absolute_error().decimal(), "63.33");
}

// Ranks give 700 and points give 700, and by either two people lose. Ranks are 37.50 away from the people
// they were built from and points 75; but ranks are 125 away from others (50, 100, 50 and 300) and points 120
// (10, 170, 50 and 250).
TEST(SearchScenarios, TheMisfitIsThatOfPeopleNotSeenWhereThereAreFolds) {
  const std::string grids = "grids { methods { rank_alignment {} } methods { price_per_point {} } }";
  const v1::SearchScenariosResponse in_sample = Searched(Of(grids));
  EXPECT_EQ(in_sample.scenarios(0).total().decimal(), "700.00");
  EXPECT_EQ(in_sample.scenarios(1).total().decimal(), "700.00");
  EXPECT_EQ(in_sample.scenarios(1).fit().mean_absolute_error().decimal(), "75.00");
  EXPECT_THAT(OrderOf(in_sample), ElementsAre("1*", "2"));
  const v1::SearchScenariosResponse out_of_sample =
      Searched(Of(Request(kFour, std::string("method { rank_alignment {} }") + kTwoFolds), grids));
  EXPECT_THAT(OrderOf(out_of_sample), ElementsAre("2*", "1"));
  EXPECT_EQ(out_of_sample.scenarios(0).out_of_sample().mean_absolute_error().decimal(), "120.00");
  EXPECT_EQ(out_of_sample.scenarios(1).out_of_sample().mean_absolute_error().decimal(), "125.00");
}

// Points are candidate 1, give the same 700 and take from nobody of this population: 87.50, 175, 175 and
// 262.50. Ranks are 2, and take from three: 50, 125, 125 and 400.
TEST(SearchScenarios, OfEqualTotalsTheBetterFitIsToldFirstWhoeverLoses) {
  const v1::SearchScenariosResponse response =
      Searched(Of("grids { methods { price_per_point {} } methods { rank_alignment {} } } "
                  "population { sheet: \"id,score,now\\np,10,80\\nq,20,150\\nr,20,150\\ns,30,200\\n\" }"));
  EXPECT_THAT(OrderOf(response), ElementsAre("2*", "1*"));
  EXPECT_EQ(response.scenarios(0).total().decimal(), response.scenarios(1).total().decimal());
  EXPECT_EQ(response.scenarios(0).change().lose(), "3");
  EXPECT_EQ(response.scenarios(1).change().lose(), "0");
}

// Both tables give 300 for 300 and are 10 away from either person.
TEST(SearchScenarios, OfEqualFitsThoseWhoLoseDecideAndThenTheNumber) {
  const v1::BuildTableRequest build =
      Request("id,score,cost\na,10,100\nb,30,200\n", "method { rank_alignment {} }");
  const std::string grids =
      "grids { methods { agreed_scores { scores { score: \"10\" amount: \"90\" } "
      "scores { score: \"30\" amount: \"210\" } } } methods { agreed_scores { "
      "scores { score: \"10\" amount: \"110\" } scores { score: \"30\" amount: \"190\" } } } } ";
  EXPECT_THAT(OrderOf(Searched(Of(build, grids))), ElementsAre("1*", "2*"));
  const v1::SearchScenariosResponse one_loses =
      Searched(Of(build, grids + "population { sheet: \"id,score,now\\np,10,100\\nq,30,150\\n\" }"));
  EXPECT_THAT(OrderOf(one_loses), ElementsAre("2*", "1"));
  EXPECT_EQ(one_loses.scenarios(1).change().lose(), "1");
}

// The line through all four rises by 15 a point. Through a and b alone it falls by 5: c, at 20, has 50 and d,
// at 30, nothing. Through c and d it is below nothing at 10, and 150 at 20.
TEST(SearchScenarios, ATableOfAFoldMayFall) {
  const v1::SearchScenariosResponse response =
      Searched(Of(Request(kFour, std::string("method { polynomial { degree: 1 } }") + kTwoFolds), ""));
  EXPECT_EQ(response.without_table_size(), 0);
  EXPECT_EQ(response.scenarios(0).fit().mean_absolute_error().decimal(), "75.00");
  // 100, 100, 100 and 400.
  EXPECT_EQ(response.scenarios(0).out_of_sample().mean_absolute_error().decimal(), "175.00");
}

// a and b cost nothing: no factor makes a budget of that.
TEST(SearchScenarios, ACandidateWithoutTheTableOfAFoldSaysWhyInTheWordsOfTheBuild) {
  const char* const kNothing = "id,score,cost\na,10,0\nb,20,0\nc,20,150\nd,30,400\n";
  const v1::BuildTableRequest build =
      Request(kNothing, std::string("method { rank_alignment {} }") + kTwoFolds);
  const v1::SearchScenariosResponse response =
      Searched(Of(build, "grids { budgets: \"0\" budgets: \"500\" }"));
  ASSERT_EQ(response.scenarios_size(), 1);
  EXPECT_EQ(response.scenarios(0).settings().budget(), "0.00");
  EXPECT_TRUE(response.scenarios(0).has_out_of_sample());
  ASSERT_EQ(response.without_table_size(), 1);
  EXPECT_EQ(response.without_table(0).settings().candidate(), 2U);
  v1::BuildTableRequest own = build;
  own.mutable_steps()->set_budget("500");
  v1::BuildTableResponse answer;
  BuildTable(own, &answer);
  EXPECT_THAT(Found(answer), Contains("ERROR fold_without_table cross_validation.folds"));
  EXPECT_EQ(response.without_table(0).because(), answer.findings(0).message());
  EXPECT_THAT(response.without_table(0).because(), HasSubstr("Without the people of fold 2"));
}

// Without d there is one score, and no line.
TEST(SearchScenarios, AMethodWithoutTheTableOfAFoldIsNone) {
  const v1::SearchScenariosResponse response = Searched(
      Of(Request("id,score,cost\na,10,100\nb,10,50\nc,10,150\nd,30,400\n",
                 std::string("plan { from: \"10\" to: \"30\" } method { rank_alignment {} }") + kTwoFolds),
         "grids { methods { polynomial { degree: 1 } } methods { rank_alignment {} } }"));
  EXPECT_THAT(OrderOf(response), ElementsAre("2*"));
  ASSERT_EQ(response.without_table_size(), 1);
  EXPECT_THAT(response.without_table(0).because(), HasSubstr("Without the people of fold 2"));
}

// The greatest amount of money is 100,000,000,000.00.
TEST(SearchScenarios, AnAmountThatRisesBeyondMoneyIsNoTable) {
  const v1::SearchScenariosResponse response =
      Searched(Of(Request("id,score,cost\na,10,80000000000\n", "method { rank_alignment {} }"),
                  "grids { uplift_percents: \"25\" uplift_percents: \"25.000001\" }"));
  ASSERT_EQ(response.scenarios_size(), 1);
  EXPECT_EQ(response.scenarios(0).total().decimal(), "100000000000.00");
  ASSERT_EQ(response.without_table_size(), 1);
  EXPECT_EQ(response.without_table(0).settings().uplift_percent(), "25.000001");
  EXPECT_EQ(response.without_table(0).because(), "An amount comes to more than an amount of money can be.");
}

// Of all four a point has 1,125,000,000 and 40 points have 45 billion. Of a and b it is twice that, which a
// fifth more makes 108.
TEST(SearchScenarios, AnAmountOfAFoldThatRisesBeyondMoneyIsNoTable) {
  const v1::SearchScenariosResponse response =
      Searched(Of(Request("id,score,cost\na,20,90000000000\nb,20,0\nc,20,0\nd,20,0\n",
                          std::string("method { price_per_point {} }") + kTwoFolds),
                  "grids { uplift_percents: \"0\" uplift_percents: \"20\" }"));
  EXPECT_EQ(response.scenarios_size(), 1);
  ASSERT_EQ(response.without_table_size(), 1);
  EXPECT_EQ(response.without_table(0).because(),
            "Without the people of fold 2 there is no table. An amount comes to more than an amount of money "
            "can be.");
}

// 10,000 rows, once and twice more for two folds: 20,000,000 are reached by 666.
TEST(SearchScenarios, EachFoldIsWorkOfItsOwn) {
  v1::BuildTableRequest build = Request(kFour, std::string("method { rank_alignment {} }") + kTwoFolds);
  build.mutable_plan()->set_to("9999");
  v1::SearchScenariosRequest request = Of(build, "most_candidates: 667");
  for (int i = 1; i <= 100; ++i) {
    request.mutable_grids()->add_uplift_percents(std::to_string(i));
    request.mutable_grids()->add_budgets(std::to_string(i));
  }
  v1::SearchScenariosResponse response;
  SearchScenarios(request, &response);
  EXPECT_THAT(FoundAlone(response), ElementsAre("ERROR too_much_work most_candidates"));
  EXPECT_THAT(response.findings(0).message(),
              HasSubstr("once and once for each fold take too long: 666 candidates are the most."));
}

}  // namespace
}  // namespace ras
