#include "lib/sheet/sheet_word.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "lib/finding/wording.h"

namespace ras {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// A whole number of 64 bits, signed or not, that is at most `most`.
template <class Number>
std::optional<Number> ReadWhole(const std::string& text, Number most) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

bool SetNumber(const std::string& text, const FieldDescriptor& field, Message* message) {
  const Reflection& reflection = *message->GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32) {
    const auto number = ReadWhole<uint64_t>(text, std::numeric_limits<uint32_t>::max());
    if (number) reflection.SetUInt32(message, &field, static_cast<uint32_t>(*number));
    return number.has_value();
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_UINT64) {
    const auto number = ReadWhole<uint64_t>(text, std::numeric_limits<uint64_t>::max());
    if (number) reflection.SetUInt64(message, &field, *number);
    return number.has_value();
  }
  const auto number = ReadWhole<int64_t>(text, std::numeric_limits<int64_t>::max());
  if (number) reflection.SetInt64(message, &field, *number);
  return number.has_value();
}

// The texts between semicolons, without the blanks around them. One that is then empty stays: it says nothing
// where something should be.
void AddTexts(std::string_view texts, const FieldDescriptor& field, Message* message) {
  while (true) {
    const std::size_t end = texts.find(';');
    std::string_view text = texts.substr(0, end);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    message->GetReflection()->AddString(message, &field, std::string(text));
    if (end == std::string_view::npos) return;
    texts.remove_prefix(end + 1);
  }
}

const EnumValueDescriptor* FindWord(const EnumDescriptor& type, const std::string& word) {
  // From 1: to leave the cell empty is to say nothing.
  for (int i = 1; i < type.value_count(); ++i) {
    if (SheetWord(*type.value(i)) == word) return type.value(i);
  }
  return nullptr;
}

std::string Words(const EnumDescriptor& type) {
  std::vector<std::string> words;
  for (int i = 1; i < type.value_count(); ++i) words.push_back(SheetWord(*type.value(i)));
  return "Write " + WholeList(words, "or") + ".";
}

}  // namespace

bool FitsACell(const FieldDescriptor& field) {
  if (field.is_repeated()) return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_BOOL:
    case FieldDescriptor::CPPTYPE_ENUM:
      return true;
    default:
      return false;
  }
}

std::string SheetWord(const EnumValueDescriptor& value) {
  // All values begin with the name of the first, which is the enum's own and UNSPECIFIED.
  constexpr std::string_view kUnspecified = "UNSPECIFIED";
  std::string word = value.name().substr(value.type()->value(0)->name().size() - kUnspecified.size());
  for (char& c : word) c = c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return word;
}

bool SetFromCell(const SheetCell& cell, std::string_view path, const FieldDescriptor& field, Message* message,
                 FindingReport* report) {
  if (cell.text.empty()) return true;
  const auto complain = [&](const char* code, std::string text, std::string remedy) {
    ReportAt(cell.place,
             {.code = code,
              .path = std::string(path) + "." + field.name(),
              .value = cell.text,
              .message = std::move(text),
              .remedy = std::move(remedy)},
             report);
    return false;
  };
  if (field.is_repeated()) {
    AddTexts(cell.text, field, message);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    message->GetReflection()->SetString(message, &field, cell.text);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    const bool yes = cell.text == "yes";
    if (!yes && cell.text != "no") {
      return complain("wrong_type", "This is neither yes nor no.", "Write yes or no.");
    }
    message->GetReflection()->SetBool(message, &field, yes);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    const EnumValueDescriptor* const value = FindWord(*field.enum_type(), cell.text);
    if (value == nullptr) {
      return complain("unknown_enum_value", "There is no such word here.", Words(*field.enum_type()));
    }
    message->GetReflection()->SetEnum(message, &field, value);
  } else if (!SetNumber(cell.text, field, message)) {
    return complain("wrong_type", "This is no whole number, or too large a one.",
                    "Write digits alone, without blanks or commas between them.");
  }
  return true;
}

}  // namespace ras
