// What there is to say of a set of people whose amounts change.
#ifndef RAS_LIB_COMPARE_TELL_CHANGES_H_
#define RAS_LIB_COMPARE_TELL_CHANGES_H_

#include <cstddef>
#include <vector>

#include "lib/compare/compared_groups.h"
#include "lib/compare/compared_people.h"
#include "lib/compare/compared_views.h"
#include "lib/compare/shown_counts.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// The views with everything that is shown, in their order; and, of each, as many as `most` who gain most and
// lose most.
void TellViews(const ComparedPeople& people, const std::vector<ComparedGrouping>& groupings,
               const std::vector<ComparedView>& views, const ShownCounts& shown, std::size_t most,
               v1::ComparePoliciesResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_TELL_CHANGES_H_
