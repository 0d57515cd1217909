// The values of the documents' enums, as the command line spells them.
#ifndef RAS_EXAMPLES_RAS_NAMED_VALUE_H_
#define RAS_EXAMPLES_RAS_NAMED_VALUE_H_

#include <string>

namespace ras::tool {

// "half-up" as the documents have it: PREFIX_HALF_UP.
inline std::string EnumName(const std::string& prefix, const std::string& word) {
  std::string name = prefix;
  for (const char c : word) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return name;
}

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_NAMED_VALUE_H_
