// The binary form of documents: what the scan refuses before protocol buffers' parser sees it.
#include <gmock/gmock.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include "codec_testing.h"
#include "lib/codec/encode.h"

namespace ras {
namespace {

using testing::ElementsAre;

Decoded FromBinary(std::string_view bytes, const Limits& limits = {}) {
  return DecodeSample(bytes, Format::kBinary, limits);
}

// Writes wire form by hand.
std::string Varint(uint64_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7F) | 0x80);
  return bytes + static_cast<char>(value);
}
std::string Tag(int number, int wire_type) {
  return Varint((static_cast<uint64_t>(number) << 3) | static_cast<uint64_t>(wire_type));
}
std::string Number(int field, uint64_t value) { return Tag(field, 0) + Varint(value); }
std::string Bytes(int field, const std::string& content) {
  return Tag(field, 2) + Varint(content.size()) + content;
}

TEST(DecodeBinary, ReadsWhatProtobufWrites) {
  const Sample sample = FullSample();
  const Decoded decoded = FromBinary(sample.SerializeAsString());
  ASSERT_TRUE(decoded.ok) << testing::PrintToString(decoded.violations);
  EXPECT_TRUE(SameMessage(decoded.sample, sample));
  EXPECT_TRUE(FromBinary("").ok);
}

TEST(DecodeBinary, TakesListsOfNumbersPackedOrNot) {
  EXPECT_THAT(FromBinary(Number(17, 1) + Bytes(17, Varint(2) + Varint(300)) + Number(17, 4)).sample.numbers(),
              ElementsAre(1, 2, 300, 4));
  EXPECT_TRUE(FromBinary(Bytes(17, "")).ok);
  EXPECT_THAT(FromBinary(Bytes(19, std::string("\0\1", 2))).sample.flags(), ElementsAre(false, true));
  EXPECT_THAT(FromBinary(Number(17, 1) + Bytes(17, Varint(2) + Varint(uint64_t{1} << 40))).Faults(),
              ElementsAre("out_of_range numbers[2]"));
  EXPECT_THAT(FromBinary(Bytes(17, "\x01\x80")).Faults(), ElementsAre("damaged numbers[1]"));
}

TEST(DecodeBinary, ReportsEverythingAtOnceWithItsPath) {
  const std::string bytes =
      Number(99, 5) + Bytes(15, "") + Bytes(15, Bytes(3, Number(2, 77) + Bytes(1, "\xFF"))) + Bytes(1, "a") +
      Bytes(9, "seven") + Number(1, 1) + Number(10, uint64_t{1} << 32) + Bytes(21, Bytes(21, Number(8, 2)));
  const Decoded decoded = FromBinary(bytes);
  EXPECT_FALSE(decoded.ok);
  EXPECT_TRUE(SameMessage(decoded.sample, Sample()));
  EXPECT_THAT(
      decoded.Faults(),
      ElementsAre("unknown_field #99", "unknown_enum_value items[1].parts[0].colour",
                  "invalid_utf8 items[1].parts[0].name", "wrong_wire_type small_number", "duplicate_field id",
                  "wrong_wire_type id", "out_of_range count", "out_of_range child.child.ratified"));
  EXPECT_EQ(decoded.violations[1].value, "77");
  EXPECT_EQ(decoded.violations[1].message, "There is no Colour with the number 77.");
  EXPECT_EQ(decoded.violations[2].value, "\\xFF");
  EXPECT_EQ(decoded.violations[6].remedy, "It must be from 0 to 4294967295.");
  EXPECT_EQ(decoded.violations[0].line, 0);
}

TEST(DecodeBinary, RefusesWhatWouldBeLostOrOverwritten) {
  EXPECT_THAT(FromBinary(Bytes(1, "a") + Bytes(1, "a")).Faults(), ElementsAre("duplicate_field id"));
  EXPECT_THAT(FromBinary(Bytes(14, "") + Bytes(14, "")).Faults(), ElementsAre("duplicate_field item"));
  EXPECT_THAT(FromBinary(Bytes(23, "a") + Number(24, 1)).Faults(), ElementsAre("oneof_conflict figure"));
  EXPECT_THAT(FromBinary(Number(22, 1) + Bytes(23, "a")).Faults(), ElementsAre());  // `optional` is no oneof.
  EXPECT_THAT(FromBinary(Bytes(15, Number(9, 1))).Faults(), ElementsAre("unknown_field items[0].#9"));
  EXPECT_THAT(FromBinary(Bytes(27, Number(5, 1))).Faults(), ElementsAre("unknown_field sparse.#5"));
  EXPECT_THAT(FromBinary(Bytes(27, Bytes(4000, ""))).Faults(), ElementsAre());
  for (const int wire_type : {0, 1, 2, 5}) {
    const std::string payload = wire_type == 0   ? "\x01"
                                : wire_type == 1 ? "12345678"
                                : wire_type == 2 ? "\x01x"
                                                 : "1234";
    EXPECT_THAT(FromBinary(Tag(500, wire_type) + payload + Bytes(1, "\xFF")).Faults(),
                ElementsAre("unknown_field #500", "invalid_utf8 id"))
        << wire_type;
  }
}

