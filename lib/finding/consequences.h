// Telling what is wrong with a document from what only seems so because a part of it could not be read.
#ifndef RAS_LIB_FINDING_CONSEQUENCES_H_
#define RAS_LIB_FINDING_CONSEQUENCES_H_

#include <string_view>
#include <vector>

#include "lib/codec/violation.h"
#include "ras/v1/finding.pb.h"

namespace ras {

// Leaves those errors that stand whatever the values at the violations should have been, and takes away all
// others, warnings and notes included. `findings` are about a document of which DecodeInPart has read all but
// the `violations`; `root` is what stands before their paths and not before those of the findings, such as
// "policy.". Rather takes an error away that stands, and is found when the violations are put right, than
// leaves one that does not.
void KeepErrorsBeside(const std::vector<Violation>& violations, std::string_view root,
                      std::vector<v1::Finding>* findings);

}  // namespace ras

#endif  // RAS_LIB_FINDING_CONSEQUENCES_H_
