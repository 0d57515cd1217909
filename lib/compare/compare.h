// The operation ComparePolicies (ras/v1/service.proto; docs/comparing-policies.md).
#ifndef RAS_LIB_COMPARE_COMPARE_H_
#define RAS_LIB_COMPARE_COMPARE_H_

#include "ras/v1/comparison.pb.h"

namespace ras {

// What two policies mean for one population. Clears the response first, and gives either comparisons or
// errors, all of them at once. Thread safe.
void ComparePolicies(const v1::ComparePoliciesRequest& request, v1::ComparePoliciesResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARE_H_
