#include "lib/codec/text_lexer.h"

#include <cstdint>

namespace ras {
namespace {

constexpr const char* kControlCharacter = "Control characters do not belong here.";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsOctal(char c) { return c >= '0' && c <= '7'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The value of a hexadecimal digit, or -1.
int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void AppendUtf8(uint32_t scalar, std::string* out) {
  const auto put = [out](uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (scalar < 0x80) return put(scalar);
  if (scalar < 0x800) {
    put(0xC0 | (scalar >> 6));
  } else {
    if (scalar < 0x10000) {
      put(0xE0 | (scalar >> 12));
    } else {
      put(0xF0 | (scalar >> 18));
      put(0x80 | ((scalar >> 12) & 0x3F));
    }
    put(0x80 | ((scalar >> 6) & 0x3F));
  }
  put(0x80 | (scalar & 0x3F));
}

// Reads one escape after another. `content` is what stands between the quotes.
class Unescaper {
 public:
  Unescaper(std::string_view content, std::string* out) : content_(content), out_(*out) {}

  // Null, or what is wrong with the escape that begins at escape().
  const char* Run() {
    while (at_ < content_.size()) {
      const std::size_t backslash = content_.find('\\', at_);
      out_ += content_.substr(at_, backslash - at_);
      if (backslash == std::string_view::npos) return nullptr;
      escape_ = backslash;
      at_ = backslash + 1;
      if (const char* const fault = Escape()) return fault;
    }
    return nullptr;
  }
  std::size_t escape() const { return escape_; }

 private:
  const char* Escape() {
    // The lexer has seen to it that a character follows every backslash.
    const char c = content_[at_++];
    constexpr std::string_view kNames = "abfnrtv\\?'\"";
    constexpr std::string_view kValues = "\a\b\f\n\r\t\v\\?'\"";
    if (const std::size_t simple = kNames.find(c); simple != std::string_view::npos) {
      out_ += kValues[simple];
      return nullptr;
    }
    if (IsOctal(c)) return Octal(static_cast<uint32_t>(c - '0'));
    uint32_t value = 0;
    switch (c) {
      case 'x':
        if (!Hex(1, 2, &value)) return "A \\x escape needs one or two hexadecimal digits.";
        out_ += static_cast<char>(value);
        return nullptr;
      case 'u':
        return Unicode(4);
      case 'U':
        return Unicode(8);
      default:
        return "There is no such escape.";
    }
  }

  const char* Octal(uint32_t value) {
    for (int digits = 1; digits < 3 && at_ < content_.size() && IsOctal(content_[at_]); ++digits) {
      value = value * 8 + static_cast<uint32_t>(content_[at_++] - '0');
    }
    if (value > 0xFF) return "An octal escape is at most \\377.";
    out_ += static_cast<char>(value);
    return nullptr;
  }

  // "\u" with 4 digits or "\U" with 8; two surrogates that follow one another are one character.
  const char* Unicode(int digits) {
    uint32_t value = 0;
    if (!Hex(digits, digits, &value)) return "A \\u escape needs 4 hexadecimal digits, and \\U needs 8.";
    if (value >= 0xD800 && value <= 0xDBFF) {
      uint32_t second = 0;
      if (content_.substr(at_, 2) != "\\u") return "Escapes of surrogates come in pairs.";
      at_ += 2;
      if (!Hex(4, 4, &second) || second < 0xDC00 || second > 0xDFFF)
        return "Escapes of surrogates come in pairs.";
      value = 0x10000 + ((value - 0xD800) << 10) + (second - 0xDC00);
    } else if (value >= 0xDC00 && value <= 0xDFFF) {
      return "Escapes of surrogates come in pairs.";
    }
    if (value > 0x10FFFF) return "There is no character beyond U+10FFFF.";
    AppendUtf8(value, &out_);
    return nullptr;
  }

  bool Hex(int least, int most, uint32_t* value) {
    int digits = 0;
    for (; digits < most && at_ < content_.size() && HexValue(content_[at_]) >= 0; ++digits) {
      *value = *value * 16 + static_cast<uint32_t>(HexValue(content_[at_++]));
    }
    return digits >= least;
  }

  std::string_view content_;
  std::string& out_;
  std::size_t at_ = 0;
  std::size_t escape_ = 0;
};

}  // namespace

TextLexer::Fault TextLexer::Next() {
  const auto at = [this](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
  begin_ = end_;
  while (begin_ < text_.size() && (IsSpace(text_[begin_]) || text_[begin_] == '#')) {
    if (text_[begin_] == '#') {
      const std::string_view comment = text_.substr(begin_, text_.find('\n', begin_) - begin_);
      if (const std::size_t nul = comment.find('\0'); nul != std::string_view::npos) {
        return {kControlCharacter, begin_ + nul};
      }
      begin_ += comment.size();
    } else {
      ++begin_;
    }
  }
  end_ = begin_;
  if (begin_ == text_.size()) {
    kind_ = Kind::kEnd;
    return {};
  }
  const char first = text_[begin_];
  ++end_;
  if (IsLetter(first)) {
    kind_ = Kind::kName;
    while (IsLetter(at(end_)) || IsDigit(at(end_))) ++end_;
    return {};
  }
  if (IsDigit(first) || (first == '.' && IsDigit(at(end_)))) {
    kind_ = Kind::kNumber;
    while (IsLetter(at(end_)) || IsDigit(at(end_)) || at(end_) == '.') {
      const bool exponent = text_[end_] == 'e' || text_[end_] == 'E';
      ++end_;
      if (exponent && (at(end_) == '+' || at(end_) == '-')) ++end_;
    }
    return {};
  }
  if (first == '"' || first == '\'') return NextString(first);
  kind_ = Kind::kSymbol;
  if (first > ' ' && first <= '~') return {};
  if (static_cast<unsigned char>(first) < 0x80) return {kControlCharacter, begin_};
  // U+2018 to U+201F, which word processors put in the place of straight quotes.
  if (text_.substr(begin_, 2) == "\xE2\x80" && at(begin_ + 2) >= '\x98' && at(begin_ + 2) <= '\x9F') {
    return {"Curly quotes do not begin a text: use straight quotes.", begin_};
  }
  const bool mark = begin_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF";
  return {mark ? "The document begins with a byte order mark."
               : "Characters that are not ASCII belong in quotes.",
          begin_};
}

TextLexer::Fault TextLexer::NextString(char quote) {
  kind_ = Kind::kString;
  while (end_ < text_.size() && text_[end_] != quote) {
    if (text_[end_] == '\\') ++end_;
    if (end_ == text_.size()) break;
    const auto c = static_cast<unsigned char>(text_[end_]);
    if (c == '\n') return {"A string ends on the line it begins on; a line feed in it is written \\n.", end_};
    if (c < 0x20 && c != '\t') return {"A control character in a string is written as an escape.", end_};
    ++end_;
  }
  if (end_ == text_.size()) return {"The document ends inside a string.", end_};
  ++end_;
  return {};
}

TextLexer::Fault TextLexer::AppendString(std::string* out) const {
  Unescaper unescaper(text_.substr(begin_ + 1, end_ - begin_ - 2), out);
  const char* const fault = unescaper.Run();
  return {fault, begin_ + 1 + unescaper.escape()};
}

}  // namespace ras