TEST(DecodeBinary, HoldsNumbersToTheirType) {
  const auto minus = [](int64_t value) { return static_cast<uint64_t>(value); };
  EXPECT_EQ(FromBinary(Number(9, minus(-5))).sample.small_number(), -5);
  EXPECT_EQ(FromBinary(Number(9, minus(INT32_MIN))).sample.small_number(), INT32_MIN);
  EXPECT_EQ(FromBinary(Number(11, minus(INT64_MIN))).sample.pence(), INT64_MIN);
  EXPECT_EQ(FromBinary(Number(12, UINT64_MAX)).sample.people(), UINT64_MAX);
  EXPECT_EQ(FromBinary(Bytes(27, Number(7, minus(-5)))).sample.sparse().offset(), codec_test::OFFSET_MINUS);
  // Protocol buffers' parser would cut all of these to their width without a word.
  EXPECT_THAT(FromBinary(Number(9, 0xFFFFFFFBU)).Faults(), ElementsAre("out_of_range small_number"));
  EXPECT_THAT(FromBinary(Number(9, minus(INT64_MIN))).Faults(), ElementsAre("out_of_range small_number"));
  EXPECT_THAT(FromBinary(Number(8, 2)).Faults(), ElementsAre("out_of_range ratified"));
  EXPECT_THAT(FromBinary(Number(10, minus(-1))).Faults(), ElementsAre("out_of_range count"));
  EXPECT_THAT(FromBinary(Number(13, 4)).Faults(), ElementsAre("unknown_enum_value colour"));
  EXPECT_THAT(FromBinary(Number(13, minus(-1))).Faults(), ElementsAre("unknown_enum_value colour"));
  EXPECT_THAT(FromBinary(Number(13, (uint64_t{1} << 32) + 1)).Faults(),
              ElementsAre("unknown_enum_value colour"));
  EXPECT_THAT(FromBinary(Bytes(27, Number(7, 1))).Faults(), ElementsAre("unknown_enum_value sparse.offset"));
}

TEST(DecodeBinary, DamageEndsTheScanAndNamesTheByte) {
  struct Damage {
    std::string bytes;
    const char* fault;
    const char* message;
  };
  const Damage cases[] = {
      {"\x80", "damaged ", "A field's tag is cut off or longer than it can be (byte 1)."},
      {std::string("\0", 1), "damaged ", "There is no field with the number 0 (byte 1)."},
      {Tag(1, 2) + "\x05"
                   "abc",
       "damaged id", "The length of a field goes beyond the end of its message (byte 2)."},
      {Tag(1, 2), "damaged id", "The length of a field goes beyond the end of its message (byte 1)."},
      {Tag(9, 0), "damaged small_number", "A number is cut off or longer than it can be (byte 1)."},
      {Tag(9, 0) + std::string(10, '\x80') + "\x01", "damaged small_number",
       "A number is cut off or longer than it can be (byte 11)."},
      {Tag(9, 0) + std::string(9, '\xFF') + "\x02", "damaged small_number",
       "A number is cut off or longer than it can be (byte 11)."},
      {Bytes(15, Tag(1, 2) + "\x02x"), "damaged items[0].name",
       "The length of a field goes beyond the end of its message (byte 4)."},
      {Tag(15, 3) + Tag(15, 4), "damaged ", "Groups are not used in these documents (byte 1)."},
      {Tag(15, 4), "damaged ", "Groups are not used in these documents (byte 1)."},
      {Tag(1, 6), "damaged ", "There is no wire type 6 (byte 1)."},
      {Tag(1, 7), "damaged ", "There is no wire type 7 (byte 1)."},
      {Varint(uint64_t{1} << 32), "damaged ", "There is no field with the number 536870912 (byte 5)."},
      {Tag(500, 5) + "123", "damaged #500", ""},
  };
  for (const Damage& damage : cases) {
    const Decoded decoded = FromBinary(damage.bytes);
    EXPECT_FALSE(decoded.ok);
    ASSERT_FALSE(decoded.violations.empty());
    EXPECT_EQ(decoded.violations.back().code, "damaged");
    if (damage.message[0] == '\0') continue;  // An unknown field comes before the damage.
    EXPECT_THAT(decoded.Faults(), ElementsAre(damage.fault)) << damage.message;
    EXPECT_EQ(decoded.violations[0].message, damage.message);
  }
}

