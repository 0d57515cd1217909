#include "lib/codec/json_reader.h"

// Boost.JSON's event parser and the few functions of it that are not templates: header only, nothing to link.
// The undefined-behaviour sanitizer asks for the type information of shared_resource.
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/except.ipp>
#include <boost/json/detail/impl/shared_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>
#include <cstdint>
#include <limits>

#include "lib/codec/json_tokens.h"
#include "lib/codec/utf8.h"
#include "lib/codec/violation_log.h"

namespace ras {
namespace {

using boost::json::error;
using boost::json::error_code;
using BoostText = boost::json::string_view;

// What the parser has told so far, as far as an explanation of a syntax error needs it.
struct Progress {
  enum class Last { kNothing, kOpen, kName, kValue };
  Last last = Last::kNothing;
  // The open brackets, outermost first.
  std::string open;
  // Tokens told, in the sense of JsonTokens.
  std::size_t tokens = 0;
  bool stopped = false;
};

// Joins the parser's pieces of a string together and hands whole events on.
class Handler {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = max_object_size;
  static constexpr std::size_t max_key_size = max_object_size;
  static constexpr std::size_t max_string_size = max_object_size;

  // A name is cut here: longer than any that a document type has, so that a cut name is never taken for one.
  static constexpr std::size_t kMaxNameBytes = 1000;

  Handler(std::size_t max_string_bytes, JsonEvents* events, Progress* progress)
      : max_string_bytes_(max_string_bytes), events_(events), progress_(progress) {}

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& code) {
    progress_->open += '{';
    return Told(Progress::Last::kOpen, events_->BeginObject(), code);
  }
  bool on_array_begin(error_code& code) {
    progress_->open += '[';
    return Told(Progress::Last::kOpen, events_->BeginArray(), code);
  }
  bool on_object_end(std::size_t, error_code& code) {
    progress_->open.pop_back();
    return Told(Progress::Last::kValue, events_->EndObject(), code);
  }
  bool on_array_end(std::size_t, error_code& code) {
    progress_->open.pop_back();
    return Told(Progress::Last::kValue, events_->EndArray(), code);
  }
  bool on_key_part(BoostText text, std::size_t, error_code&) { return Keep(text, kMaxNameBytes); }
  bool on_string_part(BoostText text, std::size_t, error_code&) { return Keep(text, max_string_bytes_); }
  bool on_key(BoostText text, std::size_t, error_code& code) {
    const std::string_view whole = Whole(text, kMaxNameBytes);
    return Told(Progress::Last::kName, events_->Name(whole), code);
  }
  bool on_string(BoostText text, std::size_t, error_code& code) {
    const std::string_view whole = Whole(text, max_string_bytes_);
    return Told(Progress::Last::kValue, events_->String(whole, cut_), code);
  }
  // The text is in one piece, and so is every number.
  bool on_number_part(BoostText, error_code&) { return true; }
  bool on_int64(int64_t, BoostText text, error_code& code) { return Number(text, code); }
  bool on_uint64(uint64_t, BoostText text, error_code& code) { return Number(text, code); }
  bool on_double(double, BoostText text, error_code& code) { return Number(text, code); }
  bool on_bool(bool value, error_code& code) {
    return Told(Progress::Last::kValue, events_->Word(value ? "true" : "false"), code);
  }
  bool on_null(error_code& code) { return Told(Progress::Last::kValue, events_->Word("null"), code); }
  bool on_comment_part(BoostText, error_code&) { return true; }
  bool on_comment(BoostText, error_code&) { return true; }

 private:
  bool Told(Progress::Last last, bool go_on, error_code& code) {
    progress_->last = last;
    ++progress_->tokens;
    parts_.clear();
    cut_ = false;
    if (go_on) return true;
    progress_->stopped = true;
    code = error::exception;
    return false;
  }

  bool Number(BoostText text, error_code& code) {
    return Told(Progress::Last::kValue, events_->Number({text.data(), text.size()}), code);
  }

  bool Keep(BoostText text, std::size_t most) {
    const std::size_t room = most - std::min(most, parts_.size());
    cut_ = cut_ || text.size() > room;
    parts_.append(text.data(), std::min<std::size_t>(text.size(), room));
    return true;
  }

  std::string_view Whole(BoostText last_part, std::size_t most) {
    if (parts_.empty() && last_part.size() <= most) return {last_part.data(), last_part.size()};
    Keep(last_part, most);
    return parts_;
  }

  std::size_t max_string_bytes_;
  JsonEvents* events_;
  Progress* progress_;
  std::string parts_;
  bool cut_ = false;
};

// What is wrong at `offset`, in words.
class Explanation {
 public:
  Explanation(std::string_view text, std::size_t offset, const Progress& progress)
      : text_(text), offset_(std::min(offset, text.size())), progress_(progress) {
    JsonTokens tokens(text);
    tokens.Seek(progress.tokens);
    const std::size_t after_last = std::min(tokens.TokenEnd(), offset_);
    begin_ = after_last;
    while (begin_ < offset_ && IsSeparator(text_[begin_])) {
      comma_ = comma_ || text_[begin_] == ',';
      colon_ = colon_ || text_[begin_] == ':';
      ++begin_;
    }
  }

