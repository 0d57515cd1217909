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

// The other way round: "half-up" for PREFIX_HALF_UP.
inline std::string ValueWord(const std::string& prefix, const std::string& name) {
  std::string word = name.substr(prefix.size());
  for (char& c : word) c = c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return word;
}

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_NAMED_VALUE_H_
