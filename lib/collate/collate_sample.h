// The operation CollateSample (docs/collating.md).
#ifndef RAS_LIB_COLLATE_COLLATE_SAMPLE_H_
#define RAS_LIB_COLLATE_COLLATE_SAMPLE_H_

#include "ras/v1/collation.pb.h"

namespace ras {

// From what officers write down about the people of a sample to the cases that a table is built from. Clears
// the response first, and gives cases, with warnings and notes, or findings of which at least one is an
// error; never both. Thread safe.
void CollateSample(const v1::CollateSampleRequest& request, v1::CollateSampleResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_COLLATE_SAMPLE_H_
