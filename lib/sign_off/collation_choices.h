// How scores and costs were brought together, for those who agree a table.
#ifndef RAS_LIB_SIGN_OFF_COLLATION_CHOICES_H_
#define RAS_LIB_SIGN_OFF_COLLATION_CHOICES_H_

#include "ras/v1/sign_off.pb.h"

namespace ras {

// Fills in `collation_choices`: what was asked of the collation but its people and what they use, with
// services as a list and what was left UNSPECIFIED as it was taken. Nothing without a record.
void TellCollationChoices(const v1::SignOffRequest& request, v1::SignOffResponse* response);

// Rows for each of these choices that is one value.
void WriteCollationChoices(const v1::CollateSampleRequest& choices, v1::Section* section);
// Sections for the grid by which costs were grossed up and for services, if there are any.
void WriteCollationLists(v1::SignOffResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_COLLATION_CHOICES_H_
