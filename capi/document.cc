#include "capi/document.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "capi/buffer.h"
#include "capi/count_questions.h"
#include "capi/error.h"
#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/codec/guess_format.h"
#include "lib/finding/to_finding.h"

namespace ras::capi {
namespace {

Format ToFormat(int32_t format) {
  return format == RAS_FORMAT_JSON_PRETTY ? Format::kJson : static_cast<Format>(format);
}

bool IsFormat(int32_t format) { return format >= RAS_FORMAT_BINARY && format <= RAS_FORMAT_JSON_PRETTY; }

// Whether what the codec refused is one of the limits, and not a mistake in the document.
bool IsLimit(const Violation& violation) {
  static constexpr std::string_view kLimits[] = {"too_large",       "too_deep",        "too_many_values",
                                                 "too_much_memory", "string_too_long", "too_many_questions"};
  return std::ranges::find(kLimits, violation.code) != std::end(kLimits);
}

}  // namespace

int32_t CheckFormat(int32_t format, const char* argument, ras_error** error) {
  if (IsFormat(format)) return RAS_OK;
  return FailArgument(RAS_UNKNOWN_FORMAT, argument, "This is no format.",
                      "Use one of the RAS_FORMAT_ numbers.", error);
}

int32_t Read(const Schema& schema, const Input& input, const ras_options* options,
             google::protobuf::Message* message, ras_error** error, const FindMore& find_more) {
  if (input.bytes == nullptr && input.size != 0) {
    return FailArgument(RAS_INVALID_ARGUMENT, "bytes", "This is NULL, although a size is given.",
                        "Give the bytes of the document.", error);
  }
  if (int32_t status = CheckFormat(input.format, "format", error); status != RAS_OK) return status;
  const ras_options& limits = OptionsOrDefault(options);
  const std::string_view bytes(static_cast<const char*>(input.bytes), input.size);
  std::vector<Violation> violations;
  const Reading reading =
      DecodeInPart(schema, bytes, ToFormat(input.format), limits.limits, message, &violations);
  if (reading != Reading::kNot) CheckQuestionCount(*message, limits.max_questions, &violations);
  if (violations.empty()) return RAS_OK;
  const bool limit_exceeded = std::any_of(violations.begin(), violations.end(), IsLimit);
  std::vector<v1::Finding> more;
  if (reading == Reading::kInPart && !limit_exceeded && find_more) more = find_more(violations);
  const int32_t status = limit_exceeded ? RAS_LIMIT_EXCEEDED : RAS_MALFORMED_DOCUMENT;
  std::vector<v1::Finding> findings;
  findings.reserve(violations.size());
  for (Violation& violation : violations) findings.push_back(ToFinding(std::move(violation)));
  std::move(more.begin(), more.end(), std::back_inserter(findings));
  return Fail(status, std::move(findings), error);
}

int32_t Write(const google::protobuf::Message& message, int32_t format, ras_buffer** document) {
  if (!IsFormat(format)) return RAS_UNKNOWN_FORMAT;
  auto buffer = std::make_unique<ras_buffer>();
  const JsonLayout layout = format == RAS_FORMAT_JSON_PRETTY ? JsonLayout::kPretty : JsonLayout::kOneLine;
  // An answer is made of what was read and of the library's own words: the fuzz targets hold it to that.
  EncodeTrusted(message, ToFormat(format), &buffer->bytes, layout);
  *document = buffer.release();
  return RAS_OK;
}

int32_t Respond(int32_t status, const google::protobuf::Message& message, int32_t format,
                std::vector<v1::Finding> findings, ras_buffer** response, ras_error** error) {
  ras_buffer* document = nullptr;
  // An Explanation has no place for findings, so a request that cannot be told gets none.
  if (response != nullptr && status != RAS_INVALID_REQUEST) {
    if (const int32_t written = Write(message, format, &document); written != RAS_OK) {
      return FailWithoutMemory(written, error);
    }
  }
  std::unique_ptr<ras_buffer> owned(document);
  if (status != RAS_OK) Fail(status, std::move(findings), error);
  if (response != nullptr) *response = owned.release();
  return status;
}

}  // namespace ras::capi

int32_t ras_guess_format(const void* bytes, size_t size) {
  if (bytes == nullptr || size == 0) return 0;
  return static_cast<int32_t>(ras::GuessFormat({static_cast<const char*>(bytes), size}));
}
