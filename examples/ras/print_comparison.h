// The answer of ComparePolicies for people.
#ifndef RAS_EXAMPLES_RAS_PRINT_COMPARISON_H_
#define RAS_EXAMPLES_RAS_PRINT_COMPARISON_H_

#include "json.h"

namespace ras::tool {

void PrintComparison(const Json& answer);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_COMPARISON_H_
