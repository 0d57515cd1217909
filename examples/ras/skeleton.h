// A skeleton: a table of the scores that people agree on, between which the others lie.
#ifndef RAS_EXAMPLES_RAS_SKELETON_H_
#define RAS_EXAMPLES_RAS_SKELETON_H_

#include <optional>
#include <string>

#include "json.h"

namespace ras::tool {

// What a table has to be like whose amounts are taken over: values as documents name them.
struct SkeletonTerms {
  std::string period;
  std::string basis;
};

// The rows of the table in a file as agreed scores, each with its amount. Complains of a file that cannot be
// read, of a table for another period or on another basis, of one whose rows are not one score each, and of a
// row that has not one amount; then gives nothing.
std::optional<Json> ReadSkeleton(const std::string& name, const SkeletonTerms& terms);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SKELETON_H_
