// The text form of a document into its message.
#ifndef RAS_LIB_CODEC_TEXT_DECODE_H_
#define RAS_LIB_CODEC_TEXT_DECODE_H_

#include <google/protobuf/message.h>

#include <string_view>

#include "lib/codec/limits.h"
#include "lib/codec/schema.h"
#include "lib/codec/violation_log.h"

namespace ras {

// Reads the part of protocol buffers' text form that these documents need. Every document that is accepted
// here means the same to protocol buffers' own parser, which is not used because it stops at the first fault,
// knows no path, takes enum values by number and is slow. Left out: extensions, Any, numbers in octal or
// hexadecimal, other spellings of true and false, strings that run over a line's end.
//
// Adds everything wrong to `log`: one violation alone for a syntax error, and all at once for everything
// else. `out` is empty before, and is the document only if the log stays empty. True if the text was read to
// its end, whatever was wrong with it. Prints nothing. Thread safe.
bool TextDecode(const Schema& schema, std::string_view text, const Limits& limits,
                google::protobuf::Message* out, ViolationLog* log);

}  // namespace ras

#endif  // RAS_LIB_CODEC_TEXT_DECODE_H_
