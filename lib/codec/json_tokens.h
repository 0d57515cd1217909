// Steps through the tokens of JSON that a strict reader has already read up to there.
#ifndef RAS_LIB_CODEC_JSON_TOKENS_H_
#define RAS_LIB_CODEC_JSON_TOKENS_H_

#include <cstddef>
#include <string_view>

namespace ras {

// A token here is a bracket, a name, or a value: whatever the reader has an event for. Between tokens are
// white space, commas and colons. Positions are worked out only when somebody asks, which is when something
// is wrong, so that documents without faults pay nothing for them. `text` is borrowed.
class JsonTokens {
 public:
  explicit JsonTokens(std::string_view text) : text_(text) {}

  // Goes to the token with this number, from 1 for the first, and gives the byte at which it starts. Goes
  // forward only.
  std::size_t Seek(std::size_t number) {
    while (number_ < number) {
      offset_ = TokenEnd();
      while (offset_ < text_.size() && IsBetween(text_[offset_])) ++offset_;
      ++number_;
    }
    return offset_;
  }

  // The byte after the token that Seek has gone to; 0 before the first.
  std::size_t TokenEnd() const {
    if (number_ == 0 || offset_ == text_.size()) return offset_;
    std::size_t end = offset_ + 1;
    switch (text_[offset_]) {
      case '{':
      case '}':
      case '[':
      case ']':
        return end;
      case '"':
        while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
        return end < text_.size() ? end + 1 : text_.size();
      default:
        while (end < text_.size() && !IsBetween(text_[end]) && text_[end] != '}' && text_[end] != ']') ++end;
        return end;
    }
  }

 private:
  static bool IsBetween(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':';
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t number_ = 0;
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_JSON_TOKENS_H_
