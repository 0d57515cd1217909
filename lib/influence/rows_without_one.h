// The rows of a method without one of the people, from what is kept of all of them (docs/influence.md section
// 2).
#ifndef RAS_LIB_INFLUENCE_ROWS_WITHOUT_ONE_H_
#define RAS_LIB_INFLUENCE_ROWS_WITHOUT_ONE_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "lib/build/build_input.h"
#include "ras/scored_cost.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Immutable: safe to share between threads.
class RowsWithoutOne {
 public:
  virtual ~RowsWithoutOne() = default;
  RowsWithoutOne() = default;
  RowsWithoutOne(const RowsWithoutOne&) = delete;
  RowsWithoutOne& operator=(const RowsWithoutOne&) = delete;

  // Puts the amounts that the method gives the others into the rows, which have their scores. False if it
  // gives none, or none that can be computed in this way: then the table has to be built again.
  virtual bool Fit(std::size_t person, std::vector<FittedScore>* rows) const = 0;
};

// For a method with its defaults filled in, and the rows that it gives all people. The input and the rows
// outlive what is returned.
std::unique_ptr<RowsWithoutOne> MakeRowsWithoutOne(const BuildInput& input, const v1::BuildMethod& method,
                                                   const std::vector<FittedScore>& rows);

}  // namespace ras

#endif  // RAS_LIB_INFLUENCE_ROWS_WITHOUT_ONE_H_