  // Where the token at fault begins, or the character at fault in a string.
  std::size_t offset() const { return InString() ? offset_ : begin_; }

  std::string Words() const {
    if (InString()) return AboutString();
    const std::string expected = "Expected " + Expected();
    if (begin_ == text_.size()) return "The document ends too early. " + expected + ".";
    const char found = text_[begin_];
    if (begin_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF")
      return "The document begins with a byte order mark.";
    if (found == '/' || found == '#') return "Comments are not allowed in JSON.";
    if (found == '\'' || found == '`') return "Names and strings are written in double quotes.";
    if (ExpectsValue()) {
      if (found == '-' || found == '+' || found == '.' || IsDigit(found)) {
        return "The number is not written as JSON has it: digits with no needless zero before them, perhaps "
               "a "
               "minus sign, a point between digits, an exponent.";
      }
      if (IsLetter(found)) return "\"" + Shown(Word()) + "\" is not a value in JSON.";
    }
    if (IsDigit(found) && begin_ > 0 && text_[begin_ - 1] == '0')
      return "A number has no zero before other digits.";
    if (comma_ && (found == '}' || found == ']')) return "A comma before the closing bracket is not allowed.";
    return expected + ", found " + Found() + ".";
  }

 private:
  static bool IsSeparator(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':';
  }
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }
  static bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  bool InObject() const { return !progress_.open.empty() && progress_.open.back() == '{'; }
  bool ExpectsName() const {
    return InObject() &&
           (progress_.last == Progress::Last::kOpen || (progress_.last == Progress::Last::kValue && comma_));
  }
  bool ExpectsValue() const {
    switch (progress_.last) {
      case Progress::Last::kNothing:
        return true;
      case Progress::Last::kOpen:
        return !InObject();
      case Progress::Last::kName:
        return colon_;
      case Progress::Last::kValue:
        return comma_ && !progress_.open.empty() && !InObject();
    }
    return false;
  }
  bool InString() const {
    return (ExpectsName() || ExpectsValue()) && begin_ < offset_ && text_[begin_] == '"';
  }

  std::string AboutString() const {
    if (offset_ == text_.size()) return "The document ends inside a string.";
    // After a backslash (a lone surrogate is noticed some characters after its own), or at a character that
    // cannot stand in a string.
    const auto found = static_cast<unsigned char>(text_[offset_]);
    const std::string_view before = text_.substr(begin_, offset_ - begin_);
    if (before.size() > 1 && before.back() == '\\') return "There is no such escape in JSON.";
    if (found < 0x20) return "A control character inside a string must be written as an escape.";
    if (found >= 0x80) return "The text is not valid UTF-8.";
    return "A \\u escape needs four hexadecimal digits, and surrogates come in pairs.";
  }

  std::string Expected() const {
    switch (progress_.last) {
      case Progress::Last::kNothing:
        return "\"{\"";
      case Progress::Last::kOpen:
        return InObject() ? "a name in double quotes or \"}\"" : "a value or \"]\"";
      case Progress::Last::kName:
        return colon_ ? "a value" : "\":\" after the name";
      case Progress::Last::kValue:
        if (progress_.open.empty()) return "nothing after the end of the document";
        if (comma_) return InObject() ? "a name in double quotes" : "a value";
        return InObject() ? "\",\" or \"}\"" : "\",\" or \"]\"";
    }
    return "";
  }

  std::string_view Word() const {
    std::size_t end = begin_;
    while (end < text_.size() && (IsLetter(text_[end]) || IsDigit(text_[end]))) ++end;
    return text_.substr(begin_, end - begin_);
  }

  std::string Found() const {
    const std::size_t length = std::max<std::size_t>(1, Utf8Length(text_.substr(begin_)));
    return "\"" + Shown(text_.substr(begin_, length)) + "\"";
  }

  std::string_view text_;
  std::size_t offset_;
  const Progress& progress_;
  // Of the token at fault.
  std::size_t begin_ = 0;
  // Whether there is a comma, a colon between it and the last token that was read.
  bool comma_ = false;
  bool colon_ = false;
};

}  // namespace

JsonResult ReadJson(std::string_view text, std::size_t max_depth, std::size_t max_string_bytes,
                    JsonEvents* events) {
  boost::json::parse_options options;
  options.max_depth = max_depth;
  Progress progress;
  boost::json::basic_parser<Handler> parser(options, max_string_bytes, events, &progress);
  error_code code;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), code);
  if (progress.stopped) return {JsonOutcome::kStopped, used, ""};
  if (!code && used == text.size()) return {};
  if (code == error::too_deep) return {JsonOutcome::kTooDeep, used, ""};
  const Explanation explanation(text, used, progress);
  if (code == error::exponent_overflow) {
    return {JsonOutcome::kSyntaxError, explanation.offset(), "The exponent of the number is too large."};
  }
  return {JsonOutcome::kSyntaxError, explanation.offset(), explanation.Words()};
}

}  // namespace ras
