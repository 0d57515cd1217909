#include "tests/fuzz/document_properties.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/encode.h"
#include "lib/codec/utf8.h"
#include "lib/codec/violation_log.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

[[noreturn]] void Fail(const std::string& property) {
  std::fprintf(stderr, "This does not hold: %s\n", property.c_str());
  std::abort();
}

void Require(bool holds, const char* property) {
  if (!holds) Fail(property);
}

void FailOnLog(google::protobuf::LogLevel, const char* file, int line, const std::string& message) {
  Fail(std::string("protocol buffers print nothing: ") + file + ":" + std::to_string(line) + " " + message);
}

bool IsShowable(const std::string& text) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t length = Utf8Length(rest);
    if (length == 0 || BeginsWithControl(rest)) return false;
    rest.remove_prefix(length);
  }
  return true;
}

void CheckRefusal(const Message& message, const std::vector<Violation>& violations, Format format) {
  Require(message.ByteSizeLong() == 0, "a refused document leaves an empty message");
  Require(!violations.empty(), "a refused document has violations");
  Require(violations.size() <= kMaxViolations + 1, "the list of violations has an end");
  for (const Violation& violation : violations) {
    Require(!violation.code.empty() && !violation.message.empty(), "a violation says what is wrong");
    Require(IsShowable(violation.path) && IsShowable(violation.code) && IsShowable(violation.value) &&
                IsShowable(violation.message) && IsShowable(violation.remedy),
            "a violation can be shown");
    const bool has_place = violation.line > 0 && violation.column > 0;
    const bool of_the_whole = violation.code == "too_many_violations" || violation.code == "too_large";
    Require(has_place == (format != Format::kBinary && !of_the_whole), "a violation in a text has its place");
  }
}

std::string Encoded(const Message& message, Format format) {
  std::string bytes;
  Require(Encode(message, format, &bytes, JsonLayout::kPretty), "what was read can be written");
  return bytes;
}

// The text form escapes bytes and writes more than it read: it is given more room than documents from
// outside.
Limits WideLimits() {
  Limits limits;
  limits.max_bytes *= 8;
  return limits;
}

void CheckRoundTrips(const Schema& schema, const Message& message) {
  for (const Format format : {Format::kBinary, Format::kJson, Format::kText}) {
    const std::string bytes = Encoded(message, format);
    const std::unique_ptr<Message> again(message.New());
    std::vector<Violation> violations;
    if (!Decode(schema, bytes, format, WideLimits(), again.get(), &violations)) {
      Fail("what was written can be read: " + violations.front().path + " " + violations.front().message);
    }
    Require(MessageDifferencer::Equals(message, *again), "what is read again is the same message");
    Require(Encoded(*again, format) == bytes, "the same message gives the same bytes");
  }
}

class Silent : public google::protobuf::io::ErrorCollector {
  void AddError(int, int, const std::string&) override {}
};

void CheckAgainstProtobuf(const Message& message, Format format, const std::string& bytes) {
  const std::unique_ptr<Message> theirs(message.New());
  if (format == Format::kText) {
    Silent silent;
    google::protobuf::TextFormat::Parser parser;
    parser.RecordErrorsTo(&silent);
    Require(parser.ParseFromString(bytes, theirs.get()), "protocol buffers read the text too");
  } else if (format == Format::kJson) {
    Require(google::protobuf::util::JsonStringToMessage(bytes, theirs.get()).ok(),
            "protocol buffers read the JSON too");
  } else {
    Require(theirs->ParseFromString(bytes), "protocol buffers read the bytes too");
  }
  Require(MessageDifferencer::Equals(message, *theirs), "protocol buffers read the same message");
}

void CheckShapeProperties(const DocumentReader& reader, Format format, const Verdict& verdict,
                          Message* message) {
  std::vector<Violation> violations;
  CheckShape(*message, reader.shape(), &violations);
  Require(format == Format::kBinary ? verdict.obeys_rules == violations.empty() : !verdict.obeys_rules,
          "the verdict on a document is that of CheckShape");
  if (!violations.empty()) return;
  const std::string before = Encoded(*message, Format::kBinary);
  Normalise(message, reader.shape());
  const std::string normal = Encoded(*message, Format::kBinary);
  Require(format != Format::kBinary || verdict.is_normal == (normal == before),
          "the verdict on the numbers is that of Normalise");
  CheckShape(*message, reader.shape(), &violations);
  Require(violations.empty(), "a normalised document still obeys its rules");
  Normalise(message, reader.shape());
  Require(Encoded(*message, Format::kBinary) == normal, "what is normal stays as it is");
}

}  // namespace

void CheckProperties(const DocumentReader& reader, const Message& prototype, Format format,
                     const uint8_t* data, std::size_t size) {
  static auto* const previous = google::protobuf::SetLogHandler(&FailOnLog);
  static_cast<void>(previous);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::unique_ptr<Message> message(prototype.New());
  std::vector<Violation> violations;
  Verdict verdict;
  if (!reader.Read(bytes, format, {}, message.get(), &violations, &verdict)) {
    return CheckRefusal(*message, violations, format);
  }
  Require(violations.empty(), "an accepted document has no violations");
  CheckRoundTrips(reader.schema(), *message);
  CheckAgainstProtobuf(*message, format, bytes);
  CheckShapeProperties(reader, format, verdict, message.get());
}

}  // namespace ras
