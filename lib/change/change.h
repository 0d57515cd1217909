// The operation ExplainChange (ras/v1/service.proto; docs/change.md).
#ifndef RAS_LIB_CHANGE_CHANGE_H_
#define RAS_LIB_CHANGE_CHANGE_H_

#include "ras/v1/change.pb.h"

namespace ras {

// Why a later determination of one person has another figure than an earlier one. Clears the response first,
// and gives either an account or errors, all of them at once. Thread safe.
void ExplainChange(const v1::ExplainChangeRequest& request, v1::ExplainChangeResponse* response);

}  // namespace ras

#endif  // RAS_LIB_CHANGE_CHANGE_H_
