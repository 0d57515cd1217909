// What a council should think of before it publishes a new policy (seed 002, policy issues 3 and 5).
#ifndef RAS_LIB_COMPARE_WARN_OF_CHANGE_H_
#define RAS_LIB_COMPARE_WARN_OF_CHANGE_H_

#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/compare/compared_views.h"
#include "lib/compare/shown_counts.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// Warns of new people who are allocated less than before and of existing people who lose; notes equality
// groups of which nothing is known, and small groups that are told although nobody asked to suppress them.
void WarnOfChange(const v1::ComparePoliciesRequest& request, const ComparedPeople& people,
                  const std::vector<ComparedView>& views, const ShownCounts& shown, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_WARN_OF_CHANGE_H_
