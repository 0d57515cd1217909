// The rows of an allocation table as stretches of scores (docs/figures.md section 5).
#ifndef RAS_LIB_CHECK_TABLE_ROWS_H_
#define RAS_LIB_CHECK_TABLE_ROWS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/score.h"
#include "lib/terms/kernel_terms.h"
#include "ras/v1/allocation_table.pb.h"

namespace ras::check {

// The field that holds a table's rows, such as "bands"; for other tables the field of their kind; empty if
// there is none.
std::string_view KindField(const v1::AllocationTable& table);
// What happens between rows, with what a skeleton means if it says nothing.
v1::BetweenRule BetweenOf(const v1::AllocationTable& table);
// Whether some amount of this table is computed and so has to be rounded.
bool ComputesAmounts(const v1::AllocationTable& table);

// The scores a row covers, both ends included. `open`: everything from `from` on.
struct RowSpan {
  Score from = 0;
  Score to = 0;
  bool open = false;
};

// Nothing if a number of the row cannot be read. A band without an end reaches to just below `next`; without
// a next row it is open.
std::optional<RowSpan> SpanOf(const v1::AllocationTable& table, const v1::Row& row, const v1::Row* next);

// All rows. Nothing if a number cannot be read or the rows do not ascend without overlap.
std::optional<std::vector<RowSpan>> SpansOf(const v1::AllocationTable& table);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_TABLE_ROWS_H_
