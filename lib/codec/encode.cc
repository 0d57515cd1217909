#include "lib/codec/encode.h"

#include <google/protobuf/text_format.h>

#include <vector>

#include "lib/codec/json_writer.h"
#include "lib/codec/limits.h"
#include "lib/codec/utf8.h"
#include "lib/fingerprint/fingerprint.h"

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Whether the message can be a document: protocol buffers would print a warning for bad UTF-8, and write what
// no reader here takes for the rest.
bool IsFit(const Message& message, int depth) {
  if (depth > kDeepestNesting) return false;
  const Reflection& reflection = *message.GetReflection();
  if (!reflection.GetUnknownFields(message).empty()) return false;
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  std::string scratch;
  for (const FieldDescriptor* const field : fields) {
    const bool repeated = field->is_repeated();
    const int size = repeated ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      switch (field->type()) {
        case FieldDescriptor::TYPE_STRING:
          if (!IsValidUtf8(repeated ? reflection.GetRepeatedStringReference(message, field, i, &scratch)
                                    : reflection.GetStringReference(message, field, &scratch))) {
            return false;
          }
          break;
        case FieldDescriptor::TYPE_ENUM:
          if (field->enum_type()->FindValueByNumber(
                  repeated ? reflection.GetRepeatedEnumValue(message, field, i)
                           : reflection.GetEnumValue(message, field)) == nullptr) {
            return false;
          }
          break;
        case FieldDescriptor::TYPE_MESSAGE:
          if (!IsFit(repeated ? reflection.GetRepeatedMessage(message, field, i)
                              : reflection.GetMessage(message, field),
                     depth + 1)) {
            return false;
          }
          break;
        default:
          break;
      }
    }
  }
  return true;
}

void WriteText(const Message& message, std::string* out) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.PrintToString(message, out);
}

}  // namespace

void EncodeTrusted(const Message& message, Format format, std::string* out, JsonLayout layout) {
  out->clear();
  switch (format) {
    case Format::kBinary:
      *out = CanonicalForm(message);
      break;
    case Format::kJson:
      WriteJson(message, layout, out);
      break;
    case Format::kText:
      WriteText(message, out);
      break;
  }
}

bool Encode(const Message& message, Format format, std::string* out, JsonLayout layout) {
  out->clear();
  const bool known = format == Format::kBinary || format == Format::kJson || format == Format::kText;
  if (!known || !IsFit(message, 1)) return false;
  EncodeTrusted(message, format, out, layout);
  return true;
}

}  // namespace ras
