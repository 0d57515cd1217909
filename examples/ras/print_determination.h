// A determination for people: the account in plain words, then the arithmetic in columns.
#ifndef RAS_EXAMPLES_RAS_PRINT_DETERMINATION_H_
#define RAS_EXAMPLES_RAS_PRINT_DETERMINATION_H_

#include <string>

#include "json.h"

namespace ras::tool {

std::string DeterminationText(const Json& determination);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_DETERMINATION_H_
