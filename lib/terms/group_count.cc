#include "lib/terms/group_count.h"

#include <string>

namespace ras {

void CheckGroupCount(std::size_t groups, std::string_view path, FindingReport* report) {
  if (groups <= kMostGroups) return;
  report->Error({.code = "too_many_groups",
                 .path = std::string(path),
                 .value = std::to_string(groups),
                 .message = "The groupings make more than 10,000 groups.",
                 .remedy = "Group by what fewer people differ in, or give fewer groupings."});
}

}  // namespace ras
