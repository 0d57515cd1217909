#include <google/protobuf/arena.h>
#include <gtest/gtest.h>

#include "codec_testing.h"
#include "lib/codec/encode.h"

namespace ras {
namespace {

constexpr Format kFormats[] = {Format::kBinary, Format::kJson, Format::kText};

TEST(Encode, EveryFormComesBackAsItWas) {
  const Sample sample = FullSample();
  for (const Format format : kFormats) {
    for (const JsonLayout layout : {JsonLayout::kOneLine, JsonLayout::kPretty}) {
      std::string bytes;
      ASSERT_TRUE(Encode(sample, format, &bytes, layout));
      const Decoded decoded = DecodeSample(bytes, format);
      ASSERT_TRUE(decoded.ok) << testing::PrintToString(decoded.violations) << bytes;
      EXPECT_TRUE(SameMessage(decoded.sample, sample)) << bytes;
      std::string again;
      ASSERT_TRUE(Encode(decoded.sample, format, &again, layout));
      EXPECT_EQ(again, bytes);
    }
  }
}

TEST(Encode, AnEmptyMessage) {
  std::string bytes = "before";
  ASSERT_TRUE(Encode(Sample(), Format::kBinary, &bytes));
  EXPECT_EQ(bytes, "");
  ASSERT_TRUE(Encode(Sample(), Format::kJson, &bytes));
  EXPECT_EQ(bytes, "{}");
  ASSERT_TRUE(Encode(Sample(), Format::kText, &bytes));
  EXPECT_EQ(bytes, "");
}

Sample SmallSample() {
  Sample sample;
  sample.set_id("a\"b");
  sample.set_title("caf\xC3\xA9\n\x01");
  sample.set_ratified(true);
  sample.set_small_number(-3);
  sample.set_pence(12345678901234567);
  sample.set_colour(codec_test::COLOUR_RED);
  sample.add_items()->set_name("one");
  sample.add_items();
  sample.add_numbers(1);
  sample.add_numbers(2);
  return sample;
}

TEST(Encode, JsonOnOneLine) {
  std::string text;
  ASSERT_TRUE(Encode(SmallSample(), Format::kJson, &text));
  EXPECT_EQ(text,
            "{\"id\":\"a\\\"b\",\"title\":\"caf\xC3\xA9\\n\\u0001\",\"ratified\":true,\"small_number\":-3,"
            "\"pence\":\"12345678901234567\",\"colour\":\"COLOUR_RED\",\"items\":[{\"name\":\"one\"},{}],"
            "\"numbers\":[1,2]}");
}

TEST(Encode, PrettyJson) {
  std::string text;
  ASSERT_TRUE(Encode(SmallSample(), Format::kJson, &text, JsonLayout::kPretty));
  EXPECT_EQ(text,
            "{\n"
            "  \"id\": \"a\\\"b\",\n"
            "  \"title\": \"caf\xC3\xA9\\n\\u0001\",\n"
            "  \"ratified\": true,\n"
            "  \"small_number\": -3,\n"
            "  \"pence\": \"12345678901234567\",\n"
            "  \"colour\": \"COLOUR_RED\",\n"
            "  \"items\": [\n"
            "    {\n"
            "      \"name\": \"one\"\n"
            "    },\n"
            "    {}\n"
            "  ],\n"
            "  \"numbers\": [\n"
            "    1,\n"
            "    2\n"
            "  ]\n"
            "}\n");
}

TEST(Encode, TextIsReadable) {
  std::string text;
  ASSERT_TRUE(Encode(SmallSample(), Format::kText, &text));
  EXPECT_EQ(text,
            "id: \"a\\\"b\"\n"
            "title: \"caf\xC3\xA9\\n\\001\"\n"
            "ratified: true\n"
            "small_number: -3\n"
            "pence: 12345678901234567\n"
            "colour: COLOUR_RED\n"
            "items {\n"
            "  name: \"one\"\n"
            "}\n"
            "items {\n"
            "}\n"
            "numbers: 1\n"
            "numbers: 2\n");
}

TEST(Encode, RefusesWhatIsNoDocument) {
  Sample bad_utf8;
  bad_utf8.add_items()->add_aliases("\xC0\xAF");
  Sample bad_enum;
  bad_enum.set_colour(static_cast<codec_test::Colour>(77));
  Sample bad_enum_item;
  bad_enum_item.add_colours(static_cast<codec_test::Colour>(-1));
  Sample unknown_field;
  unknown_field.mutable_item()
      ->GetReflection()
      ->MutableUnknownFields(unknown_field.mutable_item())
      ->AddVarint(99, 1);
  Sample deep;
  Sample* innermost = &deep;
  for (int depth = 1; depth < 101; ++depth) innermost = innermost->mutable_child();
  for (const Sample* sample : {&bad_utf8, &bad_enum, &bad_enum_item, &unknown_field, &deep}) {
    for (const Format format : kFormats) {
      std::string bytes = "before";
      EXPECT_FALSE(Encode(*sample, format, &bytes));
      EXPECT_EQ(bytes, "");
    }
  }
  std::string bytes;
  EXPECT_FALSE(Encode(Sample(), static_cast<Format>(9), &bytes));
}

TEST(Encode, GoesAsDeepAsDecodeDoes) {
  Sample sample;
  Sample* innermost = &sample;
  for (int depth = 1; depth < 100; ++depth) innermost = innermost->mutable_child();
  Limits limits;
  limits.max_depth = 100;
  for (const Format format : kFormats) {
    std::string bytes;
    ASSERT_TRUE(Encode(sample, format, &bytes));
    EXPECT_TRUE(DecodeSample(bytes, format, limits).ok);
    limits.max_depth = 99;
    EXPECT_EQ(DecodeSample(bytes, format, limits).violations.at(0).code, "too_deep");
    // Nobody can ask for more than protocol buffers' own reader allows.
    limits.max_depth = 1'000'000;
    EXPECT_TRUE(DecodeSample(bytes, format, limits).ok);
    limits.max_depth = 100;
  }
}

TEST(Encode, AMessageInAnArena) {
  google::protobuf::Arena arena;
  auto* sample = google::protobuf::Arena::CreateMessage<Sample>(&arena);
  std::string bytes;
  ASSERT_TRUE(Encode(FullSample(), Format::kJson, &bytes));
  std::vector<Violation> violations;
  ASSERT_TRUE(Decode(bytes, Format::kJson, {}, sample, &violations));
  EXPECT_TRUE(SameMessage(*sample, FullSample()));
}

}  // namespace
}  // namespace ras
