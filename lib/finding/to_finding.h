// What the codec and the rules beside the fields find wrong, as the documents tell it.
#ifndef RAS_LIB_FINDING_TO_FINDING_H_
#define RAS_LIB_FINDING_TO_FINDING_H_

#include "lib/codec/violation.h"
#include "ras/v1/finding.pb.h"

namespace ras {

// The same words as an error, with the line and column where they are known.
v1::Finding ToFinding(Violation violation);

}  // namespace ras

#endif  // RAS_LIB_FINDING_TO_FINDING_H_
