// A score as it is typed.
#ifndef RAS_EXAMPLES_RAS_SCORE_ARGUMENT_H_
#define RAS_EXAMPLES_RAS_SCORE_ARGUMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ras::tool {

// A score as people write it, "37.5", as a whole number at `places` decimal places: 375 at one place.
// Nothing, after a complaint that says why, if it is no number in digits or has more of them than the table
// takes.
std::optional<int64_t> ReadScore(const std::string& text, int32_t places);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SCORE_ARGUMENT_H_
