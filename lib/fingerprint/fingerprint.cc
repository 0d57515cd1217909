#include "lib/fingerprint/fingerprint.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <mbedtls/sha256.h>

#include <array>

namespace ras {

std::string Sha256Hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  // Fails only where a hardware accelerator does, and there is none behind this build of Mbed TLS.
  mbedtls_sha256_ret(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), 0);
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    text.push_back(kHex[byte >> 4]);
    text.push_back(kHex[byte & 15U]);
  }
  return text;
}

std::string CanonicalForm(const google::protobuf::MessageLite& message) {
  std::string bytes(message.ByteSizeLong(), '\0');  // Also fills the cached sizes that are read below.
  google::protobuf::io::ArrayOutputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  {
    // The last bytes are only written when the coded stream ends.
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeWithCachedSizes(&coded);
  }
  return bytes;
}

std::string Fingerprint(const google::protobuf::MessageLite& message) {
  return Sha256Hex(CanonicalForm(message));
}

}  // namespace ras
