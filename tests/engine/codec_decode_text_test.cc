// The text form of documents: what is accepted, and that everything wrong is reported at once, with its
// place.
#include <gmock/gmock.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "codec_testing.h"
#include "lib/codec/encode.h"

namespace ras {
namespace {

using testing::ElementsAre;

Decoded FromText(std::string_view text, const Limits& limits = {}) {
  return DecodeSample(text, Format::kText, limits);
}

// Protocol buffers' own parser, without a word on standard error.
class Silent : public google::protobuf::io::ErrorCollector {
  void AddError(int, int, const std::string&) override {}
};
bool ParseAsProtobufDoes(const std::string& text, Sample* sample) {
  Silent silent;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&silent);
  return parser.ParseFromString(text, sample);
}

TEST(DecodeText, AcceptsWhatProtobufDoesWithTheSameMeaning) {
  const char* const documents[] = {
      "",
      "  # nothing but a comment\n",
      "id: \"a\"",
      "id: 'single \"quotes\"'  # comment\n title: \"two \" 'parts'\n\"three\"",
      "title: \"\\n\\t\\r\\\\\\\"\\'\\x41\\101\\u00e9\\U0001F600\\a\\b\\f\\v\\?\"",
      "small_number: -7, count: 4294967295; pence: - 9223372036854775808 ratified: true",
      "colour: COLOUR_RED item { name: \"x\" parts { } parts: < name: 'y' > }",
      "items { } items: { name: \"b\" } items: [{ name: \"c\" }, < name: \"d\" >]",
      "tags: \"a\" tags: [\"b\", 'c'] tags: []",
      "numbers: [1, -2,3] numbers: 4 flags: [true,false] colours: [COLOUR_RED, COLOUR_UNSPECIFIED]",
      "child { child { child { id: \"deep\" } } } maybe: 0 word: \"\"",
      "sparse { only { } offset: OFFSET_FAR }",
      "people: 18446744073709551615",
      "title: \"\\ud83d\\ude00 \\U0001F600 \\0 \\7a \\x7 \\xe2\\x82\\xac \\342\\202\\254\"",
  };
  for (const char* const document : documents) {
    const Decoded decoded = FromText(document);
    EXPECT_TRUE(decoded.ok) << document << testing::PrintToString(decoded.violations);
    Sample expected;
    ASSERT_TRUE(ParseAsProtobufDoes(document, &expected)) << document;
    EXPECT_TRUE(SameMessage(decoded.sample, expected)) << document;
  }
}

// Documents with small faults in them: whatever is accepted here, protocol buffers' parser reads the same.
TEST(DecodeText, NeverReadsMoreThanProtobufDoes) {
  std::string whole;
  ASSERT_TRUE(Encode(FullSample(), Format::kText, &whole));
  whole += "# comment\nnumbers: [1, -2];decimals: 'a' \"b\"";
  constexpr std::string_view kPieces[] = {"\"",  "'",   "\\", "{",    "}",  "<",        ">",    "[",   "]",
                                          ":",   ",",   ";",  "#",    "\n", "-",        "0",    "1",   ".",
                                          "e",   "x",   "_",  " ",    "\t", "\xC3\xA9", "\x80", "\\x", "\\X4",
                                          "\\u", "\\7", "id", "true", "\v", "/"};
  uint64_t state = 1;
  const auto below = [&state](std::size_t end) {
    state = state * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX generator.
    return static_cast<std::size_t>(state >> 33) % end;
  };
  int accepted = 0;
  for (int i = 0; i < 30'000; ++i) {
    std::string text = whole;
    for (std::size_t changes = 1 + below(2); changes > 0; --changes) {
      text.replace(below(text.size()), below(3), kPieces[below(std::size(kPieces))]);
    }
    const Decoded decoded = FromText(text);
    if (!decoded.ok) continue;
    ++accepted;
    Sample expected;
    ASSERT_TRUE(ParseAsProtobufDoes(text, &expected)) << text;
    ASSERT_TRUE(SameMessage(decoded.sample, expected)) << text;
  }
  EXPECT_GT(accepted, 2000);
  EXPECT_LT(accepted, 27'000);
}

TEST(DecodeText, ReportsEverythingAtOnceWithPathAndPlace) {
  const Decoded decoded = FromText(
      "# caf\xC3\xA9\n"
      "titel { skipped: [1, { id: 2 }] }\n"
      "items { }\n"
      "items {\tparts { colour: COLOUR_READ } }\n"
      "points: 7.5 id: \"\xC3\xA9\xC3\xA9\" count: -1\n"
      "tags: [\"a\", 5, \"\\xff\"]\n"
      "child < pence: 1.0 >\n");
  EXPECT_FALSE(decoded.ok);
  EXPECT_TRUE(SameMessage(decoded.sample, Sample()));
  EXPECT_THAT(decoded.Faults(),
              ElementsAre("unknown_field titel", "unknown_enum_value items[1].parts[0].colour",
                          "wrong_type points", "out_of_range count", "wrong_type tags[1]",
                          "invalid_utf8 tags[2]", "not_whole child.pence"));
  const auto& found = decoded.violations;
  EXPECT_EQ(PlaceOf(found[0]), "2:1");
  EXPECT_EQ(found[0].remedy, "Did you mean \"title\"?");
  EXPECT_EQ(PlaceOf(found[1]), "4:25");  // A tab is one column.
  EXPECT_EQ(found[1].remedy, "Did you mean \"COLOUR_RED\"?");
  EXPECT_EQ(PlaceOf(found[2]), "5:9");
  EXPECT_EQ(found[2].remedy, "Write \"7.5\" in quotes.");
  EXPECT_EQ(PlaceOf(found[3]), "5:29");
  EXPECT_EQ(found[3].value, "-1");
  EXPECT_EQ(PlaceOf(found[4]), "6:13");
  EXPECT_EQ(PlaceOf(found[5]), "6:16");
  EXPECT_EQ(found[5].value, "\\xFF");
  EXPECT_EQ(PlaceOf(found[6]), "7:16");
}

struct Wrong {
  const char* text;
  const char* fault;
  const char* message;
};

TEST(DecodeText, RefusesValuesOfAnotherType) {
  const Wrong cases[] = {
      {"id: 7", "wrong_type id", "Expected text in quotes, found a number."},
      {"id: abc", "wrong_type id", "Expected text in quotes, found the word abc."},
      {"id { }", "wrong_type id", "Expected text in quotes, found a message in braces."},
      {"id: [\"a\"]", "wrong_type id", "Expected text in quotes, found a list."},
      {"ratified: \"true\"", "wrong_type ratified", "Expected true or false, found text in quotes."},
      {"ratified: 1", "wrong_type ratified", "Expected true or false, found a number."},
      {"ratified: t", "wrong_type ratified", "Expected true or false, found the word t."},
      {"ratified: True", "wrong_type ratified", "Expected true or false, found the word True."},
      {"count: \"1\"", "wrong_type count", "Expected a whole number, found text in quotes."},
      {"count: true", "wrong_type count", "Expected a whole number, found the word true."},
      {"count: nan", "wrong_type count", "Expected a whole number, found the word nan."},
      {"count: -inf", "wrong_type count", "Expected a whole number, found the word -inf."},
      {"pence: \"1\"", "wrong_type pence", "Expected a whole number, found text in quotes."},
      {"colour: 1", "wrong_type colour", "Expected the name of a Colour, found a number."},
      {"colour: 99", "wrong_type colour", "Expected the name of a Colour, found a number."},
      {"colour: \"COLOUR_RED\"", "wrong_type colour", "Expected the name of a Colour, found text in quotes."},
      {"item: \"one\"", "wrong_type item", "Expected a message in braces, found text in quotes."},
      {"item: null", "wrong_type item", "Expected a message in braces, found the word null."},
      {"item: [{}]", "wrong_type item", "Expected a message in braces, found a list."},
      {"small_number: 010", "not_whole small_number", "The number is not written as a whole number."},
      {"small_number: 0x10", "not_whole small_number", "The number is not written as a whole number."},
      {"small_number: 1e3", "not_whole small_number", "The number is not written as a whole number."},
      {"small_number: -1.0", "not_whole small_number", "The number is not written as a whole number."},
      {"small_number: -0", "negative_zero small_number", "There is no negative zero."},
      {"small_number: 2147483648", "out_of_range small_number", "The number is out of range."},
      {"people: 99999999999999999999999", "out_of_range people", "The number is out of range."},
      {"smallNumber: 1", "unknown_field smallNumber", "There is no field \"smallNumber\" here."},
      {"id: \"a\" id: \"a\"", "duplicate_field id", "The field is given twice."},
      {"item { } item { }", "duplicate_field item", "The field is given twice."},
      {"word: \"a\" figure: 1", "oneof_conflict figure", "\"figure\" and \"word\" exclude each other."},
      {"id: \"\\355\\240\\200\"", "invalid_utf8 id", "The text is not valid UTF-8."},
      {"small_number: 1a", "not_whole small_number", "The number is not written as a whole number."},
      {"small_number: .5e-3", "not_whole small_number", "The number is not written as a whole number."},
  };
  for (const Wrong& wrong : cases) {
    const Decoded decoded = FromText(wrong.text);
    ASSERT_THAT(decoded.Faults(), ElementsAre(wrong.fault)) << wrong.text;
    EXPECT_EQ(decoded.violations[0].message, wrong.message) << wrong.text;
    EXPECT_EQ(decoded.violations[0].line, 1) << wrong.text;
  }
}

struct Broken {
  std::string text;
  const char* place;
  const char* message;
};

TEST(DecodeText, ASyntaxErrorStandsAloneWithItsPlace) {
  const Broken cases[] = {
      {"unknown: 1\nitem {", "2:7", "The document ends before \"}\": what begins on line 2 is not closed."},
      {"id: \"a\"\nitems {\n parts {\n }\nitems { name: \"b\" }\n", "6:1",
       "The document ends before \"}\": what begins on line 2 is not closed."},
      {"item < name: \"x\" }", "1:18", "Expected the name of a field, found \"}\"."},
      {"item }", "1:6", "Expected \":\" or \"{\" after the name of a field, found \"}\"."},
      {"}", "1:1", "Expected the name of a field, found \"}\"."},
      {"id \"a\"", "1:4", "Expected \":\" or \"{\" after the name of a field, found \"\"a\"\"."},
      {"id:", "1:4", "Expected a value, found the end of the document."},
      {"id: :", "1:5", "Expected a value, found \":\"."},
      {"id: + 1", "1:5", "Expected a value, found \"+\"."},
      {"count: --1", "1:9", "Expected a number after \"-\", found \"-\"."},
      {"5: 1", "1:1", "Expected the name of a field, found \"5\"."},
      {"tags: [\"a\" \"b\", ]", "1:17", "Expected a value, found \"]\"."},
      {"tags: [\"a\"; \"b\"]", "1:11", "Expected \",\" or \"]\", found \";\"."},
      {"tags: [[]]", "1:8", "Lists are not put inside lists."},
      {"tags: [", "1:8", "Expected a value, found the end of the document."},
      {"id: \"a\",, count: 1", "1:9", "Expected the name of a field, found \",\"."},
      {"[ras.v1.rule]: 1", "1:1", "Extensions and Any are not used in these documents."},
      {"item { [type.googleapis.com/ras.v1.Policy] { } }", "1:8",
       "Extensions and Any are not used in these documents."},
      {"{}", "1:1", "Expected the name of a field, found \"{\"."},
      {"id: \"a", "1:7", "The document ends inside a string."},
      {"id: \"a\nb\"", "1:7", "A string ends on the line it begins on; a line feed in it is written \\n."},
      {"title: \"\xC3\xA9\xC3\xA9\\q\"", "1:11", "There is no such escape."},
      {std::string("id: \0", 5), "1:5", "Control characters do not belong here."},
      {"\x01", "1:1", "Control characters do not belong here."},
      {"caf\xC3\xA9: 1", "1:4", "Characters that are not ASCII belong in quotes."},
      {"id: \xE2\x80\x9Cx\xE2\x80\x9D", "1:5", "Curly quotes do not begin a text: use straight quotes."},
      {"id: \xE2\x80\x98x\xE2\x80\x99", "1:5", "Curly quotes do not begin a text: use straight quotes."},
      {"id: \xE2\x80\xA6", "1:5", "Characters that are not ASCII belong in quotes."},
      {"\xEF\xBB\xBFid: 1", "1:1", "The document begins with a byte order mark."},
      {"id: \"a\" // no", "1:9", "Expected the name of a field, found \"/\"."},
      {"id: \"\\u12G4\"", "1:6", "A \\u escape needs 4 hexadecimal digits, and \\U needs 8."},
      {"id: \"\\ud800\"", "1:6", "Escapes of surrogates come in pairs."},
      {"id: \"\\ud83d\\ud83d\"", "1:6", "Escapes of surrogates come in pairs."},
      {"id: \"\\udc00\"", "1:6", "Escapes of surrogates come in pairs."},
      {"id: \"\\U00110000\"", "1:6", "There is no character beyond U+10FFFF."},
      {"id: \"\\X41\"", "1:6", "There is no such escape."},
      {"id: \"\\x\"", "1:6", "A \\x escape needs one or two hexadecimal digits."},
      {"id: \"\\400\"", "1:6", "An octal escape is at most \\377."},
      {"id: \"a\x01\"", "1:7", "A control character in a string is written as an escape."},
      {"id: \"a\\", "1:8", "The document ends inside a string."},
      {std::string("id: 'a' # \0", 11), "1:11", "Control characters do not belong here."},
  };
  for (const Broken& broken : cases) {
    const Decoded decoded = FromText(broken.text);
    ASSERT_THAT(decoded.Faults(), ElementsAre("syntax_error ")) << broken.text;
    EXPECT_EQ(decoded.violations[0].message, broken.message) << broken.text;
    EXPECT_EQ(PlaceOf(decoded.violations[0]), broken.place) << broken.text;
  }
}

// A day or several words without quotes are read as one value and what cannot follow it.
TEST(DecodeText, SaysToWriteInQuotesWhatMayBelongToTheValueBefore) {
  const auto remedy = [](const std::string& text) {
    const Decoded decoded = FromText(text);
    EXPECT_THAT(decoded.Faults(), ElementsAre("syntax_error ")) << text;
    return decoded.violations[0].remedy;
  };
  const std::string quotes = "If this belongs to \"id\", write all of it in quotes.";
  for (const char* const text : {"id: 2027-04-01", "id: a-b", "item { id: -5/2 }",
                                 "id: Weekly support allocation", "id: Weekly, support allocation"}) {
    EXPECT_EQ(remedy(text), quotes) << text;
  }
  for (const char* const text : {"id: \"2027\"-04-01", "id: 2027\n-04-01", "item { id: a } - 5",
                                 "id: a item { - }", "id: a }", "id -"}) {
    EXPECT_EQ(remedy(text), "Correct the text at this place.") << text;
  }
}

TEST(DecodeText, RefusesBytesThatAreNotUtf8WhereverTheyAre) {
  const Decoded decoded = FromText("# caf\xC3\xA9\nid: \"\xC3\xA9\xFFz\"");
  ASSERT_THAT(decoded.Faults(), ElementsAre("invalid_utf8 "));
  EXPECT_EQ(PlaceOf(decoded.violations[0]), "2:7");
  EXPECT_THAT(FromText("# \xFF").Faults(), ElementsAre("invalid_utf8 "));
}

TEST(DecodeText, LimitsStopTheReadingWithAPath) {
  Limits limits;
  limits.max_values = 3;
  EXPECT_TRUE(FromText("id: '' title: ''", limits).ok);
  EXPECT_THAT(FromText("x: 1 tags: 'a' tags: 'b'", limits).Faults(),
              ElementsAre("unknown_field x", "too_many_values tags"));
  limits = {};
  limits.max_depth = 2;
  EXPECT_TRUE(FromText("items { aliases: ['x'] }", limits).ok);
  const Decoded deep = FromText("items { } items {\n parts { } }", limits);
  EXPECT_THAT(deep.Faults(), ElementsAre("too_deep items[1].parts[0]"));
  EXPECT_EQ(PlaceOf(deep.violations[0]), "2:8");
  EXPECT_THAT(FromText("x { x { x { x { x { x { x { } } } } } } }", limits).Faults(),
              ElementsAre("unknown_field x", "too_deep "));
  limits = {};
  limits.max_string_bytes = 3;
  EXPECT_THAT(
      FromText("id: 'abc' title: 'abcd' tags: 'ab' 'cd' tags: '\\303\\251\\303\\251'", limits).Faults(),
      ElementsAre("string_too_long title", "string_too_long tags[0]", "string_too_long tags[1]"));
}

}  // namespace
}  // namespace ras
