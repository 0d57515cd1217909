#include "lib/sums/added_digests.h"

#include <cstddef>

namespace ras {

Digest AddDigests(const Digest& a, const Digest& b) {
  Digest sum{};
  unsigned carry = 0;
  for (std::size_t i = sum.size(); i-- > 0;) {
    carry += static_cast<unsigned>(a[i]) + b[i];
    sum[i] = static_cast<unsigned char>(carry & 0xFF);
    carry >>= 8;
  }
  return sum;
}

Digest DigestOf(std::string_view hex) {
  const auto digit = [](char c) { return static_cast<unsigned char>(c <= '9' ? c - '0' : c - 'a' + 10); };
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<unsigned char>(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
  }
  return digest;
}

}  // namespace ras
