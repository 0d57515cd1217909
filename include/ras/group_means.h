// Groups of rows that share one amount, which smooths the jumps of a points table (seed 003, appendix 2:
// groups of five points).
#ifndef RAS_GROUP_MEANS_H_
#define RAS_GROUP_MEANS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/fitted_rows.h"
#include "ras/rational.h"
#include "ras/rational_operators.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// The end of the table at which the first group of rows starts; the rows that are left over are at the other
/// end.
enum class GroupsFrom : uint8_t { kLowestScore, kHighestScore };

/// What a row counts for in the mean of its group.
enum class GroupWeight : uint8_t {
  kRows,    ///< Every row once, as in seed 003.
  kPeople,  ///< As often as it has people: what the table gives the sample in all stays the same.
};

namespace internal {

// The mean of rows, by people unless they have none at all.
inline Result<Rational> MeanOfRows(std::span<const FittedScore> rows, GroupWeight weight) noexcept {
  int64_t people = 0;
  if (weight == GroupWeight::kPeople) {
    for (const FittedScore& row : rows) people += row.cases;
  }
  Result<Rational> sum = Rational();
  for (const FittedScore& row : rows) sum = sum + row.pence * Rational(people > 0 ? row.cases : 1);
  return sum / Rational(people > 0 ? people : static_cast<int64_t>(rows.size()));
}

}  // namespace internal

/// The rows in groups of `rows_in_group` next to each other, each row with the mean of its group. If the
/// number of rows is no multiple, the last group, at the end away from `from`, has the rows that are left,
/// and their own mean: no row is dropped, and none is counted in two groups. Rows are counted, not points:
/// where no row stands for a score, a group reaches further. Rows that do not fall give groups that do not
/// fall.
///
/// By people, a row without any takes no part in the mean of its group and gets it all the same; a group
/// without people has the mean of its rows, each counted once.
///
/// Faults as CheckFittedRows; kOutOfRange for groups of fewer than one row; kOverflow if an exact mean does
/// not fit 256 bits. O(n). Source: seed 003, appendix 2, and docs/building-a-table.md.
inline Result<std::vector<FittedScore>> GroupMeans(std::span<const FittedScore> rows, int64_t rows_in_group,
                                                   GroupsFrom from, GroupWeight weight) {
  if (const Fault fault = CheckFittedRows(rows); fault != Fault::kNone) return fault;
  if (rows_in_group < 1) return Fault::kOutOfRange;
  const auto whole = static_cast<std::size_t>(rows_in_group);
  const std::size_t left = from == GroupsFrom::kHighestScore ? rows.size() % whole : 0;
  std::vector<FittedScore> result(rows.begin(), rows.end());
  for (std::size_t start = 0, size = left > 0 ? left : whole; start < rows.size();
       start += size, size = whole) {
    size = std::min(size, rows.size() - start);
    const Result<Rational> mean = internal::MeanOfRows(rows.subspan(start, size), weight);
    if (!mean.ok()) return mean.fault();
    for (std::size_t i = start; i < start + size; ++i) result[i].pence = mean.value();
  }
  return result;
}

}  // namespace ras

#endif  // RAS_GROUP_MEANS_H_
