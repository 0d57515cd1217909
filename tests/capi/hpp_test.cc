// ras.hpp: the same answers as ras.h, with handles that free themselves.
#include <gtest/gtest.h>

#include <ras.hpp>
#include <string>
#include <utility>

extern "C" {
#include "fixture.h"
}

namespace ras::capi {
namespace {

std::string Source(const char* name) {
  Bytes bytes = read_source(name);
  std::string text(bytes.data, bytes.size);
  free_bytes(&bytes);
  return text;
}

class HppTest : public testing::Test {
 protected:
  HppTest()
      : policy_(Policy::Load(Source("examples/policies/starter/policy.txtpb"), Format::kText).value()) {}
  Policy policy_;
};

TEST_F(HppTest, DeterminesExplainsAndVerifies) {
  // In JSON a DetermineResponse has the shape of the requests that follow it: {"determination": ...}.
  const Buffer figure = policy_.Determine(kRequest, Format::kJson, Format::kJson).value();
  EXPECT_TRUE(Explain(figure.text(), Format::kJson, Format::kJson).ok());
  EXPECT_TRUE(policy_.Verify(figure.text(), Format::kJson, Format::kJson).ok());
  EXPECT_EQ(policy_.fingerprint().size(), 64U);
}

TEST_F(HppTest, AFailureHasEverythingThatRasHGives) {
  const Result<Buffer> none = policy_.Determine("{\"as_of\": }", Format::kJson, Format::kJson);
  EXPECT_FALSE(none.ok());
  EXPECT_EQ(none.status(), RAS_MALFORMED_DOCUMENT);
  EXPECT_TRUE(none->empty());
  ASSERT_EQ(none.error().size(), 1U);
  EXPECT_EQ(none.error()[0].line, 1U);
  EXPECT_NE(none.error().Document(Format::kJson).text().find("SEVERITY_ERROR"), std::string_view::npos);
  EXPECT_THROW((void)none.value(), Failure);
  try {
    (void)none.value();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.status(), RAS_MALFORMED_DOCUMENT);
    EXPECT_STREQ(failure.what(), none.error().message());
  }
}

TEST_F(HppTest, AnAnswerOfNoComesWithItsResponse) {
  const Result<Buffer> none = policy_.Determine("{\"as_of\":\"2026-05-02\"}", Format::kJson, Format::kJson);
  EXPECT_EQ(none.status(), RAS_NO_FIGURE);
  EXPECT_NE(none->text().find("\"errors\""), std::string_view::npos);
}

TEST_F(HppTest, LooksUpOneScoreAndMany) {
  const Table table = policy_.FindTable("support");
  ASSERT_TRUE(table);
  EXPECT_EQ(table.id(), "allocation");
  EXPECT_EQ(policy_.table_count(), 1U);
  EXPECT_FALSE(policy_.FindTable("nothing"));
  EXPECT_FALSE(policy_.table(1));
  int64_t score = 20;
  for (int32_t place = 0; place < table.score_places(); ++place) score *= 10;
  const Lookup found = table.Lookup(score);
  EXPECT_EQ(found.status, RAS_OK);
  EXPECT_EQ(found.from_pence, 15000);
  int64_t pence = 0;
  uint8_t status = 0;
  ras_lookup_columns columns{};
  columns.count = 1;
  columns.scores = &score;
  columns.from_pence = &pence;
  columns.statuses = &status;
  EXPECT_EQ(table.LookupBatch(columns), RAS_OK);
  EXPECT_EQ(pence, 15000);
  EXPECT_EQ(Table().Lookup(1).status, RAS_INVALID_ARGUMENT);
}

TEST_F(HppTest, OptionsLimit) {
  Options options;
  EXPECT_TRUE(options.SetMaxBytes(10));
  EXPECT_FALSE(options.SetMaxDepth(0));
  EXPECT_TRUE(options.SetMaxQuestions(5));
  EXPECT_EQ(policy_.Determine(kRequest, Format::kJson, Format::kJson, options.handle()).status(),
            RAS_LIMIT_EXCEEDED);
}

TEST_F(HppTest, HandlesMove) {
  Policy moved = std::move(policy_);
  EXPECT_EQ(moved.fingerprint().size(), 64U);
  EXPECT_EQ(policy_.fingerprint(), "");  // NOLINT(bugprone-use-after-move): empty is what is promised.
  const Buffer empty;
  EXPECT_TRUE(empty.empty());
  EXPECT_EQ(
      Convert(DocumentKind::kPolicy, moved.Document(Format::kText).text(), Format::kText, Format::kBinary)
          .value()
          .text(),
      moved.Document(Format::kBinary).text());
}

}  // namespace
}  // namespace ras::capi
