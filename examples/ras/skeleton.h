// A skeleton: a table of the scores that people agree on, between which the others lie.
#ifndef RAS_EXAMPLES_RAS_SKELETON_H_
#define RAS_EXAMPLES_RAS_SKELETON_H_

#include <optional>
#include <string>

#include "json.h"

namespace ras::tool {

// The rows of the table in a file as agreed scores, each with its amount. Complains of a file that cannot be
// read, of a table whose rows are not one score each, and of a row that has not one amount; then gives
// nothing.
std::optional<Json> ReadSkeleton(const std::string& name);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SKELETON_H_
