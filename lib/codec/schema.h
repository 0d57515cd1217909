// What the codec knows of a document type: its messages and fields in flat arrays, made once from the
// descriptor. Everything in lib/codec reads documents by it; nothing there knows a particular document.
#ifndef RAS_LIB_CODEC_SCHEMA_H_
#define RAS_LIB_CODEC_SCHEMA_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ras {

// The kinds of value that documents are made of. There is no map, no floating point and no bytes field in any
// document (docs/figures.md section 10), and so none here.
enum class Kind : uint8_t { kBool, kInt32, kUint32, kInt64, kUint64, kEnum, kString, kMessage };

struct FieldInfo {
  const google::protobuf::FieldDescriptor* descriptor = nullptr;
  // Its place in the message's `fields`.
  uint16_t index = 0;
  Kind kind = Kind::kBool;
  bool repeated = false;
  // The `oneof` of the document type that the field belongs to, by index in its message; -1 for none.
  int oneof = -1;
  // kMessage: the message type, by index in the schema; -1 otherwise.
  int message = -1;
  // kEnum: the known numbers are exactly those from 0 up to this; -1 if they are not a run from 0.
  int32_t last_enum_number = -1;
  // Bytes of memory that one value of the field takes beside the message that holds it, characters of strings
  // and fields of messages excluded. Never under the truth.
  std::size_t value_bytes = 0;
};

struct MessageInfo {
  const google::protobuf::Descriptor* descriptor = nullptr;
  // Its place in the schema.
  int index = 0;
  // In the order of declaration.
  std::vector<FieldInfo> fields;
  // Index in `fields` by field number; kNoField where there is none. As long as the greatest number plus one.
  std::vector<uint16_t> index_by_number;
  struct Name {
    std::string_view text;
    uint16_t index;
  };
  // Both spellings of every name, sorted: snake_case and lowerCamelCase.
  std::vector<Name> names;
  int oneof_count = 0;
  // Bytes of memory of an empty message of this type, with the allocator's share.
  std::size_t object_bytes = 0;

  static constexpr uint16_t kNoField = UINT16_MAX;
  // The index in `fields`, or kNoField.
  uint16_t FindNumber(uint32_t number) const {
    return number < index_by_number.size() ? index_by_number[number] : kNoField;
  }
  // The same by name. `previous` is the field found before in the same message, or kNoField: in most
  // documents fields come in the order of their declaration, and items of a list one after another.
  uint16_t FindName(std::string_view name, uint16_t previous) const;
};

// Immutable once built, and safe to share between threads. Borrows the descriptors, which must outlive it:
// those of generated messages always do.
class Schema {
 public:
  // `prototype` is any message of the document type; it is not kept.
  explicit Schema(const google::protobuf::Message& prototype);

  // Empty if the codec can carry this document type; otherwise the first field that it cannot carry and why.
  // Decode then refuses every document.
  const std::string& unsupported() const { return unsupported_; }

  const MessageInfo& root() const { return messages_.front(); }
  // How many message types there are, the root being number 0.
  std::size_t size() const { return messages_.size(); }
  const MessageInfo& message(int index) const { return messages_[static_cast<std::size_t>(index)]; }
  // The most fields and oneofs that one message has together.
  std::size_t widest() const { return widest_; }

 private:
  FieldInfo Describe(const google::protobuf::FieldDescriptor& field);

  std::vector<MessageInfo> messages_;
  std::string unsupported_;
  std::size_t widest_ = 0;
};

// Whether a field of kind kEnum may hold this number.
inline bool IsKnownEnumNumber(const FieldInfo& field, int32_t number) {
  if (field.last_enum_number >= 0) return number >= 0 && number <= field.last_enum_number;
  return field.descriptor->enum_type()->FindValueByNumber(number) != nullptr;
}

}  // namespace ras

#endif  // RAS_LIB_CODEC_SCHEMA_H_
