// Schemes from elsewhere that stretch the policy language: German care grades, PIP, Jersey (issue 5; sources
// in tests/conformance/golden).
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/golden_files.h"

namespace ras::golden {
namespace {

v1::Assessment Blank(const v1::Policy& policy) {
  v1::Assessment assessment;
  assessment.set_reference("golden");
  assessment.set_assessed_on(policy.effective_from());
  assessment.set_care_group(policy.care_groups(0).id());
  return assessment;
}

const v1::ComponentResult& ComponentNamed(const v1::Determination& determination, std::string_view id) {
  const auto found = std::ranges::find(determination.components(), id, &v1::ComponentResult::component);
  EXPECT_NE(found, determination.components().end()) << id;
  return *found;
}

std::string MeasureValue(const v1::Determination& determination, std::string_view id) {
  const auto found = std::ranges::find(determination.measures(), id, &v1::MeasureResult::measure);
  return found == determination.measures().end() ? "absent" : found->value();
}

int64_t PenceOf(const v1::ComponentResult& component) {
  return SinglePence(component.amount(), component.has_amount());
}

// --- German care grades
// ---------------------------------------------------------------------------------------

struct GermanCase {
  std::array<std::string, 6> points{"0", "0", "0", "0", "0", "0"};
  std::string benefit = "cash";
  std::string special_need = "no";
  uint32_t age_months = 900;
};

v1::Determination Graded(const Policy& policy, const GermanCase& one) {
  v1::Assessment assessment = Blank(policy.document());
  assessment.set_age_months(one.age_months);
  for (size_t i = 0; i < one.points.size(); ++i) {
    v1::Answer& answer = *assessment.add_answers();
    answer.set_question("m" + std::to_string(i + 1));
    answer.mutable_agreed()->set_quantity(one.points[i]);
  }
  for (const auto& [question, option] :
       {std::pair{"special-need", one.special_need}, std::pair{"benefit", one.benefit}}) {
    v1::Answer& answer = *assessment.add_answers();
    answer.set_question(question);
    answer.mutable_agreed()->set_option(option);
  }
  const v1::DetermineResponse response = Determined(policy, assessment);
  EXPECT_TRUE(response.has_determination()) << response.ShortDebugString();
  return response.determination();
}

TEST(GermanCareGrades, EveryRangeOfEveryModuleAtBothEnds) {
  const auto policy = CompiledPolicyNamed("german-care-grades");
  ASSERT_NE(policy, nullptr);
  for (const Line& line : Golden("german_care_grades.csv")) {
    const auto module = static_cast<size_t>(line.at("module").front() - '1');
    for (const char* end : {"points_from", "points_to"}) {
      GermanCase one;
      one.points[module] = line.at(end);
      const v1::Determination determination = Graded(*policy, one);
      EXPECT_EQ(MeasureValue(determination, "weighted-" + std::to_string(module + 1)),
                line.at("weighted_points"))
          << line.at("module") << " with " << line.at(end);
      // Each module counts in the sum, modules 2 and 3 as the higher of the two.
      EXPECT_EQ(MeasureValue(determination, "weighted-points"), line.at("weighted_points"));
    }
  }
}

TEST(GermanCareGrades, WorkedCases) {
  const auto policy = CompiledPolicyNamed("german-care-grades");
  ASSERT_NE(policy, nullptr);
  const std::vector<Line> amounts = Golden("german_care_grade_amounts.csv");
  int cases = 0;
  for (const Line& line : Golden("german_care_grade_cases.csv")) {
    GermanCase one;
    for (size_t i = 0; i < 6; ++i) one.points[i] = line.at("m" + std::to_string(i + 1));
    SCOPED_TRACE(line.at("weighted_points"));
    const std::string grade = line.at("grade").empty() ? "0" : line.at("grade");
    const v1::Determination cash = Graded(*policy, one);
    EXPECT_EQ(MeasureValue(cash, "weighted-points"), line.at("weighted_points"));
    EXPECT_EQ(MeasureValue(cash, "grade"), grade);
    EXPECT_EQ(PenceOf(ComponentNamed(cash, "cash-benefit")),
              line.at("cash_eur_month").empty() ? -1 : Pence(line.at("cash_eur_month")));
    EXPECT_EQ(ComponentNamed(cash, "care-in-kind").outcome(), v1::OUTCOME_DOES_NOT_APPLY);

    one.benefit = "in-kind";
    const v1::Determination kind = Graded(*policy, one);
    if (grade == "0") {
      EXPECT_EQ(kind.outcome(), v1::OUTCOME_NO_ALLOCATION);
      EXPECT_FALSE(kind.has_indicative_allocation());
    } else {
      const Line& row = amounts.at(static_cast<size_t>(Whole(grade) - 1));
      const int64_t in_kind =
          row.at("in_kind_eur_month_2025").empty() ? -1 : Pence(row.at("in_kind_eur_month_2025"));
      const int64_t relief = Pence(row.at("relief_eur_month_2025"));
      EXPECT_EQ(PenceOf(ComponentNamed(kind, "care-in-kind")), in_kind);
      EXPECT_EQ(PenceOf(ComponentNamed(kind, "relief-amount")), relief);
      EXPECT_EQ(SinglePence(kind.indicative_allocation(), true), std::max<int64_t>(in_kind, 0) + relief);
    }
    ++cases;
  }
  EXPECT_EQ(cases, 8);
}

// Sums of weighted points on both sides of every bound, for adults and for children under 18 months.
TEST(GermanCareGrades, BoundsOfTheGradesAndTheRuleForSmallChildren) {
  const auto policy = CompiledPolicyNamed("german-care-grades");
  ASSERT_NE(policy, nullptr);
  struct Bound {
    std::array<std::string, 6> points;
    const char* sum;
    const char* grade;
    const char* small_child;
  };
  const std::vector<Bound> bounds = {
      {{"2", "0", "1", "0", "0", "1"}, "10", "0", "0"},         // 2.5 + 3.75 + 3.75
      {{"2", "0", "0", "3", "0", "0"}, "12.5", "1", "2"},       // 2.5 + 10
      {{"2", "0", "0", "8", "0", "1"}, "26.25", "1", "2"},      // 2.5 + 20 + 3.75
      {{"4", "0", "0", "8", "0", "1"}, "28.75", "2", "3"},      // 5 + 20 + 3.75
      {{"4", "0", "0", "19", "0", "7"}, "46.25", "2", "3"},     // 5 + 30 + 11.25
      {{"6", "0", "0", "19", "2", "0"}, "47.5", "3", "4"},      // 7.5 + 30 + 10
      {{"4", "5", "0", "37", "4", "1"}, "67.5", "3", "4"},      // 5 + 3.75 + 40 + 15 + 3.75
      {{"10", "0", "0", "37", "6", "0"}, "70", "4", "5"},       // 10 + 40 + 20
      {{"6", "11", "0", "37", "6", "7"}, "90", "5", "5"},       // 7.5 + 11.25 + 40 + 20 + 11.25
      {{"4", "11", "0", "37", "6", "7"}, "87.5", "4", "5"},     // 5 + 11.25 + 40 + 20 + 11.25
      {{"15", "33", "65", "54", "15", "18"}, "100", "5", "5"},  // everything
  };
  for (const Bound& bound : bounds) {
    GermanCase one{.points = bound.points};
    SCOPED_TRACE(bound.sum);
    EXPECT_EQ(MeasureValue(Graded(*policy, one), "weighted-points"), bound.sum);
    EXPECT_EQ(MeasureValue(Graded(*policy, one), "grade"), bound.grade);
    one.age_months = 17;
    EXPECT_EQ(MeasureValue(Graded(*policy, one), "grade"), bound.small_child);
    one.age_months = 18;
    EXPECT_EQ(MeasureValue(Graded(*policy, one), "grade"), bound.grade);
    one.special_need = "yes";
    EXPECT_EQ(MeasureValue(Graded(*policy, one), "grade"), "5");
  }
}

TEST(GermanCareGrades, LowerBoundsAreThosePublished) {
  const v1::Policy document = PolicyDocument("german-care-grades");
  const auto measure = std::ranges::find(document.measures(), "grade-by-points", &v1::Measure::id);
  ASSERT_NE(measure, document.measures().end());
  const v1::StepTable& steps = measure->transforms(0).steps();
  const std::vector<Line> amounts = Golden("german_care_grade_amounts.csv");
  ASSERT_EQ(steps.rows_size(), static_cast<int>(amounts.size()) + 1);
  for (size_t i = 0; i < amounts.size(); ++i) {
    EXPECT_EQ(steps.rows(static_cast<int>(i) + 1).from(), amounts[i].at("weighted_points_from"));
    EXPECT_EQ(steps.rows(static_cast<int>(i) + 1).value(), amounts[i].at("grade"));
  }
}

// --- Personal Independence Payment
// ------------------------------------------------------------------------------

class Pip : public testing::TestWithParam<const char*> {};

// Answers every activity with "a" but those given.
v1::Determination Assessed(const Policy& policy,
                           const std::map<std::string, std::vector<std::string>>& chosen) {
  v1::Assessment assessment = Blank(policy.document());
  for (const v1::Domain& domain : policy.document().questionnaire().domains()) {
    for (const v1::Question& question : domain.questions()) {
      if (!question.has_several_choices()) continue;
      v1::Answer& answer = *assessment.add_answers();
      answer.set_question(question.id());
      v1::OptionList& options = *answer.mutable_agreed()->mutable_options();
      const auto found = chosen.find(question.id());
      if (found == chosen.end()) {
        options.add_ids("a");
      } else {
        for (const std::string& id : found->second) options.add_ids(id);
      }
    }
  }
  const v1::DetermineResponse response = Determined(policy, assessment);
  EXPECT_TRUE(response.has_determination()) << response.ShortDebugString();
  return response.determination();
}

TEST_P(Pip, EveryDescriptorHasThePointsOfTheLaw) {
  const auto policy = CompiledPolicyNamed(GetParam());
  ASSERT_NE(policy, nullptr);
  size_t in_document = 0;
  for (const v1::Domain& domain : policy->document().questionnaire().domains()) {
    for (const v1::Question& question : domain.questions()) {
      in_document += static_cast<size_t>(question.several_choices().options_size());
    }
  }
  const std::vector<Line> descriptors = Golden("pip_descriptors.csv");
  EXPECT_EQ(in_document, descriptors.size());
  for (const Line& line : descriptors) {
    const v1::Determination determination =
        Assessed(*policy, {{line.at("activity"), {line.at("descriptor")}}});
    const bool living = line.at("part") == "daily living";
    EXPECT_EQ(MeasureValue(determination, living ? "daily-living" : "mobility"), line.at("points"))
        << line.at("activity") << " " << line.at("descriptor");
    EXPECT_EQ(MeasureValue(determination, living ? "mobility" : "daily-living"), "0");
  }
}

TEST_P(Pip, RatesAtTheThresholds) {
  const std::string year = std::string(GetParam()).substr(4);
  const auto policy = CompiledPolicyNamed(GetParam());
  ASSERT_NE(policy, nullptr);
  // 7, 8, 11 and 12 points of daily living; 4, 8, 10 and 12 of mobility.
  const std::vector<std::map<std::string, std::vector<std::string>>> living = {
      {{"communicating", {"c"}}, {"washing", {"e"}}},
      {{"communicating", {"d"}}},
      {{"communicating", {"d"}}, {"washing", {"d", "e"}}},
      {{"communicating", {"c", "e"}}}};
  const std::vector<std::map<std::string, std::vector<std::string>>> mobility = {
      {{"moving", {"b"}}}, {{"journeys", {"c"}}}, {{"journeys", {"b", "d"}}}, {{"moving", {"e", "f"}}}};
  int components = 0;
  for (const Line& line : Golden("pip_components.csv")) {
    if (line.at("year") != year) continue;
    const bool daily = line.at("component") == "daily living";
    const auto& chosen = daily ? living : mobility;
    const std::array<int64_t, 4> expected = {-1, Pence(line.at("standard_gbp_week")),
                                             Pence(line.at("standard_gbp_week")),
                                             Pence(line.at("enhanced_gbp_week"))};
    for (size_t i = 0; i < chosen.size(); ++i) {
      const v1::Determination determination = Assessed(*policy, chosen[i]);
      EXPECT_EQ(PenceOf(ComponentNamed(determination, daily ? "daily-living-part" : "mobility-part")),
                expected[i])
          << i;
      EXPECT_EQ(PenceOf(ComponentNamed(determination, daily ? "mobility-part" : "daily-living-part")), -1)
          << i;
    }
    ++components;
  }
  EXPECT_EQ(components, 2);
}

INSTANTIATE_TEST_SUITE_P(Years, Pip, testing::Values("pip-2022-23", "pip-2023-24"),
                         [](const auto& test) { return "of_" + std::string(test.param + 4, 4); });

// The parts of the law are never added into one score: points of one do nothing for the other.
TEST(PipParts, AreNeverOneScore) {
  const auto policy = CompiledPolicyNamed("pip-2022-23");
  ASSERT_NE(policy, nullptr);
  const v1::Determination determination =
      Assessed(*policy, {{"communicating", {"c"}}, {"washing", {"e"}}, {"moving", {"b"}}});
  EXPECT_EQ(determination.outcome(), v1::OUTCOME_NO_ALLOCATION) << "7 and 4 points are not 11";
}

// --- Jersey
// -----------------------------------------------------------------------------------------------------

// The shipped policy with one year's step: the week's rate of the year before, and the percentage.
int64_t WeekAfter(const std::string& level, int64_t week_pence, const std::string& percent) {
  v1::Policy document = PolicyDocument("jersey-long-term-care");
  EXPECT_EQ(week_pence % 7, 0) << "a printed week is seven whole days";
  const int64_t day = week_pence / 7;
  for (v1::Row& row : *document.mutable_tables(0)->mutable_points()->mutable_rows()) {
    row.set_amount(Decimal{day, 2}.ToString());
  }
  // 1 + percent / 100, in thousandths.
  const int64_t factor = 1000 + AtPlaces(percent, 1);
  auto* adjustments = document.mutable_components(0)->mutable_adjustments();
  const v1::Adjustment week = *adjustments->rbegin();
  EXPECT_TRUE(week.has_convert_period());
  adjustments->DeleteSubrange(1, adjustments->size() - 1);
  adjustments->Mutable(0)->set_factor(Decimal{factor, 3}.ToString());
  *adjustments->Add() = week;
  const auto policy = Compiled(document);
  if (policy == nullptr) return -3;
  v1::Assessment assessment = Blank(document);
  v1::Answer& answer = *assessment.add_answers();
  answer.set_question("level");
  answer.mutable_agreed()->set_option("level-" + level);
  const v1::DetermineResponse response = Determined(*policy, assessment);
  EXPECT_TRUE(response.has_determination()) << response.ShortDebugString();
  return PenceOf(ComponentNamed(response.determination(), "standard-care"));
}

TEST(JerseyUprating, TwelveOfFourteenStepsFollowTheRule) {
  int follow = 0;
  int differ = 0;
  std::string level;
  int64_t before = 0;
  for (const Line& line : Golden("jersey_uprating.csv")) {
    const int64_t printed = Pence(line.at("gbp_week"));
    if (line.at("level") == level) {
      SCOPED_TRACE("level " + level + ", " + line.at("year"));
      const int64_t computed = WeekAfter(level, before, line.at("uprating_percent_from_year_before"));
      if (line.at("year") == "2017") {
        // 2.7% would have given 369.25 and 563.64; 369.18 and 563.50 were printed.
        EXPECT_EQ(computed, level == "1" ? 36'925 : 56'364);
        EXPECT_NE(computed, printed);
        ++differ;
      } else {
        EXPECT_EQ(computed, printed);
        ++follow;
      }
    }
    level = line.at("level");
    before = printed;
  }
  EXPECT_EQ(follow, 12);
  EXPECT_EQ(differ, 2);
}

}  // namespace
}  // namespace ras::golden
