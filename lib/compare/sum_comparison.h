// The operation SumComparison (ras/v1/service.proto; docs/comparing-policies.md section 7).
#ifndef RAS_LIB_COMPARE_SUM_COMPARISON_H_
#define RAS_LIB_COMPARE_SUM_COMPARISON_H_

#include "ras/v1/comparison_sums.pb.h"

namespace ras {

// Adds people and sums of other people up, and tells what the sums of all of them tell. Clears the response
// first, and gives either a comparison or errors, all of them at once. Thread safe.
void SumComparison(const v1::SumComparisonRequest& request, v1::SumComparisonResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_SUM_COMPARISON_H_
