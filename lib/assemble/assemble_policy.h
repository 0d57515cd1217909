// From parts to a complete policy.
#ifndef RAS_LIB_ASSEMBLE_ASSEMBLE_POLICY_H_
#define RAS_LIB_ASSEMBLE_ASSEMBLE_POLICY_H_

#include "ras/v1/policy_assembly.pb.h"

namespace ras {

// A policy that CheckPolicy finds usable, made of the parts of the request and of what follows from them.
// Clears the response first, and gives a policy, with warnings and notes, or findings of which at least one
// is an error; never both. Thread safe.
void AssemblePolicy(const v1::AssemblePolicyRequest& request, v1::AssemblePolicyResponse* response);

}  // namespace ras

#endif  // RAS_LIB_ASSEMBLE_ASSEMBLE_POLICY_H_
