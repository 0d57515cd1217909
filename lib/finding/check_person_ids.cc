#include "lib/finding/check_person_ids.h"

#include <cstddef>
#include <string>

#include "lib/finding/wording.h"
#include "lib/terms/order_by_id.h"

namespace ras {

void ReportNobody(std::string_view list, FindingReport* report) {
  report->Error({.code = "missing",
                 .path = std::string(list),
                 .value = "",
                 .message = "There are no people.",
                 .remedy = "Give the people, or a sheet of them."});
}

std::vector<int> CheckPersonIds(const std::vector<std::string_view>& ids, std::string_view list,
                                FindingReport* report) {
  std::vector<int> order = OrderById(ids);
  const std::vector<int> first = FirstOfEach(ids, order);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto path = [&] { return In(At("", list, static_cast<int>(i)), "id"); };
    // Ids that differ only in where a tab or a line ends would make one fingerprint of two lists.
    if (ids[i].find_first_of("\t\n") != std::string_view::npos) {
      report->Error({.code = "control_character",
                     .path = path(),
                     .value = std::string(ids[i]),
                     .message = "An id is one word or more on one line.",
                     .remedy = "Take the tab or line feed out."});
    }
    if (first[i] == static_cast<int>(i) || ids[i].empty()) continue;
    report->Error({.code = "duplicate_id",
                   .path = path(),
                   .value = std::string(ids[i]),
                   .message = "This is the id of " + At("", list, first[i]) + " too.",
                   .remedy = "Give every person once, under an id of their own."});
  }
  return order;
}

}  // namespace ras
