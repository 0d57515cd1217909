#include "lib/influence/table_change.h"

#include <cstdlib>
#include <string>

#include "lib/figure/tell_amount.h"
#include "ras/int256.h"

namespace ras {

TableChange ChangeOf(std::span<const FittedScore> rows, std::span<const int64_t> from,
                     std::span<const int64_t> to) {
  TableChange change;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const int64_t difference = to[row] - from[row];
    if (difference == 0) continue;
    ++change.rows_changed;
    change.total += MultiplyWide(rows[row].cases, difference);
    if (std::abs(difference) <= std::abs(change.largest)) continue;
    change.largest = difference;
    change.row = row;
  }
  return change;
}

void TellChange(const BuildInput& input, const TableChange& change, v1::TableChange* told) {
  told->set_rows_changed(change.rows_changed);
  TellAmount(change.largest, told->mutable_largest_change());
  if (change.rows_changed > 0) told->set_at_score(std::to_string(input.rows[change.row] / input.Unit()));
  TellAmount(input.InPeople(Rational::Make(Int256(change.total), Int256(1)).value()),
             told->mutable_total_change());
}

}  // namespace ras
