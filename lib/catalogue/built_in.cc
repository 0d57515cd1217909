// The catalogue that is compiled into the library, and the words of findings from it.
#include <google/protobuf/text_format.h>

#include <string>
#include <unordered_map>

#include "lib/catalogue/catalogue.h"

namespace ras {
namespace {

constexpr const char* kBuiltInText =
#include "catalogue/en_gb.inc"
    ;

v1::Catalogue ReadBuiltIn() {
  v1::Catalogue document;
  // A test reads the same file strictly, so this cannot fail in a library that was released.
  google::protobuf::TextFormat::ParseFromString(kBuiltInText, &document);
  return document;
}

const v1::Catalogue& BuiltInDocument() {
  static const v1::Catalogue* const kDocument = new v1::Catalogue(ReadBuiltIn());
  return *kDocument;
}

std::string_view BuiltInFindingText(const std::string& id) {
  static const auto* const kTexts = [] {
    auto* texts = new std::unordered_map<std::string_view, std::string_view>();
    for (const v1::CatalogueMessage& message : BuiltInDocument().messages())
      texts->emplace(message.id(), message.text());
    return texts;
  }();
  const auto found = kTexts->find(id);
  return found == kTexts->end() ? std::string_view() : found->second;
}

std::string FillIn(std::string_view text, std::span<const CatalogueArgument> arguments) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    for (const CatalogueArgument& argument : arguments) {
      if (argument.name == name) filled += argument.value;
    }
    text.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace

const CompiledCatalogue& BuiltInCatalogue() {
  // Never destroyed, so that a host may still determine while it ends.
  static const CompiledCatalogue* const kCatalogue = [] {
    std::vector<Violation> violations;
    std::unique_ptr<const CompiledCatalogue> compiled =
        CompiledCatalogue::Compile(BuiltInDocument(), &violations);
    return compiled == nullptr ? new CompiledCatalogue() : compiled.release();
  }();
  return *kCatalogue;
}

FindingText FindingFor(std::string_view code, std::span<const CatalogueArgument> arguments) {
  const std::string id = "finding." + std::string(code);
  FindingText text;
  text.message = FillIn(BuiltInFindingText(id + ".message"), arguments);
  text.remedy = FillIn(BuiltInFindingText(id + ".remedy"), arguments);
  text.reason = FillIn(BuiltInFindingText(id + ".reason"), arguments);
  if (text.message.empty()) text.message = std::string(code);
  return text;
}

}  // namespace ras
