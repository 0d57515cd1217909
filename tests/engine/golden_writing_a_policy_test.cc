// Every block of docs/writing-a-policy.md is tried out: a reader copies from it.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/engine/golden_files.h"

namespace ras::golden {
namespace {

struct Block {
  std::string kind;
  int line = 0;
  std::string text;
};

std::vector<Block> Blocks() {
  std::istringstream page(ReadFile(SourceDir() / "docs/writing-a-policy.md"));
  constexpr std::string_view kFence = "```textproto policy-";
  std::vector<Block> blocks;
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(page, line);) {
    ++number;
    if (line.starts_with(kFence)) {
      blocks.push_back({line.substr(kFence.size()), number, ""});
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

template <class Document = v1::Policy>
Document Parsed(const Block& block) {
  Document document;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(block.text, &document)) << "line " << block.line;
  return document;
}

// The starting policy with the parts of the block in the place of its own.
v1::Policy InStarter(const v1::Policy& part) {
  v1::Policy policy = PolicyDocument("starter");
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  part.GetReflection()->ListFields(part, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields)
    policy.GetReflection()->ClearField(&policy, field);
  policy.MergeFrom(part);
  return policy;
}

TEST(WritingAPolicy, EveryBlockWorks) {
  int whole = 0;
  int parts = 0;
  int wrong = 0;
  int assessments = 0;
  for (const Block& block : Blocks()) {
    SCOPED_TRACE("docs/writing-a-policy.md, line " + std::to_string(block.line));
    if (block.kind == "whole") {
      EXPECT_NE(Compiled(Parsed(block)), nullptr);
      ++whole;
    } else if (block.kind == "part") {
      EXPECT_NE(Compiled(InStarter(Parsed(block))), nullptr);
      ++parts;
    } else if (block.kind == "assessment") {
      const v1::DetermineResponse response =
          Determined(*CompiledPolicyNamed("starter"), Parsed<v1::Assessment>(block));
      EXPECT_EQ(response.errors_size(), 0) << response.ShortDebugString();
      EXPECT_EQ(response.determination().warnings_size(), 0) << response.ShortDebugString();
      EXPECT_TRUE(response.determination().has_indicative_allocation());
      EXPECT_TRUE(response.determination().has_before_informal_support());
      ++assessments;
    } else {
      ASSERT_EQ(block.kind, "wrong");
      std::vector<v1::Finding> findings;
      EXPECT_EQ(Policy::Compile(InStarter(Parsed(block)), &findings), nullptr);
      EXPECT_FALSE(findings.empty());
      ++wrong;
    }
  }
  EXPECT_EQ(whole, 1);
  EXPECT_EQ(parts, 18);
  EXPECT_EQ(wrong, 1);
  EXPECT_EQ(assessments, 1);
}

}  // namespace
}  // namespace ras::golden
