// What ties a table to all that it was built from.
#ifndef RAS_LIB_BUILD_BUILD_FINGERPRINT_H_
#define RAS_LIB_BUILD_BUILD_FINGERPRINT_H_

#include <string>
#include <vector>

#include "ras/v1/table_build.pb.h"

namespace ras {

// SHA-256 of the canonical form (docs/figures.md section 10) of a request that obeys its rules, as it is with
// its sheets read into lists, its cases in the order of their ids and the strata of its population in that of
// care groups and services: the same whatever the order of these, and whether they came as sheets or as
// lists. `by_id` is the order of all its cases.
std::string BuildFingerprint(const v1::BuildTableRequest& request, const std::vector<int>& by_id);

}  // namespace ras

#endif  // RAS_LIB_BUILD_BUILD_FINGERPRINT_H_
