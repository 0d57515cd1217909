#include "lib/codec/wrong_document.h"

#include <algorithm>
#include <set>
#include <string>

namespace ras {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// What people put in files of its own. A determination has the fields of a request among others.
constexpr const char* kKinds[] = {"Policy", "Assessment", "DetermineRequest", "Determination"};

bool HasField(const Descriptor& kind, const std::string& name) {
  return kind.FindFieldByName(name) != nullptr || kind.FindFieldByCamelcaseName(name) != nullptr;
}

std::string WithArticle(const std::string& kind) {
  const bool vowel = std::string("AEIOU").find(kind.front()) != std::string::npos;
  return (vowel ? "an " : "a ") + kind;
}

}  // namespace

std::optional<Violation> WrongDocument(const google::protobuf::Message& read,
                                       const std::vector<Violation>& violations) {
  const Descriptor& wanted = *read.GetDescriptor();
  std::set<std::string> unknown;
  const Violation* first = nullptr;
  for (const Violation& violation : violations) {
    // The path of a field of the document itself is its name.
    const bool at_the_top = violation.path.find_first_of(".[") == std::string::npos;
    if (violation.code != "unknown_field" || !at_the_top) continue;
    if (first == nullptr) first = &violation;
    unknown.insert(violation.path);
  }
  std::vector<const FieldDescriptor*> known;
  read.GetReflection()->ListFields(read, &known);
  if (unknown.size() <= known.size()) return std::nullopt;
  for (const char* const name : kKinds) {
    const Descriptor* const kind =
        wanted.file()->pool()->FindMessageTypeByName(wanted.file()->package() + "." + name);
    if (kind == nullptr || kind == &wanted) continue;
    const bool has_all =
        std::ranges::all_of(unknown, [&](const std::string& field) { return HasField(*kind, field); }) &&
        std::ranges::all_of(known,
                            [&](const FieldDescriptor* field) { return HasField(*kind, field->name()); });
    if (!has_all) continue;
    Violation wrong;
    wrong.code = "wrong_document";
    wrong.message =
        "This looks like " + WithArticle(kind->name()) + "; " + WithArticle(wanted.name()) + " is wanted.";
    wrong.remedy = "Check which document is given in which place.";
    wrong.line = first->line;
    wrong.column = first->column;
    wrong.loss = Violation::Loss::kPart;
    return wrong;
  }
  return std::nullopt;
}

}  // namespace ras
