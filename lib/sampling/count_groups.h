// The people of a population and of its sample, counted by group.
#ifndef RAS_LIB_SAMPLING_COUNT_GROUPS_H_
#define RAS_LIB_SAMPLING_COUNT_GROUPS_H_

#include <map>
#include <string_view>
#include <utility>

#include "lib/finding/finding_report.h"
#include "lib/sampling/people_input.h"
#include "ras/representation.h"
#include "ras/v1/sample_check.pb.h"

namespace ras {

// By care group and service, either of which may be empty. The names are views into the request.
using GroupNames = std::pair<std::string_view, std::string_view>;
using GroupCounts = std::map<GroupNames, GroupCount>;

// Counts a request whose sides have been read. Who is given one by one on both sides is looked up by id and
// counted in the population's groups. Otherwise, where one side alone tells services apart, care groups alone
// are counted, and it is noted. Reports what the two sides say together that cannot be, and then the counts
// mean nothing. Every group has at least one person in the population.
GroupCounts CountGroups(const v1::CheckSampleRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_COUNT_GROUPS_H_
