// A sample by its scores: where every method that looks at people of one score together starts.
#ifndef RAS_COSTS_BY_SCORE_H_
#define RAS_COSTS_BY_SCORE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/money.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/sort_numbers.h"

namespace ras {

/// What people cost, one score after the other.
struct CostsByScore {
  /// One a score that someone has, ascending, with its people; the amounts are still to be found.
  std::vector<FittedScore> rows;
  /// The pence of the people of the first row, then of those of the next, and so on. Those of one row stand
  /// in no order that means anything.
  std::vector<int64_t> pence;
};

namespace internal {

// For scores from `least` to `least` + `range`, by counting them.
inline CostsByScore CountByScore(std::span<const ScoredCost> cases, int64_t least, uint64_t range) {
  std::vector<std::size_t> starts(static_cast<std::size_t>(range) + 1);
  for (const ScoredCost& one : cases) ++starts[DistanceAbove(least, one.score)];
  CostsByScore result;
  result.rows.reserve(starts.size() - static_cast<std::size_t>(std::ranges::count(starts, 0U)));
  std::size_t start = 0;
  for (std::size_t above = 0; above < starts.size(); ++above) {
    const std::size_t people = std::exchange(starts[above], start);
    if (people == 0) continue;
    result.rows.push_back({least + static_cast<int64_t>(above), static_cast<int64_t>(people), {}});
    start += people;
  }
  result.pence.resize(cases.size());
  for (const ScoredCost& one : cases) result.pence[starts[DistanceAbove(least, one.score)]++] = one.pence;
  return result;
}

// For any scores, by sorting them.
inline CostsByScore SortByScore(std::span<const ScoredCost> cases) {
  std::vector<ScoredCost> sorted(cases.begin(), cases.end());
  std::ranges::sort(sorted, {}, &ScoredCost::score);
  CostsByScore result;
  result.pence.reserve(sorted.size());
  for (const ScoredCost& one : sorted) {
    if (result.rows.empty() || result.rows.back().score != one.score)
      result.rows.push_back({one.score, 0, {}});
    ++result.rows.back().cases;
    result.pence.push_back(one.pence);
  }
  return result;
}

}  // namespace internal

/// The costs by score. kEmpty without cases; kOutOfRange for more than kMaxCases, or a cost below zero or
/// above kMaxPence. Any score will do: scores are compared and nothing else. O(n) where the scores lie in a
/// range of at most four times as many, as points and percents of a large sample do, or else O(n log n).
inline Result<CostsByScore> GroupByScore(std::span<const ScoredCost> cases) {
  if (cases.empty()) return Fault::kEmpty;
  if (cases.size() > kMaxCases) return Fault::kOutOfRange;
  int64_t least = cases.front().score, greatest = least;
  for (const ScoredCost& one : cases) {
    if (one.pence < 0 || one.pence > kMaxPence) return Fault::kOutOfRange;
    least = std::min(least, one.score);
    greatest = std::max(greatest, one.score);
  }
  const uint64_t range = internal::DistanceAbove(least, greatest);
  if (range / 4 < cases.size()) return internal::CountByScore(cases, least, range);
  return internal::SortByScore(cases);
}

}  // namespace ras

#endif  // RAS_COSTS_BY_SCORE_H_
