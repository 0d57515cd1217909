#include "lib/shape/compare_messages.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lib/codec/utf8.h"

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::string_view kAbsent = "(absent)";
constexpr std::string_view kPresent = "(present)";
// Bytes of a value that a difference shows: a paragraph is whole, a book is not.
constexpr std::size_t kLongest = 1000;

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

// The way from the document to the value at hand, written out only when it differs.
struct Way {
  const Way* parent;
  const FieldDescriptor* field;
  int index;

  std::string Path() const {
    std::string path = parent == nullptr ? std::string() : parent->Path() + ".";
    path += field->name();
    if (index >= 0) path += "[" + std::to_string(index) + "]";
    return path;
  }
};

class Comparison {
 public:
  Comparison(bool (*skip)(const FieldDescriptor&), std::size_t most,
             std::vector<MessageDifference>* differences)
      : skip_(skip), most_(most), differences_(differences) {}

  std::size_t count() const { return count_; }

  void Compare(const Message& stored, const Message& replayed, const Way* parent) {
    for (int i = 0; i < stored.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *stored.GetDescriptor()->field(i);
      if (skip_(field)) continue;
      field.is_repeated() ? CompareLists(stored, replayed, field, parent)
                          : CompareSingle(stored, replayed, {parent, &field, -1});
    }
  }

 private:
  // `left` and `right` give the texts, if they are wanted.
  template <class Left, class Right>
  void Add(const Way& way, Left left, Right right) {
    if (++count_ > most_) return;
    differences_->push_back({way.Path(), std::string(left()), std::string(right())});
  }

  void CompareLists(const Message& stored, const Message& replayed, const FieldDescriptor& field,
                    const Way* parent) {
    const Reflection& left = *stored.GetReflection();
    const Reflection& right = *replayed.GetReflection();
    const int left_size = left.FieldSize(stored, &field), right_size = right.FieldSize(replayed, &field);
    const int both = std::min(left_size, right_size);
    for (int k = 0; k < both; ++k) {
      const Way way{parent, &field, k};
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Compare(left.GetRepeatedMessage(stored, &field, k), right.GetRepeatedMessage(replayed, &field, k),
                &way);
      } else {
        CompareValues(stored, replayed, way);
      }
    }
    for (int k = both; k < left_size; ++k) {
      const Way way{parent, &field, k};
      Add(
          way, [&] { return TextOf(stored, way); }, [] { return kAbsent; });
    }
    for (int k = both; k < right_size; ++k) {
      const Way way{parent, &field, k};
      Add(
          way, [] { return kAbsent; }, [&] { return TextOf(replayed, way); });
    }
  }

  void CompareSingle(const Message& stored, const Message& replayed, const Way& way) {
    const Reflection& left = *stored.GetReflection();
    const Reflection& right = *replayed.GetReflection();
    const bool in_left = left.HasField(stored, way.field), in_right = right.HasField(replayed, way.field);
    if (!in_left && !in_right) return;
    if (in_left != in_right) {
      Add(
          way, [&] { return in_left ? TextOf(stored, way) : std::string(kAbsent); },
          [&] { return in_right ? TextOf(replayed, way) : std::string(kAbsent); });
    } else if (way.field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      Compare(left.GetMessage(stored, way.field), right.GetMessage(replayed, way.field), &way);
    } else {
      CompareValues(stored, replayed, way);
    }
  }

  void CompareValues(const Message& stored, const Message& replayed, const Way& way) {
    if (ValueText(stored, *way.field, way.index) == ValueText(replayed, *way.field, way.index)) return;
    Add(
        way, [&] { return TextOf(stored, way); }, [&] { return TextOf(replayed, way); });
  }

  static std::string TextOf(const Message& message, const Way& way) {
    return way.field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
               ? std::string(kPresent)
               : std::string(Utf8Prefix(ValueText(message, *way.field, way.index), kLongest));
  }

  bool (*skip_)(const FieldDescriptor&);
  std::size_t most_;
  std::vector<MessageDifference>* differences_;
  std::size_t count_ = 0;
};

}  // namespace

std::size_t CompareMessages(const Message& stored, const Message& replayed,
                            bool (*skip)(const FieldDescriptor&), std::size_t most,
                            std::vector<MessageDifference>* differences) {
  Comparison comparison(skip, most, differences);
  comparison.Compare(stored, replayed, nullptr);
  return comparison.count();
}

}  // namespace ras
