// Whom a table depends on, in words and columns.
#ifndef RAS_EXAMPLES_RAS_PRINT_INFLUENCE_H_
#define RAS_EXAMPLES_RAS_PRINT_INFLUENCE_H_

#include <string>

#include "json.h"

namespace ras::tool {

// `answer` is a MeasureInfluenceResponse without errors. `short_list_from` is what a row had to change by, or
// empty.
void PrintInfluence(const Json& answer, const std::string& short_list_from);

// How a table changes without a set of people: a SetInfluence.
void PrintSet(const Json& set);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_INFLUENCE_H_
