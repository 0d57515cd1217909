// How a policy names the report by which its table was agreed.
#ifndef RAS_LIB_SIGN_OFF_TELL_REFERENCE_H_
#define RAS_LIB_SIGN_OFF_TELL_REFERENCE_H_

#include "ras/v1/sign_off.pb.h"

namespace ras {

// Fills in `reference` of a response that has its days and fingerprints.
void TellReference(const v1::SignOffRequest& request, v1::SignOffResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_TELL_REFERENCE_H_
