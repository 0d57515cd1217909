// The checks as a whole: nothing is found where nothing is wrong, everything at once where much is.
#include "lib/check/check_policy.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(CheckPolicyDocument, FindsNothingInAPolicyInOrder) { EXPECT_THAT(LinesOf(GoodPolicy()), IsEmpty()); }

TEST(CheckPolicyDocument, FindsNoErrorInThePoliciesThatShip) {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(RAS_SOURCE_DIR) / "examples/policies")) {
    if (!entry.is_directory()) continue;
    ++count;
    const v1::Policy policy = FromText<v1::Policy>(ReadFile(entry.path() / "policy.txtpb"));
    for (const v1::Finding& finding : Check(policy)) {
      EXPECT_NE(finding.severity(), v1::SEVERITY_ERROR) << entry.path() << ": " << finding.ShortDebugString();
      EXPECT_NE(finding.code(), "score_may_not_be_covered")
          << entry.path() << ": " << finding.ShortDebugString();
    }
  }
  EXPECT_GE(count, 12);
}

TEST(CheckPolicyDocument, FindsTwelveFaultsAtOnce) {
  v1::Policy policy = GoodPolicy();
  policy.clear_title();                              // 1
  policy.set_effective_to("2026-03-01");             // 2
  policy.mutable_care_groups(1)->set_id("younger");  // 3
  v1::Domain& daily = *policy.mutable_questionnaire()->mutable_domains(0);
  daily.mutable_questions(0)->mutable_single_choice()->mutable_options(1)->clear_points();  // 4
  policy.mutable_measures(0)->add_terms()->set_question("washin");                          // 5
  v1::Term& circle = *policy.mutable_measures(0)->add_terms();
  circle.set_measure("need");                                                       // 6
  policy.mutable_tables(0)->mutable_bands()->mutable_rows(1)->set_to("13");         // 7
  policy.mutable_tables(0)->mutable_bands()->mutable_rows(2)->set_amount("50.00");  // 8
  policy.mutable_tables(1)->clear_rounding();                                       // 9
  policy.mutable_tables(0)->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);      // 10
  policy.mutable_informal_support()->mutable_reductions()->RemoveLast();            // 11
  policy.mutable_components(1)->set_table("night-price");                           // 12
  EXPECT_THAT(LinesOf(policy), ::testing::IsSupersetOf({
                                   "ERROR missing title",
                                   "ERROR ends_before_start effective_to",
                                   "ERROR duplicate_id care_groups[1].id",
                                   "ERROR option_without_points "
                                   "questionnaire.domains[0].questions[0].single_choice.options[1]",
                                   "ERROR unknown_reference measures[0].terms[1].question",
                                   "ERROR measure_cycle measures[0].terms[2].measure",
                                   "ERROR band_gap tables[0].bands.rows[2].from",
                                   "ERROR table_falls tables[0].bands.rows[2]",
                                   "ERROR rounding_missing tables[1].rounding",
                                   "ERROR informal_support_taken_twice components[0].table",
                                   "ERROR reduction_missing informal_support.reductions",
                                   "ERROR unknown_reference components[1].table",
                               }));
}

TEST(CheckPolicyDocument, ListsErrorsBeforeWarningsBeforeNotes) {
  v1::Policy policy = GoodPolicy();
  policy.mutable_governance()->clear_sufficiency_percent();
  policy.mutable_governance()->clear_published_at();
  policy.set_currency("JPY");
  EXPECT_THAT(LinesOf(policy), ElementsAre("ERROR currency_not_usable currency",
                                           "WARNING not_published governance.published_at",
                                           "NOTE sufficiency_missing governance.sufficiency_percent"));
}

TEST(CheckPolicyDocument, GivesEveryFindingAMessageARemedyAndWarningsAReason) {
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(RAS_SOURCE_DIR) / "examples/policies")) {
    if (!entry.is_directory()) continue;
    for (const v1::Finding& finding : Check(FromText<v1::Policy>(ReadFile(entry.path() / "policy.txtpb")))) {
      EXPECT_FALSE(finding.path().empty() || finding.message().empty() || finding.remedy().empty())
          << finding.ShortDebugString();
      EXPECT_FALSE(finding.reason().empty()) << finding.ShortDebugString();
    }
  }
}

TEST(CheckPolicyDocument, AddsToWhatWasFoundBefore) {
  std::vector<v1::Finding> findings(1);
  findings.front().set_code("earlier");
  v1::Policy policy = GoodPolicy();
  policy.set_currency("pounds");
  CheckPolicyDocument(policy, "", &findings, nullptr);
  ASSERT_GE(findings.size(), 2U);
  EXPECT_EQ(findings[0].code(), "earlier");
}

TEST(CheckPolicyDocument, SurvivesAnEmptyPolicy) {
  EXPECT_THAT(LinesOf(v1::Policy()), ::testing::IsSupersetOf({"ERROR missing id", "ERROR missing components",
                                                              "ERROR missing questionnaire"}));
}

TEST(CheckPolicyDocument, ListsAtMostAThousandOfOneKind) {
  v1::Policy policy = GoodPolicy();
  for (int q = 0; q < 3; ++q) {
    v1::Question& question = *policy.mutable_questionnaire()->mutable_domains(0)->add_questions();
    question.set_id("more-" + std::to_string(q));
    question.set_text("More");
    for (int i = 0; i < 500; ++i) {
      v1::Option& option = *question.mutable_single_choice()->add_options();
      option.set_id("option-" + std::to_string(i));
      option.set_label("An option");
    }
  }
  const std::vector<v1::Finding> findings = Check(policy);
  EXPECT_EQ(
      std::count_if(findings.begin(), findings.end(),
                    [](const v1::Finding& finding) { return finding.code() == "option_without_points"; }),
      1000);
  const auto more = std::find_if(findings.begin(), findings.end(), [](const v1::Finding& finding) {
    return finding.code() == "more_of_the_same";
  });
  ASSERT_NE(more, findings.end());
  EXPECT_EQ(more->severity(), v1::SEVERITY_ERROR);
  EXPECT_THAT(more->message(), HasSubstr("1500"));
}

TEST(CheckPolicyDocument, ShortensLongValues) {
  v1::Policy policy = GoodPolicy();
  policy.mutable_components(0)->set_measure(std::string(100'000, 'x'));
  for (const v1::Finding& finding : Check(policy)) {
    EXPECT_LT(finding.value().size(), 100U);
    EXPECT_LT(finding.message().size(), 2'000U);
    EXPECT_LT(finding.remedy().size(), 2'000U);
  }
}

}  // namespace
}  // namespace ras
