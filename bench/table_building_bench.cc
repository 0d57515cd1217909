// A table built from many people by every method, each on one thread, beside the cost of sorting their two
// columns, which a method that aligns ranks cannot well do without. bench/beside/table_building sets other
// programs beside it, on the same people:
//
//     ras_table_building_bench --people=10000000          the same with ten million
//     ras_table_building_bench --write=FOLDER             the people and the tables, for others to read
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/build/fit_rows.h"
#include "lib/build/least_squares.h"
#include "lib/build/row_steps.h"
#include "people_words.h"
#include "ras/align_percentiles.h"
#include "ras/align_ranks.h"
#include "ras/isotonic_means.h"
#include "ras/isotonic_medians.h"
#include "ras/monotone_cubic.h"
#include "scored_costs.h"

namespace {

using ras::ScoredCost;

// What a table is built from, in columns and in the engine's own form: read, checked, and with everybody's
// row found.
struct Sample {
  Sample(std::string name_of_scores, uint8_t places, std::vector<ScoredCost> people)
      : name(std::move(name_of_scores)) {
    input.places = places;
    input.people = std::move(people);
    const int64_t unit = input.Unit();
    for (int64_t row = 0; row <= 100; ++row) input.rows.push_back(row * unit);
    input.looked_up.reserve(input.people.size());
    for (const ScoredCost& person : input.people) {
      input.looked_up.push_back((person.score + unit / 2) / unit * unit);
    }
  }

