// How one table differs from another.
#ifndef RAS_LIB_INFLUENCE_TABLE_CHANGE_H_
#define RAS_LIB_INFLUENCE_TABLE_CHANGE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "lib/build/build_input.h"
#include "ras/rational.h"
#include "ras/scored_cost.h"
#include "ras/v1/influence.pb.h"

namespace ras {

struct TableChange {
  uint64_t rows_changed = 0;
  int64_t largest = 0;  // Pence, either way.
  std::size_t row = 0;  // Where; the first, if several rows change as much.
  // By what people count for, in pence: with the weights of the input, not in people.
  Int128 total = 0;
};

// From one table to another; `rows` say what the people of each row count for.
TableChange ChangeOf(std::span<const FittedScore> rows, std::span<const int64_t> from,
                     std::span<const int64_t> to);

void TellChange(const BuildInput& input, const TableChange& change, v1::TableChange* told);

}  // namespace ras

#endif  // RAS_LIB_INFLUENCE_TABLE_CHANGE_H_
