// Inputs that a JSON reader may get wrong, with what RFC 8259 says of each. Used by the test of our reader
// and by the benchmark that compares three libraries.
#ifndef RAS_TESTS_ENGINE_CODEC_JSON_CASES_H_
#define RAS_TESTS_ENGINE_CODEC_JSON_CASES_H_

#include <string>
#include <string_view>
#include <vector>

namespace ras {

struct JsonCase {
  const char* name;
  std::string text;
  // Whether it is JSON by the grammar of RFC 8259 in valid UTF-8. Duplicate names are grammatical there and
  // are refused a floor up, where the names are known.
  bool valid;
};

inline std::vector<JsonCase> JsonCases() {
  using std::string_literals::operator""s;
  const auto repeat = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  return {
      // Documents.
      {"empty", "", false},
      {"only spaces", "  \n\t", false},
      {"empty object", "{}", true},
      {"spaces everywhere", " \t\r\n{ \"a\" : [ 1 , 2 ] } \n", true},
      {"byte order mark", "\xEF\xBB\xBF{}", false},
      {"UTF-16 little endian", "{\0}\0"s, false},
      {"second document", "{}{}", false},
      {"trailing letter", "{} x", false},
      {"trailing comma after the document", "{},", false},
      {"trailing closing bracket", "{}]", false},
      {"NUL after the document", "{}\0"s, false},
      {"NUL and more after the document", "{}\0{\"a\":1}"s, false},
      {"form feed as white space", "{\f}", false},
      {"vertical tab as white space", "{\v}", false},
      {"no-break space as white space", "{\xC2\xA0}", false},
      {"line separator as white space", "{\xE2\x80\xA8}", false},
      // Comments and other dialects.
      {"line comment", "{} // c", false},
      {"block comment", "{/* c */}", false},
      {"hash comment", "{} # c", false},
      {"single quotes", "{'a':1}", false},
      {"single-quoted value", "{\"a\":'b'}", false},
      {"bare name", "{a:1}", false},
      {"number as name", "{1:1}", false},
      {"back quotes", "{`a`:1}", false},
      // Punctuation.
      {"trailing comma in object", "{\"a\":1,}", false},
      {"trailing comma in array", "[1,]", false},
      {"leading comma in object", "{,\"a\":1}", false},
      {"leading comma in array", "[,1]", false},
      {"two commas", "[1,,2]", false},
      {"no comma in array", "[1 2]", false},
      {"no comma in object", "{\"a\":1 \"b\":2}", false},
      {"no colon", "{\"a\" 1}", false},
      {"two colons", "{\"a\"::1}", false},
      {"equals sign", "{\"a\"=1}", false},
      {"semicolon", "{\"a\":1;\"b\":2}", false},
      {"name alone", "{\"a\"}", false},
      {"value missing", "{\"a\":}", false},
      {"object closed as array", "{\"a\":1]", false},
      {"array closed as object", "[1}", false},
      {"object not closed", "{\"a\":1", false},
      {"array not closed", "[1", false},
      {"colon in array", "[\"a\":1]", false},
      // Literals.
      {"true", "[true]", true},
      {"True", "[True]", false},
      {"TRUE", "[TRUE]", false},
      {"tru", "[tru]", false},
      {"truefalse", "[truefalse]", false},
      {"nulL", "[nulL]", false},
      {"undefined", "[undefined]", false},
      {"NaN", "[NaN]", false},
      {"nan", "[nan]", false},
      {"Infinity", "[Infinity]", false},
      {"minus Infinity", "[-Infinity]", false},
      {"inf", "[inf]", false},
      // Numbers.
      {"zero", "[0]", true},
      {"minus zero", "[-0]", true},
      {"fraction and exponent", "[1.5e+10]", true},
      {"leading zero", "[01]", false},
      {"minus and leading zero", "[-01]", false},
      {"double zero", "[00]", false},
      {"plus sign", "[+1]", false},
      {"no digit after the point", "[1.]", false},
      {"no digit before the point", "[.5]", false},
      {"minus and point", "[-.5]", false},
      {"minus alone", "[-]", false},
      {"two minuses", "[--1]", false},
      {"two points", "[1.2.3]", false},
      {"point then exponent", "[1.e3]", false},
      {"exponent without digits", "[1e]", false},
      {"exponent sign without digits", "[1e+]", false},
      {"exponent with a fraction", "[1e1.5]", false},
      {"hexadecimal", "[0x10]", false},
      {"octal", "[0o17]", false},
      {"digit separator", "[1_000]", false},
      {"thousands comma in a string is a string", "[\"1,000\"]", true},
      {"float suffix", "[1f]", false},
      {"big integer suffix", "[1n]", false},
      {"Arabic-Indic digit", "[\xD9\xA1]", false},
      {"full-width digit", "[\xEF\xBC\x91]", false},
      {"twenty digits", "[12345678901234567890]", true},
      {"a thousand digits", "[" + repeat("7", 1000) + "]", true},
      {"a thousand decimals", "[0." + repeat("7", 1000) + "]", true},
      // Strings.
      {"every simple escape", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", true},
      {"escaped NUL", "[\"\\u0000\"]", true},
      {"escaped name", "{\"\\u0061\":1}", true},
      {"surrogate pair", "[\"\\uD83D\\uDE00\"]", true},
      {"lone high surrogate", "[\"\\uD83D\"]", false},
      {"lone low surrogate", "[\"\\uDE00\"]", false},
      {"high surrogate then letter", "[\"\\uD83Dx\"]", false},
      {"high surrogate then other escape", "[\"\\uD83D\\n\"]", false},
      {"high surrogate then high surrogate", "[\"\\uD83D\\uD83D\"]", false},
      {"surrogates reversed", "[\"\\uDE00\\uD83D\"]", false},
      {"three hexadecimal digits", "[\"\\u12\"]", false},
      {"letter in hexadecimal", "[\"\\u12G4\"]", false},
      {"capital U escape", "[\"\\U0001F600\"]", false},
      {"hexadecimal escape", "[\"\\x41\"]", false},
      {"octal escape", "[\"\\101\"]", false},
      {"escaped single quote", "[\"\\'\"]", false},
      {"escaped line feed", "[\"\\\n\"]", false},
      {"unescaped line feed", "[\"\n\"]", false},
      {"unescaped tab", "[\"\t\"]", false},
      {"unescaped NUL", "[\"\0\"]"s, false},
      {"unescaped 0x1F", "[\"\x1F\"]", false},
      {"unescaped delete", "[\"\x7F\"]", true},
      {"not closed", "[\"abc", false},
      {"backslash at the end", "[\"\\", false},
      {"unicode escape at the end", "[\"\\u00", false},
      // UTF-8, by the classes of RFC 3629.
      {"two bytes", "[\"\xC2\xA3\"]", true},
      {"three bytes", "[\"\xE2\x82\xAC\"]", true},
      {"four bytes", "[\"\xF0\x9F\x98\x80\"]", true},
      {"last scalar value", "[\"\xF4\x8F\xBF\xBF\"]", true},
      {"noncharacter", "[\"\xEF\xBF\xBF\"]", true},
      {"continuation alone", "[\"\x80\"]", false},
      {"two bytes cut off", "[\"\xC2\"]", false},
      {"three bytes cut off", "[\"\xE2\x82\"]", false},
      {"four bytes cut off", "[\"\xF0\x9F\x98\"]", false},
      {"bad second byte", "[\"\xE2(\xA1\"]", false},
      {"overlong in two", "[\"\xC0\xAF\"]", false},
      {"overlong NUL", "[\"\xC0\x80\"]", false},
      {"overlong in three", "[\"\xE0\x80\xAF\"]", false},
      {"overlong in four", "[\"\xF0\x80\x80\xAF\"]", false},
      {"encoded high surrogate", "[\"\xED\xA0\x80\"]", false},
      {"encoded low surrogate", "[\"\xED\xBF\xBF\"]", false},
      {"encoded surrogate pair", "[\"\xED\xA0\xBD\xED\xB8\x80\"]", false},
      {"beyond the last scalar value", "[\"\xF4\x90\x80\x80\"]", false},
      {"five bytes", "[\"\xF8\x88\x80\x80\x80\"]", false},
      {"byte FF", "[\"\xFF\"]", false},
      {"Latin-1 pound sign", "[\"\xA3\"]", false},
      {"bad UTF-8 in a name", "{\"\xC0\xAF\":1}", false},
      {"bad UTF-8 outside a string", "[\xFF]", false},
      // Depth: the reader is asked for at most 200 levels.
      {"150 arrays", repeat("[", 150) + repeat("]", 150), true},
      {"1,000 arrays", repeat("[", 1000) + repeat("]", 1000), false},
      {"100,000 open arrays", repeat("[", 100000), false},
      {"100,000 open objects", repeat("{\"a\":", 100000), false},
  };
}

}  // namespace ras

#endif  // RAS_TESTS_ENGINE_CODEC_JSON_CASES_H_