  std::string name;
  ras::BuildInput input;
};

struct Method {
  const char* name;
  ras::v1::BuildMethod method;
};

std::vector<Method> Methods() {
  std::vector<Method> methods;
  const auto add = [&](const char* name) -> ras::v1::BuildMethod& {
    return methods.emplace_back(Method{name, {}}).method;
  };
  add("rank_alignment").mutable_rank_alignment();
  add("percentile_alignment").mutable_percentile_alignment();
  add("isotonic_means").mutable_isotonic()->set_fit(ras::v1::ISOTONIC_FIT_LEAST_SQUARES);
  add("isotonic_medians").mutable_isotonic()->set_fit(ras::v1::ISOTONIC_FIT_LEAST_ABSOLUTE);
  add("polynomial").mutable_polynomial()->set_degree(2);
  add("price_per_point").mutable_price_per_point();
  ras::v1::BuildMethod agreed_scores;
  auto& agreed = *agreed_scores.mutable_agreed_scores();
  for (const auto& [score, amount] :
       {std::pair{"0", "250"}, {"20", "2700"}, {"40", "10000"}, {"70", "30500"}, {"100", "65000"}}) {
    auto* at = agreed.add_scores();
    at->set_score(score);
    at->set_amount(amount);
  }
  add("agreed_scores") = agreed_scores;
  agreed_scores.set_join(ras::v1::JOIN_RULE_MONOTONE_CUBIC);
  add("monotone_cubic") = std::move(agreed_scores);
  return methods;
}

// All the engine does between a request that has been read and a table that is written: the amounts of 101
// rows, and their rounding to the penny.
std::vector<int64_t> PenceOfRows(const Sample& sample, const ras::v1::BuildMethod& named) {
  ras::v1::BuildTableRequest request;
  request.mutable_rounding()->set_mode(ras::v1::ROUNDING_MODE_HALF_UP);
  ras::v1::BuildMethod method = named;
  ras::v1::TableProvenance provenance;
  ras::FindingReport report;
  ras::FittedRows fitted = ras::FitRows(sample.input, &method, &report);
  auto rows = ras::TakeSteps(sample.input, request, std::move(fitted.rows), &provenance, &report);
  if (report.has_errors()) std::abort();
  return std::move(rows.pence);
}

// Both kinds of scores, of as many people as main was asked for.
std::size_t people_wanted = 1'000'000;

const std::vector<Sample>& Samples() {
  static const std::vector<Sample> kSamples = [] {
    std::vector<Sample> made;
    made.reserve(2);
    made.emplace_back("hundredths", uint8_t{2}, ras_bench::ScoredCosts(people_wanted));
    made.emplace_back("whole", uint8_t{0}, ras_bench::InWholePercents(made[0].input.people));
    return made;
  }();
  return kSamples;
}

// Times `work` on the sample that the run is for.
template <class Work>
void Repeat(benchmark::State& state, Work work) {
  const Sample& sample = Samples()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(sample.name);
  for (auto _ : state) {
    benchmark::DoNotOptimize(work(sample));
    benchmark::ClobberMemory();
  }
}

// The columns are copied anew each time, which is cheap beside sorting them.
std::size_t SortColumns(const std::vector<ScoredCost>& people) {
  std::vector<int64_t> scores, costs;
  scores.reserve(people.size());
  costs.reserve(people.size());
  for (const ScoredCost& person : people) {
    scores.push_back(person.score);
    costs.push_back(person.pence);
  }
  std::sort(scores.begin(), scores.end());
  std::sort(costs.begin(), costs.end());
  benchmark::DoNotOptimize(scores.data());
  benchmark::DoNotOptimize(costs.data());
  return scores.size();
}

void TwoSorts(benchmark::State& state) {
  Repeat(state, [](const Sample& sample) { return SortColumns(sample.input.people); });
}
BENCHMARK(TwoSorts)->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

bool Polynomial(const Sample& sample) {
  ras::LeastSquaresSums sums;
  return sums.AddAll(sample.input.people) == ras::Fault::kNone &&
         ras::LeastSquaresPolynomial::Fit(sums, 2).ok();
}

// The monotone cubic through a thousand agreed scores, of which few tables have more than ten, at every
// hundredth of a percent.
bool CurveOfAThousandScores() {
  constexpr int64_t kHighest = 10'000;
  std::vector<ras::AgreedScore> agreed;
  for (int64_t score = 0; score <= kHighest; score += 10) {
    agreed.push_back({score, ras::Rational(500 + score * score / 8)});
  }
  const auto curve = ras::MonotoneCubic::Build(std::move(agreed));
  if (!curve.ok()) return false;
  bool all = true;
  for (int64_t score = 0; score <= kHighest; ++score) {
    const auto pence = curve.value().At(score);
    all = all && pence.ok();
    benchmark::DoNotOptimize(pence);
  }
  return all;
}

// A method alone.
template <class Work>
void Kernel(benchmark::State& state, Work work) {
  Repeat(state, work);
}
#define RAS_KERNEL(name, call)                                               \
  BENCHMARK_CAPTURE(Kernel, name, [](const Sample& sample) { return call; }) \
      ->DenseRange(0, 1)                                                     \
      ->Unit(benchmark::kMillisecond)
RAS_KERNEL(rank_alignment, ras::AlignRanks(sample.input.people).ok());
RAS_KERNEL(
    percentile_alignment,
    ras::AlignPercentiles(sample.input.people, sample.input.rows, ras::PercentileRule::kInclusive).ok());
RAS_KERNEL(isotonic_means, ras::IsotonicMeans(sample.input.people).ok());
RAS_KERNEL(isotonic_medians, ras::IsotonicMedians(sample.input.people).ok());
RAS_KERNEL(polynomial, Polynomial(sample));
BENCHMARK_CAPTURE(Kernel, curve_of_1000_scores, [](const Sample&) { return CurveOfAThousandScores(); })
    ->Arg(0)
    ->Unit(benchmark::kMillisecond);

// All of it.
void Table(benchmark::State& state, const char* name) {
  for (const Method& method : Methods()) {
    if (method.name != std::string_view(name)) continue;
    Repeat(state, [&](const Sample& sample) { return PenceOfRows(sample, method.method); });
  }
}
#define RAS_TABLE(name) BENCHMARK_CAPTURE(Table, name, #name)->DenseRange(0, 1)->Unit(benchmark::kMillisecond)
RAS_TABLE(rank_alignment);
RAS_TABLE(percentile_alignment);
RAS_TABLE(isotonic_means);
RAS_TABLE(isotonic_medians);
RAS_TABLE(polynomial);
RAS_TABLE(price_per_point);
RAS_TABLE(agreed_scores);
RAS_TABLE(monotone_cubic);

template <class Value>
bool WriteColumn(const std::string& path, const std::vector<ScoredCost>& people, Value value) {
  std::vector<int32_t> column;
  column.reserve(people.size());
  for (const ScoredCost& person : people) column.push_back(static_cast<int32_t>(value(person)));
  return ras_bench::WriteFile(path, [&](std::FILE* file) {
    return std::fwrite(column.data(), sizeof column[0], column.size(), file) == column.size();
  });
}

// Columns of 32-bit integers as the machine has them, and for each method the pence of every row, a method a
// line.
bool Write(const Sample& sample, const std::string& folder) {
  const auto named = [&](const char* name) { return folder + "/" + name + "-" + sample.name; };
  std::string tables;
  for (const Method& method : Methods()) {
    tables += method.name;
    for (const int64_t pence : PenceOfRows(sample, method.method)) tables += " " + std::to_string(pence);
    tables += "\n";
  }
  return WriteColumn(named("scores"), sample.input.people, [](const auto& p) { return p.score; }) &&
         WriteColumn(named("costs"), sample.input.people, [](const auto& p) { return p.pence; }) &&
         ras_bench::WriteFile(named("tables"),
                              [&](std::FILE* file) { return std::fputs(tables.c_str(), file) >= 0; });
}

bool WriteAll(const std::string& folder) {
  bool good = true;
  for (const Sample& sample : Samples()) good = Write(sample, folder) && good;
  return good;
}

}  // namespace

int main(int argc, char** argv) { return ras_bench::RunOrWrite(argc, argv, &people_wanted, &WriteAll); }
