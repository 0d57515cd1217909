// The methods: from scores and costs to an exact amount for every row (docs/building-a-table.md section 2).
#ifndef RAS_LIB_BUILD_FIT_ROWS_H_
#define RAS_LIB_BUILD_FIT_ROWS_H_

#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/build/least_squares.h"
#include "lib/finding/finding_report.h"
#include "ras/scored_cost.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

struct FittedRows {
  // One for each row of the input: its score, the people looked up there, and its amount.
  std::vector<FittedScore> rows;
  // Of a polynomial: as TableProvenance tells them.
  std::vector<std::string> coefficients;
  // Of a price per point: likewise.
  std::string price_of_point;
};

// The rows without amounts, with the people who are looked up there, or what these count for.
std::vector<FittedScore> EmptyRows(const BuildInput& input);

// Counts the people in, each as often as they count. Faults as LeastSquaresSums.
Fault AddPeople(const BuildInput& input, LeastSquaresSums* sums);

// Fills in what the method leaves to its defaults, and uses it. What stands in the way is reported, and then
// the result is empty.
FittedRows FitRows(const BuildInput& input, v1::BuildMethod* method, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_FIT_ROWS_H_
