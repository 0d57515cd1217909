// The operation ReportSignOff (docs/sign-off.md).
#ifndef RAS_LIB_SIGN_OFF_SIGN_OFF_H_
#define RAS_LIB_SIGN_OFF_SIGN_OFF_H_

#include "ras/v1/sign_off.pb.h"

namespace ras {

// The report by which members agree a table. Clears the response first, and gives a report, with warnings and
// notes, or findings of which at least one is an error; never both. Thread safe.
void ReportSignOff(const v1::SignOffRequest& request, v1::SignOffResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_SIGN_OFF_H_
