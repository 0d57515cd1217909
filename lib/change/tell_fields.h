// The fields that differ in a part of a document: of a table, those from which the person's amount came
// first.
#ifndef RAS_LIB_CHANGE_TELL_FIELDS_H_
#define RAS_LIB_CHANGE_TELL_FIELDS_H_

#include <google/protobuf/message.h>

#include "lib/change/case_between.h"
#include "ras/v1/change.pb.h"
#include "ras/v1/determination.pb.h"

namespace ras {

// Adjustments of a component, which are parts of a policy for themselves.
bool IsToldElsewhere(const google::protobuf::FieldDescriptor& field);

// What differs in a whole document.
void TellFieldsOfAll(const google::protobuf::Message& then, const google::protobuf::Message& now,
                     v1::ChangedPart* told);

// What differs in a part that has a place of its own. Both determinations are those between which it was
// taken over.
void TellFieldsOfPart(const Takeover& takeover, const v1::Determination& before,
                      const v1::Determination& after, v1::ChangedPart* told);

}  // namespace ras

#endif  // RAS_LIB_CHANGE_TELL_FIELDS_H_
