// An Explanation as plain text.
#ifndef RAS_EXAMPLES_RAS_PRINT_EXPLANATION_H_
#define RAS_EXAMPLES_RAS_PRINT_EXPLANATION_H_

#include <string>

#include "json.h"

namespace ras::tool {

// Headings, paragraphs and rows of a ras.v1.Explanation, in lines of at most 80 characters.
std::string ExplanationText(const Json& explanation);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_EXPLANATION_H_
