// A verdict from the scan of the binary form must never say more than CheckShape and Normalise would.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>

#include "codec_testing.h"
#include "lib/codec/encode.h"
#include "lib/shape/check_shape.h"
#include "lib/shape/document_reader.h"

namespace ras {
namespace {

// The numbers of a simple named generator (SplitMix64), the same on every machine.
class Numbers {
 public:
  explicit Numbers(uint64_t seed) : state_(seed) {}
  uint64_t Below(uint64_t end) {
    uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31)) % end;
  }

 private:
  uint64_t state_;
};

std::string Pick(Numbers* numbers, std::initializer_list<const char*> choices) {
  return *(choices.begin() + numbers->Below(choices.size()));
}

void Fill(Numbers* numbers, codec_test::Item* item, int depth) {
  item->set_name(Pick(numbers, {"", "a", "a", "a", "a", "a\x01"}));
  item->set_colour(static_cast<codec_test::Colour>(numbers->Below(8) == 0 ? 0 : 1));
  for (uint64_t i = numbers->Below(3) + (numbers->Below(4) == 0 ? 0 : 1); i > 0; --i) item->add_aliases("x");
  if (depth < 3 && numbers->Below(3) == 0) Fill(numbers, item->add_parts(), depth + 1);
}

// Values near every rule's edge, most of them on its right side.
Sample RandomSample(Numbers* numbers) {
  Sample sample;
  const auto now_and_then = [&] { return numbers->Below(4) == 0; };
  sample.set_id(Pick(numbers, {"ok", "ok", "ok", "ok", "ok", "ok", "ok", "", "No"}));
  if (now_and_then())
    sample.set_title(Pick(numbers, {"short", "twenty characters ..", "twenty-one characters", "\r"}));
  if (now_and_then()) sample.set_points(Pick(numbers, {"0", "7.5", "7.50", "100", "100.1", "-0", "-1", "x"}));
  if (now_and_then()) sample.set_amount(Pick(numbers, {"1.00", "1.0", "1", "-0.00", "1.000"}));
  if (now_and_then()) sample.set_made_on(Pick(numbers, {"2026-04-01", "2024-02-29", "2026-02-29"}));
  if (now_and_then()) sample.set_version(Pick(numbers, {"1", "1 2"}));
  if (now_and_then()) sample.set_small_number(static_cast<int>(numbers->Below(24)) - 12);
  if (now_and_then()) Fill(numbers, sample.mutable_item(), 0);
  if (now_and_then()) Fill(numbers, sample.add_items(), 0);
  for (uint64_t i = now_and_then() ? numbers->Below(5) : 0; i > 0; --i)
    sample.add_tags(Pick(numbers, {"t", "t", "t", ""}));
  for (uint64_t i = now_and_then() ? numbers->Below(3) : 0; i > 0; --i) {
    sample.add_numbers(static_cast<int>(numbers->Below(104)) - 2);
  }
  for (uint64_t i = now_and_then() ? numbers->Below(3) : 0; i > 0; --i)
    sample.add_decimals(Pick(numbers, {"1", "1.5", "1.0", "-0", ""}));
  if (now_and_then()) sample.mutable_child()->set_id(Pick(numbers, {"c", "c", ""}));
  if (now_and_then()) sample.set_word(Pick(numbers, {"", "w", "\x02"}));
  if (now_and_then()) sample.mutable_sparse()->mutable_only()->set_name("x");
  return sample;
}

TEST(DocumentReader, TheVerdictAgreesWithCheckShapeAndNormalise) {
  const DocumentReader reader((Sample()));
  Numbers numbers(20260401);
  int obeyed = 0;
  int normal = 0;
  constexpr int kSamples = 20'000;
  for (int i = 0; i < kSamples; ++i) {
    const Sample sample = RandomSample(&numbers);
    std::string bytes;
    ASSERT_TRUE(Encode(sample, Format::kBinary, &bytes));
    Sample read;
    std::vector<Violation> violations;
    Verdict verdict;
    ASSERT_TRUE(reader.Read(bytes, Format::kBinary, {}, &read, &violations, &verdict));
    EXPECT_TRUE(violations.empty());
    ASSERT_TRUE(SameMessage(read, sample));
    CheckShape(read, reader.shape(), &violations);
    ASSERT_EQ(verdict.obeys_rules, violations.empty())
        << sample.ShortDebugString() << testing::PrintToString(violations);
    if (!verdict.obeys_rules) {
      EXPECT_FALSE(verdict.is_normal);
      continue;
    }
    ++obeyed;
    Normalise(&read, reader.shape());
    ASSERT_EQ(verdict.is_normal, SameMessage(read, sample)) << sample.ShortDebugString();
    normal += verdict.is_normal ? 1 : 0;
  }
  // Each answer was given often enough to mean something.
  EXPECT_GT(obeyed, kSamples / 10);
  EXPECT_LT(obeyed, kSamples * 9 / 10);
  EXPECT_GT(normal, obeyed / 2);
  EXPECT_LT(normal, obeyed);
}

TEST(DocumentReader, NothingIsKnownOfJsonAndText) {
  const DocumentReader reader((Sample()));
  for (const auto& [bytes, format] :
       {std::pair{"{\"id\":\"a\"}", Format::kJson}, {"id: 'a'", Format::kText}}) {
    Sample read;
    std::vector<Violation> violations;
    Verdict verdict = {true, true};
    EXPECT_TRUE(reader.Read(bytes, format, {}, &read, &violations, &verdict));
    EXPECT_EQ(read.id(), "a");
    EXPECT_FALSE(verdict.obeys_rules || verdict.is_normal);
  }
}

TEST(DocumentReader, RefusesWhatDecodeRefusesInItsWords) {
  const DocumentReader reader((Sample()));
  const std::pair<std::string, Format> documents[] = {
      {"\x0A\x01\xFF", Format::kBinary}, {"\x0A\x01", Format::kBinary}, {"\xF8\x01\x01", Format::kBinary},
      {"{\"x\":1}", Format::kJson},      {"x: 1", Format::kText},       {"", static_cast<Format>(0)}};
  for (const auto& [bytes, format] : documents) {
    Sample read;
    read.set_id("left over");
    std::vector<Violation> violations;
    Verdict verdict = {true, true};
    EXPECT_FALSE(reader.Read(bytes, format, {}, &read, &violations, &verdict));
    EXPECT_FALSE(verdict.obeys_rules);
    EXPECT_TRUE(SameMessage(read, Sample()));
    const Decoded decoded = DecodeSample(bytes, format);
    ASSERT_EQ(violations.size(), decoded.violations.size());
    EXPECT_EQ(violations[0].message, decoded.violations[0].message);
    EXPECT_EQ(violations[0].path, decoded.violations[0].path);
  }
  Limits limits;
  limits.max_bytes = 2;
  Sample read;
  std::vector<Violation> violations;
  Verdict verdict;
  EXPECT_FALSE(reader.Read("\x0A\x01x", Format::kBinary, limits, &read, &violations, &verdict));
  EXPECT_EQ(violations.at(0).code, "too_large");
}

}  // namespace
}  // namespace ras
