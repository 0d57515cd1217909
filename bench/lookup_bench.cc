// One lookup and a million through the C interface, for every kind of table that is looked up by a score,
// beside what a user would write: an array indexed by the score, std::upper_bound over the rows' starts,
// absl::btree_map. All on the same table and the same scores. The peers do less than the library: they
// neither round the score nor know what is below, between and above the rows.
#include <absl/container/btree_map.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "bench_documents.h"
#include "ras.h"

namespace {

constexpr const char* kTables[] = {"percentage", "points", "groups", "bands", "skeleton", "price"};
constexpr int64_t kGreatest[] = {100, 285, 285, 285, 285, 285};

struct Fixture {
  explicit Fixture(int index, std::size_t count) : policy(ras_bench::LoadPolicy(ras_bench::PolicyJson())) {
    const std::string name = kTables[index];
    ras_policy_table(policy, name.data(), name.size(), &table);
    std::mt19937_64 random(7);
    for (std::size_t i = 0; i < count; ++i) {
      scores.push_back(static_cast<int64_t>(random() % static_cast<uint64_t>(kGreatest[index] + 1)));
    }
    // Scores are looked up at the table's own places; the policy's scores have none.
    for (int32_t p = 0; p < ras_table_score_places(table); ++p) {
      for (int64_t& score : scores) score *= 10;
      unit *= 10;
    }
    // The table as the peers hold it: the amount of every whole score, and the starts of its runs of one
    // amount.
    for (int64_t score = 0; score <= kGreatest[index]; ++score) {
      int64_t pence = 0;
      ras_table_lookup(table, score * unit, &pence, nullptr, nullptr, nullptr);
      if (amounts.empty() || amounts.back() != pence) {
        starts.push_back(score * unit);
        run_amounts.push_back(pence);
        tree[score * unit] = pence;
      }
      amounts.push_back(pence);
    }
  }
  ~Fixture() { ras_policy_free(policy); }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  ras_policy* policy;
  const ras_table* table = nullptr;
  std::vector<int64_t> scores;
  std::vector<int64_t> amounts;
  std::vector<int64_t> starts, run_amounts;
  absl::btree_map<int64_t, int64_t> tree;
  int64_t unit = 1;
};

constexpr std::size_t kFew = 4096;
constexpr std::size_t kMillion = 1'000'000;

// Runs `lookup` over the scores one by one; reports the time of one.
template <class Lookup>
void OneByOne(benchmark::State& state, Lookup lookup) {
  const Fixture fixture(static_cast<int>(state.range(0)), kFew);
  state.SetLabel(kTables[state.range(0)]);
  int64_t sum = 0;
  std::size_t i = 0;
  for (auto _ : state) {
    sum += lookup(fixture, fixture.scores[i]);
    i = (i + 1) & (kFew - 1);
  }
  benchmark::DoNotOptimize(sum);
}

void BM_One_Ras(benchmark::State& state) {
  OneByOne(state, [](const Fixture& fixture, int64_t score) {
    int64_t pence = 0;
    ras_table_lookup(fixture.table, score, &pence, nullptr, nullptr, nullptr);
    return pence;
  });
}
void BM_One_Array(benchmark::State& state) {
  OneByOne(state, [](const Fixture& fixture, int64_t score) {
    return fixture.amounts[static_cast<std::size_t>(score / fixture.unit)];
  });
}
void BM_One_UpperBound(benchmark::State& state) {
  OneByOne(state, [](const Fixture& fixture, int64_t score) {
    const auto above = std::upper_bound(fixture.starts.begin(), fixture.starts.end(), score);
    return fixture.run_amounts[static_cast<std::size_t>(above - fixture.starts.begin() - 1)];
  });
}
void BM_One_BtreeMap(benchmark::State& state) {
  OneByOne(state, [](const Fixture& fixture, int64_t score) {
    return std::prev(fixture.tree.upper_bound(score))->second;
  });
}
BENCHMARK(BM_One_Ras)->DenseRange(0, 5);
BENCHMARK(BM_One_Array)->DenseRange(0, 5);
BENCHMARK(BM_One_UpperBound)->DenseRange(0, 5);
BENCHMARK(BM_One_BtreeMap)->DenseRange(0, 5);

// A million scores into arrays that are there already.
template <class Fill>
void AMillion(benchmark::State& state, Fill fill) {
  const Fixture fixture(static_cast<int>(state.range(0)), kMillion);
  state.SetLabel(kTables[state.range(0)]);
  std::vector<int64_t> pence(kMillion);
  std::vector<uint8_t> statuses(kMillion);
  for (auto _ : state) {
    fill(fixture, pence, statuses);
    benchmark::DoNotOptimize(pence.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(kMillion));
}

void BM_Million_Ras(benchmark::State& state) {
  AMillion(state, [](const Fixture& fixture, std::vector<int64_t>& pence, std::vector<uint8_t>& statuses) {
    ras_lookup_columns columns = {};
    columns.struct_size = sizeof columns;
    columns.count = kMillion;
    columns.scores = fixture.scores.data();
    columns.from_pence = pence.data();
    columns.statuses = statuses.data();
    ras_table_lookup_batch(fixture.table, &columns);
  });
}
void BM_Million_Array(benchmark::State& state) {
  AMillion(state, [](const Fixture& fixture, std::vector<int64_t>& pence, std::vector<uint8_t>&) {
    for (std::size_t i = 0; i < kMillion; ++i) {
      pence[i] = fixture.amounts[static_cast<std::size_t>(fixture.scores[i] / fixture.unit)];
    }
  });
}
void BM_Million_UpperBound(benchmark::State& state) {
  AMillion(state, [](const Fixture& fixture, std::vector<int64_t>& pence, std::vector<uint8_t>&) {
    for (std::size_t i = 0; i < kMillion; ++i) {
      const auto above = std::upper_bound(fixture.starts.begin(), fixture.starts.end(), fixture.scores[i]);
      pence[i] = fixture.run_amounts[static_cast<std::size_t>(above - fixture.starts.begin() - 1)];
    }
  });
}
void BM_Million_BtreeMap(benchmark::State& state) {
  AMillion(state, [](const Fixture& fixture, std::vector<int64_t>& pence, std::vector<uint8_t>&) {
    for (std::size_t i = 0; i < kMillion; ++i)
      pence[i] = std::prev(fixture.tree.upper_bound(fixture.scores[i]))->second;
  });
}
BENCHMARK(BM_Million_Ras)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Million_Array)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Million_UpperBound)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Million_BtreeMap)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

}  // namespace
