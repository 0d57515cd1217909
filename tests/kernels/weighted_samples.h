// Random people with weights, for the tests of kernels that weigh.
#ifndef RAS_TESTS_KERNELS_WEIGHTED_SAMPLES_H_
#define RAS_TESTS_KERNELS_WEIGHTED_SAMPLES_H_

#include <cstdint>
#include <random>
#include <vector>

#include "ras/scored_cost.h"
#include "ras/weighted_cost.h"

namespace ras::testing {

inline std::vector<WeightedCost> RandomWeighted(std::mt19937_64& random) {
  std::vector<WeightedCost> people(1 + random() % 25);
  const uint64_t scores = random() % 2 == 0 ? 5 : 60;
  const uint64_t costs = random() % 2 == 0 ? 4 : 5'000'000;
  for (WeightedCost& person : people) {
    person.score = static_cast<int64_t>(random() % scores) - 2;
    person.pence = static_cast<int64_t>(random() % costs);
    person.weight = 1 + static_cast<int64_t>(random() % 6);
  }
  return people;
}

// Everybody as often as they count.
inline std::vector<ScoredCost> Repeated(const std::vector<WeightedCost>& people) {
  std::vector<ScoredCost> repeated;
  for (const WeightedCost& person : people) {
    for (int64_t i = 0; i < person.weight; ++i) repeated.push_back({person.score, person.pence});
  }
  return repeated;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_KERNELS_WEIGHTED_SAMPLES_H_
