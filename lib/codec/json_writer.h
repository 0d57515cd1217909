// A message as JSON.
#ifndef RAS_LIB_CODEC_JSON_WRITER_H_
#define RAS_LIB_CODEC_JSON_WRITER_H_

#include <google/protobuf/message.h>

#include <string>

#include "lib/codec/encode.h"

namespace ras {

// Appends the JSON form to `out`; a pretty document ends in a line feed. The message has been found fit by
// Encode: this has no way to fail. Protocol buffers' own writer is not used because it goes by way of a type
// resolver that is global, writes characters as escapes that need none, and has one layout.
void WriteJson(const google::protobuf::Message& message, JsonLayout layout, std::string* out);

}  // namespace ras

#endif  // RAS_LIB_CODEC_JSON_WRITER_H_
