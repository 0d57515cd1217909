// Whether a build was reconciled with the people that its sample was checked against.
#ifndef RAS_LIB_SIGN_OFF_COMPARE_POPULATIONS_H_
#define RAS_LIB_SIGN_OFF_COMPARE_POPULATIONS_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Of records that give what is stored. Warns of care groups that have another number of people in the one
// than in the other; says nothing where one of the two is not there.
void ComparePopulations(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_COMPARE_POPULATIONS_H_
