// The catalogue of messages, ready for use: every sentence for people comes from one, so that another
// language or an easy-read wording is a file of data (docs/the-account.md).
#ifndef RAS_LIB_CATALOGUE_CATALOGUE_H_
#define RAS_LIB_CATALOGUE_CATALOGUE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/catalogue/message.h"
#include "lib/codec/violation.h"
#include "ras/v1/explanation.pb.h"

namespace ras {

// A catalogue with its templates taken apart once. Immutable; safe to share between threads.
class CompiledCatalogue {
 public:
  // Null, and every fault in `violations`, if a message is missing or there twice, uses an argument that it
  // is not given or one too often, has a brace without a partner, or is worded for a number it does not
  // count. Paths are those of an ExplainRequest. Messages that this version does not know are passed over.
  static std::unique_ptr<const CompiledCatalogue> Compile(const v1::Catalogue& document,
                                                          std::vector<Violation>* violations);

  const std::string& id() const { return id_; }
  const std::string& language() const { return language_; }

  // Appends a message. `arguments` are in the order of account_messages.inc.
  template <std::size_t kArguments>
  void Append(Message<kArguments> message, const std::string_view (&arguments)[kArguments],
              std::string* out) const {
    Append(message.id, std::span<const std::string_view>(arguments), out);
  }
  // The whole text of a message that is given no arguments. Lives as long as the catalogue.
  std::string_view Text(Message<0> message) const;

 private:
  // Literal text, being text_[begin, begin + size), and then (unless -1) the argument of that index.
  struct Segment {
    std::size_t begin;
    std::size_t size;
    int argument;
  };
  // segments_[first, first + count).
  struct Template {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t literal_size = 0;
  };
  // Said in place of the message's own template when the number it counts is this one.
  struct Variant {
    MessageId message;
    std::string number;
    Template words;
  };
  static constexpr auto kMessages = static_cast<std::size_t>(MessageId::kCount);

  class Compiler;

  void Append(MessageId message, std::span<const std::string_view> arguments, std::string* out) const;
  const Template& TemplateOf(MessageId message, std::span<const std::string_view> arguments) const;

  std::string id_;
  std::string language_;
  std::string text_;
  std::vector<Segment> segments_;
  std::array<Template, kMessages> templates_{};
  std::array<bool, kMessages> has_variants_{};
  std::vector<Variant> variants_;
};

// The catalogue that is built in: British English.
const CompiledCatalogue& BuiltInCatalogue();

struct CatalogueArgument {
  std::string_view name;
  std::string_view value;
};

struct FindingText {
  std::string message;
  std::string remedy;
  std::string reason;
};

// The words for a finding, from the built-in catalogue: finding.CODE.message, .remedy and .reason with the
// named arguments filled in. A code that the catalogue does not know has itself for a message.
FindingText FindingFor(std::string_view code, std::span<const CatalogueArgument> arguments);

}  // namespace ras

#endif  // RAS_LIB_CATALOGUE_CATALOGUE_H_
