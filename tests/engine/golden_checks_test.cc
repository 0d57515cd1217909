// What the checks say of the shipped policies, and of a contingency on both sides of what councils used
// (issue 5).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "tests/engine/golden_files.h"

namespace ras::golden {
namespace {

v1::CheckPolicyResponse Checked(const std::string& name) {
  v1::CheckPolicyRequest request;
  *request.mutable_policy() = PolicyDocument(name);
  v1::CheckPolicyResponse response;
  CheckPolicy(request, &response);
  return response;
}

// The policies written for this project answer for everything the sources ask of a council. Those of others
// are warned about for what their publications leave open, and for nothing else.
TEST(ShippedPolicies, AreWarnedAboutForWhatTheirSourcesLeaveOpen) {
  const std::set<std::string> not_recorded = {"informal_support_not_recorded"};
  const std::set<std::string> law = {"review_missing", "informal_support_not_recorded",
                                     "no_equality_impact_assessment", "challenge_missing"};
  std::set<std::string> publication = law;
  publication.insert("not_ratified");
  const std::map<std::string, std::set<std::string>> expected = {
      {"adass-200-points", {}},
      {"adass-percentage", {}},
      {"by-domain-informal-support", {}},
      {"german-care-grades", law},
      {"in-control-children", not_recorded},
      {"jersey-long-term-care", publication},
      {"newcastle-pilot", publication},
      {"newcastle-primary-bands", publication},
      {"pip-2022-23", law},
      {"pip-2023-24", law},
      // Left for the council to fill in; the starting policy says so.
      {"starter", {"not_ratified", "not_published", "no_equality_impact_assessment"}},
      {"support-and-nights", {}},
  };
  std::set<std::string> shipped;
  for (const auto& entry : std::filesystem::directory_iterator(Policies())) {
    if (entry.is_directory()) shipped.insert(entry.path().filename().string());
  }
  for (const std::string& name : shipped) {
    ASSERT_TRUE(expected.contains(name)) << name;
    const v1::CheckPolicyResponse response = Checked(name);
    EXPECT_TRUE(response.usable()) << name;
    std::set<std::string> warnings;
    for (const v1::Finding& finding : response.findings()) {
      if (finding.severity() != v1::SEVERITY_NOTE) warnings.insert(finding.code());
    }
    EXPECT_EQ(warnings, expected.at(name)) << name;
  }
  EXPECT_EQ(shipped.size(), expected.size());
}

// A top row without an end is how these schemes were published: it is noted, and only where scores go far
// into it.
TEST(ShippedPolicies, AreToldOfATopRowThatManyScoresShare) {
  const std::map<std::string, std::vector<std::string>> expected = {
      {"by-domain-informal-support", {"tables[0].bands.rows[5]"}},
      {"newcastle-primary-bands", {"tables[0].bands.rows[11]"}},
      {"pip-2022-23", {"tables[0].bands.rows[2]", "tables[1].bands.rows[2]"}},
      {"pip-2023-24", {"tables[0].bands.rows[2]", "tables[1].bands.rows[2]"}},
  };
  std::map<std::string, std::vector<std::string>> noted;
  for (const auto& entry : std::filesystem::directory_iterator(Policies())) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    const v1::CheckPolicyResponse response = Checked(name);
    for (const v1::Finding& finding : response.findings()) {
      if (finding.code() != "top_row_is_wide") continue;
      EXPECT_EQ(finding.severity(), v1::SEVERITY_NOTE);
      noted[name].push_back(finding.path());
    }
  }
  EXPECT_EQ(noted, expected);
}

// The framework's example is complete: not even a note.
TEST(ShippedPolicies, TheFrameworksExampleLeavesNothingToSay) {
  EXPECT_EQ(Checked("adass-percentage").findings_size(), 0);
}

// Somebody can reach each row of each table, and what can be reached is known exactly.
TEST(ShippedPolicies, HaveNoRowThatNobodyReaches) {
  int tables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(Policies())) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    const v1::CheckPolicyResponse response = Checked(name);
    for (const v1::Coverage& coverage : response.coverage()) {
      EXPECT_TRUE(coverage.exact()) << name << " " << coverage.table();
      EXPECT_EQ(coverage.rows_never_reached_size(), 0) << name << " " << coverage.table();
      ++tables;
    }
  }
  EXPECT_EQ(tables, 17);
}

// Councils set aside 15% to 25% for adults and 10% to 15% for children; anything else is noted, never
// refused.
TEST(Contingency, IsNotedOutsideWhatCouncilsUsed) {
  const auto noted = [](v1::Policy document, const char* percent, bool children) {
    document.mutable_governance()->mutable_contingency()->set_percent(percent);
    document.mutable_governance()->mutable_contingency()->set_for_children(children);
    std::vector<v1::Finding> findings;
    EXPECT_NE(Policy::Compile(document, &findings), nullptr);
    return std::ranges::any_of(findings, [](const v1::Finding& finding) {
      return finding.path().starts_with("governance.contingency") && finding.severity() == v1::SEVERITY_NOTE;
    });
  };
  const v1::Policy document = PolicyDocument("adass-percentage");
  EXPECT_TRUE(noted(document, "14", false));
  EXPECT_FALSE(noted(document, "15", false));
  EXPECT_FALSE(noted(document, "25", false));
  EXPECT_TRUE(noted(document, "26", false));
  EXPECT_TRUE(noted(document, "9", true));
  EXPECT_FALSE(noted(document, "10", true));
  EXPECT_FALSE(noted(document, "15", true));
  EXPECT_TRUE(noted(document, "16", true));
}

}  // namespace
}  // namespace ras::golden
