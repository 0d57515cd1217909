// What is done to the rows between the method and the table, step by step, each told by what it changed
// (docs/building-a-table.md section 3).
#ifndef RAS_LIB_BUILD_ROW_STEPS_H_
#define RAS_LIB_BUILD_ROW_STEPS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/rational.h"
#include "ras/scored_cost.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

struct FinishedRows {
  // Whole pence, one for each row.
  std::vector<int64_t> pence;
  // How many rows, from the lowest, have no allocation: the need is met by universal services.
  std::size_t without_allocation = 0;
  // What the contingency keeps back of each row, in pence, exactly; empty without a contingency.
  std::vector<Rational> kept;
};

// Takes the steps of the request and rounds. Adds to the provenance, unless it is null, what each did. What
// stands in the way is reported, and then the result is empty.
FinishedRows TakeSteps(const BuildInput& input, const v1::BuildTableRequest& request,
                       std::vector<FittedScore> rows, v1::TableProvenance* provenance, FindingReport* report);

// Reports a table that falls, which a policy would refuse.
void CheckThatNoRowFalls(const BuildInput& input, const FinishedRows& rows, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_ROW_STEPS_H_
