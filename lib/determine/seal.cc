#include "lib/determine/seal.h"

namespace ras {

std::string SealOf(const v1::Determination& determination) {
  if (determination.seal().empty()) return Fingerprint(determination);
  v1::Determination unsealed = determination;
  unsealed.clear_seal();
  return Fingerprint(unsealed);
}

}  // namespace ras
