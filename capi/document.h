// Documents between bytes and messages: the first and the last step of every operation.
#ifndef RAS_CAPI_DOCUMENT_H_
#define RAS_CAPI_DOCUMENT_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "capi/options.h"
#include "lib/codec/schema.h"
#include "lib/codec/violation.h"
#include "ras.h"
#include "ras/v1/finding.pb.h"

namespace ras::capi {

// The caller's bytes, as every document function takes them.
struct Input {
  const void* bytes;
  size_t size;
  int32_t format;
};

// What else is wrong with a document that was refused for the `violations` and read in part.
using FindMore = std::function<std::vector<v1::Finding>(const std::vector<Violation>& violations)>;

// Reads `input` into `message`, whose type `schema` describes, within the limits of `options` (NULL: the
// defaults). RAS_OK, or the failure that was put into `*error`. If the document is refused for its values
// alone, `find_more`, unless empty, looks at what `message` has of it, and adds to the error.
int32_t Read(const Schema& schema, const Input& input, const ras_options* options,
             google::protobuf::Message* message, ras_error** error, const FindMore& find_more = {});

// RAS_OK if `format` is one of the RAS_FORMAT_ numbers, or the failure that was put into `*error` under the
// name of the parameter.
int32_t CheckFormat(int32_t format, const char* argument, ras_error** error);

// Writes `message` into a new buffer. RAS_OK or RAS_UNKNOWN_FORMAT.
int32_t Write(const google::protobuf::Message& message, int32_t format, ras_buffer** document);

// The end of an operation: the response and, if `status` is not RAS_OK, the error with `findings`. Gives both
// or neither, so that a caller who runs out of memory here gets no half of it. Either may be NULL: not
// wanted.
int32_t Respond(int32_t status, const google::protobuf::Message& message, int32_t format,
                std::vector<v1::Finding> findings, ras_buffer** response, ras_error** error);

}  // namespace ras::capi

#endif  // RAS_CAPI_DOCUMENT_H_
