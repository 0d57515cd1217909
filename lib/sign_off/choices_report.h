// What the report for members says of the choices that a table was built by.
#ifndef RAS_LIB_SIGN_OFF_CHOICES_REPORT_H_
#define RAS_LIB_SIGN_OFF_CHOICES_REPORT_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "ras/v1/sign_off.pb.h"

namespace ras {

// A section with every choice that was made: of the plan, the method, the rules for outliers, the weighting,
// the steps, the rounding and the cross-validation; with what came of it where that is a figure.
void WriteChoices(const v1::SignOffRequest& request, v1::SignOffResponse* response);

// What the report calls a choice; "" for a field that it does not tell as one. `field` is a message's name
// and a field's: "GroupMeansStep.rows".
std::string_view ChoiceLabel(std::string_view field);

// A row for each field that is set and has a label, those of messages within too, in the order in which they
// are declared.
void WriteFields(const google::protobuf::Message& message, v1::Section* section);

// "half-up to a multiple of 0.01".
std::string RoundingText(const v1::Rounding& rounding);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_CHOICES_REPORT_H_
