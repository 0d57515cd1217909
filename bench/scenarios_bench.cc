// A hundred tables over a million people: who would have less than now, and how much in all. The operation
// from a request in memory to an answer, of ten thousand people in the sample; and what of it the people
// take: putting them in order once, and then the tables, each by two searches a row. bench/beside/scenarios
// sets others beside it, on the same people.
//
//     ras_scenarios_bench --people=1000         the same with fewer
//     ras_scenarios_bench --write=FILE          the people as comma-separated values, for others to read
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "lib/scenario/scenario.h"
#include "people_words.h"
#include "ras/money.h"
#include "ras/people_by_row.h"
#include "ras/v1/scenario.pb.h"
#include "scored_costs.h"

namespace {

constexpr std::size_t kSample = 10'000;
constexpr std::size_t kRows = 101;
constexpr int64_t kTables = 100;

std::size_t people_wanted = 1'000'000;

std::vector<ras::ScoredCost> People() {
  return ras_bench::InWholePercents(ras_bench::ScoredCosts(people_wanted));
}

// Five methods, five contingencies, two sizes of groups and two rises.
ras::v1::SearchScenariosRequest Request() {
  ras::v1::SearchScenariosRequest request;
  ras::v1::BuildTableRequest& build = *request.mutable_build();
  for (const ras::ScoredCost& person : ras_bench::ScoredCosts(kSample)) {
    ras::v1::SampleCase* added = build.add_cases();
    added->set_id("p" + std::to_string(build.cases_size()));
    added->set_score(ras::Decimal{person.score, 2}.ToString());
    added->set_cost(ras::FormatMoney(person.pence));
  }
  ras::v1::TablePlan& plan = *build.mutable_plan();
  plan.set_id("t");
  plan.set_title("T");
  plan.set_period(ras::v1::PERIOD_YEAR);
  plan.set_basis(ras::v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT);
  plan.set_kind(ras::v1::TABLE_KIND_PERCENTAGE);
  build.mutable_rounding()->set_mode(ras::v1::ROUNDING_MODE_HALF_UP);
  build.mutable_steps()->set_monotone(ras::v1::MONOTONE_REPAIR_POOL);
  build.mutable_method()->mutable_rank_alignment();
  ras::v1::ScenarioGrids& grids = *request.mutable_grids();
  grids.add_methods()->mutable_rank_alignment();
  grids.add_methods()->mutable_percentile_alignment();
  grids.add_methods()->mutable_isotonic();
  grids.add_methods()->mutable_polynomial()->set_degree(2);
  grids.add_methods()->mutable_price_per_point();
  for (const char* percent : {"0", "10", "15", "20", "25"}) grids.add_contingency_percents(percent);
  grids.add_contingency_purposes("enhancements");
  for (const uint32_t rows : {1U, 5U}) grids.add_group_rows(rows);
  for (const char* percent : {"0", "3.2"}) grids.add_uplift_percents(percent);
  for (const ras::ScoredCost& person : People()) {
    ras::v1::ScenarioPerson* added = request.mutable_population()->add_people();
    added->set_id("q" + std::to_string(request.population().people_size()));
    added->set_score(std::to_string(person.score));
    added->set_now(ras::FormatMoney(person.pence));
  }
  return request;
}

void Search(benchmark::State& state) {
  const ras::v1::SearchScenariosRequest request = Request();
  for (auto _ : state) {
    ras::v1::SearchScenariosResponse response;
    ras::SearchScenarios(request, &response);
    if (response.tried() != kTables) return state.SkipWithError("refused");
    benchmark::DoNotOptimize(response);
  }
}

std::vector<ras::PersonAtRow> AtRows() {
  std::vector<ras::PersonAtRow> people;
  for (const ras::ScoredCost& person : People()) {
    people.push_back({static_cast<uint32_t>(person.score), person.pence});
  }
  return people;
}

void InOrder(benchmark::State& state) {
  const std::vector<ras::PersonAtRow> people = AtRows();
  for (auto _ : state) benchmark::DoNotOptimize(ras::PeopleByRow::Make(people, kRows).value());
}

void Tables(benchmark::State& state) {
  const ras::PeopleByRow people = ras::PeopleByRow::Make(AtRows(), kRows).value();
  for (auto _ : state) {
    for (int64_t table = 0; table < kTables; ++table) {
      std::vector<int64_t> amounts(kRows);
      for (std::size_t row = 0; row < kRows; ++row) {
        amounts[row] = static_cast<int64_t>(row * row) * (60 + table);
      }
      benchmark::DoNotOptimize(people.Changes(amounts, {.pence = 1000}).value());
    }
  }
}

bool WritePeople(const std::string& path) {
  return ras_bench::WriteFile(path, [](std::FILE* file) {
    if (std::fputs("score,now\n", file) < 0) return false;
    for (const ras::ScoredCost& person : People()) {
      const std::string line = std::to_string(person.score) + "," + ras::FormatMoney(person.pence) + "\n";
      if (std::fputs(line.c_str(), file) < 0) return false;
    }
    return true;
  });
}

BENCHMARK(Search)->Name("search")->Unit(benchmark::kMillisecond);
BENCHMARK(InOrder)->Name("people in order")->Unit(benchmark::kMillisecond);
BENCHMARK(Tables)->Name("a hundred tables")->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) { return ras_bench::RunOrWrite(argc, argv, &people_wanted, &WritePeople); }
