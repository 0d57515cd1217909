// Rank alignment without one of the people, without aligning the others again (docs/influence.md).
#ifndef RAS_RANKS_WITHOUT_ONE_H_
#define RAS_RANKS_WITHOUT_ONE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/score_groups.h"
#include "ras/weighted_cost.h"

namespace ras {

/// Laid out side by side as in AlignWeightedRanks, a score has the costs that lie beside it: what all costs
/// up to the end of its stretch come to, less what those up to its beginning do. Without somebody the
/// stretches of higher scores move down by what that person counted for, and so do the higher costs. With
/// such sums kept for everybody, an amount takes two searches.
///
/// Holds a view of the groups, which outlive it. Immutable: safe to share between threads.
class RanksWithoutOne {
 public:
  /// O(n log n).
  explicit RanksWithoutOne(const ScoreGroups& groups) : groups_(groups) {
    const std::size_t n = groups.people().size();
    weight_before_.reserve(n + 1);
    weight_before_.push_back(0);
    for (const WeightedCost& person : groups.people()) {
      weight_before_.push_back(weight_before_.back() + person.weight);
    }
    std::vector<std::size_t> by_cost(n);
    std::iota(by_cost.begin(), by_cost.end(), std::size_t{0});
    std::sort(by_cost.begin(), by_cost.end(), [&](std::size_t a, std::size_t b) {
      const int64_t left = groups.people()[a].pence, right = groups.people()[b].pence;
      return left != right ? left < right : a < b;
    });
    cost_begins_.resize(n);
    Step step;
    for (const std::size_t place : by_cost) {
      const WeightedCost& person = groups.people()[place];
      cost_begins_[place] = step.weight;
      step.cost = person.pence;
      steps_.push_back(step);
      step.weight += person.weight;
      step.pence += WeightedPence(person.weight, person.pence);
    }
  }

  /// The amount of a group, in pence, if the person at a place were not in the sample: what
  /// AlignWeightedRanks gives the others. Somebody else is of that group. O(log n).
  Rational At(std::size_t group, std::size_t without) const {
    const int64_t weight = groups_.people()[without].weight;
    const std::size_t own = groups_.GroupOf(without);
    const int64_t from = weight_before_[groups_.Start(group)] - (own < group ? weight : 0);
    const int64_t to = weight_before_[groups_.Start(group + 1)] - (own <= group ? weight : 0);
    const Int128 pence = PenceUpTo(to, without) - PenceUpTo(from, without);
    return Rational::Make(Int256(pence), Int256(to - from)).value();
  }

 private:
  // A cost: what all lower ones count for and come to.
  struct Step {
    int64_t weight = 0;
    Int128 pence = 0;
    int64_t cost = 0;
  };

  Int128 PenceUpTo(int64_t weight) const {
    if (weight == 0) return 0;
    const auto after = std::partition_point(steps_.begin(), steps_.end(),
                                            [&](const Step& step) { return step.weight < weight; });
    const Step& last = *(after - 1);
    return last.pence + WeightedPence(weight - last.weight, last.cost);
  }
  Int128 PenceUpTo(int64_t weight, std::size_t without) const {
    if (weight <= cost_begins_[without]) return PenceUpTo(weight);
    const WeightedCost& person = groups_.people()[without];
    return PenceUpTo(weight + person.weight) - WeightedPence(person.weight, person.pence);
  }

  const ScoreGroups& groups_;
  std::vector<int64_t> weight_before_;  // Of each place, and of all.
  std::vector<Step> steps_;             // By ascending cost.
  std::vector<int64_t> cost_begins_;    // Of each place: what lower costs count for.
};

}  // namespace ras

#endif  // RAS_RANKS_WITHOUT_ONE_H_
