// UTF-8 as RFC 3629 defines it: no overlong form, no surrogate, nothing above U+10FFFF.
#ifndef RAS_LIB_CODEC_UTF8_H_
#define RAS_LIB_CODEC_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ras {

// The bytes of the character that `text` begins with, 1 to 4; 0 if it does not begin with a whole valid
// character. `text` is not empty. Pure.
constexpr std::size_t Utf8Length(std::string_view text) {
  const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if ((at(i) & 0xC0U) != 0x80) return false;
    }
    return true;
  };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;  // A continuation byte, or an overlong form in two bytes.
  if (first < 0xE0) return text.size() >= 2 && continues(1, 2) ? 2 : 0;
  if (first < 0xF0) {
    if (text.size() < 3 || !continues(1, 3)) return 0;
    if (first == 0xE0 && at(1) < 0xA0) return 0;   // Overlong in three bytes.
    if (first == 0xED && at(1) >= 0xA0) return 0;  // A surrogate.
    return 3;
  }
  if (first > 0xF4 || text.size() < 4 || !continues(1, 4)) return 0;
  if (first == 0xF0 && at(1) < 0x90) return 0;   // Overlong in four bytes.
  if (first == 0xF4 && at(1) >= 0x90) return 0;  // Above U+10FFFF.
  return 4;
}

// Whether the whole valid character that `text` begins with is a control character of ASCII or Latin-1.
constexpr bool BeginsWithControl(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  return first < 0x20 || first == 0x7F || (first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0);
}

// Whether every byte is ASCII: eight at a time, the last eight overlapping those before.
inline bool IsAscii(std::string_view text) {
  constexpr uint64_t kHighBits = 0x8080808080808080U;
  const auto eight_at = [text](std::size_t i) {
    uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    return eight;
  };
  uint64_t all = 0;
  if (text.size() < 8) {
    for (const char c : text) all |= static_cast<unsigned char>(c);
    return (all & 0x80U) == 0;
  }
  for (std::size_t i = 0; i + 8 < text.size(); i += 8) all |= eight_at(i);
  return ((all | eight_at(text.size() - 8)) & kHighBits) == 0;
}

// The bytes at the start of `text` that are valid UTF-8: text.size() if all are. Pure.
inline std::size_t ValidUtf8Prefix(std::string_view text) {
  // Looks ahead by this much, so that one foreign letter does not make the whole text slow.
  constexpr std::size_t kStretch = 64;
  std::size_t i = 0;
  while (i < text.size()) {
    if (IsAscii(text.substr(i, kStretch))) {
      i += kStretch;
      continue;
    }
    for (const std::size_t end = i + kStretch; i < end && i < text.size();) {
      const std::size_t length = Utf8Length(text.substr(i));
      if (length == 0) return i;
      i += length;
    }
  }
  return text.size();
}

inline bool IsValidUtf8(std::string_view text) { return ValidUtf8Prefix(text) == text.size(); }

// The characters (Unicode scalar values) of valid UTF-8: the bytes that continue no character. Pure.
inline std::size_t CountCharacters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
  return count;
}

// The beginning of a valid text, at most `most` bytes of it, cut before a character and not within one.
inline std::string_view Utf8Prefix(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  // A byte 10xxxxxx is inside a character.
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

}  // namespace ras

#endif  // RAS_LIB_CODEC_UTF8_H_
