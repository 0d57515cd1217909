// Groups of rows. Golden figures: seed 003 appendix 2, as tests/conformance has the points; the means of the
// printed points are not the printed groups, which come from figures before rounding.
#include "ras/group_means.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "fitted_row_builders.h"

namespace ras {
namespace {

using testing::Amounts;
using ::testing::ElementsAre;
using testing::Fraction;
using testing::NeverFalls;
using testing::RandomRows;
using testing::TotalOf;

constexpr GroupsFrom kEnds[] = {GroupsFrom::kLowestScore, GroupsFrom::kHighestScore};
constexpr GroupWeight kWeights[] = {GroupWeight::kRows, GroupWeight::kPeople};

std::vector<FittedScore> Grouped(const std::vector<FittedScore>& rows, int64_t size, GroupsFrom from,
                                 GroupWeight weight = GroupWeight::kRows) {
  const auto result = GroupMeans(rows, size, from, weight);
  EXPECT_TRUE(result.ok()) << FaultName(result.fault());
  return result.value();
}

TEST(GroupMeans, TheFivePointGroupsOfThePilot) {
  std::vector<FittedScore> rows;
  for (const int64_t pounds :
       {5044,  5409,  5906,  6138,  6471,  7326,  7772,  8300,  8866,  9448,  10037, 10314, 10767,
        10999, 10999, 11276, 11538, 11623, 11623, 11623, 11883, 11883, 13109, 15423, 15452}) {
    rows.push_back({155 + static_cast<int64_t>(rows.size()), 1, pounds * 100});
  }
  for (const GroupsFrom from : kEnds) {
    const auto groups = Grouped(rows, 5, from);
    ASSERT_EQ(groups.size(), 25U);
    const int64_t means[] = {579'360, 834'240, 1'062'320, 1'153'660, 1'355'000};
    for (std::size_t i = 0; i < groups.size(); ++i) {
      EXPECT_EQ(groups[i], (FittedScore{155 + static_cast<int64_t>(i), 1, means[i / 5]}));
    }
  }
}

const std::vector<FittedScore> kSeven = {{1, 1, 1},  {2, 0, 2},  {3, 3, 4},  {5, 2, 8},
                                         {8, 0, 16}, {9, 0, 32}, {10, 1, 64}};

TEST(GroupMeans, TheLastGroupHasTheRowsThatAreLeft) {
  EXPECT_THAT(Amounts(Grouped(kSeven, 3, GroupsFrom::kLowestScore)),
              ElementsAre("7/3", "7/3", "7/3", "56/3", "56/3", "56/3", "64"));
  EXPECT_THAT(Amounts(Grouped(kSeven, 3, GroupsFrom::kHighestScore)),
              ElementsAre("1", "14/3", "14/3", "14/3", "112/3", "112/3", "112/3"));
  EXPECT_THAT(Amounts(Grouped(kSeven, 5, GroupsFrom::kHighestScore)),
              ElementsAre("1.5", "1.5", "24.8", "24.8", "24.8", "24.8", "24.8"));
}

TEST(GroupMeans, GroupsOfOneChangeNothing) {
  for (const GroupsFrom from : kEnds) {
    for (const GroupWeight weight : kWeights) EXPECT_EQ(Grouped(kSeven, 1, from, weight), kSeven);
  }
}

TEST(GroupMeans, AGroupAtLeastAsLongAsTheTableIsAllOfIt) {
  for (const GroupsFrom from : kEnds) {
    for (const int64_t size : {int64_t{7}, int64_t{8}, INT64_MAX}) {
      const auto rows = Grouped(kSeven, size, from);
      for (const FittedScore& row : rows) EXPECT_EQ(row.pence, Fraction(127, 7));
    }
  }
}

TEST(GroupMeans, ByPeopleARowCountsAsOftenAsItHasPeople) {
  // (1 + 3 x 4) / 4; then (2 x 8) / 2, without the rows of 16 and 32 that nobody has.
  EXPECT_THAT(Amounts(Grouped(kSeven, 3, GroupsFrom::kLowestScore, GroupWeight::kPeople)),
              ElementsAre("3.25", "3.25", "3.25", "8", "8", "8", "64"));
}

TEST(GroupMeans, AGroupWithoutPeopleHasTheMeanOfItsRows) {
  EXPECT_THAT(Amounts(Grouped(kSeven, 2, GroupsFrom::kLowestScore, GroupWeight::kPeople)),
              ElementsAre("1", "1", "5.6", "5.6", "24", "24", "64"));
}

TEST(GroupMeans, AgreesWithGroupsCountedOneByOneOnRandomRows) {
  std::mt19937_64 random(13);
  for (int i = 0; i < 2000; ++i) {
    const std::vector<FittedScore> rows = RandomRows(random, 12);
    const auto size = static_cast<int64_t>(1 + random() % 6);
    const GroupsFrom from = kEnds[random() % 2];
    const auto grouped = Grouped(rows, size, from);
    // The group of a row is how many whole groups fit before it, counted from the named end.
    const auto group = [&](std::size_t row) {
      return (from == GroupsFrom::kLowestScore ? row : rows.size() - 1 - row) /
             static_cast<std::size_t>(size);
    };
    for (std::size_t k = 0; k < rows.size(); ++k) {
      Rational sum;
      int64_t count = 0;
      for (std::size_t other = 0; other < rows.size(); ++other) {
        if (group(other) != group(k)) continue;
        sum = Add(sum, rows[other].pence).value();
        ++count;
      }
      ASSERT_EQ(grouped[k].pence, Divide(sum, Rational(count)).value()) << i;
      ASSERT_EQ(grouped[k].score, rows[k].score) << i;
      ASSERT_EQ(grouped[k].cases, rows[k].cases) << i;
    }
    ASSERT_EQ(TotalOf(Grouped(rows, size, from, GroupWeight::kPeople)), TotalOf(rows)) << i;
  }
}

TEST(GroupMeans, RowsThatDoNotFallGiveGroupsThatDoNot) {
  std::mt19937_64 random(17);
  for (int i = 0; i < 1000; ++i) {
    std::vector<FittedScore> rows = RandomRows(random, 12);
    for (std::size_t k = 1; k < rows.size(); ++k) rows[k].pence = Max(rows[k].pence, rows[k - 1].pence);
    for (const GroupWeight weight : kWeights) {
      ASSERT_TRUE(NeverFalls(Grouped(rows, 1 + i % 5, kEnds[i % 2], weight))) << i;
    }
  }
}

TEST(GroupMeans, ByPeopleManyMeansOfManyPeopleStillFit) {
  std::vector<FittedScore> rows;
  for (int64_t people = 1'000'003; rows.size() < 400; people += 2) {
    rows.push_back({static_cast<int64_t>(rows.size()), people, Fraction(people * 1000 + 1, people)});
  }
  const auto groups = Grouped(rows, 400, GroupsFrom::kLowestScore, GroupWeight::kPeople);
  EXPECT_EQ(TotalOf(groups), TotalOf(rows));
  EXPECT_EQ(GroupMeans(rows, 400, GroupsFrom::kLowestScore, GroupWeight::kRows).fault(), Fault::kOverflow);
}

TEST(GroupMeans, RefusesWhatItCannotGroup) {
  for (const GroupsFrom from : kEnds) {
    for (const GroupWeight weight : kWeights) {
      EXPECT_EQ(GroupMeans({}, 5, from, weight).fault(), Fault::kEmpty);
      EXPECT_EQ(GroupMeans(kSeven, 0, from, weight).fault(), Fault::kOutOfRange);
      EXPECT_EQ(GroupMeans(kSeven, INT64_MIN, from, weight).fault(), Fault::kOutOfRange);
      const std::vector<FittedScore> twice = {{1, 1, 1}, {1, 1, 2}};
      EXPECT_EQ(GroupMeans(twice, 5, from, weight).fault(), Fault::kUnordered);
    }
  }
}

}  // namespace
}  // namespace ras
