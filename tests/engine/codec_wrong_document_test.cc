// A document in the place of another: one error, and not as many as it has fields.
#include <gmock/gmock.h>

#include "lib/codec/decode.h"
#include "ras/v1/allocation_table.pb.h"
#include "ras/v1/determine.pb.h"
#include "tests/engine/golden_files.h"

namespace ras {
namespace {

template <class Message>
std::vector<Violation> FaultsOf(const std::string& text, Format format = Format::kText) {
  Message message;
  std::vector<Violation> violations;
  EXPECT_FALSE(Decode(text, format, Limits(), &message, &violations));
  EXPECT_FALSE(violations.empty());
  return violations;
}

std::string Starter(const char* file) { return golden::ReadFile(golden::Policies() / "starter" / file); }

TEST(WrongDocument, IsNamedOnce) {
  const auto policy = FaultsOf<v1::Assessment>(Starter("policy.txtpb"));
  ASSERT_EQ(policy.size(), 1U);
  EXPECT_EQ(policy[0].code, "wrong_document");
  EXPECT_EQ(policy[0].message, "This looks like a Policy; an Assessment is wanted.");
  EXPECT_GT(policy[0].line, 0);

  const auto assessment = FaultsOf<v1::Policy>(Starter("assessments/first-person.txtpb"));
  ASSERT_EQ(assessment.size(), 1U);
  EXPECT_EQ(assessment[0].message, "This looks like an Assessment; a Policy is wanted.");

  const auto request = FaultsOf<v1::Policy>(R"({"assessment": {}, "asOf": "2026-05-01"})", Format::kJson);
  ASSERT_EQ(request.size(), 1U);
  EXPECT_EQ(request[0].message, "This looks like a DetermineRequest; a Policy is wanted.");

  const auto table = FaultsOf<v1::Policy>(
      R"(id: "a" title: "A" source: "x" period: PERIOD_WEEK basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT points {})");
  ASSERT_EQ(table.size(), 1U);
  EXPECT_EQ(table[0].message, "This looks like an AllocationTable; a Policy is wanted.");
  const auto other = FaultsOf<v1::AllocationTable>(Starter("policy.txtpb"));
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(other[0].message, "This looks like a Policy; an AllocationTable is wanted.");
}

TEST(WrongDocument, IsNamedInsideARequestToo) {
  const auto inside =
      FaultsOf<v1::DetermineRequest>("assessment {\n" + Starter("policy.txtpb") + "}\nas_of: \"x\"");
  ASSERT_EQ(inside.size(), 1U);
  EXPECT_EQ(inside[0].path, "assessment");
  EXPECT_EQ(inside[0].message, "This looks like a Policy; an Assessment is wanted.");
}

TEST(WrongDocument, KnowsRecordsAndWhatBelongsToASignOff) {
  const auto told = [](const char* json) {
    const auto faults = FaultsOf<v1::Policy>(json, Format::kJson);
    return std::to_string(faults.size()) + " " + faults[0].message;
  };
  EXPECT_EQ(told(R"({"build": {}, "built": {}})"),
            "1 This looks like the record of a build; a Policy is wanted.");
  EXPECT_EQ(told(R"({"check": {}, "checked": {}})"),
            "1 This looks like the record of a check of a sample; a Policy is wanted.");
  EXPECT_EQ(told(R"({"draw": {}, "drawn": {}})"),
            "1 This looks like the record of a draw; a Policy is wanted.");
  EXPECT_EQ(told(R"({"collate": {}, "collated": {}})"),
            "1 This looks like the record of a collation; a Policy is wanted.");
  EXPECT_EQ(told(R"({"authority": "Cabinet", "agreedOn": "2027-01-01", "asOf": "2027-01-01", "sample": {}})"),
            "1 This looks like the answers for a sign-off; a Policy is wanted.");
}

TEST(WrongDocument, KnowsASheet) {
  const auto faults = FaultsOf<v1::Policy>("id,score,answer:washing,\"cost\"\na,10,x,100\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].code, "wrong_document");
  EXPECT_EQ(faults[0].message, "This looks like a sheet of comma-separated values; a Policy is wanted.");
  EXPECT_EQ(faults[0].line, 1);
  EXPECT_EQ(faults[0].column, 1);
  // What begins as a document does is told of by what is wrong in it.
  EXPECT_EQ(FaultsOf<v1::Policy>("id: a b, c").front().code, "syntax_error");
  EXPECT_EQ(FaultsOf<v1::Policy>("id score cost\n").front().code, "syntax_error");
  EXPECT_EQ(FaultsOf<v1::Policy>("tables { id, x }\n").front().code, "syntax_error");
}

// A slip, or a field that no document has: all that is wrong is named as ever.
TEST(WrongDocument, IsNotWhatHasFieldsOfItsOwn) {
  EXPECT_EQ(FaultsOf<v1::Assessment>(Starter("policy.txtpb") + "surprise: 1").front().code, "unknown_field");
  EXPECT_EQ(FaultsOf<v1::Policy>("titel: \"x\"").front().code, "unknown_field");
  const auto mixed = FaultsOf<v1::Policy>(R"(id: "x" version: "1" tables { } answers { } carers { })");
  ASSERT_EQ(mixed.size(), 2U);
  EXPECT_EQ(mixed[0].code, "unknown_field");
}

}  // namespace
}  // namespace ras
