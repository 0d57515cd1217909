// Rank alignment of people with weights: scores and costs are laid out side by side in ascending order, each
// as long as it counts, and a score has the costs that lie beside it.
#ifndef RAS_ALIGN_WEIGHTED_RANKS_H_
#define RAS_ALIGN_WEIGHTED_RANKS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/weighted_cost.h"

namespace ras {

/// The coupling of two cumulative distributions, that of the scores and that of the costs, in which neither
/// falls as the other rises. A score gets the mean of the costs beside it, each by the part of it that lies
/// there: what AlignRanks gives if everybody is repeated as often as they count.
///
/// The result has one entry a distinct score, ascending; `cases` is its weight, and its amounts are in pence
/// and never fall. The total is kept: the sum of cases * pence is exactly the weighted sum of the costs. The
/// order of the input has no part in it. Faults as CheckWeightedCosts. O(n log n).
inline Result<std::vector<FittedScore>> AlignWeightedRanks(std::span<const WeightedCost> people) {
  if (const Fault fault = CheckWeightedCosts(people); fault != Fault::kNone) return fault;
  std::vector<WeightedCost> by_score(people.begin(), people.end());
  std::vector<WeightedCost> by_cost = by_score;
  std::ranges::sort(by_score, {}, &WeightedCost::score);
  std::ranges::sort(by_cost, {}, &WeightedCost::pence);
  std::vector<FittedScore> fitted;
  std::size_t next = 0;
  int64_t left = by_cost.front().weight;  // Of the weight of the cost that is next.
  for (std::size_t from = 0; from < by_score.size();) {
    int64_t cases = 0;
    std::size_t to = from;
    for (; to < by_score.size() && by_score[to].score == by_score[from].score; ++to) {
      cases += by_score[to].weight;
    }
    Int128 total = 0;
    for (int64_t wanted = cases; wanted > 0;) {
      const int64_t taken = std::min(wanted, left);
      total += WeightedPence(taken, by_cost[next].pence);
      wanted -= taken;
      left -= taken;
      // Both come to the same weight, so that the last cost ends with the last score.
      if (left == 0 && ++next < by_cost.size()) left = by_cost[next].weight;
    }
    fitted.push_back({by_score[from].score, cases, Rational::Make(Int256(total), Int256(cases)).value()});
    from = to;
  }
  return fitted;
}

}  // namespace ras

#endif  // RAS_ALIGN_WEIGHTED_RANKS_H_
