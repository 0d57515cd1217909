#include "lib/catalogue/catalogue.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "lib/codec/violation_log.h"

namespace ras {
namespace {

constexpr auto kMessages = static_cast<std::size_t>(MessageId::kCount);

// How often one message may use one argument: far more than any wording needs, and few enough that no
// catalogue can make a small determination fill the memory.
constexpr int kMostUses = 8;

struct MessageDefinition {
  std::string_view id;
  std::string_view arguments;  // Separated by spaces; the one that is counted begins with '#'.
};

constexpr std::array<MessageDefinition, kMessages> kDefinitions = {{
#define RAS_MESSAGE(name, id, arguments) {id, arguments},
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
}};

// Calls use(name, counted) for every argument of a definition, in order.
template <class Use>
constexpr void ForEachArgument(std::string_view arguments, Use use) {
  while (!arguments.empty()) {
    const std::size_t end = std::min(arguments.find(' '), arguments.size());
    const bool counted = arguments.front() == '#';
    use(arguments.substr(counted ? 1 : 0, end - (counted ? 1 : 0)), counted);
    arguments.remove_prefix(std::min(end + 1, arguments.size()));
  }
}

// The place of the argument that a message counts, or -1.
constexpr int CountedArgument(std::string_view arguments) {
  int index = 0, found = -1;
  ForEachArgument(arguments, [&](std::string_view, bool counted) {
    if (counted) found = index;
    ++index;
  });
  return found;
}

constexpr std::array<int8_t, kMessages> kCounted = [] {
  std::array<int8_t, kMessages> counted{};
  for (std::size_t i = 0; i < kMessages; ++i) {
    counted[i] = static_cast<int8_t>(CountedArgument(kDefinitions[i].arguments));
  }
  return counted;
}();

int ArgumentIndex(std::string_view arguments, std::string_view wanted) {
  int index = 0, found = -1;
  ForEachArgument(arguments, [&](std::string_view name, bool) {
    if (name == wanted) found = index;
    ++index;
  });
  return found;
}

// "{points}, {maximum}", or "none".
std::string ArgumentList(std::string_view arguments) {
  std::string list;
  ForEachArgument(arguments, [&](std::string_view name, bool) {
    list += list.empty() ? "{" : ", {";
    list += name;
    list += '}';
  });
  return list.empty() ? "none" : list;
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

// "answers.domain.when_1" is the variant of "answers.domain" for the number 1.
struct SplitId {
  std::string_view base;
  std::string_view number;  // Empty unless it is a variant.
};

SplitId Split(std::string_view id) {
  constexpr std::string_view kWhen = ".when_";
  const std::size_t when = id.rfind(kWhen);
  if (when == std::string_view::npos) return {id, {}};
  const std::string_view number = id.substr(when + kWhen.size());
  if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos) return {id, {}};
  return {id.substr(0, when), number};
}

}  // namespace

// Takes the messages of one document apart, and collects what is wrong with them.
class CompiledCatalogue::Compiler {
 public:
  Compiler(CompiledCatalogue* out, std::vector<Violation>* violations) : out_(*out), log_(violations) {
    for (std::size_t i = 0; i < kMessages; ++i) index_.emplace(kDefinitions[i].id, i);
  }

  void Add(const v1::CatalogueMessage& document, const std::string& path) {
    const SplitId id = Split(document.id());
    const auto found = index_.find(id.base);
    if (found == index_.end()) return;
    const std::size_t i = found->second;
    if (IsThere(i, id.number)) return Report("catalogue_message_twice", path, document.id());
    if (!id.number.empty() && kCounted[i] < 0) {
      return Report("catalogue_message_not_counted", path + ".id", document.id(), {}, id.base);
    }
    const Template words = Words(document, i, path + ".text");
    if (id.number.empty()) {
      seen_[i] = true;
      out_.templates_[i] = words;
    } else {
      out_.has_variants_[i] = true;
      out_.variants_.push_back({static_cast<MessageId>(i), std::string(id.number), words});
    }
  }

  // Reports what is not there, and says whether everything is well.
  bool Finish() {
    for (std::size_t i = 0; i < kMessages; ++i) {
      if (seen_[i]) continue;
      Report("catalogue_message_missing", "catalogue.messages", kDefinitions[i].id,
             ArgumentList(kDefinitions[i].arguments));
    }
    return log_.empty();
  }

