// Bytes from outside into a message: the one way into the library for a document.
#ifndef RAS_LIB_CODEC_DECODE_H_
#define RAS_LIB_CODEC_DECODE_H_

#include <google/protobuf/message.h>

#include <string_view>
#include <vector>

#include "lib/codec/format.h"
#include "lib/codec/limits.h"
#include "lib/codec/schema.h"
#include "lib/codec/violation.h"

namespace ras {

// Reads one whole document. True: `out` holds it, and nothing was added to `violations`. False: `out` is
// empty and `violations` (which may be null) has everything that is wrong, each with its path and, for JSON
// and text, its line and column. All or nothing, in all three forms: unknown fields, unknown enum values, a
// value given twice, bad UTF-8 and whatever is beyond the limits are refused (docs/figures.md section 10).
// What the fields say is not looked at: that is lib/shape's.
//
// DecodeInPart, besides, keeps what it can read of a document in JSON or text that is refused for its values
// alone: then `out` has everything but what the violations are about, every item of a list in its own place.
// That is good for finding out what else is wrong with it, and for nothing else.
//
// Nothing is printed, no exception is thrown but std::bad_alloc, and no global state is touched. Thread safe.
// `out` may live in an arena. `schema` must be made from a message of the same type as `out`; the second form
// makes one for the occasion, which costs more than a small document does.
bool Decode(const Schema& schema, std::string_view bytes, Format format, const Limits& limits,
            google::protobuf::Message* out, std::vector<Violation>* violations);
bool Decode(std::string_view bytes, Format format, const Limits& limits, google::protobuf::Message* out,
            std::vector<Violation>* violations);

enum class Reading {
  kWhole,   // What Decode accepts.
  kInPart,  // Read to its end, with violations. More of them than ViolationLog keeps: `out` is empty.
  kNot,     // Not read: `out` is empty.
};
Reading DecodeInPart(const Schema& schema, std::string_view bytes, Format format, const Limits& limits,
                     google::protobuf::Message* out, std::vector<Violation>* violations);

}  // namespace ras

#endif  // RAS_LIB_CODEC_DECODE_H_
