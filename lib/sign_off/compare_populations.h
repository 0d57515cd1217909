// Whether the records of a sign-off are of one population, and of the same care groups.
#ifndef RAS_LIB_SIGN_OFF_COMPARE_POPULATIONS_H_
#define RAS_LIB_SIGN_OFF_COMPARE_POPULATIONS_H_

#include <google/protobuf/repeated_ptr_field.h>

#include "lib/finding/finding_report.h"
#include "lib/sampling/people_input.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Of records that give what is stored. Warns of a check of the sample whose population is not, by care group,
// the one that the build was reconciled with; and of a draw from other people.
void ComparePopulations(const v1::SignOffRequest& request, FindingReport* report);

// Warns of a check of the sample that was made for other care groups than those of the cases. `sample`: its
// people, if they are named.
void CompareCareGroups(const v1::SignOffRequest& request,
                       const google::protobuf::RepeatedPtrField<v1::SampleCase>& cases,
                       const PeopleList& sample, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_COMPARE_POPULATIONS_H_
