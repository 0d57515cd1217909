#include "lib/codec/decode.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "lib/codec/json_decode.h"
#include "lib/codec/text_decode.h"
#include "lib/codec/wire_scan.h"
#include "lib/codec/wrong_document.h"

namespace ras {
namespace {

// The scan has refused everything that the parser could stumble over, so that it neither fails nor prints.
void BinaryDecode(const Schema& schema, std::string_view bytes, const Limits& limits,
                  google::protobuf::Message* out, ViolationLog* log) {
  if (!WireScan(schema, bytes, limits, log)) return;
  if (out->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return;
  log->Add({"", "damaged", "", "The document cannot be read.", "Check that the file is whole.", 0, 0});
}

Reading Refuse(std::string code, std::string message, std::string remedy, ViolationLog* log) {
  log->Add({"", std::move(code), "", std::move(message), std::move(remedy), 0, 0});
  return Reading::kNot;
}

}  // namespace

Reading DecodeInPart(const Schema& schema, std::string_view bytes, Format format, const Limits& limits,
                     google::protobuf::Message* out, std::vector<Violation>* violations) {
  out->Clear();
  ViolationLog log(violations);
  if (!schema.unsupported().empty()) {
    return Refuse("unsupported_type", "Documents of this type cannot be read: " + schema.unsupported() + ".",
                  "", &log);
  }
  // Protocol buffers count bytes in an int.
  const std::size_t most = std::min<std::size_t>(limits.max_bytes, INT32_MAX);
  if (bytes.size() > most) {
    return Refuse("too_large",
                  "The document has " + std::to_string(bytes.size()) + " bytes, more than " +
                      std::to_string(most) + ".",
                  std::string("Split it into smaller documents") + kHowToRaiseLimits, &log);
  }
  bool to_the_end = false;
  switch (format) {
    case Format::kBinary:
      BinaryDecode(schema, bytes, limits, out, &log);
      break;
    case Format::kJson:
      to_the_end = JsonDecode(schema, bytes, limits, out, &log);
      break;
    case Format::kText:
      to_the_end = TextDecode(schema, bytes, limits, out, &log);
      break;
    default:
      return Refuse("unknown_format", "There is no such form of a document.", "Use binary, JSON or text.",
                    &log);
  }
  if (log.empty()) return Reading::kWhole;
  if (format == Format::kText && violations->front().code == "syntax_error") {
    if (std::optional<Violation> sheet = SheetForDocument(bytes, *out->GetDescriptor())) {
      log.Clear();
      log.Add(*std::move(sheet));
    }
  }
  if (to_the_end && log.HasRoom()) {
    if (std::optional<Violation> wrong = WrongDocument(*out, *violations)) {
      log.Clear();
      log.Add(*std::move(wrong));
      to_the_end = false;
    }
  }
  if (to_the_end && log.HasRoom()) return Reading::kInPart;
  out->Clear();
  return Reading::kNot;
}

bool Decode(const Schema& schema, std::string_view bytes, Format format, const Limits& limits,
            google::protobuf::Message* out, std::vector<Violation>* violations) {
  const Reading reading = DecodeInPart(schema, bytes, format, limits, out, violations);
  if (reading == Reading::kInPart) out->Clear();
  return reading == Reading::kWhole;
}

bool Decode(std::string_view bytes, Format format, const Limits& limits, google::protobuf::Message* out,
            std::vector<Violation>* violations) {
  return Decode(Schema(*out), bytes, format, limits, out, violations);
}

}  // namespace ras
