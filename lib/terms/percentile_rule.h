// The percentile rules of the documents in the terms of the kernels.
#ifndef RAS_LIB_TERMS_PERCENTILE_RULE_H_
#define RAS_LIB_TERMS_PERCENTILE_RULE_H_

#include "ras/percentile.h"
#include "ras/v1/percentile.pb.h"

namespace ras {

// UNSPECIFIED gives PERCENTILE.INC of spreadsheets.
PercentileRule ToKernel(v1::PercentileRule rule);

}  // namespace ras

#endif  // RAS_LIB_TERMS_PERCENTILE_RULE_H_
