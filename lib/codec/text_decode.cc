#include "lib/codec/text_decode.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <string>
#include <utility>

#include "lib/codec/message_builder.h"
#include "lib/codec/text_position.h"
#include "lib/codec/utf8.h"

namespace ras {
namespace {

using google::protobuf::io::ArrayInputStream;
using google::protobuf::io::ErrorCollector;
using google::protobuf::io::Tokenizer;

// The tokenizer counts bytes for columns, and a tab as the step to the next multiple of eight. This finds the
// byte that it means, from where it was last asked: ascending order costs one pass over the text.
class TokenizerOffset {
 public:
  explicit TokenizerOffset(std::string_view text) : text_(text) {}

  std::size_t At(int line, int column) {
    if (line < line_ || (line == line_ && column < column_)) *this = TokenizerOffset(text_);
    while (offset_ < text_.size() && (line_ < line || (line_ == line && column_ < column))) {
      const char c = text_[offset_++];
      if (c == '\n') {
        ++line_;
        column_ = 0;
      } else {
        constexpr int kTab = 8;
        column_ += c == '\t' ? kTab - column_ % kTab : 1;
      }
    }
    return offset_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  int line_ = 0;
  int column_ = 0;
};

// Keeps the tokenizer's first complaint.
class FirstError : public ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (found_) return;
    found_ = true;
    line_ = line;
    column_ = column;
    message_ = message;
  }
  bool found() const { return found_; }
  int line() const { return line_; }
  int column() const { return column_; }
  const std::string& message() const { return message_; }

 private:
  bool found_ = false;
  int line_ = 0;
  int column_ = 0;
  std::string message_;
};

class Reader : private Locator {
 public:
  Reader(const Schema& schema, std::string_view text, const Limits& limits, google::protobuf::Message* out,
         ViolationLog* log)
      : limits_(limits),
        log_(log),
        stream_(text.data(), static_cast<int>(text.size())),
        tokenizer_(&stream_, &error_),
        offset_(text),
        position_(text),
        builder_(schema, limits, Notation::kText, this, out, log) {
    tokenizer_.set_comment_style(Tokenizer::SH_COMMENT_STYLE);
  }

  void Run() {
    if (!Next()) return;
    bool go_on = builder_.BeginMessage();
    open_.push_back(kDocument);
    while (go_on && !open_.empty()) go_on = open_.back() == ']' ? ListItem() : FieldOrEnd();
  }

 private:
  // In open_: the document itself; '}' , '>' and ']' are the brackets that close the rest.
  static constexpr char kDocument = 'd';

  // Reads a field's name and what follows it up to the start of a message or list, or the end of the message.
  bool FieldOrEnd() {
    const char closer = open_.back();
    if (At(Tokenizer::TYPE_END)) {
      if (closer != kDocument) return Fail(std::string("The document ends before \"") + closer + "\"");
      open_.pop_back();
      return builder_.EndMessage();
    }
    if (closer != kDocument && AtSymbol(closer)) {
      open_.pop_back();
      return builder_.EndMessage() && Next() && AfterValue();
    }
    if (AtSymbol('[')) return Fail("Extensions and Any are not used in these documents");
    if (!At(Tokenizer::TYPE_IDENTIFIER)) return Fail("Expected the name of a field, found " + Found());
    Mark();
    if (!builder_.Name(Text()) || !Next()) return false;
    const bool colon = AtSymbol(':');
    if (colon && !Next()) return false;
    if (AtSymbol('{') || AtSymbol('<')) return BeginMessage();
    if (!colon) return Fail("Expected \":\" or \"{\" after the name of a field, found " + Found());
    if (AtSymbol('[')) return BeginList();
    return Scalar() && AfterValue();
  }

  bool ListItem() {
    if (AtSymbol('{') || AtSymbol('<')) return BeginMessage();
    if (AtSymbol('[')) return Fail("Lists are not put inside lists");
    return Scalar() && AfterValue();
  }

  bool BeginMessage() {
    Mark();
    open_.push_back(AtSymbol('{') ? '}' : '>');
    return NotTooDeep() && builder_.BeginMessage() && Next();
  }

  bool BeginList() {
    Mark();
    open_.push_back(']');
    if (!NotTooDeep() || !builder_.BeginList() || !Next()) return false;
    return AtSymbol(']') ? EndList() : true;
  }

  bool EndList() {
    open_.pop_back();
    return builder_.EndList() && Next() && AfterValue();
  }

