// The fingerprint of a document as it stands, whatever way its numbers are written in.
#ifndef RAS_LIB_FINGERPRINT_DOCUMENT_FINGERPRINT_H_
#define RAS_LIB_FINGERPRINT_DOCUMENT_FINGERPRINT_H_

#include <google/protobuf/arena.h>

#include <string>

#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/check_shape.h"

namespace ras {

// SHA-256 of the canonical form (docs/figures.md section 10) of a document that obeys its rules.
template <class Document>
std::string DocumentFingerprint(const Document& document) {
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& normal = *google::protobuf::Arena::CreateMessage<Document>(&arena);
  normal.CopyFrom(document);
  Normalise(&normal);
  return Fingerprint(normal);
}

}  // namespace ras

#endif  // RAS_LIB_FINGERPRINT_DOCUMENT_FINGERPRINT_H_
