// What the fields of a request to collate a sample say together, before anything is computed.
#ifndef RAS_LIB_COLLATE_REQUEST_CHECKS_H_
#define RAS_LIB_COLLATE_REQUEST_CHECKS_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// Reports ids of people that are there twice or are more than one line, whether or not every field obeys its
// own rule.
void CheckCollateIds(const v1::CollateSampleRequest& request, FindingReport* report);

// Reports: a rounding that rounds nothing, nobody in the sample, blank reasons, and costs for periods that
// only the length of a year relates.
void CheckCollateRequest(const v1::CollateSampleRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_REQUEST_CHECKS_H_
