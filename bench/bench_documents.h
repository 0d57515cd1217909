// The policy and the assessments that the benchmarks run on. Made here, from fixed rules, so that every run
// has the same.
#ifndef RAS_BENCH_BENCH_DOCUMENTS_H_
#define RAS_BENCH_BENCH_DOCUMENTS_H_

#include <cstdint>
#include <string>

#include "ras.h"

namespace ras_bench {

// A policy of 20 questions in five domains, each with four levels and three frequencies; a percentage table
// of 100 rows; one overall adjustment for informal support and an uplift. Besides, a table of every kind for
// lookups: "percentage", "points" (0 to 285), "groups" (of 5), "bands" (13), "skeleton" (6 points, 0 to 285
// reachable), "price". JSON.
std::string PolicyJson();

// A ras.v1.DetermineRequest of that policy in JSON; `seed` picks the answers.
std::string RequestJson(uint32_t seed);

// The same in binary.
std::string RequestBinary(uint32_t seed);

// A loaded policy, or an abort with the library's own message.
ras_policy* LoadPolicy(const std::string& json);

}  // namespace ras_bench

#endif  // RAS_BENCH_BENCH_DOCUMENTS_H_
