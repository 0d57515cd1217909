// Whether the draw of a sign-off is of the people whom the cases are of.
#ifndef RAS_LIB_SIGN_OFF_CHECK_DRAW_H_
#define RAS_LIB_SIGN_OFF_CHECK_DRAW_H_

#include <google/protobuf/repeated_ptr_field.h>

#include "lib/finding/finding_report.h"
#include "lib/sampling/people_input.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Of records that give what is stored. `sample`: the people of the sample that was checked, if they are
// named. Reports cases of people who were not drawn, at places of the build's request; and people who were
// drawn and are nowhere, or are not those who were checked.
void CheckDrawAgainstCases(const v1::SignOffRequest& request,
                           const google::protobuf::RepeatedPtrField<v1::SampleCase>& cases,
                           const PeopleList& sample, FindingReport* of_build, FindingReport* report);

// What officers record of the sample against the draw.
void CheckDrawAgainstAnswers(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_CHECK_DRAW_H_
