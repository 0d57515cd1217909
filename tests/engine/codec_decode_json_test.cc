// The JSON form of documents: what is accepted, and that everything wrong is reported at once, with its
// place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codec_testing.h"

namespace ras {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Decoded FromJson(std::string_view text, const Limits& limits = {}) {
  return DecodeSample(text, Format::kJson, limits);
}

TEST(DecodeJson, ReadsEveryKindOfField) {
  const Decoded decoded = FromJson(R"({
    "id": "caf\u00e9", "ratified": true, "small_number": -3, "count": 4294967295,
    "pence": "-9223372036854775808", "people": 18446744073709551615, "colour": "COLOUR_BLUE",
    "item": {"name": "one", "parts": [{}, {"name": "two"}]},
    "items": [], "tags": ["a", ""], "numbers": [1, 2], "colours": ["COLOUR_RED"], "flags": [true, false],
    "large_numbers": [1, "2"], "child": {"id": "inner"}, "maybe": 0, "figure": 7,
    "sparse": {"only": {}, "offset": "OFFSET_MINUS"}
  })");
  ASSERT_TRUE(decoded.ok) << testing::PrintToString(decoded.violations);
  EXPECT_TRUE(decoded.violations.empty());
  const Sample& sample = decoded.sample;
  EXPECT_EQ(sample.id(), "caf\xC3\xA9");
  EXPECT_TRUE(sample.ratified());
  EXPECT_EQ(sample.small_number(), -3);
  EXPECT_EQ(sample.count(), 4294967295U);
  EXPECT_EQ(sample.pence(), INT64_MIN);
  EXPECT_EQ(sample.people(), UINT64_MAX);
  EXPECT_EQ(sample.colour(), codec_test::COLOUR_BLUE);
  EXPECT_EQ(sample.item().parts(1).name(), "two");
  EXPECT_EQ(sample.items_size(), 0);
  EXPECT_THAT(sample.tags(), ElementsAre("a", ""));
  EXPECT_THAT(sample.numbers(), ElementsAre(1, 2));
  EXPECT_THAT(sample.colours(), ElementsAre(codec_test::COLOUR_RED));
  EXPECT_THAT(sample.flags(), ElementsAre(true, false));
  EXPECT_THAT(sample.large_numbers(), ElementsAre(1, 2));
  EXPECT_EQ(sample.child().id(), "inner");
  EXPECT_TRUE(sample.has_maybe());
  EXPECT_EQ(sample.figure(), 7);
  EXPECT_EQ(sample.choice_case(), Sample::kFigure);
  EXPECT_TRUE(sample.sparse().has_only());
  EXPECT_EQ(sample.sparse().offset(), codec_test::OFFSET_MINUS);
}

TEST(DecodeJson, TakesBothSpellingsOfANameButOnlyOneOfThem) {
  EXPECT_EQ(FromJson(R"({"smallNumber": 4})").sample.small_number(), 4);
  const Decoded both = FromJson(R"({"smallNumber": 4, "small_number": 4})");
  EXPECT_THAT(both.Faults(), ElementsAre("duplicate_field small_number"));
  EXPECT_THAT(both.violations[0].message, HasSubstr("\"smallNumber\""));
  EXPECT_EQ(PlaceOf(both.violations[0]), "1:20");
}

TEST(DecodeJson, ReportsEverythingAtOnceWithPathAndPlace) {
  const Decoded decoded = FromJson(
      "{\n"
      "  \"titel\": {\"skipped\": [1, {\"id\": 2}]},\n"
      "  \"items\": [{}, {\"parts\": [{\"colour\": \"COLOUR_READ\"}]}],\n"
      "  \"points\": 7.5, \"caf\xC3\xA9\": 1, \"count\": -1,\n"
      "  \"child\": {\"pence\": 1.0}\n"
      "}");
  EXPECT_FALSE(decoded.ok);
  EXPECT_TRUE(SameMessage(decoded.sample, Sample()));
  EXPECT_THAT(
      decoded.Faults(),
      ElementsAre("unknown_field titel", "unknown_enum_value items[1].parts[0].colour", "wrong_type points",
                  "unknown_field caf\xC3\xA9", "out_of_range count", "not_whole child.pence"));
  const auto& found = decoded.violations;
  EXPECT_EQ(PlaceOf(found[0]), "2:3");
  EXPECT_EQ(found[0].remedy, "Did you mean \"title\"?");
  EXPECT_EQ(PlaceOf(found[1]), "3:39");
  EXPECT_EQ(found[1].value, "COLOUR_READ");
  EXPECT_EQ(found[1].message, "There is no Colour \"COLOUR_READ\".");
  EXPECT_EQ(found[1].remedy, "Did you mean \"COLOUR_RED\"?");
  EXPECT_EQ(PlaceOf(found[2]), "4:13");
  EXPECT_EQ(found[2].remedy, "Write \"7.5\" in quotes.");
  EXPECT_EQ(PlaceOf(found[3]), "4:18");
  EXPECT_EQ(PlaceOf(found[4]), "4:38");  // A character is one column, however many bytes it has.
  EXPECT_EQ(found[4].value, "-1");
  EXPECT_EQ(found[4].remedy, "It must be from 0 to 4294967295.");
  EXPECT_EQ(PlaceOf(found[5]), "5:22");
}

