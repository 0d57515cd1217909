#include "lib/catalogue/catalogue.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace ras {
namespace {

constexpr auto kMessages = static_cast<std::size_t>(MessageId::kCount);

struct MessageDefinition {
  std::string_view id;
  std::string_view arguments;  // Separated by spaces.
};

constexpr std::array<MessageDefinition, kMessages> kDefinitions = {{
#define RAS_MESSAGE(name, id, arguments) {id, arguments},
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
}};

int ArgumentIndex(std::string_view arguments, std::string_view wanted) {
  int index = 0;
  while (!arguments.empty()) {
    const std::size_t end = std::min(arguments.find(' '), arguments.size());
    if (arguments.substr(0, end) == wanted) return index;
    arguments.remove_prefix(std::min(end + 1, arguments.size()));
    ++index;
  }
  return -1;
}

void AddFinding(std::string_view code, std::string path, std::string_view value, std::string message,
                std::string remedy, std::vector<v1::Finding>* findings) {
  v1::Finding& finding = findings->emplace_back();
  finding.set_severity(v1::SEVERITY_ERROR);
  finding.set_code(std::string(code));
  finding.set_path(std::move(path));
  finding.set_value(std::string(value));
  finding.set_message(std::move(message));
  finding.set_remedy(std::move(remedy));
}

// Calls literal(text) and argument(name) in turn; false if a brace does not close or one closes that was not
// open.
template <class Literal, class Argument>
bool TakeApart(std::string_view text, Literal literal, Argument argument) {
  while (!text.empty()) {
    const std::size_t brace = text.find_first_of("{}");
    literal(text.substr(0, brace));
    if (brace == std::string_view::npos) return true;
    const std::size_t end = text.find_first_of("{}", brace + 1);
    if (text[brace] == '}' || end == std::string_view::npos || text[end] == '{') return false;
    argument(text.substr(brace + 1, end - brace - 1));
    text.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

std::unique_ptr<const CompiledCatalogue> CompiledCatalogue::Compile(const v1::Catalogue& document,
                                                                    std::vector<v1::Finding>* findings) {
  const std::size_t before = findings->size();
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < kMessages; ++i) index.emplace(kDefinitions[i].id, i);
  auto compiled = std::make_unique<CompiledCatalogue>();
  compiled->id_ = document.id();
  compiled->language_ = document.language();
  std::array<bool, kMessages> seen{};
  for (int m = 0; m < document.messages_size(); ++m) {
    const v1::CatalogueMessage& message = document.messages(m);
    const auto found = index.find(message.id());
    if (found == index.end()) continue;  // Words of findings, or of a later version.
    const std::size_t i = found->second;
    const std::string path = "catalogue.messages[" + std::to_string(m) + "]";
    if (seen[i]) {
      AddFinding("catalogue_message_twice", path, message.id(),
                 "Message " + message.id() + " is there twice.", "Keep one of the two.", findings);
      continue;
    }
    seen[i] = true;
    std::vector<Segment>& segments = compiled->messages_[i];
    const auto literal = [&](std::string_view text) { segments.push_back({std::string(text), -1}); };
    const auto argument = [&](std::string_view name) {
      const int position = ArgumentIndex(kDefinitions[i].arguments, name);
      if (position < 0) {
        AddFinding("catalogue_argument_unknown", path + ".text", name,
                   "Message " + message.id() + " uses {" + std::string(name) + "}, which it is not given.",
                   "Use only: " + std::string(kDefinitions[i].arguments) + ".", findings);
      }
      segments.back().argument = position;
    };
    if (!TakeApart(message.text(), literal, argument)) {
      AddFinding("catalogue_brace", path + ".text", message.id(),
                 "A brace in message " + message.id() + " has no partner.", "Write arguments as {name}.",
                 findings);
    }
  }
  for (std::size_t i = 0; i < kMessages; ++i) {
    if (seen[i]) continue;
    AddFinding("catalogue_message_missing", "catalogue.messages", kDefinitions[i].id,
               "Message " + std::string(kDefinitions[i].id) + " is missing.", "Add it.", findings);
  }
  if (findings->size() != before) return nullptr;
  return compiled;
}

void CompiledCatalogue::Append(MessageId message, std::initializer_list<std::string_view> arguments,
                               std::string* out) const {
  for (const Segment& segment : messages_[static_cast<std::size_t>(message)]) {
    *out += segment.text;
    const auto argument = static_cast<std::size_t>(segment.argument);
    if (segment.argument >= 0 && argument < arguments.size()) *out += *(arguments.begin() + argument);
  }
}

}  // namespace ras
