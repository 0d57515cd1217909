// A sample in the order of its scores: where every method that looks at people of one score together starts.
#ifndef RAS_CASES_BY_SCORE_H_
#define RAS_CASES_BY_SCORE_H_

#include <algorithm>
#include <span>
#include <tuple>
#include <vector>

#include "ras/money.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// The cases by score and, within one score, by cost; so the order they came in changes nothing. kEmpty
/// without cases; kOutOfRange for more than kMaxCases, or a cost below zero or above kMaxPence. Any score
/// will do: scores are compared and nothing else. O(n log n); takes a copy.
inline Result<std::vector<ScoredCost>> CasesByScore(std::span<const ScoredCost> cases) {
  if (cases.empty()) return Fault::kEmpty;
  if (cases.size() > kMaxCases) return Fault::kOutOfRange;
  for (const ScoredCost& one : cases) {
    if (one.pence < 0 || one.pence > kMaxPence) return Fault::kOutOfRange;
  }
  std::vector<ScoredCost> sorted(cases.begin(), cases.end());
  std::sort(sorted.begin(), sorted.end(), [](const ScoredCost& a, const ScoredCost& b) {
    return std::tie(a.score, a.pence) < std::tie(b.score, b.pence);
  });
  return sorted;
}

/// One row a score that someone has, ascending, with its people; the amounts are still to be found. The cases
/// are as CasesByScore gives them. O(n).
inline std::vector<FittedScore> RowsOfScores(std::span<const ScoredCost> sorted) {
  std::vector<FittedScore> rows;
  for (const ScoredCost& one : sorted) {
    if (rows.empty() || rows.back().score != one.score) rows.push_back({one.score, 0, {}});
    ++rows.back().cases;
  }
  return rows;
}

}  // namespace ras

#endif  // RAS_CASES_BY_SCORE_H_
