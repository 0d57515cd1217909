// The operation AnalyseVariance (ras/v1/service.proto; docs/variance.md).
#ifndef RAS_LIB_VARIANCE_VARIANCE_H_
#define RAS_LIB_VARIANCE_VARIANCE_H_

#include "ras/v1/variance.pb.h"

namespace ras {

// Either views or errors, all of them at once. Pure: the same request gives the same response.
void AnalyseVariance(const v1::AnalyseVarianceRequest& request, v1::AnalyseVarianceResponse* response);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_VARIANCE_H_
