#include "lib/codec/json_writer.h"

#include <string_view>
#include <vector>

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

class Writer {
 public:
  Writer(JsonLayout layout, std::string* out) : pretty_(layout == JsonLayout::kPretty), out_(*out) {}

  void Object(const Message& message) {
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    out_ += '{';
    ++level_;
    const char* separator = "";
    for (const FieldDescriptor* const field : fields) {
      out_ += separator;
      separator = ",";
      NewLine();
      String(field->name());
      out_ += pretty_ ? ": " : ":";
      field->is_repeated() ? List(message, *field) : Value(message, *field, -1);
    }
    --level_;
    if (!fields.empty()) NewLine();
    out_ += '}';
  }

 private:
  void List(const Message& message, const FieldDescriptor& field) {
    const int size = message.GetReflection()->FieldSize(message, &field);
    out_ += '[';
    ++level_;
    for (int i = 0; i < size; ++i) {
      if (i > 0) out_ += ',';
      NewLine();
      Value(message, field, i);
    }
    --level_;
    NewLine();
    out_ += ']';
  }

  // The value of a field, or an item of it if `item` is not negative.
  void Value(const Message& message, const FieldDescriptor& field, int item) {
    const Reflection& reflection = *message.GetReflection();
    const bool one = item < 0;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_BOOL:
        out_ +=
            (one ? reflection.GetBool(message, &field) : reflection.GetRepeatedBool(message, &field, item))
                ? "true"
                : "false";
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        out_ += std::to_string(one ? reflection.GetInt32(message, &field)
                                   : reflection.GetRepeatedInt32(message, &field, item));
        break;
      case FieldDescriptor::CPPTYPE_UINT32:
        out_ += std::to_string(one ? reflection.GetUInt32(message, &field)
                                   : reflection.GetRepeatedUInt32(message, &field, item));
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        Quoted(std::to_string(one ? reflection.GetInt64(message, &field)
                                  : reflection.GetRepeatedInt64(message, &field, item)));
        break;
      case FieldDescriptor::CPPTYPE_UINT64:
        Quoted(std::to_string(one ? reflection.GetUInt64(message, &field)
                                  : reflection.GetRepeatedUInt64(message, &field, item)));
        break;
      case FieldDescriptor::CPPTYPE_ENUM:
        Quoted((one ? reflection.GetEnum(message, &field) : reflection.GetRepeatedEnum(message, &field, item))
                   ->name());
        break;
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string scratch;
        String(one ? reflection.GetStringReference(message, &field, &scratch)
                   : reflection.GetRepeatedStringReference(message, &field, item, &scratch));
        break;
      }
      default:
        Object(one ? reflection.GetMessage(message, &field)
                   : reflection.GetRepeatedMessage(message, &field, item));
        break;
    }
  }

  void Quoted(std::string_view plain) {
    out_ += '"';
    out_ += plain;
    out_ += '"';
  }

  void String(std::string_view text) {
    out_ += '"';
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) continue;
      out_ += text.substr(written, i - written);
      Escape(c);
      written = i + 1;
    }
    out_ += text.substr(written);
    out_ += '"';
  }

  void Escape(char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out_ += '\\';
    switch (c) {
      case '"':
      case '\\':
        out_ += c;
        break;
      case '\n':
        out_ += 'n';
        break;
      case '\t':
        out_ += 't';
        break;
      case '\r':
        out_ += 'r';
        break;
      default:
        out_ += "u00";
        out_ += kHex[static_cast<unsigned char>(c) >> 4];
        out_ += kHex[static_cast<unsigned char>(c) & 15U];
    }
  }

  void NewLine() {
    if (!pretty_) return;
    out_ += '\n';
    out_.append(2 * level_, ' ');
  }

  bool pretty_;
  std::string& out_;
  std::size_t level_ = 0;
};

}  // namespace

void WriteJson(const Message& message, JsonLayout layout, std::string* out) {
  Writer(layout, out).Object(message);
  if (layout == JsonLayout::kPretty) *out += '\n';
}

}  // namespace ras
