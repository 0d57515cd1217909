// The policy that `ras policy new` writes.
#ifndef RAS_EXAMPLES_RAS_STARTING_POLICY_H_
#define RAS_EXAMPLES_RAS_STARTING_POLICY_H_

namespace ras::tool {

// examples/policies/starter/policy.txtpb, built into the program.
extern const char* const kStartingPolicy;

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_STARTING_POLICY_H_
