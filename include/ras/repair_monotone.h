// Rows that fall as the score rises are repaired: someone with more need is never offered less (seed 003, on
// the allocation table: amounts rise from the lowest level of need to the highest).
#ifndef RAS_REPAIR_MONOTONE_H_
#define RAS_REPAIR_MONOTONE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/fitted_rows.h"
#include "ras/isotonic_means.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// How rows that fall are repaired. None of the three touches rows that do not fall.
enum class MonotoneRepair : uint8_t {
  kPool,   ///< Rows that fall share their mean, weighted by people: what the table gives in all stays the
           ///< same.
  kRaise,  ///< Each row is at least the one below it: nobody is offered less than before, and the total may
           ///< rise.
  kLower,  ///< Each row is at most the one above it: nobody is offered more than before, and the total may
           ///< fall.
};

/// The rows, in which no amount is below that of the row before. How kPool treats rows without people:
/// IsotonicMeansOfRows. Faults as CheckFittedRows; kMalformed for a repair that has no name; kOverflow, with
/// kPool alone, if an exact mean does not fit 256 bits. O(n). Source: docs/building-a-table.md.
inline Result<std::vector<FittedScore>> RepairMonotone(std::span<const FittedScore> rows,
                                                       MonotoneRepair repair) {
  if (const Fault fault = CheckFittedRows(rows); fault != Fault::kNone) return fault;
  std::vector<FittedScore> result(rows.begin(), rows.end());
  switch (repair) {
    case MonotoneRepair::kPool:
      return IsotonicMeansOfRows(rows);
    case MonotoneRepair::kRaise:
      for (std::size_t i = 1; i < result.size(); ++i) {
        result[i].pence = Max(result[i].pence, result[i - 1].pence);
      }
      return result;
    case MonotoneRepair::kLower:
      for (std::size_t i = result.size() - 1; i > 0; --i) {
        result[i - 1].pence = Min(result[i - 1].pence, result[i].pence);
      }
      return result;
  }
  return Fault::kMalformed;
}

}  // namespace ras

#endif  // RAS_REPAIR_MONOTONE_H_
