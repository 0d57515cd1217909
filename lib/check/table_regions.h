// The whole line of scores as a table divides it: its rows, and what lies below, between and above them
// (docs/figures.md section 5).
#ifndef RAS_LIB_CHECK_TABLE_REGIONS_H_
#define RAS_LIB_CHECK_TABLE_REGIONS_H_

#include <string_view>
#include <vector>

#include "lib/check/table_rows.h"
#include "ras/v1/allocation_table.pb.h"

namespace ras::check {

struct TableRegion {
  enum class Place { kBelow, kRow, kBetween, kAbove };
  Place place = Place::kRow;
  // The scores of the region, both included; none if `to` is below `from`.
  Score from = 0;
  Score to = 0;
  // Why such a score gets no answer; empty if it gets one.
  std::string_view refused;
  // The rows that the answer comes from; -1 for none. Two where it lies on a line.
  int row = -1;
  int other_row = -1;
};

// In ascending order, without gap or overlap. `spans` are those of the table's rows.
std::vector<TableRegion> RegionsOf(const v1::AllocationTable& table, const std::vector<RowSpan>& spans);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_TABLE_REGIONS_H_
