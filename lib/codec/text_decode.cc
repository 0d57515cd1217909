#include "lib/codec/text_decode.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/codec/message_builder.h"
#include "lib/codec/text_lexer.h"
#include "lib/codec/text_position.h"
#include "lib/codec/utf8.h"

namespace ras {
namespace {

using Kind = TextLexer::Kind;

class Reader : private Locator {
 public:
  Reader(const Schema& schema, std::string_view text, const Limits& limits, google::protobuf::Message* out,
         ViolationLog* log)
      : limits_(limits),
        log_(log),
        lexer_(text),
        position_(text),
        builder_(schema, limits, Notation::kText, this, out, log) {}

  bool Run() {
    if (!Next()) return false;
    bool go_on = builder_.BeginMessage();
    Open(kDocument);
    while (go_on && !open_.empty()) go_on = open_.back() == ']' ? ListItem() : FieldOrEnd();
    return go_on;
  }

 private:
  // In open_: the document itself; '}' , '>' and ']' are the brackets that close the rest.
  static constexpr char kDocument = 'd';

  // A field whose value is a word or a number without quotes, and where the value begins.
  struct Bare {
    std::string_view field;
    std::size_t offset = 0;
  };

  void Open(char closer) {
    open_.push_back(closer);
    opened_at_.push_back(lexer_.offset());
  }
  void Close() {
    open_.pop_back();
    opened_at_.pop_back();
  }

  // Reads a field's name and what follows it up to the start of a message or list, or the end of the message.
  bool FieldOrEnd() {
    const char closer = open_.back();
    const Bare before = std::exchange(bare_, {});
    if (At(Kind::kEnd)) {
      if (closer != kDocument) {
        return Fail(std::string("The document ends before \"") + closer + "\": what begins on line " +
                    std::to_string(position_.At(opened_at_.back()).line) + " is not closed.");
      }
      Close();
      return builder_.EndMessage();
    }
    if (closer != kDocument && AtSymbol(closer)) {
      Close();
      return builder_.EndMessage() && Next() && AfterValue();
    }
    if (AtSymbol('[')) return Fail("Extensions and Any are not used in these documents.");
    if (!At(Kind::kName)) return FailAfter(before, "Expected the name of a field, found " + Found());
    Mark();
    const std::string_view field = Text();
    if (!builder_.Name(field) || !Next()) return false;
    const bool colon = AtSymbol(':');
    if (colon && !Next()) return false;
    if (AtSymbol('{') || AtSymbol('<')) return BeginMessage();
    if (!colon) {
      return FailAfter(before, "Expected \":\" or \"{\" after the name of a field, found " + Found());
    }
    if (AtSymbol('[')) return BeginList();
    if (!At(Kind::kString)) bare_ = {field, lexer_.offset()};
    return Scalar() && AfterValue();
  }

  bool ListItem() {
    if (AtSymbol('{') || AtSymbol('<')) return BeginMessage();
    if (AtSymbol('[')) return Fail("Lists are not put inside lists.");
    return Scalar() && AfterValue();
  }

  bool BeginMessage() {
    Mark();
    Open(AtSymbol('{') ? '}' : '>');
    return NotTooDeep() && builder_.BeginMessage() && Next();
  }

  bool BeginList() {
    Mark();
    Open(']');
    if (!NotTooDeep() || !builder_.BeginList() || !Next()) return false;
    return AtSymbol(']') ? EndList() : true;
  }

  bool EndList() {
    Close();
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
    if (At(Kind::kString)) return String();
    if (At(Kind::kName)) return builder_.Word(Text()) && Next();
    if (At(Kind::kNumber)) return builder_.Number(Text()) && Next();
    if (!AtSymbol('-')) return Fail("Expected a value, found " + Found());
    if (!Next()) return false;
    const std::string text = "-" + std::string(Text());
    if (At(Kind::kName)) return builder_.Word(text) && Next();
    if (!At(Kind::kNumber)) return Fail("Expected a number after \"-\", found " + Found());
    return builder_.Number(text) && Next();
  }

  // Strings that follow one another are one string.
  bool String() {
    whole_.clear();
    bool overlong = false;
    while (At(Kind::kString)) {
      // An escape takes at most ten characters for a byte.
      overlong = overlong || Text().size() / 10 > limits_.max_string_bytes;
      if (!overlong) {
        const TextLexer::Fault fault = lexer_.AppendString(&whole_);
        if (fault.message != nullptr) return FailAt(fault.offset, fault.message);
        overlong = whole_.size() > limits_.max_string_bytes;
      }
      if (!Next()) return false;
      if (At(Kind::kString) && !builder_.CountOne()) return false;
    }
    if (overlong) return builder_.RefuseString(MessageBuilder::StringFault::kOverlong, whole_);
    if (!IsValidUtf8(whole_)) return builder_.RefuseString(MessageBuilder::StringFault::kNotUtf8, whole_);
    return builder_.String(whole_);
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

  std::string_view Text() const { return lexer_.token(); }
  bool At(Kind kind) const { return lexer_.kind() == kind; }
  bool AtSymbol(char symbol) const { return At(Kind::kSymbol) && Text().front() == symbol; }
  std::string Found() const {
    return At(Kind::kEnd) ? "the end of the document." : "\"" + Shown(Text()) + "\".";
  }

  bool Next() {
    const TextLexer::Fault fault = lexer_.Next();
    return fault.message == nullptr || FailAt(fault.offset, fault.message);
  }

  bool Fail(std::string message) { return FailAt(lexer_.offset(), std::move(message)); }
  // What goes on behind such a value on its line, as a day does and a text of several words, may belong to
  // it.
  bool FailAfter(const Bare& value, std::string message) {
    const bool closes = AtSymbol('}') || AtSymbol(']') || AtSymbol('>');
    const bool may_belong = !value.field.empty() && !At(Kind::kEnd) && !closes &&
                            position_.At(value.offset).line == position_.At(lexer_.offset()).line;
    if (!may_belong) return Fail(std::move(message));
    return FailAt(lexer_.offset(), std::move(message),
                  "If this belongs to \"" + Shown(value.field) + "\", write all of it in quotes.");
  }
  bool FailAt(std::size_t offset, std::string message,
              std::string remedy = "Correct the text at this place.") {
    const Position position = position_.At(offset);
    // What was found before may owe itself to the syntax error.
    log_->Clear();
    log_->Add(
        {"", "syntax_error", "", std::move(message), std::move(remedy), position.line, position.column});
    return false;
  }

  // Events are told when their last token has been read; they stand where their first is.
  void Mark() { event_offset_ = lexer_.offset(); }
  Position Locate() override { return position_.At(event_offset_); }

  const Limits& limits_;
  ViolationLog* log_;
  TextLexer lexer_;
  TextPosition position_;
  MessageBuilder builder_;
  std::string open_;
  // Where each of open_ begins in the text.
  std::vector<std::size_t> opened_at_;
  // The string that is being read, kept for its memory.
  std::string whole_;
  std::size_t event_offset_ = 0;
  // The value before, if it was such a one.
  Bare bare_;
};

}  // namespace

bool TextDecode(const Schema& schema, std::string_view text, const Limits& limits,
                google::protobuf::Message* out, ViolationLog* log) {
  const std::size_t valid = ValidUtf8Prefix(text);
  if (valid != text.size()) {
    const Position position = TextPosition(text).At(valid);
    log->Add({"", "invalid_utf8", Shown(text.substr(valid, 4)), "The document is not valid UTF-8.",
              "Save it as UTF-8.", position.line, position.column});
    return false;
  }
  return Reader(schema, text, limits, out, log).Run();
}

}  // namespace ras
