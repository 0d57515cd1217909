#include "lib/codec/wrong_document.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace ras {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// What people put in files of its own. A determination has the fields of a request among others.
constexpr std::string_view kKinds[] = {"Policy",           "Assessment",        "DetermineRequest",
                                       "Determination",    "AllocationTable",   "SignOffAnswers",
                                       "SampleDrawRecord", "SampleCheckRecord", "CollationRecord",
                                       "SignOffRequest",   "SignOffResponse"};

bool HasField(const Descriptor& kind, const std::string& name) {
  return kind.FindFieldByName(name) != nullptr || kind.FindFieldByCamelcaseName(name) != nullptr;
}

std::string WithArticle(const std::string& kind) {
  const bool vowel = std::string("AEIOU").find(kind.front()) != std::string::npos;
  return (vowel ? "an " : "a ") + kind;
}

// What somebody gave, as people call it. A record of a build is a request for a sign-off without the rest.
std::string Given(const std::string& kind) {
  if (kind == "SignOffAnswers") return "the answers for a sign-off";
  if (kind == "SignOffResponse") return "the report for a sign-off";
  if (kind == "SignOffRequest") return "the record of a build";
  if (kind == "SampleDrawRecord") return "the record of a draw";
  if (kind == "SampleCheckRecord") return "the record of a check of a sample";
  if (kind == "CollationRecord") return "the record of a collation";
  return WithArticle(kind);
}

// The same for one message: the document itself, with an empty prefix, or a part of it, such as
// "assessment.".
std::optional<Violation> WrongMessage(const Message& read, const std::string& prefix,
                                      const std::vector<Violation>& violations) {
  const Descriptor& wanted = *read.GetDescriptor();
  std::set<std::string> unknown;
  const Violation* first = nullptr;
  for (const Violation& violation : violations) {
    if (violation.code != "unknown_field" || !violation.path.starts_with(prefix)) continue;
    const std::string name = violation.path.substr(prefix.size());
    if (name.find_first_of(".[") != std::string::npos) continue;  // It stands further inside.
    if (first == nullptr) first = &violation;
    unknown.insert(name);
  }
  std::vector<const FieldDescriptor*> known;
  read.GetReflection()->ListFields(read, &known);
  if (unknown.size() <= known.size()) return std::nullopt;
  for (const std::string_view name : kKinds) {
    const Descriptor* const kind =
        wanted.file()->pool()->FindMessageTypeByName(wanted.file()->package() + "." + std::string(name));
    if (kind == nullptr || kind == &wanted) continue;
    const bool has_all =
        std::ranges::all_of(unknown, [&](const std::string& field) { return HasField(*kind, field); }) &&
        std::ranges::all_of(known,
                            [&](const FieldDescriptor* field) { return HasField(*kind, field->name()); });
    if (!has_all) continue;
    Violation wrong;
    if (!prefix.empty()) wrong.path = prefix.substr(0, prefix.size() - 1);
    wrong.code = "wrong_document";
    wrong.message =
        "This looks like " + Given(kind->name()) + "; " + WithArticle(wanted.name()) + " is wanted.";
    wrong.remedy = "Check which document is given in which place.";
    wrong.line = first->line;
    wrong.column = first->column;
    wrong.loss = Violation::Loss::kPart;
    return wrong;
  }
  return std::nullopt;
}

// Its first line is a heading of several columns, as no line of a document is.
bool LooksLikeSheet(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.find(',') == std::string_view::npos || line.find(": ") != std::string_view::npos) return false;
  return std::ranges::all_of(line, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(",_-:\" ").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<Violation> SheetForDocument(std::string_view text, const Descriptor& wanted) {
  if (!LooksLikeSheet(text)) return std::nullopt;
  return Violation{
      "",
      "wrong_document",
      "",
      "This looks like a sheet of comma-separated values; " + WithArticle(wanted.name()) + " is wanted.",
      "Check which document is given in which place.",
      1,
      1};
}

std::optional<Violation> WrongDocument(const Message& read, const std::vector<Violation>& violations) {
  if (std::optional<Violation> wrong = WrongMessage(read, "", violations)) return wrong;
  std::vector<const FieldDescriptor*> parts;
  read.GetReflection()->ListFields(read, &parts);
  for (const FieldDescriptor* const part : parts) {
    if (part->is_repeated() || part->message_type() == nullptr) continue;
    if (std::ranges::find(kKinds, part->message_type()->name()) == std::end(kKinds)) continue;
    const Message& inside = read.GetReflection()->GetMessage(read, part);
    if (std::optional<Violation> wrong = WrongMessage(inside, part->name() + ".", violations)) return wrong;
  }
  return std::nullopt;
}

}  // namespace ras
