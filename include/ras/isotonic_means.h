// Isotonic regression by least squares: the amounts that never fall as the score rises and lie nearest to
// what people cost, by the sum of squares over all of them. There is one such set of amounts. Pooling
// adjacent violators finds it: where the mean cost falls from one score to the next, the two share one mean,
// and so on until nothing falls (Ayer, Brunk, Ewing, Reid and Silverman 1955; Barlow, Bartholomew, Bremner
// and Brunk 1972, chapter 1).
#ifndef RAS_ISOTONIC_MEANS_H_
#define RAS_ISOTONIC_MEANS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "ras/cases_by_score.h"
#include "ras/fitted_rows.h"
#include "ras/int256.h"
#include "ras/rational.h"
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

// The same for rows whose amounts are fractions, which may outgrow 256 bits.
struct RowPool {
  std::size_t rows = 0;
  int64_t weight = 0;  // At least 1.
  Rational pence;      // Of all the rows together, each times its weight.
  Rational mean;

  bool IsAbove(const RowPool& next) const noexcept { return mean > next.mean; }
  Fault Absorb(const RowPool& next) noexcept {
    const Result<Rational> sum = Add(pence, next.pence);
    if (!sum.ok()) return sum.fault();
    const Result<Rational> quotient = Divide(sum.value(), Rational(weight + next.weight));
    if (!quotient.ok()) return quotient.fault();
    rows += next.rows;
    weight += next.weight;
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

// Pools the rows where they are. A row counts as often as it has people; one without any, once: the caller
// gives rows that all have people or all have none.
inline Fault PoolRows(std::span<FittedScore> rows) {
  std::vector<RowPool> pools;
  for (const FittedScore& row : rows) {
    const int64_t weight = std::max<int64_t>(row.cases, 1);
    // A mean times its people is a whole number of pence, which lowest terms show; so sums stay short.
    const Result<Rational> pence = Multiply(row.pence, Rational(weight));
    if (!pence.ok()) return pence.fault();
    const Fault fault = AddPool(pools, RowPool{1, weight, pence.value().Reduced(), row.pence});
    if (fault != Fault::kNone) return fault;
  }
  auto row = rows.begin();
  for (const RowPool& pool : pools) {
    for (std::size_t i = 0; i < pool.rows; ++i) (row++)->pence = pool.mean;
  }
  return Fault::kNone;
}

}  // namespace internal

/// The isotonic regression of cost on score by least squares, every case counted once: one row a score that
/// someone has, ascending, with its people and its exact amount. The amounts never fall, people of one score
/// have one amount, amounts times people add up to what all people cost, and the order of the cases changes
/// nothing. Faults as CasesByScore. O(n log n) for the sort and O(n) after it. Source:
/// docs/building-a-table.md; the name as R's isoreg, whose figures these are.
inline Result<std::vector<FittedScore>> IsotonicMeans(std::span<const ScoredCost> cases) {
  const Result<std::vector<ScoredCost>> sorted = CasesByScore(cases);
  if (!sorted.ok()) return sorted.fault();
  std::vector<FittedScore> rows = RowsOfScores(sorted.value());
  std::vector<internal::CasePool> pools;
  auto next = sorted.value().begin();
  for (const FittedScore& row : rows) {
    internal::CasePool pool{1, row.cases, 0};
    for (int64_t i = 0; i < row.cases; ++i) pool.pence += static_cast<UInt128>((next++)->pence);
    internal::AddPool(pools, pool);
  }
  auto row = rows.begin();
  for (const internal::CasePool& pool : pools) {
    const Rational mean = Rational::Make(static_cast<Int128>(pool.pence), pool.cases).value();
    for (std::size_t i = 0; i < pool.scores; ++i) (row++)->pence = mean;
  }
  return rows;
}

/// The same for rows that have amounts already, each counted as often as it has people; their amounts times
/// people add up to what they did before. Rows that do not fall stay as they are.
///
/// A row without people has no say in what the others get. Rows without people between two rows with people
/// are pooled among themselves, each counted once, and then held between the amounts of those two. So a row
/// keeps its own amount where that does not fall, and the result is what pooling tends to as all rows without
/// people are given one and the same weight that goes to nothing. Where no row has people, all count once.
///
/// Faults as CheckFittedRows, and kOverflow if an exact mean does not fit 256 bits. O(n).
inline Result<std::vector<FittedScore>> IsotonicMeansOfRows(std::span<const FittedScore> rows) {
  if (const Fault fault = CheckFittedRows(rows); fault != Fault::kNone) return fault;
  const auto has_people = [](const FittedScore& row) { return row.cases > 0; };
  std::vector<FittedScore> decided;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(decided), has_people);
  if (const Fault fault = internal::PoolRows(decided); fault != Fault::kNone) return fault;

  std::vector<FittedScore> result(rows.begin(), rows.end());
  auto above = decided.begin();  // The first row with people from `row` on.
  for (auto row = result.begin(); row != result.end();) {
    if (has_people(*row)) {
      *row++ = *above++;
      continue;
    }
    const auto end = std::find_if(row, result.end(), has_people);
    if (const Fault fault = internal::PoolRows({row, end}); fault != Fault::kNone) return fault;
    for (; row != end; ++row) {
      if (above != decided.begin()) row->pence = Max(row->pence, std::prev(above)->pence);
      if (above != decided.end()) row->pence = Min(row->pence, above->pence);
    }
  }
  return result;
}

}  // namespace ras

#endif  // RAS_ISOTONIC_MEANS_H_
