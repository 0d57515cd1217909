#include "lib/determine/seal.h"

#include <google/protobuf/arena.h>

namespace ras {

std::string SealOf(const v1::Determination& determination) {
  if (determination.seal().empty()) return Fingerprint(determination);
  google::protobuf::Arena arena;
  auto& unsealed = *google::protobuf::Arena::CreateMessage<v1::Determination>(&arena);
  unsealed = determination;
  unsealed.clear_seal();
  return Fingerprint(unsealed);
}

}  // namespace ras
