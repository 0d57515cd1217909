// What to look at with care in a table that has been built (docs/building-a-table.md sections 1 to 3).
#ifndef RAS_LIB_BUILD_WARN_OF_TABLE_H_
#define RAS_LIB_BUILD_WARN_OF_TABLE_H_

#include "lib/build/build_input.h"
#include "lib/build/row_steps.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/table_build.pb.h"
#include "ras/v1/table_fit.pb.h"

namespace ras {

// Of its rows; `method` as the table's provenance has it.
void WarnOfTable(const v1::BuildTableRequest& request, const BuildInput& input, const v1::BuildMethod& method,
                 const FinishedRows& rows, FindingReport* report);

// Wherever it is told what share of the differences between people's costs the table explains, what
// well-known systems do.
void SayWhatKnownSystemsExplain(const v1::TableFit& fit, FindingReport* report);

// Of rules that leave out more than a very small number of people: the fit speaks of the others alone.
void WarnOfManyOutliers(const BuildInput& input, FindingReport* report);

// Of the people it is built from.
void WarnOfSmallSample(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_WARN_OF_TABLE_H_