 private:
  bool IsThere(std::size_t i, std::string_view number) const {
    if (number.empty()) return seen_[i];
    return std::any_of(out_.variants_.begin(), out_.variants_.end(), [&](const Variant& variant) {
      return variant.message == static_cast<MessageId>(i) && variant.number == number;
    });
  }

  Template Words(const v1::CatalogueMessage& document, std::size_t i, const std::string& path) {
    Template words;
    words.first = out_.segments_.size();
    const std::string_view known = kDefinitions[i].arguments;
    std::array<int, 16> uses{};
    const auto literal = [&](std::string_view text) {
      out_.segments_.push_back({out_.text_.size(), text.size(), -1});
      out_.text_ += text;
      words.literal_size += text.size();
    };
    const auto argument = [&](std::string_view name) {
      const int position = ArgumentIndex(known, name);
      if (position < 0) {
        Report("catalogue_argument_unknown", path, name, ArgumentList(known), document.id());
      } else if (++uses[static_cast<std::size_t>(position)] == kMostUses + 1) {
        Report("catalogue_argument_too_often", path, name, std::to_string(kMostUses), document.id());
      }
      out_.segments_.back().argument = position;
    };
    if (!TakeApart(document.text(), literal, argument)) {
      Report("catalogue_brace", path, document.id(), ArgumentList(known));
    }
    words.count = out_.segments_.size() - words.first;
    return words;
  }

  // The words of these are English, whatever the language of the catalogue at fault.
  void Report(std::string_view code, std::string path, std::string_view value, std::string_view list = {},
              std::string_view other = {}) {
    if (!log_.HasRoom()) return log_.Count();
    const std::string shown = Shown(value), shown_other = Shown(other);
    const std::array<CatalogueArgument, 4> arguments = {
        CatalogueArgument{"value", shown}, CatalogueArgument{"path", path}, CatalogueArgument{"list", list},
        CatalogueArgument{"other", shown_other}};
    FindingText text = FindingFor(code, arguments);
    log_.Add({std::move(path), std::string(code), shown, std::move(text.message), std::move(text.remedy)});
  }

  CompiledCatalogue& out_;
  ViolationLog log_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::array<bool, kMessages> seen_{};
};

std::unique_ptr<const CompiledCatalogue> CompiledCatalogue::Compile(const v1::Catalogue& document,
                                                                    std::vector<Violation>* violations) {
  auto compiled = std::make_unique<CompiledCatalogue>();
  compiled->id_ = document.id();
  compiled->language_ = document.language();
  Compiler compiler(compiled.get(), violations);
  for (int m = 0; m < document.messages_size(); ++m) {
    compiler.Add(document.messages(m), "catalogue.messages[" + std::to_string(m) + "]");
  }
  if (!compiler.Finish()) return nullptr;
  return compiled;
}

std::string_view CompiledCatalogue::Text(Message<0> message) const {
  const Template& words = templates_[static_cast<std::size_t>(message.id)];
  if (words.count == 0) return {};
  const Segment& segment = segments_[words.first];
  return std::string_view(text_).substr(segment.begin, segment.size);
}

const CompiledCatalogue::Template& CompiledCatalogue::TemplateOf(
    MessageId message, std::span<const std::string_view> arguments) const {
  const auto i = static_cast<std::size_t>(message);
  if (has_variants_[i]) {
    const std::string_view number = arguments[static_cast<std::size_t>(kCounted[i])];
    for (const Variant& variant : variants_) {
      if (variant.message == message && variant.number == number) return variant.words;
    }
  }
  return templates_[i];
}

void CompiledCatalogue::Append(MessageId message, std::span<const std::string_view> arguments,
                               std::string* out) const {
  const Template& words = TemplateOf(message, arguments);
  std::size_t size = out->size() + words.literal_size;
  for (const std::string_view argument : arguments) size += argument.size();
  if (size > out->capacity()) out->reserve(size);
  const char* const text = text_.data();
  for (std::size_t s = words.first; s != words.first + words.count; ++s) {
    const Segment& segment = segments_[s];
    out->append(text + segment.begin, segment.size);
    if (segment.argument >= 0) out->append(arguments[static_cast<std::size_t>(segment.argument)]);
  }
}

}  // namespace ras
