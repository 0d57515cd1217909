// The two columns of a sample apart, as the analysis spreadsheet sets them side by side (seed 003, "analysis
// table"): what rank alignment and percentile alignment both start from.
#ifndef RAS_SORTED_COLUMNS_H_
#define RAS_SORTED_COLUMNS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/money.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/sort_numbers.h"

namespace ras {

/// The scores of a sample and its costs, each sorted by itself, so that the order in which the people were
/// listed has no part in anything made of them. Immutable, so safe to share between threads.
class SortedColumns {
 public:
  /// No people.
  SortedColumns() = default;
  /// kEmpty for no people; kOutOfRange for more than kMaxCases, or a cost below zero or above kMaxPence. Any
  /// score will do. The time and the room of SortNumbers, for each column.
  static Result<SortedColumns> Make(std::span<const ScoredCost> sample) {
    if (sample.empty()) return Fault::kEmpty;
    if (sample.size() > static_cast<std::size_t>(kMaxCases)) return Fault::kOutOfRange;
    SortedColumns columns(sample.size());
    for (std::size_t i = 0; i < sample.size(); ++i) {
      if (sample[i].pence < 0 || sample[i].pence > kMaxPence) return Fault::kOutOfRange;
      columns.cells_[i] = sample[i].score;
      columns.cells_[sample.size() + i] = sample[i].pence;
    }
    const std::span<int64_t> cells(columns.cells_);
    SortNumbers(cells.first(sample.size()));
    SortNumbers(cells.last(sample.size()));
    return columns;
  }

  /// The scores, ascending, at the caller's scale.
  std::span<const int64_t> scores() const noexcept { return std::span(cells_).first(cells_.size() / 2); }
  /// The costs in pence, ascending: as many.
  std::span<const int64_t> costs() const noexcept { return std::span(cells_).last(cells_.size() / 2); }

 private:
  explicit SortedColumns(std::size_t people) : cells_(2 * people) {}

  std::vector<int64_t> cells_;  // All scores, then all costs.
};

}  // namespace ras

#endif  // RAS_SORTED_COLUMNS_H_
