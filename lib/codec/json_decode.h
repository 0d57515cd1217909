// The JSON form of a document into its message.
#ifndef RAS_LIB_CODEC_JSON_DECODE_H_
#define RAS_LIB_CODEC_JSON_DECODE_H_

#include <google/protobuf/message.h>

#include <string_view>

#include "lib/codec/limits.h"
#include "lib/codec/schema.h"
#include "lib/codec/violation_log.h"

namespace ras {

// Reads strict JSON (RFC 8259). Adds everything wrong to `log`: one violation alone for a syntax error, and
// all at once for everything else. `out` is empty before, and is the document only if the log stays empty.
// True if the text was read to its end, whatever was wrong with it. Thread safe.
bool JsonDecode(const Schema& schema, std::string_view text, const Limits& limits,
                google::protobuf::Message* out, ViolationLog* log);

}  // namespace ras

#endif  // RAS_LIB_CODEC_JSON_DECODE_H_
