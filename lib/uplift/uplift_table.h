// A table brought up to date with prices.
#ifndef RAS_LIB_UPLIFT_UPLIFT_TABLE_H_
#define RAS_LIB_UPLIFT_UPLIFT_TABLE_H_

#include "ras/v1/table_uplift.pb.h"

namespace ras {

// A table or price list whose amounts are times one rate, rounded, with the step recorded. Clears the
// response first, and gives an answer, with warnings and notes, or findings of which at least one is an
// error; never both. Thread safe.
void UpliftTable(const v1::UpliftTableRequest& request, v1::UpliftTableResponse* response);

}  // namespace ras

#endif  // RAS_LIB_UPLIFT_UPLIFT_TABLE_H_
