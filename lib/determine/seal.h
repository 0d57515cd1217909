// The seal of a determination (docs/figures.md section 10): it finds accidents and careless edits, not a
// forger who computes it again.
#ifndef RAS_LIB_DETERMINE_SEAL_H_
#define RAS_LIB_DETERMINE_SEAL_H_

#include <string>

#include "lib/fingerprint/fingerprint.h"
#include "ras/v1/determination.pb.h"

namespace ras {

// The SHA-256 of the determination's canonical form without the seal itself.
std::string SealOf(const v1::Determination& determination);

}  // namespace ras

#endif  // RAS_LIB_DETERMINE_SEAL_H_
