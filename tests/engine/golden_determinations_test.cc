// Every shipped assessment gives what tests/conformance/expected says, worked out by hand (issue 5).
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "tests/engine/golden_files.h"

namespace ras::golden {
namespace {

struct Case {
  std::string policy;
  std::filesystem::path assessment;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.policy << "/" << one.assessment.filename(); }

std::vector<Case> ShippedCases() {
  std::vector<Case> cases;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Policies())) {
    if (entry.path().parent_path().filename() != "assessments") continue;
    cases.push_back({entry.path().parent_path().parent_path().filename().string(), entry.path()});
  }
  std::ranges::sort(cases, {}, &Case::assessment);
  return cases;
}

class ShippedAssessment : public testing::TestWithParam<Case> {};

TEST_P(ShippedAssessment, GivesWhatTheWorksheetSays) {
  const auto policy = CompiledPolicyNamed(GetParam().policy);
  ASSERT_NE(policy, nullptr);
  const auto expected = ReadDocument<v1::DetermineResponse>(
      Conformance() / "expected" / GetParam().policy / (GetParam().assessment.stem().string() + ".txtpb"));
  ASSERT_TRUE(expected.has_determination() || expected.errors_size() > 0)
      << "an expected file that expects nothing";

  const v1::DetermineResponse response =
      Determined(*policy, ReadDocument<v1::Assessment>(GetParam().assessment));
  const std::vector<v1::Finding> errors(response.errors().begin(), response.errors().end());
  EXPECT_EQ(response.has_determination(), expected.has_determination()) << Listed(errors);
  EXPECT_EQ(response.has_determination(), errors.empty()) << Listed(errors);
  std::vector<std::string> differences;
  Compare(expected.determination(), response.determination(), "determination", &differences);
  EXPECT_TRUE(differences.empty()) << testing::PrintToString(differences) << "\n"
                                   << response.Utf8DebugString();
  EXPECT_EQ(response.errors_size(), expected.errors_size()) << Listed(errors);
  for (const v1::Finding& named : expected.errors()) {
    EXPECT_TRUE(std::ranges::any_of(errors,
                                    [&](const v1::Finding& error) {
                                      std::vector<std::string> unlike;
                                      Compare(named, error, "", &unlike);
                                      return unlike.empty();
                                    }))
        << named.ShortDebugString() << " is not among\n"
        << Listed(errors);
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, ShippedAssessment, testing::ValuesIn(ShippedCases()),
                         [](const auto& test) {
                           std::string name =
                               test.param.policy + "__" + test.param.assessment.stem().string();
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(ShippedAssessments, AreWhatIsExpectedAndNoMore) {
  std::set<std::string> shipped;
  for (const Case& one : ShippedCases()) shipped.insert(one.policy + "/" + one.assessment.stem().string());
  std::set<std::string> expected;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Conformance() / "expected")) {
    if (entry.is_regular_file()) {
      expected.insert(entry.path().parent_path().filename().string() + "/" + entry.path().stem().string());
    }
  }
  EXPECT_EQ(shipped, expected);
}

// The file of many people: the figures are those of its README, from the published table.
TEST(Panel, GivesWhatItsReadmeSays) {
  const auto policy = CompiledPolicyNamed("adass-200-points");
  ASSERT_NE(policy, nullptr);
  // Pounds a week; -1 for no allocation, -2 for no figure.
  constexpr std::array kPounds = {-1, 16, 63, 93, 210, 324, 525, 737, 1121, 1250, -2, -2};
  std::istringstream lines(ReadFile(SourceDir() / "examples/assessments/panel.jsonl"));
  size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    ASSERT_LT(count, kPounds.size());
    v1::Assessment assessment;
    ASSERT_TRUE(Decode(line, Format::kJson, Limits{}, &assessment, nullptr)) << line;
    const v1::DetermineResponse response = Determined(*policy, assessment);
    const v1::Determination& determination = response.determination();
    if (kPounds[count] == -2) {
      EXPECT_FALSE(response.has_determination());
      EXPECT_GT(response.errors_size(), 0);
    } else if (kPounds[count] == -1) {
      EXPECT_EQ(determination.outcome(), v1::OUTCOME_NO_ALLOCATION);
    } else {
      EXPECT_EQ(determination.outcome(), v1::OUTCOME_AMOUNT);
      EXPECT_EQ(SinglePence(determination.indicative_allocation(), true), int64_t{100} * kPounds[count])
          << line;
    }
  }
  EXPECT_EQ(count, kPounds.size());
}

// A total of 200 points instead of 100 changes no percentage and no figure.
TEST(FrameworkPercentages, TwiceThePointsGiveTheSameFigures) {
  v1::Policy document = PolicyDocument("adass-percentage");
  const auto once = Compiled(document);
  int doubled = 0;
  for (v1::Domain& domain : *document.mutable_questionnaire()->mutable_domains()) {
    for (v1::Question& question : *domain.mutable_questions()) {
      if (question.has_information()) continue;
      question.set_weight("2");
      ++doubled;
    }
  }
  EXPECT_EQ(doubled, 14);
  const auto twice = Compiled(document);
  ASSERT_TRUE(once != nullptr && twice != nullptr);
  int figures = 0;
  for (const Case& one : ShippedCases()) {
    if (one.policy != "adass-percentage") continue;
    const auto assessment = ReadDocument<v1::Assessment>(one.assessment);
    const v1::DetermineResponse a = Determined(*once, assessment);
    const v1::DetermineResponse b = Determined(*twice, assessment);
    ASSERT_EQ(a.has_determination(), b.has_determination());
    if (!a.has_determination()) continue;
    ++figures;
    const v1::Determination& x = a.determination();
    const v1::Determination& y = b.determination();
    EXPECT_EQ(x.outcome(), y.outcome());
    EXPECT_EQ(x.indicative_allocation().DebugString(), y.indicative_allocation().DebugString());
    EXPECT_EQ(x.measures(0).value(), y.measures(0).value());
    EXPECT_EQ(AtPlaces(y.domains(0).maximum(), 1), 2 * AtPlaces(x.domains(0).maximum(), 1));
  }
  EXPECT_EQ(figures, 6);
}

}  // namespace
}  // namespace ras::golden
