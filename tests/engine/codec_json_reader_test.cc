#include <gtest/gtest.h>

#include "codec_json_cases.h"
#include "lib/codec/json_reader.h"

namespace ras {
namespace {

// Writes every event down.
class Recorder : public JsonEvents {
 public:
  bool BeginObject() override { return Add("{"); }
  bool EndObject() override { return Add("}"); }
  bool BeginArray() override { return Add("["); }
  bool EndArray() override { return Add("]"); }
  bool Name(std::string_view name) override { return Add("name(" + std::string(name) + ")"); }
  bool String(std::string_view text, bool cut) override {
    return Add("string(" + std::string(text) + (cut ? "...)" : ")"));
  }
  bool Number(std::string_view text) override { return Add("number(" + std::string(text) + ")"); }
  bool Word(std::string_view word) override { return Add(std::string(word)); }

  std::string events;
  std::size_t stop_after = SIZE_MAX;

 private:
  bool Add(const std::string& event) {
    events += (events.empty() ? "" : " ") + event;
    return --stop_after != 0;
  }
};

JsonResult Read(std::string_view text, std::string* events = nullptr, std::size_t max_string_bytes = 1000) {
  Recorder recorder;
  JsonResult result = ReadJson(text, 200, max_string_bytes, &recorder);
  if (events != nullptr) *events = recorder.events;
  return result;
}

TEST(JsonReader, JudgesEveryNastyInputAsRfc8259Does) {
  for (const JsonCase& input : JsonCases()) {
    const JsonResult result = Read(input.text);
    EXPECT_EQ(result.outcome == JsonOutcome::kRead, input.valid) << input.name << ": " << result.message;
    if (result.outcome == JsonOutcome::kSyntaxError) {
      EXPECT_FALSE(result.message.empty()) << input.name;
      EXPECT_EQ(result.message.back(), '.') << input.name;
      EXPECT_LE(result.offset, input.text.size()) << input.name;
    }
  }
}

TEST(JsonReader, TellsEveryEventInOrder) {
  std::string events;
  const std::string text = R"( {"a" : [1, -2.50e+3, true,false,null], "b\u00e9":{"":"\ud83d\ude00\n"}} )";
  EXPECT_EQ(Read(text, &events).outcome, JsonOutcome::kRead);
  EXPECT_EQ(events,
            "{ name(a) [ number(1) number(-2.50e+3) true false null ] name(b\xC3\xA9) { name() "
            "string(\xF0\x9F\x98\x80\n) } }");
}

TEST(JsonReader, KeepsNumbersAsTheyAreWritten) {
  for (const std::string number :
       {"0", "-0", "1.0", "1e2", "1E400", "0.10", "123456789012345678901234567890", "-9223372036854775808"}) {
    std::string events;
    EXPECT_EQ(Read("[" + number + "]", &events).outcome, JsonOutcome::kRead) << number;
    EXPECT_EQ(events, "[ number(" + number + ") ]");
    EXPECT_EQ(Read(number, &events).outcome, JsonOutcome::kRead) << number;
    EXPECT_EQ(events, "number(" + number + ")");
  }
}

TEST(JsonReader, CutsALongStringWhereverItsEscapesAre) {
  std::string events;
  EXPECT_EQ(Read("[\"12345\",\"123456\",\"1\"]", &events, 5).outcome, JsonOutcome::kRead);
  EXPECT_EQ(events, "[ string(12345) string(12345...) string(1) ]");
  EXPECT_EQ(Read("[\"\\n2\\n456789\",\"12\\n45\"]", &events, 5).outcome, JsonOutcome::kRead);
  EXPECT_EQ(events, "[ string(\n2\n45...) string(12\n45) ]");
}

TEST(JsonReader, StopsWhenToldTo) {
  Recorder recorder;
  recorder.stop_after = 3;
  EXPECT_EQ(ReadJson("{\"a\":[1,2,3]}", 200, 1000, &recorder).outcome, JsonOutcome::kStopped);
  EXPECT_EQ(recorder.events, "{ name(a) [");
}

TEST(JsonReader, CountsDepth) {
  Recorder recorder;
  EXPECT_EQ(ReadJson("[[[]]]", 3, 1000, &recorder).outcome, JsonOutcome::kRead);
  const JsonResult result = ReadJson("[[[[", 3, 1000, &recorder);
  EXPECT_EQ(result.outcome, JsonOutcome::kTooDeep);
}

struct Explained {
  std::string text;
  std::size_t offset;
  std::string message;
};

TEST(JsonReader, SaysWhereAndWhatWasExpected) {
  const Explained cases[] = {
      {"", 0, "The document ends too early. Expected \"{\"."},
      {"  ", 2, "The document ends too early. Expected \"{\"."},
      {"{", 1, "The document ends too early. Expected a name in double quotes or \"}\"."},
      {"{1", 1, "Expected a name in double quotes or \"}\", found \"1\"."},
      {"{,", 1, "Expected a name in double quotes or \"}\", found \",\"."},
      {"{\"a\" 1", 5, "Expected \":\" after the name, found \"1\"."},
      {"{\"a\"", 4, "The document ends too early. Expected \":\" after the name."},
      {"{\"a\":}", 5, "Expected a value, found \"}\"."},
      {"{\"a\":1 \"b\"", 7, "Expected \",\" or \"}\", found \"\"\"."},
      {"{\"a\":1,}", 7, "A comma before the closing bracket is not allowed."},
      {"{\"a\":1,,", 7, "Expected a name in double quotes, found \",\"."},
      {"[1,]", 3, "A comma before the closing bracket is not allowed."},
      {"[1 2]", 3, "Expected \",\" or \"]\", found \"2\"."},
      {"[1}", 2, "Expected \",\" or \"]\", found \"}\"."},
      {"[1\xC3\xA9]", 2, "Expected \",\" or \"]\", found \"\xC3\xA9\"."},
      {"[", 1, "The document ends too early. Expected a value or \"]\"."},
      {"[01]", 2, "A number has no zero before other digits."},
      {"[ -x]", 2,
       "The number is not written as JSON has it: digits with no needless zero before them, perhaps a minus "
       "sign, a point between digits, an exponent."},
      {"[+1]", 1,
       "The number is not written as JSON has it: digits with no needless zero before them, perhaps a minus "
       "sign, a point between digits, an exponent."},
      {"[NaN]", 1, "\"NaN\" is not a value in JSON."},
      {"[ trux ]", 2, "\"trux\" is not a value in JSON."},
      {"[1e99999999999]", 1, "The exponent of the number is too large."},
      {"{} x", 3, "Expected nothing after the end of the document, found \"x\"."},
      {"{}{", 2, "Expected nothing after the end of the document, found \"{\"."},
      {"{} // c", 3, "Comments are not allowed in JSON."},
      {"{'a'", 1, "Names and strings are written in double quotes."},
      {"\xEF\xBB\xBF{}", 0, "The document begins with a byte order mark."},
      {"[\"ab", 4, "The document ends inside a string."},
      {"[\"a\nb\"]", 3, "A control character inside a string must be written as an escape."},
      {"[\"a\xFFz\"]", 3, "The text is not valid UTF-8."},
      {"{\"a\xC0\xAFz\":1}", 3, "The text is not valid UTF-8."},
      {"[\"a\\xz\"]", 4, "There is no such escape in JSON."},
      {"[\"a\\u12G4\"]", 7, "A \\u escape needs four hexadecimal digits, and surrogates come in pairs."},
      {"[\"x\",\"\\uDE00\"]", 12,
       "A \\u escape needs four hexadecimal digits, and surrogates come in pairs."},
  };
  for (const Explained& expected : cases) {
    const JsonResult result = Read(expected.text);
    EXPECT_EQ(result.outcome, JsonOutcome::kSyntaxError) << expected.text;
    EXPECT_EQ(result.message, expected.message) << expected.text;
    EXPECT_EQ(result.offset, expected.offset) << expected.text;
  }
}

}  // namespace
}  // namespace ras
