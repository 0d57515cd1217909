// What there is to say of a set of people whose amounts change.
#ifndef RAS_LIB_COMPARE_TELL_CHANGES_H_
#define RAS_LIB_COMPARE_TELL_CHANGES_H_

#include <cstddef>
#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/compare/compared_sums.h"
#include "lib/compare/shown_counts.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// The views with everything that is shown, in their order.
void TellViews(const ComparedSums& sums, const std::vector<ComparedView>& views, const ShownCounts& shown,
               v1::ComparePoliciesResponse* response);

// Beside these, of each view as many as `most` who gain most and lose most.
void TellMostChanged(const ComparedPeople& people, const std::vector<ComparedView>& views, std::size_t most,
                     v1::ComparePoliciesResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_TELL_CHANGES_H_
