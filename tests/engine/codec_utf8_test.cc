#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "lib/codec/utf8.h"

namespace ras {
namespace {

// An encoder written from the definition, for any number below 2^21 and any length that holds it.
std::string EncodedIn(uint32_t number, int length) {
  if (length == 1) return std::string(1, static_cast<char>(number));
  std::string text;
  for (int i = 0; i < length - 1; ++i) {
    text.insert(text.begin(), static_cast<char>(0x80 | (number & 0x3F)));
    number >>= 6;
  }
  const uint32_t mark = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0;
  text.insert(text.begin(), static_cast<char>(mark | number));
  return text;
}

int ShortestLength(uint32_t number) {
  return number < 0x80 ? 1 : number < 0x800 ? 2 : number < 0x10000 ? 3 : 4;
}

TEST(Utf8, TakesEveryScalarValueInItsShortestFormAndNoOther) {
  for (uint32_t number = 0; number < (1U << 21); ++number) {
    const bool scalar = number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    const int shortest = ShortestLength(number);
    for (int length = shortest; length <= 4; ++length) {
      const std::string text = EncodedIn(number, length);
      const std::size_t expected = scalar && length == shortest ? text.size() : 0;
      ASSERT_EQ(Utf8Length(text), expected) << std::hex << number << " in " << length;
    }
  }
}

TEST(Utf8, RefusesEveryCharacterThatIsCutOff) {
  for (const uint32_t number : {0x80U, 0x7FFU, 0x800U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    const std::string text = EncodedIn(number, ShortestLength(number));
    for (std::size_t size = 1; size < text.size(); ++size) EXPECT_EQ(Utf8Length(text.substr(0, size)), 0U);
  }
}

TEST(Utf8, TakesNoByteTwiceAndNoneThatNeverOccurs) {
  for (int byte = 0x80; byte < 0x100; ++byte) {
    // Followed by as many continuation bytes as anything could ask for.
    const std::string text = std::string(1, static_cast<char>(byte)) + "\x80\x80\x80\x80\x80";
    const bool lead = byte >= 0xC2 && byte <= 0xF4 && byte != 0xE0 && byte != 0xF0;
    EXPECT_EQ(Utf8Length(text) != 0, lead) << std::hex << byte;
  }
}

TEST(Utf8, FindsTheFirstBadByteWhereverItStands) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string good(length, 'x');
    EXPECT_TRUE(IsValidUtf8(good));
    for (std::size_t at = 0; at < length; ++at) {
      std::string bad = good;
      bad[at] = '\xFF';
      EXPECT_EQ(ValidUtf8Prefix(bad), at) << length;
    }
  }
  EXPECT_EQ(ValidUtf8Prefix("caf\xC3\xA9, caf\xC3"), 10U);
}

TEST(Utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(CountCharacters(""), 0U);
  EXPECT_EQ(CountCharacters("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"), 8U);
}

TEST(Utf8, CutsBetweenCharacters) {
  EXPECT_EQ(Utf8Prefix("caf\xC3\xA9", 5), "caf\xC3\xA9");
  EXPECT_EQ(Utf8Prefix("caf\xC3\xA9", 4), "caf");
  EXPECT_EQ(Utf8Prefix("caf\xC3\xA9", 3), "caf");
  EXPECT_EQ(Utf8Prefix("\xF0\x9F\x98\x80", 3), "");
}

TEST(Utf8, KnowsControlCharacters) {
  EXPECT_TRUE(BeginsWithControl(std::string(1, '\0')));
  EXPECT_TRUE(BeginsWithControl("\x1F"));
  EXPECT_TRUE(BeginsWithControl("\x7F"));
  EXPECT_TRUE(BeginsWithControl("\xC2\x80"));
  EXPECT_TRUE(BeginsWithControl("\xC2\x9F"));
  EXPECT_FALSE(BeginsWithControl(" "));
  EXPECT_FALSE(BeginsWithControl("\xC2\xA0"));
  EXPECT_FALSE(BeginsWithControl("\xC3\x80"));
}

}  // namespace
}  // namespace ras
