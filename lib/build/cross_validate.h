// How tables built in one way fit people they were not built from (docs/building-a-table.md section 5).
#ifndef RAS_LIB_BUILD_CROSS_VALIDATE_H_
#define RAS_LIB_BUILD_CROSS_VALIDATE_H_

#include "lib/build/build_input.h"
#include "lib/build/fit_parts.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/table_build.pb.h"
#include "ras/v1/table_fit.pb.h"

namespace ras {

// People and ten times the rows together, times the folds: a row, whose amounts are fractions, takes as long
// as ten people or more. As much as there may be takes a few seconds, or a minute and more where nearly
// everybody has another score.
inline constexpr int64_t kMostFoldedWork = 200'000'000;

// Reports a cross-validation that the request asks for and that cannot be.
void CheckCrossValidation(const v1::BuildTableRequest& request, const BuildInput& input,
                          FindingReport* report);

// Makes it, with the method as the table's provenance has it. A fold without a table is an error.
void CrossValidate(const v1::BuildTableRequest& request, const BuildInput& input, const FitParts& parts,
                   const v1::BuildMethod& method, FindingReport* report, v1::OutOfSampleFit* fit);

}  // namespace ras

#endif  // RAS_LIB_BUILD_CROSS_VALIDATE_H_
