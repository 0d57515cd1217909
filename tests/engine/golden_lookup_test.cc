// Published tables, looked up row by row, in the shipped policies (issue 5; sources in
// tests/conformance/golden).
#include <gtest/gtest.h>

#include <array>
#include <numeric>

#include "lib/policy/policy_table.h"
#include "ras/lookup.h"
#include "tests/engine/golden_files.h"

namespace ras::golden {
namespace {

// Every policy that ships has a file of lookups.
class ShippedLookups : public testing::TestWithParam<std::string> {};

std::vector<std::string> PolicyNames() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(Policies())) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

Outcome OutcomeNamed(const std::string& name) {
  if (name == "amount") return Outcome::kAmount;
  if (name == "no_allocation") return Outcome::kNoAllocation;
  EXPECT_EQ(name, "refused");
  return Outcome::kRefused;
}

TEST_P(ShippedLookups, GiveWhatTheWorksheetSays) {
  const auto policy = CompiledPolicyNamed(GetParam());
  ASSERT_NE(policy, nullptr);
  for (const Line& line : ReadCsv(Conformance() / "cases" / (GetParam() + ".csv"))) {
    SCOPED_TRACE(line.at("table") + " at " + line.at("score"));
    const PolicyTable* table = policy->FindTable(line.at("table"));
    ASSERT_NE(table, nullptr);
    const int64_t score = AtPlaces(line.at("score"), table->score_places());
    const Hit hit = table->Lookup(score);
    EXPECT_EQ(hit.outcome, OutcomeNamed(line.at("outcome")));
    const int64_t pence = line.at("pence").empty() ? 0 : AtPlaces(line.at("pence"), 0);
    EXPECT_EQ(hit.from_pence, pence);
    EXPECT_EQ(hit.to_pence, line.at("upper_pence").empty() ? pence : AtPlaces(line.at("upper_pence"), 0));
    if (line.at("row").empty()) {
      EXPECT_NE(hit.place, Place::kRow);
    } else {
      EXPECT_EQ(hit.place, Place::kRow);
      EXPECT_EQ(hit.row, Whole(line.at("row")));
    }
    // The batch function is the same rule.
    std::array<int64_t, 1> from{};
    std::array<int64_t, 1> to{};
    std::array<int32_t, 1> row{};
    std::array<uint8_t, 1> status{};
    table->LookupBatch(std::array{score}, from, to, row, status);
    EXPECT_EQ(from[0], hit.from_pence);
    EXPECT_EQ(to[0], hit.to_pence);
    EXPECT_EQ(row[0], hit.row);
    EXPECT_EQ(status[0], hit.Status());
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, ShippedLookups, testing::ValuesIn(PolicyNames()), [](const auto& test) {
  std::string name = test.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

// What a table gives for a whole score: pence, or -1 for no allocation and -2 for refused.
int64_t Gives(const Policy& policy, std::string_view table_name, int64_t score) {
  const PolicyTable* table = policy.FindTable(table_name);
  EXPECT_NE(table, nullptr) << table_name;
  if (table == nullptr) return -3;
  const Hit hit = table->Lookup(score * kPowersOfTen[table->score_places()]);
  switch (hit.outcome) {
    case Outcome::kAmount:
      EXPECT_EQ(hit.from_pence, hit.to_pence);
      return hit.from_pence;
    case Outcome::kNoAllocation:
      return -1;
    case Outcome::kRefused:
      return -2;
    case Outcome::kOutOfRange:
      break;
  }
  return -3;
}

TEST(FrameworkPercentages, AllHundredRows) {
  const auto policy = CompiledPolicyNamed("adass-percentage");
  ASSERT_NE(policy, nullptr);
  int64_t sum = 0;
  int64_t before = 0;
  int64_t steepest = 0;
  for (const Line& line : Golden("adass_percent_table.csv")) {
    const int percent = Whole(line.at("score_percent"));
    const int64_t pence = Gives(*policy, "weekly-allocation", percent);
    EXPECT_EQ(pence, Pence(line.at("pounds"))) << percent;
    // The table can be asked for by the component that uses it, too.
    EXPECT_EQ(pence, Gives(*policy, "support", percent));
    sum += pence;
    if (percent > 1 && percent < 100) steepest = std::max(steepest, pence - before);
    if (percent == 100) {
      EXPECT_EQ(pence - before, 3200);
    }
    before = pence;
  }
  EXPECT_EQ(sum, 4'218'200);
  EXPECT_EQ(steepest, 2500);
  EXPECT_EQ(Gives(*policy, "weekly-allocation", 0), -1) << "0% is no allocation, not nought pounds";
}

TEST(NewcastleBands, EveryBandAtBothEnds) {
  const auto policy = CompiledPolicyNamed("newcastle-primary-bands");
  ASSERT_NE(policy, nullptr);
  const v1::RowTable& table = policy->document().tables(0).bands();
  int index = 0;
  for (const Line& line : Golden("newcastle_primary_bands.csv")) {
    const int64_t expected = line.at("pounds_per_year").empty() ? -1 : Pence(line.at("pounds_per_year"));
    EXPECT_EQ(Gives(*policy, "bands", Whole(line.at("points_from"))), expected);
    EXPECT_EQ(Gives(*policy, "bands", line.at("points_to").empty() ? 1'000'000 : Whole(line.at("points_to"))),
              expected);
    ASSERT_LT(index, table.rows_size());
    const v1::Row& row = table.rows(index++);
    EXPECT_EQ(row.up_to(), line.at("up_to") == "1");
    EXPECT_EQ(row.label().starts_with(line.at("level")), line.at("level") != "none");
    // "Universal services" stands in the row without an allocation; the other prompts ask for a talk.
    EXPECT_EQ(row.prompts_size() + (row.has_no_allocation() ? 1 : 0), line.at("prompt").empty() ? 0 : 1);
  }
  EXPECT_EQ(index, table.rows_size());
  EXPECT_EQ(Gives(*policy, "bands", 69), -1) << "the column says 0-69, and the column is right";
  EXPECT_EQ(Gives(*policy, "bands", 70), 50'000);
  EXPECT_EQ(Gives(*policy, "bands", 115), 50'000);
  EXPECT_EQ(Gives(*policy, "bands", 116), 100'000);
  EXPECT_EQ(Gives(*policy, "bands", 230), 1'400'000);
  EXPECT_EQ(Gives(*policy, "bands", 231), 1'750'000);
  EXPECT_EQ(Gives(*policy, "bands", 400), 1'750'000);
}

TEST(NewcastlePilot, EveryPointAndEveryGroup) {
  const auto policy = CompiledPolicyNamed("newcastle-pilot");
  ASSERT_NE(policy, nullptr);
  for (const Line& line : Golden("newcastle_pilot_points.csv")) {
    EXPECT_EQ(Gives(*policy, "single-points", Whole(line.at("points"))), Pence(line.at("pounds_per_year")));
  }
  for (const Line& line : Golden("newcastle_pilot_five_point_groups.csv")) {
    for (int score = Whole(line.at("points_from")); score <= Whole(line.at("points_to")); ++score) {
      EXPECT_EQ(Gives(*policy, "five-point-groups", score), Pence(line.at("pounds_per_year_printed")));
    }
  }
  // The excerpt stops here, and no figure is made up beyond it.
  for (const char* table : {"single-points", "five-point-groups"}) {
    EXPECT_EQ(Gives(*policy, table, 154), -2);
    EXPECT_EQ(Gives(*policy, table, 180), -2);
  }
}

TEST(SkeletonTable, AgreedScoresAndTheLinesBetweenThem) {
  const auto policy = CompiledPolicyNamed("in-control-children");
  ASSERT_NE(policy, nullptr);
  for (const Line& line : Golden("in_control_skeleton_table.csv")) {
    EXPECT_EQ(Gives(*policy, "skeleton", Whole(line.at("points"))), Pence(line.at("pounds_per_year")));
  }
  EXPECT_EQ(Gives(*policy, "skeleton", 105), 110'000);
  EXPECT_EQ(Gives(*policy, "skeleton", 153), 387'500);
  EXPECT_EQ(Gives(*policy, "skeleton", 215), 1'195'000);
  EXPECT_EQ(Gives(*policy, "skeleton", 172), 612'069);
  EXPECT_EQ(Gives(*policy, "skeleton", 74), -1);
  // 17,500 + 40 x 3,100 / 15
  EXPECT_EQ(Gives(*policy, "skeleton", 285), 2'576'667);
}

TEST(SkeletonTable, FallsNowhere) {
  const auto policy = CompiledPolicyNamed("in-control-children");
  ASSERT_NE(policy, nullptr);
  for (int64_t score = 1; score <= 400; ++score) {
    EXPECT_GE(Gives(*policy, "skeleton", score), Gives(*policy, "skeleton", score - 1)) << score;
  }
}

}  // namespace
}  // namespace ras::golden
