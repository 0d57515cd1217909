// What tables mean for people, by rows, is what they mean for each of them.
#include "ras/people_by_row.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <vector>

#include "ras/goodness.h"

namespace ras {
namespace {

TEST(PeopleByRow, TellsWhoGainsAndWhoLoses) {
  // Two people at the first row have 10.00 and 20.00, one at the second has 30.00 and counts for three.
  const std::vector<PersonAtRow> people = {{0, 2000}, {0, 1000}, {1, 3000, 3}};
  const PeopleByRow by_row = PeopleByRow::Make(people, 2).value();
  EXPECT_EQ(by_row.weight(), 5);
  EXPECT_EQ(by_row.pence(), 12000);
  const std::vector<int64_t> amounts = {1500, 2600};
  const RowChanges changes = by_row.Changes(amounts, {}).value();
  EXPECT_EQ(
      changes,
      (RowChanges{.lose = 4, .within = 0, .gain = 1, .lost = 1700, .gained = 500, .largest_loss = 500}));
  // Within 4.00 of what they have, the three lose nothing.
  EXPECT_EQ(by_row.Changes(amounts, {.pence = 400}).value().within, 3);
  // Within a quarter of what they have: 15.00 is a quarter less than 20.00.
  const RowChanges quarter = by_row.Changes(amounts, {.millionths = 250'000}).value();
  EXPECT_EQ(quarter.lose, 0);
  EXPECT_EQ(quarter.gain, 1);
  const RowErrors errors = by_row.Errors(amounts).value();
  EXPECT_EQ(errors.distances, 500 + 500 + 3 * 400);
  EXPECT_EQ(errors.squares, 250'000 + 250'000 + 3 * 160'000);
}

TEST(PeopleByRow, RefusesWhatIsOutsideItsLimits) {
  EXPECT_EQ(PeopleByRow::Make(std::vector<PersonAtRow>{{1, 5}}, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(PeopleByRow::Make(std::vector<PersonAtRow>{{0, -1}}, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(PeopleByRow::Make(std::vector<PersonAtRow>{{0, kMaxPence + 1}}, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(PeopleByRow::Make(std::vector<PersonAtRow>{{0, 1, 0}}, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(PeopleByRow::Make(std::vector<PersonAtRow>{{0, 1, kMaxCases}, {0, 1}}, 1).fault(),
            Fault::kOutOfRange);
  const PeopleByRow nobody = PeopleByRow::Make({}, 2).value();
  EXPECT_EQ(nobody.Changes(std::vector<int64_t>{1, 2}, {}).value(), RowChanges{});
  EXPECT_EQ(nobody.Changes(std::vector<int64_t>{1}, {}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(nobody.Errors(std::vector<int64_t>{-1, 2}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(nobody.Changes(std::vector<int64_t>{1, 2}, {.pence = -1}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(nobody.Changes(std::vector<int64_t>{1, 2}, {.millionths = kMostTolerance + 1}).fault(),
            Fault::kOutOfRange);
  EXPECT_EQ(PeopleByRow().Changes({}, {}).value(), RowChanges{});
}

TEST(PeopleByRow, GreatestSumsFit) {
  const std::vector<PersonAtRow> people = {{0, kMaxPence, kMaxCases}};
  const PeopleByRow by_row = PeopleByRow::Make(people, 1).value();
  const RowErrors errors = by_row.Errors(std::vector<int64_t>{0}).value();
  EXPECT_EQ(errors.distances, Int128{kMaxPence} * kMaxCases);
  EXPECT_EQ(errors.squares, Int128{kMaxPence} * kMaxPence * kMaxCases);
  EXPECT_EQ(by_row.Errors(std::vector<int64_t>{kMaxPence}).value(), RowErrors{});
  EXPECT_EQ(by_row.Changes(std::vector<int64_t>{0}, {.millionths = 999'999}).value().lose, kMaxCases);
  EXPECT_EQ(by_row.Changes(std::vector<int64_t>{0}, {.millionths = 1'000'000}).value().lose, 0);
}

// Each person one by one, by the kernels of variance and of fit.
TEST(PeopleByRow, IsTheSumOverPeople) {
  std::mt19937 random(7);
  const auto below = [&](int64_t bound) {
    return static_cast<int64_t>(random() % static_cast<uint64_t>(bound));
  };
  for (int round = 0; round < 400; ++round) {
    const auto rows = static_cast<std::size_t>(1 + below(6));
    const int64_t range = round % 2 == 0 ? 12 : 5'000;
    std::vector<PersonAtRow> people(static_cast<std::size_t>(below(40)));
    for (PersonAtRow& person : people) {
      person = {static_cast<uint32_t>(below(static_cast<int64_t>(rows))), below(range),
                1 + (round % 3) * below(4)};
    }
    std::vector<int64_t> amounts(rows);
    for (int64_t& amount : amounts) amount = below(range);
    const Tolerance tolerance{below(3) * below(range), below(3) * below(1'200'000)};
    const PeopleByRow by_row = PeopleByRow::Make(people, rows).value();
    RowChanges changes;
    RowErrors errors;
    for (const PersonAtRow& person : people) {
      const int64_t amount = amounts[person.row], more = amount - person.pence;
      const Change change = ChangeOf({person.pence, amount}, tolerance);
      if (change == Change::kWithin) changes.within += person.weight;
      if (change == Change::kGains) {
        changes.gain += person.weight;
        changes.gained += more * person.weight;
      }
      if (change == Change::kLoses) {
        changes.lose += person.weight;
        changes.lost -= more * person.weight;
        changes.largest_loss = std::max(changes.largest_loss, -more);
      }
      errors.distances += std::abs(more) * person.weight;
      errors.squares += more * more * person.weight;
    }
    ASSERT_EQ(by_row.Changes(amounts, tolerance).value(), changes) << round;
    ASSERT_EQ(by_row.Errors(amounts).value(), errors) << round;
  }
}

}  // namespace
}  // namespace ras
