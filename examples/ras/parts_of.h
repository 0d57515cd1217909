// A text of the command line taken apart at a character.
#ifndef RAS_EXAMPLES_RAS_PARTS_OF_H_
#define RAS_EXAMPLES_RAS_PARTS_OF_H_

#include <string>
#include <vector>

namespace ras::tool {

// "a+b" at '+': "a" and "b". One part, which may be empty, more than the character is there.
inline std::vector<std::string> PartsOf(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PARTS_OF_H_
