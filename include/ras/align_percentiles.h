// Percentile alignment: a score is given the cost that stands where the score stands, as the percentiles of
// the analysis spreadsheet do (seed 003, "analysis table"; docs/building-a-table.md).
#ifndef RAS_ALIGN_PERCENTILES_H_
#define RAS_ALIGN_PERCENTILES_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/percentile.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/sorted_columns.h"
#include "ras/sorted_sample.h"

namespace ras {

/// The cost, in pence, that stands among the costs where the score stands among the scores: its percentile
/// rank, and that percentile, by one rule. Faults as PercentileRank and Percentile; none of either for
/// samples of the same size that are not empty and for a rule that there is. O(log n).
constexpr Result<Rational> AlignedPercentile(const SortedSample& scores, const SortedSample& costs,
                                             int64_t score, PercentileRule rule) noexcept {
  const Result<Rational> rank = PercentileRank(scores, score, rule);
  return rank.ok() ? Percentile(costs, rank.value(), rule) : rank;
}

/// For each of the row scores, which ascend strictly: the percentile rank of the score among the sample's
/// scores, then that percentile of the sample's costs, both by one rule.
///
/// The result has one entry a row score: the cases are the people of the sample with exactly that score,
/// perhaps none, and the amounts are in pence and never fall. A score that no other person has gets the cost
/// that rank alignment gives it; people who tie get the median (by the rule) of the costs that fall to them,
/// where rank alignment takes the mean, so the total is not kept. Rows outside the sample's scores get the
/// least or the greatest cost.
///
/// The order of the sample has no part in it. kEmpty for no people or no rows; kUnordered if the rows do not
/// ascend strictly; kOutOfRange for more than kMaxCases people, a cost below zero or above kMaxPence, or an
/// unknown rule. The time and the room of SortedColumns, and O(rows log n).
inline Result<std::vector<FittedScore>> AlignPercentiles(std::span<const ScoredCost> sample,
                                                         std::span<const int64_t> row_scores,
                                                         PercentileRule rule) {
  if (row_scores.empty()) return Fault::kEmpty;
  const auto not_above = [](int64_t score, int64_t next) { return score >= next; };
  if (std::adjacent_find(row_scores.begin(), row_scores.end(), not_above) != row_scores.end()) {
    return Fault::kUnordered;
  }
  const Result<SortedColumns> columns = SortedColumns::Make(sample);
  if (!columns.ok()) return columns.fault();
  const SortedSample scores = SortedSample::Make(columns.value().scores()).value();
  const SortedSample costs = SortedSample::Make(columns.value().costs()).value();

  std::vector<FittedScore> fitted;
  fitted.reserve(row_scores.size());
  for (const int64_t score : row_scores) {
    const Result<Rational> pence = AlignedPercentile(scores, costs, score, rule);
    if (!pence.ok()) return pence.fault();
    fitted.push_back({score, scores.CountNotAbove(score) - scores.CountBelow(score), pence.value()});
  }
  return fitted;
}

}  // namespace ras

#endif  // RAS_ALIGN_PERCENTILES_H_
