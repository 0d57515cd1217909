// Strict JSON (RFC 8259) as events. The one file that knows which library reads it: docs/architecture.md
// says which and why.
#ifndef RAS_LIB_CODEC_JSON_READER_H_
#define RAS_LIB_CODEC_JSON_READER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace ras {

// What the reader calls, in the order of the document. Each function gives false to stop the reading.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual bool BeginObject() = 0;
  virtual bool EndObject() = 0;
  virtual bool BeginArray() = 0;
  virtual bool EndArray() = 0;
  // The name of an object's member, unescaped.
  virtual bool Name(std::string_view name) = 0;
  // A string, unescaped. `cut` means that it was longer than the reader was asked to keep, and that this is
  // its beginning.
  virtual bool String(std::string_view text, bool cut) = 0;
  // A number as it is written.
  virtual bool Number(std::string_view text) = 0;
  // true, false or null.
  virtual bool Word(std::string_view word) = 0;
};

enum class JsonOutcome {
  kRead,         // The whole of the text is one JSON document.
  kSyntaxError,  // It is not.
  kTooDeep,      // Arrays and objects are inside one another deeper than allowed.
  kStopped,      // An event function gave false.
};

struct JsonResult {
  JsonOutcome outcome = JsonOutcome::kRead;
  // Bytes of the text before what could not be read.
  std::size_t offset = 0;
  // kSyntaxError: what is wrong or was expected there, as a sentence.
  std::string message;
};

// Reads `text`. A string longer than `max_string_bytes`, and a name longer than 1,000, is cut to that length.
// The stack that it needs is bounded by `max_depth`, which may be at most a few hundred. Thread safe, throws
// nothing of its own, keeps nothing.
JsonResult ReadJson(std::string_view text, std::size_t max_depth, std::size_t max_string_bytes,
                    JsonEvents* events);

}  // namespace ras

#endif  // RAS_LIB_CODEC_JSON_READER_H_
