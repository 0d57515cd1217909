// How far an amount may be from another and still count as no change, from and to documents.
#ifndef RAS_LIB_TERMS_READ_TOLERANCE_H_
#define RAS_LIB_TERMS_READ_TOLERANCE_H_

#include <string_view>

#include "lib/finding/finding_report.h"
#include "ras/v1/variance.pb.h"
#include "ras/variance_sums.h"

namespace ras {

// None, if nothing is said. Reports a percentage at `path` that is too fine to reckon with, or looks like a
// share of one. Every field obeys its own rule.
Tolerance ReadTolerance(const v1::VarianceTolerance& tolerance, std::string_view path, FindingReport* report);

// As it is told beside the figures, with what was not said filled in. There was nothing to report.
void TellTolerance(const v1::VarianceTolerance& tolerance, v1::VarianceTolerance* told);

}  // namespace ras

#endif  // RAS_LIB_TERMS_READ_TOLERANCE_H_
