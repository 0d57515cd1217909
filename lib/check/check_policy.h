// Everything that can be said about a policy without a person: what is wrong with it, and what the sources
// advise against (docs/writing-a-policy.md). docs/findings.md lists every code.
#ifndef RAS_LIB_CHECK_CHECK_POLICY_H_
#define RAS_LIB_CHECK_CHECK_POLICY_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/violation.h"
#include "ras/v1/check_policy.pb.h"
#include "ras/v1/finding.pb.h"
#include "ras/v1/policy.pb.h"

namespace ras {

// Adds to `findings` all that is found, at once: errors first, then warnings, then notes, each in the order
// of the document's subjects. A broken field keeps only those checks from running that need it. `as_of` is
// today's date in ISO 8601 for what depends on it, or empty. `coverage`, unless null, gets the scores that
// can be reached for every component and table (a price list has none). Thread safe; takes at most about a
// second whatever the document, and no more than some ten milliseconds for each MiB of one that has errors:
// then the scores that can be reached are computed only as far as little work goes.
void CheckPolicyDocument(const v1::Policy& policy, const std::string& as_of,
                         std::vector<v1::Finding>* findings,
                         google::protobuf::RepeatedPtrField<v1::Coverage>* coverage);

// What else is wrong with a policy that could be read only in part (DecodeInPart): of its errors those that
// stand beside the `violations` (KeepErrorsBeside; `root` as there). No more work than for any policy with
// errors.
std::vector<v1::Finding> ErrorsBesideViolations(const v1::Policy& policy, const std::string& as_of,
                                                const std::vector<Violation>& violations,
                                                std::string_view root);

}  // namespace ras

#endif  // RAS_LIB_CHECK_CHECK_POLICY_H_