TEST(DecodeBinary, NoPrefixOfADocumentPasses) {
  const std::string whole = Bytes(1, "identifier") + Bytes(15, Bytes(1, "item")) + Number(11, 1234567);
  ASSERT_TRUE(FromBinary(whole).ok);
  const std::size_t boundaries[] = {0, Bytes(1, "identifier").size(),
                                    whole.size() - Number(11, 1234567).size()};
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const bool at_boundary = size == boundaries[0] || size == boundaries[1] || size == boundaries[2];
    EXPECT_EQ(FromBinary(std::string_view(whole).substr(0, size)).ok, at_boundary) << size;
  }
}

TEST(DecodeBinary, LimitsStopOrRefuseWithAPath) {
  Limits limits;
  limits.max_values = 3;
  EXPECT_TRUE(FromBinary(Bytes(17, "123"), limits).ok);
  EXPECT_THAT(FromBinary(Bytes(17, "1234"), limits).Faults(), ElementsAre("too_many_values numbers[2]"));
  EXPECT_THAT(
      FromBinary(Number(99, 1) + Number(99, 1) + Number(99, 1) + Number(99, 1), limits).Faults().back(),
      "too_many_values ");
  limits = {};
  limits.max_depth = 2;
  EXPECT_THAT(
      FromBinary(Bytes(15, "") + Bytes(15, Bytes(3, "") + Bytes(3, "") + Bytes(1, "\xFF")), limits).Faults(),
      ElementsAre("too_deep items[1].parts[0]", "too_deep items[1].parts[1]", "invalid_utf8 items[1].name"));
  limits = {};
  limits.max_string_bytes = 3;
  EXPECT_THAT(FromBinary(Bytes(1, "abc") + Bytes(2, "abcd"), limits).Faults(),
              ElementsAre("string_too_long title"));
  limits = {};
  limits.max_memory_bytes = 2000;
  std::string items;
  for (int i = 0; i < 20; ++i) items += Bytes(15, "");
  EXPECT_EQ(FromBinary(items, limits).violations.at(0).code, "too_much_memory");
}

// What stands one by one counts like what stands together, and bytes of text and numbers take memory as
// messages do.
TEST(DecodeBinary, LimitsHoldToTheLastValueAndTheLastByte) {
  Limits limits;
  limits.max_values = 3;
  const std::string three = Number(17, 1) + Number(17, 2) + Number(17, 3);
  EXPECT_TRUE(FromBinary(three, limits).ok);
  EXPECT_THAT(FromBinary(three + Number(17, 4), limits).Faults(), ElementsAre("too_many_values "));
  limits = {};
  limits.max_memory_bytes = 10'000;
  EXPECT_TRUE(FromBinary(Bytes(16, std::string(1000, 'x')), limits).ok);
  EXPECT_THAT(FromBinary(Bytes(16, std::string(10'001, 'x')), limits).Faults(),
              ElementsAre("too_much_memory tags[0]"));
  EXPECT_TRUE(FromBinary(Bytes(17, std::string(100, '\1')), limits).ok);
  const Decoded numbers = FromBinary(Bytes(17, std::string(10'001, '\1')), limits);
  ASSERT_FALSE(numbers.ok);
  EXPECT_EQ(numbers.violations.at(0).code, "too_much_memory");
}

TEST(DecodeBinary, OneByteChangedIsRefusedOrMeansSomethingElse) {
  const std::string whole = FullSample().SerializeAsString();
  int refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0x7F, 0xFF}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
      const Decoded decoded = FromBinary(changed);
      refused += decoded.ok ? 0 : 1;
      EXPECT_EQ(decoded.ok, decoded.violations.empty());
      if (!decoded.ok) continue;
      std::string again;
      ASSERT_TRUE(Encode(decoded.sample, Format::kBinary, &again));
      EXPECT_TRUE(SameMessage(FromBinary(again).sample, decoded.sample));
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace ras
