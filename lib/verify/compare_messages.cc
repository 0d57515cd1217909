#include "lib/verify/compare_messages.h"

#include <algorithm>

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::string_view kAbsent = "(absent)";
constexpr std::string_view kPresent = "(present)";

// A value that is no message, at `index` of a repeated field or (-1) of a singular one.
std::string ValueText(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool repeated = index >= 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(repeated ? reflection.GetRepeatedInt32(message, &field, index)
                                     : reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(repeated ? reflection.GetRepeatedInt64(message, &field, index)
                                     : reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(repeated ? reflection.GetRepeatedUInt32(message, &field, index)
                                     : reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64:
      return std::to_string(repeated ? reflection.GetRepeatedUInt64(message, &field, index)
                                     : reflection.GetUInt64(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return (repeated ? reflection.GetRepeatedBool(message, &field, index)
                       : reflection.GetBool(message, &field))
                 ? "true"
                 : "false";
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int number = repeated ? reflection.GetRepeatedEnumValue(message, &field, index)
                                  : reflection.GetEnumValue(message, &field);
      const auto* value = field.enum_type()->FindValueByNumber(number);
      return value == nullptr ? std::to_string(number) : value->name();
    }
    case FieldDescriptor::CPPTYPE_STRING:
      return repeated ? reflection.GetRepeatedString(message, &field, index)
                      : reflection.GetString(message, &field);
    default:
      return {};  // No document has another type.
  }
}

}  // namespace

void CompareMessages(const Message& stored, const Message& replayed,
                     const std::function<bool(const FieldDescriptor&)>& skip, const std::string& path,
                     std::vector<MessageDifference>* differences) {
  const auto add = [&](const std::string& at, std::string_view left, std::string_view right) {
    differences->push_back({at, std::string(left), std::string(right)});
  };
  const Reflection& left = *stored.GetReflection();
  const Reflection& right = *replayed.GetReflection();
  for (int i = 0; i < stored.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *stored.GetDescriptor()->field(i);
    if (skip(field)) continue;
    const std::string at = path.empty() ? field.name() : path + "." + field.name();
    const bool is_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (field.is_repeated()) {
      const int left_size = left.FieldSize(stored, &field), right_size = right.FieldSize(replayed, &field);
      for (int k = 0; k < std::max(left_size, right_size); ++k) {
        const std::string item = at + "[" + std::to_string(k) + "]";
        if (k >= left_size || k >= right_size) {
          const bool in_left = k < left_size;
          const std::string text =
              is_message ? std::string(kPresent) : ValueText(in_left ? stored : replayed, field, k);
          add(item, in_left ? text : kAbsent, in_left ? std::string(kAbsent) : text);
        } else if (is_message) {
          CompareMessages(left.GetRepeatedMessage(stored, &field, k),
                          right.GetRepeatedMessage(replayed, &field, k), skip, item, differences);
        } else {
          const std::string a = ValueText(stored, field, k), b = ValueText(replayed, field, k);
          if (a != b) add(item, a, b);
        }
      }
      continue;
    }
    const bool in_left = left.HasField(stored, &field), in_right = right.HasField(replayed, &field);
    if (is_message) {
      if (in_left && in_right) {
        CompareMessages(left.GetMessage(stored, &field), right.GetMessage(replayed, &field), skip, at,
                        differences);
      } else if (in_left != in_right) {
        add(at, in_left ? kPresent : kAbsent, in_right ? kPresent : kAbsent);
      }
      continue;
    }
    if (!in_left && !in_right) continue;
    const std::string a = in_left ? ValueText(stored, field, -1) : std::string(kAbsent);
    const std::string b = in_right ? ValueText(replayed, field, -1) : std::string(kAbsent);
    if (a != b) add(at, a, b);
  }
}

}  // namespace ras
