// A seed that people write, as the kernels take it.
#ifndef RAS_LIB_FINGERPRINT_SEED_H_
#define RAS_LIB_FINGERPRINT_SEED_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lib/fingerprint/fingerprint.h"

namespace ras {

// The first 64 bits of the text's SHA-256.
inline uint64_t SeedOf(std::string_view text) {
  const Digest digest = Sha256(text);
  uint64_t seed = 0;
  for (std::size_t i = 0; i < sizeof seed; ++i) seed = seed << 8 | digest[i];
  return seed;
}

}  // namespace ras

#endif  // RAS_LIB_FINGERPRINT_SEED_H_
