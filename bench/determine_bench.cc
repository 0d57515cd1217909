// One determination from bytes to bytes: policy compiled, 20 questions, every what-if and the whole account
// included (docs/benchmarks.md).
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bench_documents.h"
#include "ras.h"

namespace {

// 64 different people in turn, so that no branch learns one of them.
constexpr uint32_t kPeople = 64;

void Determine(benchmark::State& state, int32_t request_format, int32_t response_format) {
  ras_policy* policy = ras_bench::LoadPolicy(ras_bench::PolicyJson());
  std::vector<std::string> requests;
  for (uint32_t seed = 0; seed < kPeople; ++seed) {
    requests.push_back(request_format == RAS_FORMAT_BINARY ? ras_bench::RequestBinary(seed)
                                                           : ras_bench::RequestJson(seed));
  }
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string& request = requests[next];
    next = (next + 1) % kPeople;
    ras_buffer* response = nullptr;
    const int32_t status = ras_determine(policy, request.data(), request.size(), request_format,
                                         response_format, nullptr, &response, nullptr);
    if (status != RAS_OK) {
      state.SkipWithError("no figure");
      break;
    }
    bytes += ras_buffer_size(response);
    ras_buffer_free(response);
  }
  state.counters["response_bytes"] =
      benchmark::Counter(static_cast<double>(bytes), benchmark::Counter::kAvgIterations);
  ras_policy_free(policy);
}

void BM_DetermineBinary(benchmark::State& state) { Determine(state, RAS_FORMAT_BINARY, RAS_FORMAT_BINARY); }
void BM_DetermineJson(benchmark::State& state) { Determine(state, RAS_FORMAT_JSON, RAS_FORMAT_JSON); }
BENCHMARK(BM_DetermineBinary)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_DetermineJson)->Unit(benchmark::kMicrosecond);

void BM_LoadPolicyJson(benchmark::State& state) {
  const std::string json = ras_bench::PolicyJson();
  for (auto _ : state) ras_policy_free(ras_bench::LoadPolicy(json));
  state.SetBytesProcessed(static_cast<int64_t>(json.size()) * state.iterations());
}
BENCHMARK(BM_LoadPolicyJson)->Unit(benchmark::kMillisecond);

}  // namespace
