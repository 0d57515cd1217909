#include "lib/codec/json_decode.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/codec/json_reader.h"
#include "lib/codec/json_tokens.h"
#include "lib/codec/message_builder.h"
#include "lib/codec/text_position.h"

namespace ras {
namespace {

// Passes the reader's events to the builder, and knows where in the text they are.
class Decoder : public JsonEvents, private Locator {
 public:
  Decoder(const Schema& schema, std::string_view text, const Limits& limits, google::protobuf::Message* out,
          ViolationLog* log)
      : builder_(schema, limits, Notation::kJson, this, out, log), tokens_(text), position_(text) {}

  bool BeginObject() override { return Token() && builder_.BeginMessage(); }
  bool EndObject() override { return Token() && builder_.EndMessage(); }
  bool BeginArray() override { return Token() && builder_.BeginList(); }
  bool EndArray() override { return Token() && builder_.EndList(); }
  bool Name(std::string_view name) override { return Token() && builder_.Name(name); }
  bool String(std::string_view text, bool cut) override {
    return Token() && (cut ? builder_.RefuseString(MessageBuilder::StringFault::kOverlong, text)
                           : builder_.String(text));
  }
  bool Number(std::string_view text) override { return Token() && builder_.Number(text); }
  bool Word(std::string_view word) override { return Token() && builder_.Word(word); }

  // Reports at the end of what was read, for the reader's own limit of depth.
  void ReportTooDeep(std::size_t max_depth) {
    ++token_;
    builder_.Report(
        "too_deep", "",
        "Lists and objects are inside one another more than " + std::to_string(max_depth) + " deep.",
        "Use fewer levels.");
  }

 private:
  bool Token() {
    ++token_;
    return true;
  }
  Position Locate() override { return position_.At(tokens_.Seek(token_)); }

  MessageBuilder builder_;
  JsonTokens tokens_;
  TextPosition position_;
  std::size_t token_ = 0;
};

}  // namespace

bool JsonDecode(const Schema& schema, std::string_view text, const Limits& limits,
                google::protobuf::Message* out, ViolationLog* log) {
  // Every message may stand in a list. A document cannot be deeper than that without being wrong, and what is
  // wrong is passed over by depth alone.
  const auto max_depth = static_cast<std::size_t>(2 * std::clamp(limits.max_depth, 1, kDeepestNesting) + 1);
  Decoder decoder(schema, text, limits, out, log);
  JsonResult result = ReadJson(text, max_depth, limits.max_string_bytes, &decoder);
  switch (result.outcome) {
    case JsonOutcome::kRead:
      return true;
    case JsonOutcome::kStopped:
      return false;
    case JsonOutcome::kTooDeep:
      decoder.ReportTooDeep(max_depth);
      return false;
    case JsonOutcome::kSyntaxError:
      break;
  }
  // What was found before may owe itself to the syntax error.
  log->Clear();
  const Position position = TextPosition(text).At(result.offset);
  log->Add({"", "syntax_error", "", std::move(result.message), "Correct the JSON at this place.",
            position.line, position.column});
  return false;
}

}  // namespace ras
