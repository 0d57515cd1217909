// People of a sample who stand for different numbers of people: a sample that has more of a small group than
// its share, so that something can be said of that group too, leans to it unless everybody counts for as many
// people as they stand for (docs/building-a-table.md section 2).
#ifndef RAS_WEIGHTED_COST_H_
#define RAS_WEIGHTED_COST_H_

#include <cstdint>
#include <numeric>
#include <span>

#include "ras/int256.h"
#include "ras/money.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// One person of the sample with a weight, in whole parts of a person that are the same for all. Someone of
/// weight 3 is three people of weight 1 with the same score and cost.
struct WeightedCost {
  int64_t score = 0;
  int64_t pence = 0;
  int64_t weight = 1;

  friend constexpr bool operator==(const WeightedCost&, const WeightedCost&) = default;
};

/// What people cost together, each as often as they count. Checked people come to at most 2^40 x 10^13.
constexpr Int128 WeightedPence(int64_t weight, int64_t pence) noexcept { return MultiplyWide(weight, pence); }

/// kNone if people can be weighed. kEmpty without people; kOutOfRange for a weight below 1, weights of more
/// than kMaxCases together, or a cost below zero or above kMaxPence. O(n).
constexpr Fault CheckWeightedCosts(std::span<const WeightedCost> people) noexcept {
  if (people.empty()) return Fault::kEmpty;
  int64_t room = kMaxCases;
  for (const WeightedCost& person : people) {
    if (person.weight < 1 || person.weight > room) return Fault::kOutOfRange;
    if (person.pence < 0 || person.pence > kMaxPence) return Fault::kOutOfRange;
    room -= person.weight;
  }
  return Fault::kNone;
}

/// The greatest number that divides all of the weights, which are above zero: divided by it, they are the
/// same to one another. 0 for no weights. O(n).
constexpr int64_t CommonMeasure(std::span<const int64_t> weights) noexcept {
  int64_t measure = 0;
  for (const int64_t weight : weights) measure = std::gcd(measure, weight);
  return measure;
}

}  // namespace ras

#endif  // RAS_WEIGHTED_COST_H_
