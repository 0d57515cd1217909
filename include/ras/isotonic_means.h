// Isotonic regression by least squares: the amounts that never fall as the score rises and lie nearest to
// what people cost, by the sum of squares over all of them. There is one such set of amounts. Pooling
// adjacent violators finds it: where the mean cost falls from one score to the next, the two share one mean,
// and so on until nothing falls (Ayer, Brunk, Ewing, Reid and Silverman 1955; Barlow, Bartholomew, Bremner
// and Brunk 1972, chapter 1).
#ifndef RAS_ISOTONIC_MEANS_H_
#define RAS_ISOTONIC_MEANS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/costs_by_score.h"
#include "ras/fitted_rows.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/rational_operators.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {
namespace internal {

// Scores next to each other that share one amount, in whole pence. All people together cost at most 2^40 *
// 10^13, which is below 2^84, so the products that compare two means are below 2^124.
struct CasePool {
  std::size_t scores = 0;
  int64_t cases = 0;  // At least 1.
  UInt128 pence = 0;  // Of all the people together.

  bool IsAbove(const CasePool& next) const noexcept {
    return pence * static_cast<UInt128>(next.cases) > next.pence * static_cast<UInt128>(cases);
  }
  Fault Absorb(const CasePool& next) noexcept {
    scores += next.scores;
    cases += next.cases;
    pence += next.pence;
    return Fault::kNone;
  }
};

// The same for rows whose amounts are fractions, which may outgrow 256 bits. Its mean is by people; rows
// without people have no say in it, unless there are no others: then each counts once.
struct RowPool {
  std::size_t rows = 0;
  int64_t cases = 0;
  Rational pence;  // Of all people together; of all rows, if there are no people.
  Rational mean;

  bool IsAbove(const RowPool& next) const noexcept { return mean > next.mean; }
  Fault Absorb(const RowPool& next) noexcept {
    rows += next.rows;
    if (cases > 0 && next.cases == 0) return Fault::kNone;
    if (cases == 0 && next.cases > 0) {
      cases = next.cases;
      pence = next.pence;
      mean = next.mean;
      return Fault::kNone;
    }
    cases += next.cases;
    const Result<Rational> sum = pence + next.pence;
    const Result<Rational> quotient = sum / Rational(cases > 0 ? cases : static_cast<int64_t>(rows));
    if (!quotient.ok()) return quotient.fault();
    pence = sum.value();
    mean = quotient.value();
    return Fault::kNone;
  }
};

// Puts one more pool above those that do not fall. Each pool is absorbed once at most, so n calls are O(n).
template <class Pool>
Fault AddPool(std::vector<Pool>& pools, const Pool& next) {
  pools.push_back(next);
  while (pools.size() > 1 && pools[pools.size() - 2].IsAbove(pools.back())) {
    const Fault fault = pools[pools.size() - 2].Absorb(pools.back());
    if (fault != Fault::kNone) return fault;
    pools.pop_back();
  }
  return Fault::kNone;
}

}  // namespace internal

/// The isotonic regression of cost on score by least squares, every case counted once: one row a score that
/// someone has, ascending, with its people and its exact amount. The amounts never fall, people of one score
/// have one amount, amounts times people add up to what all people cost, and the order of the cases changes
/// nothing. Faults and time as GroupByScore. Source: docs/building-a-table.md; the name as R's isoreg, whose
/// figures these are.
inline Result<std::vector<FittedScore>> IsotonicMeans(std::span<const ScoredCost> cases) {
  Result<CostsByScore> grouped = GroupByScore(cases);
  if (!grouped.ok()) return grouped.fault();
  auto [rows, pence] = std::move(grouped).value();
  std::vector<internal::CasePool> pools;
  auto next = pence.begin();
  for (const FittedScore& row : rows) {
    internal::CasePool pool{1, row.cases, 0};
    for (int64_t i = 0; i < row.cases; ++i) pool.pence += static_cast<UInt128>(*next++);
    internal::AddPool(pools, pool);
  }
  auto row = rows.begin();
  for (const internal::CasePool& pool : pools) {
    const Rational mean = Rational::Make(static_cast<Int128>(pool.pence), pool.cases).value();
    for (std::size_t i = 0; i < pool.scores; ++i) (row++)->pence = mean;
  }
  return std::move(rows);
}

/// The same for rows that have amounts already, each counted as often as it has people; their amounts times
/// people add up to what they did before. Rows that do not fall stay as they are.
///
/// A row without people has no say in the mean of a pool, unless no row of the pool has any: then each row
/// counts once. So the people decide; between them, a row that nobody has keeps its own amount where that
/// does not fall. It is what pooling tends to as the rows without people are given one and the same weight
/// that goes to nothing.
///
/// Faults as CheckFittedRows, and kOverflow if an exact mean does not fit 256 bits. O(n).
inline Result<std::vector<FittedScore>> IsotonicMeansOfRows(std::span<const FittedScore> rows) {
  if (const Fault fault = CheckFittedRows(rows); fault != Fault::kNone) return fault;
  std::vector<internal::RowPool> pools;
  for (const FittedScore& row : rows) {
    const Result<Rational> pence = Multiply(row.pence, Rational(row.cases > 0 ? row.cases : 1));
    if (!pence.ok()) return pence.fault();
    const internal::RowPool pool{1, row.cases, pence.value(), row.pence};
    if (const Fault fault = internal::AddPool(pools, pool); fault != Fault::kNone) return fault;
  }
  std::vector<FittedScore> result(rows.begin(), rows.end());
  auto row = result.begin();
  for (const internal::RowPool& pool : pools) {
    for (std::size_t i = 0; i < pool.rows; ++i) (row++)->pence = pool.mean;
  }
  return result;
}

}  // namespace ras

#endif  // RAS_ISOTONIC_MEANS_H_
