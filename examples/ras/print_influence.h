// Whom a table depends on, in words and columns.
#ifndef RAS_EXAMPLES_RAS_PRINT_INFLUENCE_H_
#define RAS_EXAMPLES_RAS_PRINT_INFLUENCE_H_

#include "json.h"

namespace ras::tool {

// `answer` is a MeasureInfluenceResponse without errors.
void PrintInfluence(const Json& answer);

// How a table changes without a set of people: a SetInfluence.
void PrintSet(const Json& set);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_INFLUENCE_H_
