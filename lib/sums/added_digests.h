// Digests of people's lines, added up as whole numbers of 256 bits: the same in whatever parts the people
// were added up (docs/variance.md section 6).
#ifndef RAS_LIB_SUMS_ADDED_DIGESTS_H_
#define RAS_LIB_SUMS_ADDED_DIGESTS_H_

#include <string_view>

#include "lib/fingerprint/fingerprint.h"

namespace ras {

// The sum of two numbers of 256 bits, modulo 2^256; digits in the order of a digest's.
Digest AddDigests(const Digest& a, const Digest& b);

// Of 64 hexadecimal digits: the way back from ToHex.
Digest DigestOf(std::string_view hex);

}  // namespace ras

#endif  // RAS_LIB_SUMS_ADDED_DIGESTS_H_
