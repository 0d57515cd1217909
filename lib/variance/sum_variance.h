// The operation SumVariance (ras/v1/service.proto; docs/variance.md section 6).
#ifndef RAS_LIB_VARIANCE_SUM_VARIANCE_H_
#define RAS_LIB_VARIANCE_SUM_VARIANCE_H_

#include "ras/v1/variance_sums.pb.h"

namespace ras {

// Sums of people and of other sums, with the figures that sums tell. Clears the response first, and gives
// either these or errors, all of them at once. Thread safe.
void SumVariance(const v1::SumVarianceRequest& request, v1::SumVarianceResponse* response);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_SUM_VARIANCE_H_
