// The operation MeasureInfluence (ras/v1/service.proto; docs/influence.md).
#ifndef RAS_LIB_INFLUENCE_INFLUENCE_H_
#define RAS_LIB_INFLUENCE_INFLUENCE_H_

#include "ras/v1/influence.pb.h"

namespace ras {

// How a table changes without each person it is built from, and without chosen sets of them. Clears the
// response first, and gives either figures or errors, all of them at once. Thread safe.
void MeasureInfluence(const v1::MeasureInfluenceRequest& request, v1::MeasureInfluenceResponse* response);

}  // namespace ras

#endif  // RAS_LIB_INFLUENCE_INFLUENCE_H_
