// Canonical bytes of a document and their SHA-256 (docs/figures.md section 10).
#ifndef RAS_LIB_FINGERPRINT_FINGERPRINT_H_
#define RAS_LIB_FINGERPRINT_FINGERPRINT_H_

#include <google/protobuf/message_lite.h>

#include <string>
#include <string_view>

namespace ras {

// SHA-256 of `bytes` (FIPS 180-4) in 64 lower-case hexadecimal digits. Computed by Mbed TLS.
std::string Sha256Hex(std::string_view bytes);

// The binary form with fields in number order. No document has a map, a float or an unknown field, so this is
// one string of bytes for one content on every machine. Decimals must be normalised already (lib/shape).
std::string CanonicalForm(const google::protobuf::MessageLite& message);

// Sha256Hex of the CanonicalForm.
std::string Fingerprint(const google::protobuf::MessageLite& message);

}  // namespace ras

#endif  // RAS_LIB_FINGERPRINT_FINGERPRINT_H_
