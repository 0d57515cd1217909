// A collated sample for people.
#ifndef RAS_EXAMPLES_RAS_PRINT_COLLATION_H_
#define RAS_EXAMPLES_RAS_PRINT_COLLATION_H_

#include <string>

#include "json.h"

namespace ras::tool {

// Prints the main figures of a CollateSampleResponse: how many cases there are and on which basis, what
// counts of which costs, who is left out, and how far the assessors agree.
void PrintCollation(const Json& answer);

// The cases as the sheet that `ras table build` takes.
std::string CasesSheet(const Json& answer);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_COLLATION_H_
