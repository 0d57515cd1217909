// The account of every shipped case reads at grade 7 or below, by Flesch-Kincaid
// (tests/readability/flesch_kincaid.h). Counted are the paragraphs; not the headings, which are no sentences,
// nor the table of answers, which is the policy's own wording, nor the policy's fingerprint, which nobody
// reads aloud.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/golden_files.h"
#include "tests/readability/flesch_kincaid.h"

namespace ras::golden {
namespace {

TEST(FleschKincaid, CountsAsItsRuleSays) {
  EXPECT_EQ(ras::testing::Syllables("money"), 2);
  EXPECT_EQ(ras::testing::Syllables("make"), 1);
  EXPECT_EQ(ras::testing::Syllables("table"), 2);
  EXPECT_EQ(ras::testing::Syllables("indicative"), 4);
  EXPECT_EQ(ras::testing::Syllables("the"), 1);
  ras::testing::TextCounts counts;
  ras::testing::CountText("Your figure is £1,234.50 a week. It may go up", &counts);
  EXPECT_EQ(counts.words, 10);
  EXPECT_EQ(counts.sentences, 2);
}

TEST(FleschKincaid, AColonEndsNoSentenceAndTheEndOfAParagraphDoes) {
  ras::testing::TextCounts counts;
  ras::testing::CountText("Set by: the policy itself. Why: it says so", &counts);
  EXPECT_EQ(counts.sentences, 2);
  ras::testing::CountText("some support", &counts);
  EXPECT_EQ(counts.sentences, 3);
}

TEST(Readability, TheAccountOfEveryShippedCaseIsAtMostGradeSeven) {
  int accounts = 0;
  double greatest = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Policies())) {
    if (entry.path().parent_path().filename() != "assessments") continue;
    const std::string name = entry.path().parent_path().parent_path().filename().string();
    const auto policy = CompiledPolicyNamed(name);
    ASSERT_NE(policy, nullptr);
    const v1::DetermineResponse response = Determined(*policy, ReadDocument<v1::Assessment>(entry.path()));
    if (!response.has_determination()) continue;
    ++accounts;
    ras::testing::TextCounts counts;
    std::string text;
    for (const v1::Section& section : response.determination().account().sections()) {
      text += "\n" + section.heading() + "\n";
      for (const std::string& paragraph : section.paragraphs()) {
        if (section.id() == "policy" && &paragraph != &section.paragraphs(0)) continue;
        ras::testing::CountText(paragraph, &counts);
        text += paragraph + "\n";
      }
    }
    greatest = std::max(greatest, ras::testing::GradeOf(counts));
    EXPECT_LE(ras::testing::GradeOf(counts), 7.0) << entry.path() << text;
  }
  EXPECT_GE(accounts, 30);
  RecordProperty("greatest_grade", std::to_string(greatest));
}

}  // namespace
}  // namespace ras::golden
