// The limit on questions, which only the C interface lets a caller change.
#ifndef RAS_CAPI_COUNT_QUESTIONS_H_
#define RAS_CAPI_COUNT_QUESTIONS_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <vector>

#include "lib/codec/violation.h"

namespace ras::capi {

// Adds a violation "too_many_questions" if a policy anywhere in the document asks more than `most` questions,
// or an assessment or a determination has more answers than that. Time and memory of an operation grow with
// all three.
void CheckQuestionCount(const google::protobuf::Message& document, uint32_t most,
                        std::vector<Violation>* violations);

}  // namespace ras::capi

#endif  // RAS_CAPI_COUNT_QUESTIONS_H_
