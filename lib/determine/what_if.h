// What the next level up and the next level down would have given, question by question (docs/figures.md
// section 9.2).
#ifndef RAS_LIB_DETERMINE_WHAT_IF_H_
#define RAS_LIB_DETERMINE_WHAT_IF_H_

#include <vector>

#include "lib/allocate/allocation.h"
#include "lib/score/case_state.h"
#include "ras/v1/determination.pb.h"

namespace ras {

struct WhatIfResult {
  std::size_t question = 0;
  v1::WhatIfDirection direction = v1::WHAT_IF_DIRECTION_UNSPECIFIED;
  // The answer supposed: the option or level, the quantity; for several choices the flags of all options.
  CaseAnswer answer;
  std::vector<char> chosen;
  bool refused = false;
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  int64_t low = 0;
  int64_t high = 0;
};

// Computes the whole allocation again for every neighbour of every answer. `state` is changed while it works
// and is as it was afterwards.
std::vector<WhatIfResult> ComputeWhatIfs(const CompiledPolicy& policy, CaseState* state);

}  // namespace ras

#endif  // RAS_LIB_DETERMINE_WHAT_IF_H_