struct Wrong {
  const char* text;
  const char* fault;
  const char* message;
};

TEST(DecodeJson, RefusesValuesOfAnotherType) {
  const Wrong cases[] = {
      {R"({"id": 7})", "wrong_type id", "Expected text in quotes, found a number."},
      {R"({"id": true})", "wrong_type id", "Expected text in quotes, found the word true."},
      {R"({"id": {}})", "wrong_type id", "Expected text in quotes, found a message in braces."},
      {R"({"id": ["a"]})", "wrong_type id", "Expected text in quotes, found a list."},
      {R"({"ratified": "true"})", "wrong_type ratified", "Expected true or false, found text in quotes."},
      {R"({"ratified": 1})", "wrong_type ratified", "Expected true or false, found a number."},
      {R"({"count": "1"})", "wrong_type count", "Expected a whole number, found text in quotes."},
      {R"({"count": false})", "wrong_type count", "Expected a whole number, found the word false."},
      {R"({"pence": "1.5"})", "wrong_type pence", "Expected a whole number, found text in quotes."},
      {R"({"pence": ""})", "wrong_type pence", "Expected a whole number, found text in quotes."},
      {R"({"pence": "01"})", "wrong_type pence", "Expected a whole number, found text in quotes."},
      {R"({"pence": " 1"})", "wrong_type pence", "Expected a whole number, found text in quotes."},
      {R"({"pence": "+1"})", "wrong_type pence", "Expected a whole number, found text in quotes."},
      {R"({"colour": 1})", "wrong_type colour", "Expected the name of a Colour, found a number."},
      {R"({"item": "one"})", "wrong_type item", "Expected a message in braces, found text in quotes."},
      {R"({"item": 1})", "wrong_type item", "Expected a message in braces, found a number."},
      {R"({"item": [{}]})", "wrong_type item", "Expected a message in braces, found a list."},
      {R"({"items": {}})", "wrong_type items", "Expected a list, found one value."},
      {R"({"tags": "a"})", "wrong_type tags", "Expected a list, found one value."},
      {R"({"tags": ["a", 2]})", "wrong_type tags[1]", "Expected text in quotes, found a number."},
      {R"({"tags": [["a"]]})", "wrong_type tags[0]", "Expected text in quotes, found a list."},
      {R"({"items": [{}, [{}]]})", "wrong_type items[1]", "Expected a message in braces, found a list."},
      {R"({"id": null})", "null_value id", "null is not a value in these documents."},
      {R"({"item": null})", "null_value item", "null is not a value in these documents."},
      {R"({"tags": ["a", null]})", "null_value tags[1]", "null is not a value in these documents."},
      {R"({"items": [null]})", "null_value items[0]", "null is not a value in these documents."},
      {R"([])", "wrong_type ", "The document is not an object."},
      {R"("id")", "wrong_type ", "The document is not an object."},
      {R"(7)", "wrong_type ", "The document is not an object."},
      {R"(null)", "wrong_type ", "The document is not an object."},
  };
  for (const Wrong& wrong : cases) {
    const Decoded decoded = FromJson(wrong.text);
    ASSERT_THAT(decoded.Faults(), ElementsAre(wrong.fault)) << wrong.text;
    EXPECT_EQ(decoded.violations[0].message, wrong.message) << wrong.text;
    EXPECT_EQ(decoded.violations[0].line, 1) << wrong.text;
  }
}

