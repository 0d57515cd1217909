// The gate in front of every reduction for informal support (docs/figures.md section 6.2; seed 002,
// policy issue 6): it opens only if everybody whose support is relied on can and will go on, and has been
// asked what it means for them.
#ifndef RAS_LIB_INFORMAL_GATE_H_
#define RAS_LIB_INFORMAL_GATE_H_

#include <string_view>
#include <vector>

#include "ras/v1/assessment.pb.h"
#include "ras/v1/determination.pb.h"
#include "ras/v1/informal_support.pb.h"

namespace ras {

struct GateObstacle {
  const v1::Carer* carer = nullptr;  // Null: nobody is recorded.
  v1::GateReason reason = v1::GATE_REASON_UNSPECIFIED;
};

struct GateVerdict {
  bool open = false;
  // Everything that stands in the way, carer by carer.
  std::vector<GateObstacle> obstacles;
  // The gate opened although this carer refused an assessment, because the policy says so in words. Null:
  // nobody did.
  const v1::Carer* refused_but_counted = nullptr;
  // Informal carers who pass although no day is recorded on which they said so, or were assessed or refused
  // to be. A date is no condition of the gate (docs/figures.md section 6.2), but without it nobody can see
  // whether what was said still holds.
  std::vector<const v1::Carer*> not_dated;
};

// Looks at the carers who support in `domain`, or at all of them if it is empty.
GateVerdict PassGate(const v1::InformalSupportRule& rule, const v1::Assessment& assessment,
                     std::string_view domain);

}  // namespace ras

#endif  // RAS_LIB_INFORMAL_GATE_H_
