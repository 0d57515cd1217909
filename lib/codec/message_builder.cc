#include "lib/codec/message_builder.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/codec/message_path.h"
#include "lib/codec/suggestion.h"

namespace ras {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::Message;

// What can be chosen: 0, the value that says nothing, is never what somebody means.
std::vector<std::string_view> NamesOf(const EnumDescriptor& type) {
  std::vector<std::string_view> names;
  names.reserve(static_cast<std::size_t>(type.value_count()));
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string_view name = type.value(i)->name();
    if (!name.ends_with("_UNSPECIFIED")) names.push_back(name);
  }
  return names;
}

std::vector<std::string_view> NamesOf(const MessageInfo& info) {
  std::vector<std::string_view> names;
  names.reserve(info.fields.size());
  for (const FieldInfo& field : info.fields) names.push_back(field.descriptor->name());
  return names;
}

// Digits without a needless leading zero, perhaps after a minus sign.
bool IsWholeNumber(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class Integer>
bool ReadInteger(std::string_view text, Integer* value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

MessageBuilder::MessageBuilder(const Schema& schema, const Limits& limits, Notation notation,
                               Locator* locator, Message* root, ViolationLog* log)
    : schema_(schema),
      limits_(limits),
      max_depth_(static_cast<std::size_t>(std::clamp(limits.max_depth, 1, kDeepestNesting))),
      notation_(notation),
      locator_(locator),
      root_(root),
      log_(log) {}

bool MessageBuilder::Name(std::string_view name) {
  if (skipping()) return true;
  Frame& frame = top();
  const uint16_t index = frame.info->FindName(name, frame.field);
  frame.field = MessageInfo::kNoField;
  frame.in_list = frame.in_item = false;
  if (index == MessageInfo::kNoField) return ReportUnknownName(name);
  const FieldInfo& field = frame.info->fields[index];
  const Spelling spelling = name == field.descriptor->name() ? Spelling::kSnake : Spelling::kCamel;
  if (notation_ == Notation::kText && spelling == Spelling::kCamel) return ReportUnknownName(name);
  frame.field = index;

  State& given = state(index);
  if (given.spelling != Spelling::kNone && !(notation_ == Notation::kText && field.repeated)) {
    const bool as_before = given.spelling == spelling;
    Report("duplicate_field", "",
           as_before ? "The field is given twice."
                     : "The field is given twice, once in each of its two spellings: \"" +
                           field.descriptor->name() + "\" and \"" + field.descriptor->json_name() + "\".",
           "Give it once.");
    skip_value_ = true;
    return true;
  }
  given.spelling = spelling;
  if (field.oneof >= 0) {
    uint32_t& member = state(frame.info->fields.size() + static_cast<std::size_t>(field.oneof)).values;
    if (member != 0) {
      Report("oneof_conflict", "",
             "\"" + field.descriptor->name() + "\" and \"" +
                 frame.info->fields[member - 1].descriptor->name() + "\" exclude each other.",
             "Give one of them.");
    }
    member = uint32_t{index} + 1;
  }
  return true;
}

bool MessageBuilder::ReportUnknownName(std::string_view name) {
  skip_value_ = true;
  if (!log_->HasRoom()) {
    log_->Count();
    return true;
  }
  const std::string shown = Shown(name);
  const std::vector<std::string_view> known = NamesOf(*top().info);
  ReportAt(shown, "unknown_field", "", "There is no field \"" + shown + "\" here.", SuggestName(name, known),
           NearestName(name, known));
  return true;
}

const FieldInfo* MessageBuilder::BeginValue(bool* go_on) {
  *go_on = CountOne();
  if (!*go_on || skipping()) return nullptr;
  if (frames_.empty()) {
    Report("wrong_type", "", "The document is not an object.", "Put its fields between { and }.");
    *go_on = false;
    return nullptr;
  }
  Frame& frame = top();
  const FieldInfo& field = frame.info->fields[frame.field];
  if (field.repeated && !frame.in_list && notation_ == Notation::kJson) {
    Report("wrong_type", "", "Expected a list, found one value.", "Put it between [ and ].");
    return nullptr;
  }
  ++state(frame.field).values;
  frame.in_item = field.repeated;
  return &field;
}

bool MessageBuilder::BeginMessage() {
  if (frames_.empty() && !skipping()) return CountOne() && Push(root_, schema_.root());
  bool go_on = true;
  const FieldInfo* const field = BeginValue(&go_on);
  if (!go_on) return false;
  if (field == nullptr || field->kind != Kind::kMessage) {
    if (field != nullptr) WrongType(*field, "", "a message in braces", "");
    ++skipped_levels_;
    return true;
  }
  Message* const parent = top().message;
  const google::protobuf::Reflection& reflection = *parent->GetReflection();
  const MessageInfo& info = schema_.message(field->message);
  if (frames_.size() == max_depth_) {
    Report("too_deep", "",
           "Messages are inside one another more than " + std::to_string(max_depth_) + " deep.",
           "Use fewer levels.");
    return false;
  }
  if (!Charge(field->value_bytes + info.object_bytes)) return false;
  return Push(field->repeated ? reflection.AddMessage(parent, field->descriptor)
                              : reflection.MutableMessage(parent, field->descriptor),
              info);
}

bool MessageBuilder::EndMessage() {
  if (skipped_levels_ > 0) {
    Leave();
    return true;
  }
  states_.resize(top().first_state);
  frames_.pop_back();
  return true;
}

bool MessageBuilder::BeginList() {
  if (!skipping() && !frames_.empty() && top().field != MessageInfo::kNoField) {
    Frame& frame = top();
    const FieldInfo& field = frame.info->fields[frame.field];
    if (field.repeated && !frame.in_list) {
      frame.in_list = true;
      return CountOne();
    }
  }
  bool go_on = true;
  const FieldInfo* const field = BeginValue(&go_on);
  if (!go_on) return false;
  if (field != nullptr) WrongType(*field, "", "a list", field->repeated ? "Use one list only." : "");
  ++skipped_levels_;
  return true;
}

bool MessageBuilder::EndList() {
  if (skipped_levels_ > 0) {
    Leave();
  } else {
    top().in_list = top().in_item = false;
  }
  return true;
}

void MessageBuilder::Leave() {
  --skipped_levels_;
  EndScalar();
}

bool MessageBuilder::String(std::string_view text) {
  bool go_on = true;
  const FieldInfo* const field = BeginValue(&go_on);
  EndScalar();
  if (field == nullptr) return go_on;
  switch (field->kind) {
    case Kind::kString:
      return StoreString(*field, text);
    case Kind::kEnum:
      if (notation_ == Notation::kJson) return StoreEnum(*field, text);
      break;
    case Kind::kInt64:
    case Kind::kUint64:
      if (notation_ == Notation::kJson && IsWholeNumber(text)) return StoreInteger(*field, text);
      break;
    default:
      break;
  }
  WrongType(*field, text, "text in quotes",
            field->kind == Kind::kMessage ? "" : "Write it without the quotes.");
  return true;
}

bool MessageBuilder::RefuseString(StringFault fault, std::string_view beginning) {
  bool go_on = true;
  const FieldInfo* const field = BeginValue(&go_on);
  EndScalar();
  if (field == nullptr) return go_on;
  if (fault == StringFault::kOverlong) {
    Report("string_too_long", beginning,
           "The text is longer than " + std::to_string(limits_.max_string_bytes) + " bytes.",
           std::string("Shorten it") + kHowToRaiseLimits);
  } else {
    Report("invalid_utf8", beginning, "The text is not valid UTF-8.",
           "Write characters as they are, or correct the escapes.");
  }
  KeepPlace(*field);
  return true;
}

bool MessageBuilder::Number(std::string_view text) {
  bool go_on = true;
  const FieldInfo* const field = BeginValue(&go_on);
  EndScalar();
  if (field == nullptr) return go_on;
  switch (field->kind) {
    case Kind::kInt32:
    case Kind::kUint32:
    case Kind::kInt64:
    case Kind::kUint64:
      return StoreInteger(*field, text);
    case Kind::kString:
      WrongType(*field, text, "a number", "Write \"" + Shown(text) + "\" in quotes.");
      return true;
    case Kind::kEnum:
      WrongType(*field, text, "a number", SuggestName("", NamesOf(*field->descriptor->enum_type())));
      return true;
    default:
      WrongType(*field, text, "a number", "");
      return true;
  }
}

bool MessageBuilder::Word(std::string_view word) {
  bool go_on = true;
  const FieldInfo* const field = BeginValue(&go_on);
  EndScalar();
  if (field == nullptr) return go_on;
  if (notation_ == Notation::kJson && word == "null") {
    Report("null_value", word, "null is not a value in these documents.",
           field->repeated ? "Leave the item out." : "Leave the field out.");
    KeepPlace(*field);
  } else if (field->kind == Kind::kBool && (word == "true" || word == "false")) {
    return StoreBool(*field, word == "true");
  } else if (field->kind == Kind::kEnum && notation_ == Notation::kText) {
    return StoreEnum(*field, word);
  } else {
    WrongType(*field, word, "the word " + Shown(word),
              field->kind == Kind::kString ? "Write \"" + Shown(word) + "\" in quotes." : "");
  }
  return true;
}

bool MessageBuilder::Push(Message* message, const MessageInfo& info) {
  frames_.push_back({message, &info, states_.size(), MessageInfo::kNoField, false, false});
  states_.resize(states_.size() + info.fields.size() + static_cast<std::size_t>(info.oneof_count));
  return true;
}

bool MessageBuilder::CountOne() {
  if (++values_ <= limits_.max_values) return true;
  Report("too_many_values", "",
         "The document has more than " + std::to_string(limits_.max_values) + " values.",
         std::string("Split it into smaller documents") + kHowToRaiseLimits);
  return false;
}

bool MessageBuilder::Charge(std::size_t bytes) {
  memory_ += bytes;
  if (memory_ <= limits_.max_memory_bytes) return true;
  Report(
      "too_much_memory", "",
      "The document would take more than " + std::to_string(limits_.max_memory_bytes) + " bytes of memory.",
      std::string("Split it into smaller documents") + kHowToRaiseLimits);
  return false;
}

void MessageBuilder::KeepPlace(const FieldInfo& field) {
  // Nobody looks further into a document with more violations than can be listed.
  if (!field.repeated || !log_->HasRoom()) return;
  Message* const message = top().message;
  const google::protobuf::Reflection& reflection = *message->GetReflection();
  switch (field.kind) {
    case Kind::kMessage:
      reflection.AddMessage(message, field.descriptor);
      return;
    case Kind::kString:
      return reflection.AddString(message, field.descriptor, {});
    case Kind::kEnum:
      return reflection.AddEnumValue(message, field.descriptor, 0);
    case Kind::kBool:
      return reflection.AddBool(message, field.descriptor, false);
    case Kind::kInt32:
      return reflection.AddInt32(message, field.descriptor, 0);
    case Kind::kUint32:
      return reflection.AddUInt32(message, field.descriptor, 0);
    case Kind::kInt64:
      return reflection.AddInt64(message, field.descriptor, 0);
    case Kind::kUint64:
      return reflection.AddUInt64(message, field.descriptor, 0);
  }
}

bool MessageBuilder::StoreInteger(const FieldInfo& field, std::string_view text) {
  if (!IsWholeNumber(text)) {
    Report("not_whole", text, "The number is not written as a whole number.",
           "Write it in digits alone, without a decimal point or an exponent.");
    KeepPlace(field);
    return true;
  }
  if (text == "-0") {
    Report("negative_zero", text, "There is no negative zero.", "Write 0.");
    KeepPlace(field);
    return true;
  }
  if (field.repeated && !Charge(field.value_bytes)) return false;
  Message* const message = top().message;
  const google::protobuf::Reflection& reflection = *message->GetReflection();
  const auto store = [&](auto limit, auto add, auto set) {
    using Integer = decltype(limit);
    Integer value = 0;
    if (ReadInteger(text, &value)) {
      field.repeated ? (reflection.*add)(message, field.descriptor, value)
                     : (reflection.*set)(message, field.descriptor, value);
      return;
    }
    Report("out_of_range", text, "The number is out of range.",
           "It must be from " + std::to_string(std::numeric_limits<Integer>::min()) + " to " +
               std::to_string(std::numeric_limits<Integer>::max()) + ".");
    KeepPlace(field);
  };
  using google::protobuf::Reflection;
  switch (field.kind) {
    case Kind::kInt32:
      store(int32_t{}, &Reflection::AddInt32, &Reflection::SetInt32);
      break;
    case Kind::kUint32:
      store(uint32_t{}, &Reflection::AddUInt32, &Reflection::SetUInt32);
      break;
    case Kind::kInt64:
      store(int64_t{}, &Reflection::AddInt64, &Reflection::SetInt64);
      break;
    default:
      store(uint64_t{}, &Reflection::AddUInt64, &Reflection::SetUInt64);
      break;
  }
  return true;
}

bool MessageBuilder::StoreEnum(const FieldInfo& field, std::string_view name) {
  const EnumDescriptor& type = *field.descriptor->enum_type();
  const EnumValueDescriptor* const value = type.FindValueByName(std::string(name));
  if (value == nullptr) {
    if (log_->HasRoom()) {
      Report("unknown_enum_value", name, "There is no " + type.name() + " \"" + Shown(name) + "\".",
             SuggestName(name, NamesOf(type)));
      KeepPlace(field);
    } else {
      log_->Count();
    }
    return true;
  }
  if (field.repeated && !Charge(field.value_bytes)) return false;
  Message* const message = top().message;
  const google::protobuf::Reflection& reflection = *message->GetReflection();
  field.repeated ? reflection.AddEnum(message, field.descriptor, value)
                 : reflection.SetEnum(message, field.descriptor, value);
  return true;
}

bool MessageBuilder::StoreString(const FieldInfo& field, std::string_view text) {
  if (!Charge(field.value_bytes + text.size())) return false;
  Message* const message = top().message;
  const google::protobuf::Reflection& reflection = *message->GetReflection();
  field.repeated ? reflection.AddString(message, field.descriptor, std::string(text))
                 : reflection.SetString(message, field.descriptor, std::string(text));
  return true;
}

bool MessageBuilder::StoreBool(const FieldInfo& field, bool value) {
  if (field.repeated && !Charge(field.value_bytes)) return false;
  Message* const message = top().message;
  const google::protobuf::Reflection& reflection = *message->GetReflection();
  field.repeated ? reflection.AddBool(message, field.descriptor, value)
                 : reflection.SetBool(message, field.descriptor, value);
  return true;
}

std::string MessageBuilder::Expected(const FieldInfo& field) const {
  switch (field.kind) {
    case Kind::kBool:
      return "true or false";
    case Kind::kEnum:
      return "the name of a " + field.descriptor->enum_type()->name();
    case Kind::kString:
      return "text in quotes";
    case Kind::kMessage:
      return "a message in braces";
    default:
      return "a whole number";
  }
}

void MessageBuilder::WrongType(const FieldInfo& field, std::string_view value, std::string_view found,
                               std::string remedy) {
  if (!log_->HasRoom()) return log_->Count();
  Report("wrong_type", value, "Expected " + Expected(field) + ", found " + std::string(found) + ".",
         std::move(remedy));
  KeepPlace(field);
}

void MessageBuilder::Report(std::string code, std::string_view value, std::string message,
                            std::string remedy) {
  ReportAt("", std::move(code), value, std::move(message), std::move(remedy));
}

Violation::Loss MessageBuilder::LossAt(std::string_view name, std::string_view meant) const {
  if (frames_.empty() || (!name.empty() && meant.empty())) return Violation::Loss::kNothing;
  const Frame& frame = frames_.back();
  const uint16_t index = meant.empty() ? frame.field : frame.info->FindName(meant, MessageInfo::kNoField);
  if (index == MessageInfo::kNoField) return Violation::Loss::kPart;
  const FieldInfo& field = frame.info->fields[index];
  const bool is_list = field.repeated && (!meant.empty() || !frame.in_item);
  return field.kind == Kind::kMessage || is_list ? Violation::Loss::kPart : Violation::Loss::kValue;
}

void MessageBuilder::ReportAt(std::string_view name, std::string code, std::string_view value,
                              std::string message, std::string remedy, std::string_view meant) {
  if (!log_->HasRoom()) return log_->Count();
  MessagePath path;
  for (const Frame& frame : frames_) {
    if (frame.field == MessageInfo::kNoField) break;
    const FieldInfo& field = frame.info->fields[frame.field];
    if (frame.in_item) {
      path.Append(field, states_[frame.first_state + frame.field].values - 1);
    } else {
      path.Append(field.descriptor->name());
    }
  }
  MessagePath path_of_meant = path;
  if (!name.empty()) path.Append(name);
  if (!meant.empty()) path_of_meant.Append(meant);
  const Position position = locator_->Locate();
  log_->Add({path.Take(), std::move(code), Shown(value), std::move(message), std::move(remedy), position.line,
             position.column, LossAt(name, meant), meant.empty() ? "" : path_of_meant.Take()});
}

}  // namespace ras
