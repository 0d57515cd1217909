// Whether what is stored beside a request is what the request gives.
#ifndef RAS_LIB_SIGN_OFF_REPLAY_H_
#define RAS_LIB_SIGN_OFF_REPLAY_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Each does again what a record is of, and reports what makes it an error or every field in which what is
// stored differs; false then. The words of findings are outside the comparison: a later version may word them
// better.
bool CheckThatTheBuildGivesTheStored(const v1::SignOffRequest& request, FindingReport* report);
// True as well if there is no such record.
bool CheckThatTheSampleCheckGivesTheStored(const v1::SignOffRequest& request, FindingReport* report);
bool CheckThatTheSampleDrawGivesTheStored(const v1::SignOffRequest& request, FindingReport* report);
bool CheckThatTheCollationGivesTheStored(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_REPLAY_H_