  // After a whole value: a comma or the end in a list, an optional comma or semicolon in a message.
  bool AfterValue() {
    if (open_.back() != ']') return AtSymbol(',') || AtSymbol(';') ? Next() : true;
    if (AtSymbol(']')) return EndList();
    if (!AtSymbol(',')) return Fail("Expected \",\" or \"]\", found " + Found());
    return Next();
  }

  bool Scalar() {
    Mark();
    switch (tokenizer_.current().type) {
      case Tokenizer::TYPE_STRING:
        return String();
      case Tokenizer::TYPE_IDENTIFIER:
        return builder_.Word(Text()) && Next();
      case Tokenizer::TYPE_INTEGER:
      case Tokenizer::TYPE_FLOAT:
        return builder_.Number(Text()) && Next();
      default:
        break;
    }
    if (!AtSymbol('-')) return Fail("Expected a value, found " + Found());
    if (!Next()) return false;
    const std::string text = "-" + Text();
    if (At(Tokenizer::TYPE_IDENTIFIER)) return builder_.Word(text) && Next();
    if (!At(Tokenizer::TYPE_INTEGER) && !At(Tokenizer::TYPE_FLOAT)) {
      return Fail("Expected a number after \"-\", found " + Found());
    }
    return builder_.Number(text) && Next();
  }

  // Strings that follow one another are one string.
  bool String() {
    std::string whole;
    bool overlong = false;
    while (At(Tokenizer::TYPE_STRING)) {
      // An escape takes at most ten characters for a byte.
      overlong = overlong || Text().size() / 10 > limits_.max_string_bytes;
      if (!overlong) Tokenizer::ParseStringAppend(Text(), &whole);
      overlong = overlong || whole.size() > limits_.max_string_bytes;
      if (!Next()) return false;
    }
    if (overlong) return builder_.RefuseString(MessageBuilder::StringFault::kOverlong, whole);
    if (!IsValidUtf8(whole)) return builder_.RefuseString(MessageBuilder::StringFault::kNotUtf8, whole);
    return builder_.String(whole);
  }

  // Whatever is passed over may be nested without end.
  bool NotTooDeep() {
    const auto most = static_cast<std::size_t>(2 * std::clamp(limits_.max_depth, 1, kDeepestNesting) + 1);
    if (open_.size() <= most) return true;
    builder_.Report("too_deep", "",
                    "Lists and messages are inside one another more than " + std::to_string(most) + " deep.",
                    "Use fewer levels.");
    return false;
  }

  const std::string& Text() { return tokenizer_.current().text; }
  bool At(Tokenizer::TokenType type) { return tokenizer_.current().type == type; }
  bool AtSymbol(char symbol) { return At(Tokenizer::TYPE_SYMBOL) && Text().front() == symbol; }
  std::string Found() {
    return At(Tokenizer::TYPE_END) ? "the end of the document" : "\"" + Shown(Text()) + "\"";
  }

  bool Next() {
    tokenizer_.Next();
    if (!error_.found()) return true;
    return FailAt(error_.line(), error_.column(), error_.message());
  }

  bool Fail(std::string message) {
    return FailAt(tokenizer_.current().line, tokenizer_.current().column, std::move(message));
  }
  bool FailAt(int line, int column, std::string message) {
    const Position position = position_.At(offset_.At(line, column));
    // What was found before may owe itself to the syntax error.
    log_->Clear();
    if (message.empty() || message.back() != '.') message += '.';
    log_->Add({"", "syntax_error", "", std::move(message), "Correct the text at this place.", position.line,
               position.column});
    return false;
  }

  // Events are told when their last token has been read; they stand where their first is.
  void Mark() {
    event_line_ = tokenizer_.current().line;
    event_column_ = tokenizer_.current().column;
  }
  Position Locate() override { return position_.At(offset_.At(event_line_, event_column_)); }

  const Limits& limits_;
  ViolationLog* log_;
  FirstError error_;
  ArrayInputStream stream_;
  Tokenizer tokenizer_;
  TokenizerOffset offset_;
  TextPosition position_;
  MessageBuilder builder_;
  std::string open_;
  int event_line_ = 0;
  int event_column_ = 0;
};

}  // namespace

void TextDecode(const Schema& schema, std::string_view text, const Limits& limits,
                google::protobuf::Message* out, ViolationLog* log) {
  const std::size_t valid = ValidUtf8Prefix(text);
  if (valid != text.size()) {
    const Position position = TextPosition(text).At(valid);
    log->Add({"", "invalid_utf8", Shown(text.substr(valid, 4)), "The document is not valid UTF-8.",
              "Save it as UTF-8.", position.line, position.column});
    return;
  }
  Reader(schema, text, limits, out, log).Run();
}

}  // namespace ras
