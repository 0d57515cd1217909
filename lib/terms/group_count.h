// How many groups people are put into at most.
#ifndef RAS_LIB_TERMS_GROUP_COUNT_H_
#define RAS_LIB_TERMS_GROUP_COUNT_H_

#include <cstddef>
#include <string_view>

#include "lib/finding/finding_report.h"

namespace ras {

// What a person can look through, and a response can hold.
inline constexpr std::size_t kMostGroups = 10'000;

// Reports at `path` that groupings make more than these together.
void CheckGroupCount(std::size_t groups, std::string_view path, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_TERMS_GROUP_COUNT_H_
