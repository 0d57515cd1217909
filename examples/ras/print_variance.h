// What a variance analysis found, in words and columns.
#ifndef RAS_EXAMPLES_RAS_PRINT_VARIANCE_H_
#define RAS_EXAMPLES_RAS_PRINT_VARIANCE_H_

#include "json.h"

namespace ras::tool {

// `answer` is an AnalyseVarianceResponse without errors.
void PrintVariance(const Json& answer);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_VARIANCE_H_
