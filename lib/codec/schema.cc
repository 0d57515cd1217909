#include "lib/codec/schema.h"

#include <algorithm>
#include <unordered_map>

namespace ras {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Field numbers index an array.
constexpr int kGreatestNumber = 4095;

// What an allocation costs beside the bytes asked for, rounding included.
constexpr std::size_t kAllocation = 24;
// An item of a repeated field: its place in an array that doubles, while the old array is still there.
constexpr std::size_t kListPlace = 3 * sizeof(void*);

int32_t LastOfRunFromZero(const EnumDescriptor& type) {
  for (int number = 0; number < type.value_count(); ++number) {
    if (type.FindValueByNumber(number) == nullptr) return -1;
  }
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() < 0 || type.value(i)->number() >= type.value_count()) return -1;
  }
  return type.value_count() - 1;
}

}  // namespace

uint16_t MessageInfo::FindName(std::string_view name, uint16_t previous) const {
  const std::size_t first = previous == kNoField ? 0 : previous;
  for (std::size_t guess = first; guess < std::min(first + 2, fields.size()); ++guess) {
    if (fields[guess].descriptor->name() == name) return static_cast<uint16_t>(guess);
  }
  const auto found = std::lower_bound(names.begin(), names.end(), name,
                                      [](const Name& a, std::string_view b) { return a.text < b; });
  return found != names.end() && found->text == name ? found->index : kNoField;
}

FieldInfo Schema::Describe(const FieldDescriptor& field) {
  FieldInfo info;
  info.descriptor = &field;
  info.repeated = field.is_repeated();
  if (field.real_containing_oneof() != nullptr) info.oneof = field.real_containing_oneof()->index();
  const char* fault = nullptr;
  switch (field.type()) {
    case FieldDescriptor::TYPE_BOOL:
      info.kind = Kind::kBool;
      break;
    case FieldDescriptor::TYPE_INT32:
      info.kind = Kind::kInt32;
      break;
    case FieldDescriptor::TYPE_UINT32:
      info.kind = Kind::kUint32;
      break;
    case FieldDescriptor::TYPE_INT64:
      info.kind = Kind::kInt64;
      break;
    case FieldDescriptor::TYPE_UINT64:
      info.kind = Kind::kUint64;
      break;
    case FieldDescriptor::TYPE_ENUM:
      info.kind = Kind::kEnum;
      info.last_enum_number = LastOfRunFromZero(*field.enum_type());
      break;
    case FieldDescriptor::TYPE_STRING:
      info.kind = Kind::kString;
      break;
    case FieldDescriptor::TYPE_MESSAGE:
      info.kind = Kind::kMessage;
      if (field.is_map()) fault = "a map";
      if (field.message_type()->file()->package() == "google.protobuf") fault = "a well-known type";
      break;
    default:
      fault = field.type_name();
  }
  if (field.number() > kGreatestNumber) fault = "a field number above 4095";
  if (field.file()->syntax() != google::protobuf::FileDescriptor::SYNTAX_PROTO3) fault = "not proto3";
  if (fault != nullptr && unsupported_.empty()) {
    unsupported_ = std::string(field.full_name()) + " (" + fault + ")";
  }
  info.value_bytes =
      (info.repeated ? kListPlace : 0) + (info.kind == Kind::kString ? sizeof(std::string) + kAllocation : 0);
  return info;
}

Schema::Schema(const Message& prototype) {
  google::protobuf::MessageFactory* const factory = prototype.GetReflection()->GetMessageFactory();
  std::unordered_map<const Descriptor*, int> known = {{prototype.GetDescriptor(), 0}};
  std::vector<const Descriptor*> found = {prototype.GetDescriptor()};
  for (std::size_t next = 0; next < found.size(); ++next) {
    const Descriptor& type = *found[next];
    MessageInfo info;
    info.descriptor = &type;
    info.index = static_cast<int>(next);
    info.oneof_count = type.real_oneof_decl_count();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      FieldInfo described = Describe(field);
      if (!unsupported_.empty()) break;
      const auto index = static_cast<uint16_t>(i);
      described.index = index;
      const auto number = static_cast<std::size_t>(field.number());
      if (info.index_by_number.size() <= number)
        info.index_by_number.resize(number + 1, MessageInfo::kNoField);
      info.index_by_number[number] = index;
      info.names.push_back({field.name(), index});
      if (field.json_name() != field.name()) info.names.push_back({field.json_name(), index});
      if (described.kind == Kind::kMessage) {
        const auto [place, is_new] = known.try_emplace(field.message_type(), static_cast<int>(found.size()));
        if (is_new) found.push_back(field.message_type());
        described.message = place->second;
      }
      info.fields.push_back(described);
    }
    if (!unsupported_.empty()) return;  // Of what it cannot carry it asks nothing more.
    const Message* const empty = factory->GetPrototype(&type);
    info.object_bytes = empty->GetReflection()->SpaceUsedLong(*empty) + kAllocation;
    std::sort(info.names.begin(), info.names.end(),
              [](const MessageInfo::Name& a, const MessageInfo::Name& b) { return a.text < b.text; });
    widest_ = std::max(widest_, info.fields.size() + static_cast<std::size_t>(info.oneof_count));
    messages_.push_back(std::move(info));
  }
}

}  // namespace ras
