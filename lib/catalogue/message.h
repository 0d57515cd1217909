// The messages of the account, named in code. Each knows how many arguments it is given, so a call with
// another number does not compile.
#ifndef RAS_LIB_CATALOGUE_MESSAGE_H_
#define RAS_LIB_CATALOGUE_MESSAGE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ras {

// In the order of account_messages.inc.
enum class MessageId : uint16_t {
#define RAS_MESSAGE(name, id, arguments) name,
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
  kCount
};

template <std::size_t kArguments>
struct Message {
  MessageId id;
};

namespace internal {

// Words are separated by single spaces.
constexpr std::size_t CountWords(std::string_view words) {
  std::size_t count = words.empty() ? 0 : 1;
  for (const char c : words) count += c == ' ' ? 1U : 0U;
  return count;
}

}  // namespace internal

namespace message {

// A name that is declared stands in no parentheses. NOLINTBEGIN(bugprone-macro-parentheses)
#define RAS_MESSAGE(name, id, arguments) \
  inline constexpr Message<internal::CountWords(arguments)> name{MessageId::name};
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace message
}  // namespace ras

#endif  // RAS_LIB_CATALOGUE_MESSAGE_H_
