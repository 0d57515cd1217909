// Canonical bytes of a document and their SHA-256 (docs/figures.md section 10).
#ifndef RAS_LIB_FINGERPRINT_FINGERPRINT_H_
#define RAS_LIB_FINGERPRINT_FINGERPRINT_H_

#include <google/protobuf/message_lite.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace ras {

// The 32 bytes of a SHA-256 (FIPS 180-4), and as 64 lower-case hexadecimal digits. Digests are in the order
// of their digits.
using Digest = std::array<unsigned char, 32>;
std::string ToHex(const Digest& digest);

// SHA-256 of `bytes`. Computed by Mbed TLS.
Digest Sha256(std::string_view bytes);
std::string Sha256Hex(std::string_view bytes);

// The same of bytes that come one piece after another. Not thread safe.
class Sha256Stream {
 public:
  Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  ~Sha256Stream();

  void Add(std::string_view bytes);
  // Of all that was added. The last call.
  std::string Hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The binary form with fields in number order. No document has a map, a float or an unknown field, so this is
// one string of bytes for one content on every machine. Decimals must be normalised already (lib/shape).
std::string CanonicalForm(const google::protobuf::MessageLite& message);

// Sha256Hex of the CanonicalForm.
std::string Fingerprint(const google::protobuf::MessageLite& message);

}  // namespace ras

#endif  // RAS_LIB_FINGERPRINT_FINGERPRINT_H_
