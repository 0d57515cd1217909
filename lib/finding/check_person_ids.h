// The ids under which people stand in a list.
#ifndef RAS_LIB_FINDING_CHECK_PERSON_IDS_H_
#define RAS_LIB_FINDING_CHECK_PERSON_IDS_H_

#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"

namespace ras {

// Reports a list of people that has nobody in it.
void ReportNobody(std::string_view list, FindingReport* report);

// Reports, as the field `id` of an item of `list`, ids that are not on one line and ids that are there
// before. An empty one is told by the field's own rule. Gives where people stand in the order of their ids
// (OrderById).
std::vector<int> CheckPersonIds(const std::vector<std::string_view>& ids, std::string_view list,
                                FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_FINDING_CHECK_PERSON_IDS_H_
