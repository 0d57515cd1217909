// Whether every field of a message obeys the rule that stands beside it in the .proto files: presence, form,
// bounds, lengths.
#ifndef RAS_LIB_SHAPE_CHECK_SHAPE_H_
#define RAS_LIB_SHAPE_CHECK_SHAPE_H_

#include <google/protobuf/message.h>

#include <vector>

#include "lib/codec/violation.h"
#include "lib/shape/shape_plan.h"

namespace ras {

// Adds every violation in the message and in all messages within it. `plan` is of the message's own type.
void CheckShape(const google::protobuf::Message& message, const ShapePlan& plan,
                std::vector<Violation>* violations);

// Rewrites decimals without trailing zeros or a negative zero, and money with two decimals: the form that is
// fingerprinted (docs/figures.md section 10). The message has passed CheckShape.
void Normalise(google::protobuf::Message* message, const ShapePlan& plan);

// The same with a plan made for this call alone: for what is not on a hot path.
void CheckShape(const google::protobuf::Message& message, std::vector<Violation>* violations);
void Normalise(google::protobuf::Message* message);

}  // namespace ras

#endif  // RAS_LIB_SHAPE_CHECK_SHAPE_H_