TEST(DecodeJson, TakesWholeNumbersInDigitsAlone) {
  for (const char* number : {"1.0", "1e2", "-1.5", "0.0", "1E400", "1e-7"}) {
    for (const char* field : {"small_number", "count", "pence", "people"}) {
      const Decoded decoded = FromJson("{\"" + std::string(field) + "\": " + number + "}");
      ASSERT_THAT(decoded.Faults(), ElementsAre("not_whole " + std::string(field))) << number;
      EXPECT_EQ(decoded.violations[0].value, number);
    }
  }
  for (const char* text : {R"({"pence": -0})", R"({"pence": "-0"})", R"({"pence": -0 })"}) {
    EXPECT_THAT(FromJson(text).Faults(), ElementsAre("negative_zero pence")) << text;
  }
}

TEST(DecodeJson, RefusesNumbersThatDoNotFit) {
  for (const char* text :
       {R"({"small_number": 2147483648})", R"({"small_number": -2147483649})", R"({"count": 4294967296})",
        R"({"count": -1})", R"({"pence": 9223372036854775808})", R"({"pence": "-9223372036854775809"})",
        R"({"people": 18446744073709551616})", R"({"people": "-1"})", R"({"numbers": [99999999999]})",
        R"({"pence": 100000000000000000000000000000000000000000000000000})"}) {
    EXPECT_EQ(FromJson(text).violations.at(0).code, "out_of_range") << text;
  }
  EXPECT_EQ(FromJson(R"({"small_number": -2147483648})").sample.small_number(), INT32_MIN);
  EXPECT_EQ(FromJson(R"({"people": "18446744073709551615"})").sample.people(), UINT64_MAX);
  EXPECT_THAT(FromJson(R"({"numbers": [0, 99999999999]})").Faults(), ElementsAre("out_of_range numbers[1]"));
}

TEST(DecodeJson, RefusesADuplicateNameAndLooksIntoTheFirst) {
  const Decoded decoded =
      FromJson(R"({"id": "a", "item": {"nam": ""}, "id": "b", "item": {"x": 1}, "tags": [],
      "tags": [], "\u0069d": "c"})");
  EXPECT_THAT(decoded.Faults(),
              ElementsAre("unknown_field item.nam", "duplicate_field id", "duplicate_field item",
                          "duplicate_field tags", "duplicate_field id"));
}

TEST(DecodeJson, RefusesTwoMembersOfAOneof) {
  const Decoded decoded = FromJson(R"({"word": "a", "thing": {"nmae": ""}, "maybe": 1})");
  EXPECT_THAT(decoded.Faults(), ElementsAre("oneof_conflict thing", "unknown_field thing.nmae"));
  EXPECT_EQ(decoded.violations[0].message, "\"thing\" and \"word\" exclude each other.");
}

TEST(DecodeJson, RefusesFieldNumbersAndOtherSpellings) {
  for (const char* name :
       {"1", "ID", "Small_Number", "small-number", "ras.codec_test.Sample.id", "", "choice"}) {
    EXPECT_EQ(FromJson("{\"" + std::string(name) + "\": 1}").violations.at(0).code, "unknown_field") << name;
  }
}

TEST(DecodeJson, ASyntaxErrorStandsAlone) {
  const Decoded decoded = FromJson("{\"unknown\": 1,\n \"id\": \"\xC3\xA9\" 'x'}");
  ASSERT_THAT(decoded.Faults(), ElementsAre("syntax_error "));
  EXPECT_EQ(PlaceOf(decoded.violations[0]), "2:12");
}

TEST(DecodeJson, RefusesEverythingThatIsNotJson) {
  // The nasty inputs as they are, none of which is a Sample, and again inside a field that nobody knows.
  EXPECT_FALSE(FromJson("{\"x\": \"\xED\xA0\x80\"}").ok);
  for (const char* text : {"{\"id\":\"a\",}", "{'id':\"a\"}", "{\"id\":\"a\"} ", "{\"id\":\"\\uD800\"}",
                           "{\"id\":\"a\"}\xEF\xBB\xBF"}) {
    EXPECT_EQ(FromJson(text).ok, std::string_view(text) == "{\"id\":\"a\"} ") << text;
  }
}

TEST(DecodeJson, AStringMayHoldAnything) {
  EXPECT_EQ(FromJson("{\"id\": \"a\\u0000b\\u001f\"}").sample.id(), std::string("a\0b\x1F", 4));
}

