// People put into groups by what they have in common.
#ifndef RAS_LIB_VARIANCE_GROUP_PEOPLE_H_
#define RAS_LIB_VARIANCE_GROUP_PEOPLE_H_

#include <cstddef>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/terms/put_in_groups.h"
#include "lib/variance/variance_people.h"
#include "ras/v1/variance.pb.h"

namespace ras {

struct PeopleGrouping {
  std::vector<v1::VarianceDimension> by;
  // In the order of the names, ranges of the score and rows of the table ascending, and the unknown first.
  std::vector<PeopleInCommon> groups;
};

// Reports groupings that make no sense, and ranges of the score that do not ascend. Every field obeys its own
// rule.
void CheckGroupings(const v1::AnalyseVarianceRequest& request, FindingReport* report);

// The people by each grouping of the request, or by care group if it has none and one is known. Nothing is at
// fault. Reports more groups than a response can hold, and then returns any.
std::vector<PeopleGrouping> GroupPeople(const v1::AnalyseVarianceRequest& request,
                                        const VariancePeople& people, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_GROUP_PEOPLE_H_
