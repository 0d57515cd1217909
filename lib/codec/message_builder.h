// Builds a message from the events of a JSON or text reader, and says all that is wrong with them.
#ifndef RAS_LIB_CODEC_MESSAGE_BUILDER_H_
#define RAS_LIB_CODEC_MESSAGE_BUILDER_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/limits.h"
#include "lib/codec/schema.h"
#include "lib/codec/text_position.h"
#include "lib/codec/violation_log.h"

namespace ras {

// Tells where the event that is being handled stands in the text. Asked only when a violation is worded.
class Locator {
 public:
  virtual ~Locator() = default;
  virtual Position Locate() = 0;
};

// What the two forms do differently.
enum class Notation {
  // Both spellings of names; enum values are strings; 64-bit integers may be strings; a list is in brackets.
  kJson,
  // snake_case names; enum values are words; a name may be repeated to add to a list.
  kText,
};

// The reader calls one function an event, in the order of the document: BeginMessage for the document itself,
// then Name before each value of a message. A function gives false if reading must stop, because the document
// is beyond a limit; what is wrong otherwise is logged with its path, and the value at fault and all within
// it are passed over. The message is a document only if the log is empty at the end. If it is not, the
// message has what could be read, for whoever looks for more that is wrong: every item of a list in its own
// place, as long as the log has room.
//
// Not thread safe. Uses no recursion: the depth of a document costs no stack.
class MessageBuilder {
 public:
  // All are borrowed. `root` is empty and of the schema's root type.
  MessageBuilder(const Schema& schema, const Limits& limits, Notation notation, Locator* locator,
                 google::protobuf::Message* root, ViolationLog* log);

  bool Name(std::string_view name);
  bool BeginMessage();
  bool EndMessage();
  bool BeginList();
  bool EndList();
  // Valid UTF-8, already unescaped.
  bool String(std::string_view text);
  // A string that the reader itself has found to be longer than the limit allows, or not to be UTF-8 once
  // unescaped. The beginning of it will do.
  enum class StringFault { kOverlong, kNotUtf8 };
  bool RefuseString(StringFault fault, std::string_view beginning);
  // A number as it is written, by the grammar of JSON.
  bool Number(std::string_view text);
  // A bare word: true, false, null, or in text form the name of an enum value.
  bool Word(std::string_view word);

  // Counts something that takes as long to read as a value does, as every value is.
  bool CountOne();

  // Adds a violation at the value that is being read.
  void Report(std::string code, std::string_view value, std::string message, std::string remedy);

 private:
  // A message that is being read.
  struct Frame {
    google::protobuf::Message* message;
    const MessageInfo* info;
    std::size_t first_state;  // In states_: one for each field, then one for each oneof.
    uint16_t field;           // The field that is being read, or kNoField.
    bool in_list;             // Between the brackets of a list.
    bool in_item;             // The path of what is being read ends in an index.
  };
  // A field: how many values it has been given, and how its name was spelt. A oneof: `values` is the index of
  // the member that was given, plus one.
  enum class Spelling : uint8_t { kNone, kSnake, kCamel };
  struct State {
    uint32_t values = 0;
    Spelling spelling = Spelling::kNone;
  };

  Frame& top() { return frames_.back(); }
  State& state(std::size_t index) { return states_[top().first_state + index]; }
  bool skipping() const { return skip_value_ || skipped_levels_ > 0; }
  bool Push(google::protobuf::Message* message, const MessageInfo& info);
  bool ReportUnknownName(std::string_view name);
  // Begins a value and gives its field. Null if the value is passed over: `*go_on` says whether to read on.
  const FieldInfo* BeginValue(bool* go_on);
  void EndScalar() { skip_value_ = skip_value_ && skipped_levels_ > 0; }
  void Leave();
  bool Charge(std::size_t bytes);
  // Puts an empty item where one of a list was refused.
  void KeepPlace(const FieldInfo& field);
  bool StoreInteger(const FieldInfo& field, std::string_view text);
  bool StoreEnum(const FieldInfo& field, std::string_view name);
  bool StoreString(const FieldInfo& field, std::string_view text);
  bool StoreBool(const FieldInfo& field, bool value);
  void WrongType(const FieldInfo& field, std::string_view value, std::string_view found, std::string remedy);
  std::string Expected(const FieldInfo& field) const;
  void ReportAt(std::string_view name, std::string code, std::string_view value, std::string message,
                std::string remedy, std::string_view meant = {});
  // What is lost with the value that is being read, or with the field that was meant.
  Violation::Loss LossAt(std::string_view name, std::string_view meant) const;

  const Schema& schema_;
  const Limits& limits_;
  std::size_t max_depth_;
  Notation notation_;
  Locator* locator_;
  google::protobuf::Message* root_;
  ViolationLog* log_;
  std::vector<Frame> frames_;
  std::vector<State> states_;
  // Messages and lists open inside a value that is passed over; the value after a name that is passed over.
  std::size_t skipped_levels_ = 0;
  bool skip_value_ = false;
  std::size_t values_ = 0;
  std::size_t memory_ = 0;
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_MESSAGE_BUILDER_H_
