// The catalogue of messages, ready for use: every sentence for people comes from one, so that another
// language or an easy-read wording is a file of data (DESIGN section 5; docs/the-account.md).
#ifndef RAS_LIB_CATALOGUE_CATALOGUE_H_
#define RAS_LIB_CATALOGUE_CATALOGUE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ras/v1/explanation.pb.h"
#include "ras/v1/finding.pb.h"

namespace ras {

// The messages of the account, in the order of account_messages.inc.
enum class MessageId : uint16_t {
#define RAS_MESSAGE(name, id, arguments) name,
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
  kCount
};

// A catalogue with its templates taken apart once. Immutable; safe to share between threads.
class CompiledCatalogue {
 public:
  // Null, and every fault in `findings`, if a message is missing or there twice, uses an argument that it is
  // not given, or has a brace that does not close: codes catalogue_message_missing, catalogue_message_twice,
  // catalogue_argument_unknown, catalogue_brace.
  static std::unique_ptr<const CompiledCatalogue> Compile(const v1::Catalogue& document,
                                                          std::vector<v1::Finding>* findings);

  const std::string& id() const { return id_; }
  const std::string& language() const { return language_; }

  // Appends a message. `arguments` are in the order of account_messages.inc.
  void Append(MessageId message, std::initializer_list<std::string_view> arguments, std::string* out) const;
  std::string Say(MessageId message, std::initializer_list<std::string_view> arguments = {}) const {
    std::string text;
    Append(message, arguments, &text);
    return text;
  }

 private:
  // Literal text, then (unless -1) the argument of that index.
  struct Segment {
    std::string text;
    int argument = -1;
  };

  std::string id_;
  std::string language_;
  std::array<std::vector<Segment>, static_cast<std::size_t>(MessageId::kCount)> messages_;
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
