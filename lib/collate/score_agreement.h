// How far two assessors agree (docs/collating.md section 7).
#ifndef RAS_LIB_COLLATE_SCORE_AGREEMENT_H_
#define RAS_LIB_COLLATE_SCORE_AGREEMENT_H_

#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// Measures the agreement about those of `people` who were scored twice, if there is anybody; their order has
// no part in it. Warns if it is poor, and notes if nobody was scored twice.
void MeasureAgreement(std::vector<const v1::CollatePerson*> people, FindingReport* report,
                      v1::CollateSampleResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_SCORE_AGREEMENT_H_
