// How far single people bend a table: everybody of a sample left out once, by each method, with a row for
// each percent; and for comparison the same table built again, which is what leaving one person out costs
// without the mathematics of docs/influence.md. bench/beside/influence sets others beside it, on the same
// people.
//
//     ras_influence_bench --people=1000         the same with fewer
//     ras_influence_bench --write=FILE          the people as comma-separated values, for others to read
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/influence/influence.h"
#include "people_words.h"
#include "ras/money.h"
#include "ras/v1/influence.pb.h"
#include "scored_costs.h"

namespace {

std::size_t people_wanted = 10'000;

ras::v1::BuildTableRequest Build(void (*choose)(ras::v1::BuildMethod*)) {
  ras::v1::BuildTableRequest build;
  for (const ras::ScoredCost& person : ras_bench::ScoredCosts(people_wanted)) {
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
  choose(build.mutable_method());
  return build;
}

void EverybodyOnce(benchmark::State& state, void (*choose)(ras::v1::BuildMethod*)) {
  ras::v1::MeasureInfluenceRequest request;
  *request.mutable_build() = Build(choose);
  request.set_most_people(20);
  for (auto _ : state) {
    ras::v1::MeasureInfluenceResponse response;
    ras::MeasureInfluence(request, &response);
    if (!response.has_total()) return state.SkipWithError("refused");
    benchmark::DoNotOptimize(response);
  }
  state.counters["us_per_person"] =
      benchmark::Counter(static_cast<double>(people_wanted) * static_cast<double>(state.iterations()) / 1e6,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void BuiltAgain(benchmark::State& state, void (*choose)(ras::v1::BuildMethod*)) {
  ras::v1::BuildTableRequest build = Build(choose);
  build.mutable_cases(0)->set_excluded_because("to see what becomes of the table");
  for (auto _ : state) {
    ras::v1::BuildTableResponse response;
    ras::BuildTable(build, &response);
    if (!response.has_table()) return state.SkipWithError("refused");
    benchmark::DoNotOptimize(response);
  }
}

constexpr std::pair<const char*, void (*)(ras::v1::BuildMethod*)> kMethods[] = {
    {"rank alignment", [](ras::v1::BuildMethod* method) { method->mutable_rank_alignment(); }},
    {"percentile alignment", [](ras::v1::BuildMethod* method) { method->mutable_percentile_alignment(); }},
    {"isotonic, least squares", [](ras::v1::BuildMethod* method) { method->mutable_isotonic(); }},
    {"isotonic, least absolute",
     [](ras::v1::BuildMethod* method) {
       method->mutable_isotonic()->set_fit(ras::v1::ISOTONIC_FIT_LEAST_ABSOLUTE);
     }},
    {"quadratic", [](ras::v1::BuildMethod* method) { method->mutable_polynomial()->set_degree(2); }},
    {"price per point", [](ras::v1::BuildMethod* method) { method->mutable_price_per_point(); }},
};

bool WritePeople(const std::string& path) {
  return ras_bench::WriteFile(path, [](std::FILE* file) {
    if (std::fputs("score,cost\n", file) < 0) return false;
    for (const ras::ScoredCost& person : ras_bench::ScoredCosts(people_wanted)) {
      const std::string line =
          ras::Decimal{person.score, 2}.ToString() + "," + ras::FormatMoney(person.pence) + "\n";
      if (std::fputs(line.c_str(), file) < 0) return false;
    }
    return true;
  });
}

}  // namespace

int main(int argc, char** argv) {
  for (const auto& [name, choose] : kMethods) {
    benchmark::RegisterBenchmark((std::string("everybody/") + name).c_str(), &EverybodyOnce, choose)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark((std::string("again/") + name).c_str(), &BuiltAgain, choose)
        ->Unit(benchmark::kMillisecond);
  }
  return ras_bench::RunOrWrite(argc, argv, &people_wanted, &WritePeople);
}
