// Rank alignment: the highest score gets the highest cost, the next score the next cost, down to the lowest
// (seed 003, "analysis spreadsheet"; docs/building-a-table.md).
#ifndef RAS_ALIGN_RANKS_H_
#define RAS_ALIGN_RANKS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/sorted_columns.h"

namespace ras {

/// Pairs the scores of a sample with its costs, both in ascending order. People with one score share the mean
/// of the costs that fall to them: the source leaves open which of them would have which, and like need is to
/// have like money.
///
/// The result has one entry a distinct score, ascending; its amounts are in pence and never fall. The total
/// is kept: the sum of cases * pence is exactly the sum of the costs. The order of the input has no part in
/// it. kEmpty for no people; kOutOfRange for more than kMaxCases, or a cost below zero or above kMaxPence.
/// The time and the room of SortedColumns.
inline Result<std::vector<FittedScore>> AlignRanks(std::span<const ScoredCost> sample) {
  const Result<SortedColumns> columns = SortedColumns::Make(sample);
  if (!columns.ok()) return columns.fault();
  const std::span<const int64_t> scores = columns.value().scores();
  const std::span<const int64_t> costs = columns.value().costs();

  std::size_t distinct = 1;
  for (std::size_t i = 1; i < scores.size(); ++i) distinct += scores[i] != scores[i - 1] ? 1U : 0U;
  std::vector<FittedScore> fitted;
  fitted.reserve(distinct);
  for (std::size_t from = 0; from < scores.size();) {
    Int128 total = 0;  // At most 2^40 costs of 10^13.
    std::size_t to = from;
    for (; to < scores.size() && scores[to] == scores[from]; ++to) total += costs[to];
    const auto cases = static_cast<int64_t>(to - from);
    fitted.push_back({scores[from], cases, Rational::Make(Int256(total), Int256(cases)).value()});
    from = to;
  }
  return fitted;
}

}  // namespace ras

#endif  // RAS_ALIGN_RANKS_H_
