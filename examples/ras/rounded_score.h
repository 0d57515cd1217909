// A score as a table looks it up: by the table's own rounding.
#ifndef RAS_EXAMPLES_RAS_ROUNDED_SCORE_H_
#define RAS_EXAMPLES_RAS_ROUNDED_SCORE_H_

#include <cstdint>
#include <string>

#include "json.h"

namespace ras::tool {

// The score after the rounding of `table`, a ras.v1.AllocationTable that the library has taken, in digits:
// "15" for 145 at one place, half up to 1. Empty if rounding leaves the score as it is. For people to see:
// what the score gives is the library's own answer.
std::string RoundedScore(const Json& table, int64_t score, int32_t places);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_ROUNDED_SCORE_H_
