// Isotonic regression by least absolute deviations: the amounts that never fall as the score rises and lie
// nearest to what people cost, by the sum of the differences themselves. One very costly person pulls a mean
// a long way, and these amounts hardly at all.
//
// There may be many such sets of amounts, as there are many medians of two figures. Pooling adjacent
// violators is right for medians too, whichever median a pool takes (Robertson and Wright 1980; Jordan,
// Muehlemann and Ziegel 2022, Characterizing the optimal solutions to the isotonic regression problem for
// identifiable functionals). With the lower median of every pool it gives the optimum that is least at every
// score, with the upper one that which is greatest at every score. Optima are convex, so the middle of these
// two is one as well. It takes no side: turn scores and costs upside down, and the amounts are the same,
// upside down.
//
// Both are computed without pools, by dynamic programming over one heap (Rote 2019, Isotonic regression by
// dynamic programming): in O(n log n), where pools would need heaps that merge.
#ifndef RAS_ISOTONIC_MEDIANS_H_
#define RAS_ISOTONIC_MEDIANS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <vector>

#include "ras/cases_by_score.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {
namespace internal {

// The least optimum, for cases by ascending score and std::less; the greatest, turned round, for cases by
// descending score and std::greater. One amount a distinct score, in the order of the cases.
//
// Let f(x) be the least sum of differences of the people so far if none of their amounts is above x. It is
// convex, it falls to its minimum and is level from there on. `turns` holds the places where its slope
// changes, each as often as the slope changes by one, the greatest first: where it reaches the minimum. A
// person with cost y adds |x - y|, which turns by two at y and adds one to the slope beyond all turns.
// Dropping the greatest turn once for each person makes f level there again: those later may pay more without
// any cost to those so far. From the far end back, each amount is the least at which its own f is lowest, or
// the next amount if that is less.
template <class Cases, class Less>
std::vector<int64_t> ExtremeMedians(const Cases& cases, Less less) {
  std::priority_queue<int64_t, std::vector<int64_t>, Less> turns(less);
  std::vector<int64_t> amounts;
  for (auto person = cases.begin(); person != cases.end();) {
    const auto first = person;
    for (; person != cases.end() && person->score == first->score; ++person) {
      turns.push(person->pence);
      turns.push(person->pence);
    }
    for (auto drop = first; drop != person; ++drop) turns.pop();
    amounts.push_back(turns.top());
  }
  for (std::size_t i = amounts.size() - 1; i > 0; --i) {
    if (less(amounts[i], amounts[i - 1])) amounts[i - 1] = amounts[i];
  }
  return amounts;
}

// A span read from its end.
struct Backwards {
  std::span<const ScoredCost> cases;
  auto begin() const noexcept { return cases.rbegin(); }
  auto end() const noexcept { return cases.rend(); }
};

}  // namespace internal

/// The isotonic regression of cost on score by least absolute deviations, every case counted once, and of all
/// optima the middle one (above): one row a score that someone has, ascending, with its people and its
/// amount, a multiple of half a penny. The amounts never fall, people of one score have one amount, and the
/// order of the cases changes nothing. Totals are not preserved: medians do not add up. Faults as
/// CasesByScore. O(n log n). Source: docs/building-a-table.md, and the papers named above.
inline Result<std::vector<FittedScore>> IsotonicMedians(std::span<const ScoredCost> cases) {
  const Result<std::vector<ScoredCost>> sorted = CasesByScore(cases);
  if (!sorted.ok()) return sorted.fault();
  const std::vector<int64_t> least = internal::ExtremeMedians(sorted.value(), std::less<>());
  const std::vector<int64_t> greatest =
      internal::ExtremeMedians(internal::Backwards{sorted.value()}, std::greater<>());  // Turned round.
  std::vector<FittedScore> rows = RowsOfScores(sorted.value());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int64_t ends = least[i] + greatest[rows.size() - 1 - i];
    rows[i].pence = Rational::Make(Int128{ends}, Int128{2}).value();
  }
  return rows;
}

}  // namespace ras

#endif  // RAS_ISOTONIC_MEDIANS_H_
