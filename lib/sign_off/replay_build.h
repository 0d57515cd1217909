// A stored build, built again.
#ifndef RAS_LIB_SIGN_OFF_REPLAY_BUILD_H_
#define RAS_LIB_SIGN_OFF_REPLAY_BUILD_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Builds the table of the request again and reports every field in which the stored response differs; or, if
// it cannot be built, why not. The words of findings are outside the comparison: a later version of the
// library may word them better. True if it is the one that is stored.
bool CheckThatTheBuildGivesTheStored(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_REPLAY_BUILD_H_
