// What people are allocated against what their support costs: a million people of five care groups and twenty
// bands, added up by group; the whole analysis from a request in memory to an answer; and a thousand samples
// drawn again from ten thousand people. bench/beside/variance sets others beside it, on the same people.
//
//     ras_variance_bench --people=100000        the same with fewer
//     ras_variance_bench --write=FILE           the people as comma-separated values, for others to read
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "lib/statistics/mean_interval.h"
#include "lib/variance/variance.h"
#include "people_words.h"
#include "ras/money.h"
#include "ras/v1/variance.pb.h"
#include "ras/variance_sums.h"
#include "scored_costs.h"

namespace {

constexpr std::size_t kGroups = 5;
constexpr std::size_t kBands = 20;
constexpr std::size_t kDrawnFrom = 10'000;
constexpr int64_t kSamples = 1000;

std::size_t people_wanted = 1'000'000;

struct Person {
  std::size_t group = 0;
  std::size_t band = 0;
  int64_t actual = 0;
  int64_t allocated = 0;
};

// Bands are of five percent each. The allocation is in whole pounds, from the framework's curve in pence a
// year.
std::vector<Person> People(std::size_t count) {
  std::vector<Person> people;
  people.reserve(count);
  for (const ras::ScoredCost& person : ras_bench::ScoredCosts(count)) {
    const int64_t percent = person.score / 100;
    const auto band = static_cast<std::size_t>(percent / 5);
    const int64_t week = 510 + percent * percent * 12;
    people.push_back(
        {people.size() % kGroups, band < kBands ? band : kBands - 1, person.pence, week / 100 * 5200});
  }
  return people;
}

std::string GroupName(const Person& person) { return "group-" + std::to_string(person.group); }
std::string BandName(const Person& person) { return "band-" + std::to_string(person.band); }

// Every group of both kinds together, and nothing but the sums.
void Sums(benchmark::State& state) {
  const std::vector<Person> people = People(people_wanted);
  for (auto _ : state) {
    std::array<ras::VarianceSums, kGroups * kBands> sums;
    for (const Person& person : people) {
      benchmark::DoNotOptimize(
          sums[person.group * kBands + person.band].Add({person.actual, person.allocated}, ras::Tolerance{}));
    }
    benchmark::DoNotOptimize(sums);
  }
}
BENCHMARK(Sums)->Unit(benchmark::kMillisecond);

ras::v1::AnalyseVarianceRequest Request(const std::vector<Person>& people) {
  ras::v1::AnalyseVarianceRequest request;
  request.set_period(ras::v1::PERIOD_YEAR);
  ras::v1::VarianceGrouping* by = request.add_groupings();
  by->add_by(ras::v1::VARIANCE_DIMENSION_CARE_GROUP);
  by->add_by(ras::v1::VARIANCE_DIMENSION_BAND);
  request.mutable_cases()->Reserve(static_cast<int>(people.size()));
  for (const Person& person : people) {
    ras::v1::VarianceCase* one = request.add_cases();
    one->set_id("p" + std::to_string(request.cases_size()));
    one->set_actual(ras::FormatMoney(person.actual));
    one->set_allocated(ras::FormatMoney(person.allocated));
    one->set_care_group(GroupName(person));
    one->set_band(BandName(person));
  }
  return request;
}

// Texts read and checked, ids held apart, and for everyone and every group of both kinds together the sums,
// quantiles, the interval of the mean, the sign test and signed ranks.
void Analysis(benchmark::State& state) {
  const ras::v1::AnalyseVarianceRequest request = Request(People(people_wanted));
  for (auto _ : state) {
    ras::v1::AnalyseVarianceResponse response;
    ras::AnalyseVariance(request, &response);
    if (response.views().empty()) {
      state.SkipWithError("no answer");
      break;
    }
  }
}
BENCHMARK(Analysis)->Unit(benchmark::kMillisecond);

void Bootstrap(benchmark::State& state) {
  std::vector<int64_t> differences;
  for (const Person& person : People(kDrawnFrom)) differences.push_back(person.allocated - person.actual);
  for (auto _ : state) {
    const auto interval = ras::BootstrapInterval(differences, ras::Decimal{95, 2}, kSamples, 1);
    if (!interval.ok()) {
      state.SkipWithError("no interval");
      break;
    }
    benchmark::DoNotOptimize(interval);
  }
}
BENCHMARK(Bootstrap)->Unit(benchmark::kMillisecond);

bool Write(const std::string& path) {
  return ras_bench::WriteFile(path, [](std::FILE* file) {
    bool good = std::fputs("care_group,band,actual,allocated\n", file) >= 0;
    for (const Person& person : People(people_wanted)) {
      const std::string line = GroupName(person) + "," + BandName(person) + "," +
                               ras::FormatMoney(person.actual) + "," + ras::FormatMoney(person.allocated) +
                               "\n";
      good = good && std::fputs(line.c_str(), file) >= 0;
    }
    return good;
  });
}

}  // namespace

int main(int argc, char** argv) { return ras_bench::RunOrWrite(argc, argv, &people_wanted, &Write); }
