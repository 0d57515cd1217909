// A message into bytes: the one way out of the library for a document.
#ifndef RAS_LIB_CODEC_ENCODE_H_
#define RAS_LIB_CODEC_ENCODE_H_

#include <google/protobuf/message.h>

#include <string>

#include "lib/codec/format.h"

namespace ras {

enum class JsonLayout {
  // No line feed: a line of JSON Lines.
  kOneLine,
  // Two spaces a level.
  kPretty,
};

// Writes one document; what `out` held is gone. The same message gives the same bytes on every machine, and
// Decode gives the same message back. Binary is the canonical form, which is fingerprinted. JSON and text
// have the documents' own field names in the order of their numbers, enum values by name, and characters as
// they are; JSON has 64-bit integers as strings, because many readers would round them. Absent fields are
// left out.
//
// False, with `out` empty, if the message cannot be a document: bad UTF-8, an enum number that has no name,
// an unknown field, or nesting deeper than kDeepestNesting. A message that Decode gave never is. Prints
// nothing. Thread safe.
bool Encode(const google::protobuf::Message& message, Format format, std::string* out,
            JsonLayout layout = JsonLayout::kOneLine);

// The same without looking the message through first, which takes longer than writing it: for messages made
// of nothing but what Decode gave and the library's own words. Anything else might print to standard error.
void EncodeTrusted(const google::protobuf::Message& message, Format format, std::string* out,
                   JsonLayout layout = JsonLayout::kOneLine);

}  // namespace ras

#endif  // RAS_LIB_CODEC_ENCODE_H_
