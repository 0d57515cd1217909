// A score as a table looks it up: by the table's own rounding.
#ifndef RAS_EXAMPLES_RAS_ROUNDED_SCORE_H_
#define RAS_EXAMPLES_RAS_ROUNDED_SCORE_H_

#include <cstdint>
#include <ras.hpp>
#include <string>

namespace ras::tool {

// The score that `table` looks up for this one, in digits: "15" for 145 at one place, half up to 1. Empty if
// rounding leaves the score as it is.
std::string RoundedScore(const capi::Table& table, int64_t score);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_ROUNDED_SCORE_H_
