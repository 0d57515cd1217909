// The words of protocol buffers' text form.
#ifndef RAS_LIB_CODEC_TEXT_LEXER_H_
#define RAS_LIB_CODEC_TEXT_LEXER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace ras {

// Takes a text apart into tokens, without copying any. Protocol buffers' own tokenizer takes several times as
// long, and counts columns in bytes with tabs of eight; the tests hold the two to the same reading. Borrows
// the text, which is valid UTF-8.
class TextLexer {
 public:
  enum class Kind {
    kEnd,
    // A letter or underscore, then letters, digits and underscores.
    kName,
    // Whatever begins like a number, up to the next character that could not belong to one. It may yet be
    // none.
    kNumber,
    // With its quotes and escapes.
    kString,
    // One other character.
    kSymbol,
  };

  // What is wrong with the text at some byte of it. `message` is null if nothing is, else a static sentence.
  struct Fault {
    const char* message = nullptr;
    std::size_t offset = 0;
  };

  explicit TextLexer(std::string_view text) : text_(text) {}

  // Goes to the next token: over white space, and comments from "#" to the end of their line.
  Fault Next();
  Kind kind() const { return kind_; }
  std::string_view token() const { return text_.substr(begin_, end_ - begin_); }
  // Where the token begins.
  std::size_t offset() const { return begin_; }

  // Appends what the string token that Next went to stands for. Escapes of bytes may make it other than
  // UTF-8.
  Fault AppendString(std::string* out) const;

 private:
  Fault NextString(char quote);
  std::string_view text_;
  Kind kind_ = Kind::kEnd;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_TEXT_LEXER_H_
