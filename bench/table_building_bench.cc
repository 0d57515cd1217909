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
#include "ras/align_percentiles.h"
#include "ras/align_ranks.h"
#include "ras/isotonic_means.h"
#include "ras/isotonic_medians.h"
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
  auto& agreed = *add("agreed_scores").mutable_agreed_scores();
  for (const auto& [score, amount] :
       {std::pair{"0", "250"}, {"20", "2700"}, {"40", "10000"}, {"70", "30500"}, {"100", "65000"}}) {
    auto* at = agreed.add_scores();
    at->set_score(score);
    at->set_amount(amount);
  }
  return methods;
}

// All the engine does between a request that has been read and a table that is written: the amounts of 101
// rows, and their rounding to the penny.
std::vector<int64_t> Table(const Sample& sample, const ras::v1::BuildMethod& named) {
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

template <class Work>
void Add(const std::string& name, Work work) {
  benchmark::RegisterBenchmark(name.c_str(), [work](benchmark::State& state) {
    for (auto _ : state) {
      benchmark::DoNotOptimize(work());
      benchmark::ClobberMemory();
    }
  })->Unit(benchmark::kMillisecond);
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

void AddAll(const Sample& sample, const std::vector<Method>& methods) {
  const auto& people = sample.input.people;
  const auto named = [&](const std::string& name) { return name + "/" + sample.name; };
  Add(named("two_sorts"), [&] { return SortColumns(people); });
  Add(named("kernel/rank_alignment"), [&] { return ras::AlignRanks(people).ok(); });
  Add(named("kernel/percentile_alignment"),
      [&] { return ras::AlignPercentiles(people, sample.input.rows, ras::PercentileRule::kInclusive).ok(); });
  Add(named("kernel/isotonic_means"), [&] { return ras::IsotonicMeans(people).ok(); });
  Add(named("kernel/isotonic_medians"), [&] { return ras::IsotonicMedians(people).ok(); });
  Add(named("kernel/polynomial"), [&] {
    ras::LeastSquaresSums sums;
    static_cast<void>(sums.AddAll(people));
    return ras::LeastSquaresPolynomial::Fit(sums, 2).ok();
  });
  for (const Method& method : methods) {
    Add(named(std::string("table/") + method.name), [&] { return Table(sample, method.method); });
  }
}

class File {
 public:
  explicit File(const std::string& path) : file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) Fail(path);
  }
  ~File() { std::fclose(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void Put(const void* bytes, std::size_t count) {
    if (std::fwrite(bytes, 1, count, file_) != count) Fail("what was to be written");
  }
  void Put(const std::string& text) { Put(text.data(), text.size()); }

 private:
  [[noreturn]] static void Fail(const std::string& what) {
    std::perror(what.c_str());
    std::exit(1);
  }

  std::FILE* file_;
};

template <class Value>
void WriteColumn(const std::string& path, const std::vector<ScoredCost>& people, Value value) {
  std::vector<int32_t> column;
  column.reserve(people.size());
  for (const ScoredCost& person : people) column.push_back(static_cast<int32_t>(value(person)));
  File(path).Put(column.data(), column.size() * sizeof column[0]);
}

// Columns of 32-bit integers as the machine has them, and for each method the pence of every row, a method a
// line.
void Write(const std::string& folder, const std::vector<Sample>& samples,
           const std::vector<Method>& methods) {
  for (const Sample& sample : samples) {
    const std::string end = "-" + sample.name;
    WriteColumn(folder + "/scores" + end, sample.input.people, [](const auto& p) { return p.score; });
    WriteColumn(folder + "/costs" + end, sample.input.people, [](const auto& p) { return p.pence; });
    File tables(folder + "/tables" + end);
    for (const Method& method : methods) {
      std::string line = method.name;
      for (const int64_t pence : Table(sample, method.method)) line += " " + std::to_string(pence);
      tables.Put(line + "\n");
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t people = 1'000'000;
  std::string folder;
  benchmark::Initialize(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word.starts_with("--people=")) {
      people = std::strtoull(argv[i] + 9, nullptr, 10);
    } else if (word.starts_with("--write=")) {
      folder = word.substr(8);
    } else {
      std::fprintf(stderr, "%s is no option\n", argv[i]);
      return 2;
    }
  }
  const std::vector<Method> methods = Methods();
  std::vector<Sample> samples;
  samples.emplace_back("hundredths", uint8_t{2}, ras_bench::ScoredCosts(people));
  samples.emplace_back("whole", uint8_t{0}, ras_bench::InWholePercents(samples[0].input.people));
  if (!folder.empty()) {
    Write(folder, samples, methods);
    return 0;
  }
  for (const Sample& sample : samples) AddAll(sample, methods);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