TEST(DecodeJson, ListsWhatIsKnown) {
  const Decoded decoded = FromJson(R"({"item": {"quite_different": 1, "colour": "PURPLE"}})");
  EXPECT_EQ(decoded.violations[0].remedy, "Known here: name, colour, parts, aliases.");
  EXPECT_EQ(decoded.violations[1].remedy, "Known here: COLOUR_RED, COLOUR_GREEN, COLOUR_BLUE.");
}

TEST(DecodeJson, LimitsStopTheReadingWithAPath) {
  Limits limits;
  limits.max_values = 3;
  EXPECT_TRUE(FromJson(R"({"id": "", "title": ""})", limits).ok);
  Decoded decoded = FromJson(R"({"x": 1, "tags": ["a", "b", "c"]})", limits);
  EXPECT_THAT(decoded.Faults(), ElementsAre("unknown_field x", "too_many_values tags"));

  limits = {};
  limits.max_depth = 2;
  EXPECT_TRUE(FromJson(R"({"items": [{"aliases": ["x"]}]})", limits).ok);
  decoded = FromJson(R"({"items": [{}, {"parts": [{}]}]})", limits);
  EXPECT_THAT(decoded.Faults(), ElementsAre("too_deep items[1].parts[0]"));
  EXPECT_EQ(PlaceOf(decoded.violations[0]), "1:27");
  decoded = FromJson(R"({"x": [[[[[[[[[]]]]]]]]]})", limits);
  EXPECT_THAT(decoded.Faults(), ElementsAre("unknown_field x", "too_deep "));

  limits = {};
  limits.max_string_bytes = 3;
  decoded = FromJson(R"({"id": "abc", "title": "abcd", "tags": ["\u00e9\u00e9"], "count": "abcd"})", limits);
  EXPECT_THAT(decoded.Faults(),
              ElementsAre("string_too_long title", "string_too_long tags[0]", "string_too_long count"));

  limits = {};
  limits.max_memory_bytes = 2000;
  EXPECT_EQ(
      FromJson(R"({"items": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]})",
               limits)
          .violations.at(0)
          .code,
      "too_much_memory");
  EXPECT_EQ(FromJson("{\"title\": \"" + std::string(2001, 'x') + "\"}", limits).violations.at(0).code,
            "too_much_memory");

  limits = {};
  limits.max_bytes = 5;
  EXPECT_TRUE(FromJson("{    ", limits).violations.at(0).code == "syntax_error");
  EXPECT_THAT(FromJson("{    }", limits).Faults(), ElementsAre("too_large "));
}

TEST(DecodeJson, AThousandViolationsAndTheCountOfTheRest) {
  std::string text = "{\"tags\": [0";
  for (int i = 1; i < 5000; ++i) text += ",0";
  const Decoded decoded = FromJson(text + "]}");
  ASSERT_EQ(decoded.violations.size(), 1001U);
  EXPECT_EQ(decoded.violations[999].path, "tags[999]");
  EXPECT_EQ(decoded.violations[1000].value, "4000");
}

TEST(Decode, ViolationsMayBeNull) {
  Sample sample;
  EXPECT_FALSE(Decode("{\"x\":1}", Format::kJson, {}, &sample, nullptr));
  EXPECT_TRUE(Decode("{\"id\":\"\"}", Format::kJson, {}, &sample, nullptr));
}

TEST(Decode, RefusesAFormThatDoesNotExist) {
  EXPECT_THAT(DecodeSample("", static_cast<Format>(0)).Faults(), ElementsAre("unknown_format "));
}

TEST(Decode, RefusesDocumentTypesThatItCannotCarry) {
  const auto refusal = [](google::protobuf::Message* message) {
    std::vector<Violation> violations;
    EXPECT_FALSE(Decode("", Format::kBinary, {}, message, &violations));
    EXPECT_EQ(violations.at(0).code, "unsupported_type");
    return violations.at(0).message;
  };
  codec_test::WithBytes with_bytes;
  codec_test::WithDouble with_double;
  codec_test::WithMap with_map;
  EXPECT_THAT(refusal(&with_bytes), HasSubstr("WithBytes.data (bytes)"));
  EXPECT_THAT(refusal(&with_double), HasSubstr("WithDouble.Inner.value (double)"));
  EXPECT_THAT(refusal(&with_map), HasSubstr("WithMap.names (a map)"));
}

}  // namespace
}  // namespace ras
