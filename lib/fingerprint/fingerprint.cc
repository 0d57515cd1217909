#include "lib/fingerprint/fingerprint.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <mbedtls/sha256.h>

namespace ras {

std::string ToHex(const Digest& digest) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    text.push_back(kHex[byte >> 4]);
    text.push_back(kHex[byte & 15U]);
  }
  return text;
}

// All of these fail only where a hardware accelerator does, and there is none behind this build of Mbed TLS.

Digest Sha256(std::string_view bytes) {
  Digest digest{};
  mbedtls_sha256_ret(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), 0);
  return digest;
}

std::string Sha256Hex(std::string_view bytes) { return ToHex(Sha256(bytes)); }

struct Sha256Stream::State {
  mbedtls_sha256_context context;
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {
  mbedtls_sha256_init(&state_->context);
  mbedtls_sha256_starts_ret(&state_->context, 0);
}

Sha256Stream::~Sha256Stream() { mbedtls_sha256_free(&state_->context); }

void Sha256Stream::Add(std::string_view bytes) {
  mbedtls_sha256_update_ret(&state_->context, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string Sha256Stream::Hex() {
  Digest digest{};
  mbedtls_sha256_finish_ret(&state_->context, digest.data());
  return ToHex(digest);
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
