// Whether the records of a sign-off are of the same people.
#ifndef RAS_LIB_SIGN_OFF_CHECK_CASES_H_
#define RAS_LIB_SIGN_OFF_CHECK_CASES_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Of records that give what is stored. Reports cases of the build that are not those of the collation, people
// who are not in the sample that was checked or drawn, or of another care group there, and people of that
// sample who are nowhere.
void CheckThatRecordsAgree(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_CHECK_CASES_H_
