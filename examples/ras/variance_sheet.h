// Everyone of a variance analysis as comma-separated values.
#ifndef RAS_EXAMPLES_RAS_VARIANCE_SHEET_H_
#define RAS_EXAMPLES_RAS_VARIANCE_SHEET_H_

#include <string>

#include "json.h"

namespace ras::tool {

// The cases of every view of the answer, with a heading: a person has a row for each basis.
std::string VarianceSheet(const Json& answer);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_VARIANCE_SHEET_H_
