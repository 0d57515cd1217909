// Which form are these bytes in? For command lines; a program says what it has.
#ifndef RAS_LIB_CODEC_GUESS_FORMAT_H_
#define RAS_LIB_CODEC_GUESS_FORMAT_H_

#include <string_view>

#include "lib/codec/format.h"
#include "lib/codec/utf8.h"

namespace ras {

// JSON if the first character after white space (and a byte order mark) is a brace or a bracket; otherwise
// text if all of it is UTF-8 without control characters other than white space; otherwise binary. Empty:
// binary, where it is an empty message. A guess, though a binary document of any size holds a control
// character. Pure.
inline Format GuessFormat(std::string_view bytes) {
  const std::size_t first =
      bytes.find_first_not_of(bytes.substr(0, 3) == "\xEF\xBB\xBF" ? "\xEF\xBB\xBF \t\r\n" : " \t\r\n");
  if (first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[')) return Format::kJson;
  if (bytes.empty()) return Format::kBinary;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t length = Utf8Length(rest);
    if (length == 0) return Format::kBinary;
    const bool space = rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r';
    if (BeginsWithControl(rest) && !space) return Format::kBinary;
    rest.remove_prefix(length);
  }
  return Format::kText;
}

}  // namespace ras

#endif  // RAS_LIB_CODEC_GUESS_FORMAT_H_
