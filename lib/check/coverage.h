// Tables and step tables against the scores that can really be reached.
#ifndef RAS_LIB_CHECK_COVERAGE_H_
#define RAS_LIB_CHECK_COVERAGE_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <cstdint>

#include "lib/check/check_context.h"
#include "ras/v1/check_policy.pb.h"

namespace ras::check {

// Reports scores that get no answer, top rows that are a ceiling, and rows that no score reaches. `coverage`,
// unless null, gets an entry for every component and table that is looked up in it. `most_work` bounds the
// computing, in units of Work.
void CheckCoverage(const CheckContext& context, int64_t most_work,
                   google::protobuf::RepeatedPtrField<v1::Coverage>* coverage);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_COVERAGE_H_
