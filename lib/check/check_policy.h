// Everything that can be said about a policy without a person: what is wrong with it, and what the sources
// advise against (issue section "The documents"; DESIGN section 3). docs/findings.md lists every code.
#ifndef RAS_LIB_CHECK_CHECK_POLICY_H_
#define RAS_LIB_CHECK_CHECK_POLICY_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <vector>

#include "ras/v1/finding.pb.h"
#include "ras/v1/policy.pb.h"
#include "ras/v1/service.pb.h"

namespace ras {

// Adds to `findings` all that is found, at once: errors first, then warnings, then notes, each in the order
// of the document's subjects. A broken field keeps only those checks from running that need it. `as_of` is
// today's date in ISO 8601 for what depends on it, or empty. `coverage`, unless null, gets the scores that
// can be reached for every component and table (a price list has none). Thread safe; takes at most about a
// second whatever the document.
void CheckPolicyDocument(const v1::Policy& policy, const std::string& as_of,
                         std::vector<v1::Finding>* findings,
                         google::protobuf::RepeatedPtrField<v1::Coverage>* coverage);

}  // namespace ras

#endif  // RAS_LIB_CHECK_CHECK_POLICY_H_
