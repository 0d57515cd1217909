#include "ras/representation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace ras {
namespace {

using Groups = std::vector<GroupCount>;

double Statistic(const Groups& groups) { return ChiSquareStatistic(groups, SumGroups(groups).value()); }
bool SmallCounts(const Groups& groups) { return ExpectsSmallCounts(groups, SumGroups(groups).value()); }

TEST(Representation, AddsUpTheGroups) {
  EXPECT_EQ(SumGroups(Groups{{700, 70}, {200, 20}, {50, 0}}).value(), (GroupCount{950, 90}));
  EXPECT_EQ(SumGroups(Groups{{kMaxCases, kMaxCases}}).value(), (GroupCount{kMaxCases, kMaxCases}));
}

TEST(Representation, RefusesCountsThatCannotBe) {
  EXPECT_EQ(SumGroups({}).fault(), Fault::kEmpty);
  EXPECT_EQ(SumGroups(Groups{{5, 0}, {6, 0}}).fault(), Fault::kEmpty);
  EXPECT_EQ(SumGroups(Groups{{5, 1}, {0, 0}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SumGroups(Groups{{5, 1}, {-1, 0}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SumGroups(Groups{{5, 2}, {5, -1}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SumGroups(Groups{{5, 6}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SumGroups(Groups{{kMaxCases, 1}, {1, 1}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SumGroups(Groups{{INT64_MAX, 1}, {INT64_MAX, 1}}).fault(), Fault::kOutOfRange);
}

TEST(Representation, ExpectsEachGroupsShareOfTheDrawn) {
  const Groups groups = {{700, 80}, {200, 10}, {50, 8}, {50, 2}};
  const GroupCount all = SumGroups(groups).value();
  EXPECT_EQ(ExpectedDrawn(groups[0], all), Rational(70));
  EXPECT_EQ(ExpectedDrawn(groups[3], all), Rational(5));
  EXPECT_EQ(ExpectedDrawn({1, 0}, {3, 1}), Rational::Make(1, 3).value());
}

TEST(Representation, FiveExpectedAreEnoughAmongTheDrawnAndAmongTheOthers) {
  EXPECT_FALSE(SmallCounts({{950, 95}, {50, 5}}));
  EXPECT_TRUE(SmallCounts({{951, 95}, {49, 5}}));  // 4.9 of 100.
  EXPECT_FALSE(SmallCounts({{950, 855}, {50, 45}}));
  EXPECT_TRUE(SmallCounts({{951, 856}, {49, 44}}));  // 900 of 1,000 drawn, and 4.9 of those who are not.
  EXPECT_TRUE(SmallCounts({{950, 950}, {50, 50}}));
}

// chisq.test(rbind(drawn, population - drawn)) of R.
TEST(Representation, TheStatisticIsThatOfR) {
  EXPECT_NEAR(Statistic({{700, 248}, {200, 132}, {50, 44}, {50, 44}}), 134.144886024585, 1e-11);
  EXPECT_NEAR(Statistic({{700, 80}, {200, 10}, {50, 8}, {50, 2}}), 11.1428571428571, 1e-12);
  EXPECT_NEAR(Statistic({{10, 1}, {20, 2}, {30, 9}, {5, 0}}), 5.2122641509434, 1e-13);
  EXPECT_NEAR(Statistic({{5, 4}, {4, 4}}), 0.9, 1e-15);
}

TEST(Representation, ASampleInProportionIsNoDistanceAway) {
  EXPECT_EQ(Statistic({{700, 70}, {200, 20}, {50, 5}, {50, 5}}), 0);
  EXPECT_EQ(Statistic({{7, 7}, {2, 2}}), 0);
  EXPECT_EQ(Statistic({{9, 3}}), 0);
}

TEST(Representation, TheStatisticHoldsTheGreatestCounts) {
  // Half of everyone drawn, all from one half: every expectation is missed by all of it.
  const auto everyone = static_cast<double>(kMaxCases);
  EXPECT_EQ(Statistic({{kMaxCases / 2, kMaxCases / 2}, {kMaxCases / 2, 0}}), everyone);
  EXPECT_DOUBLE_EQ(Statistic({{kMaxCases - 1, 1}, {1, 0}}), everyone / ((everyone - 1) * (everyone - 1)));
}

// As the table of two rows says it: observed less expected, squared, over expected, cell by cell.
TEST(Representation, TheStatisticIsThatOfBothRowsInAnyOrderOfTheGroups) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 300; ++round) {
    Groups groups(random() % 12 + 1);
    for (GroupCount& group : groups) {
      group.population = static_cast<int64_t>(random() % 500) + 1;
      group.drawn = static_cast<int64_t>(random() % static_cast<uint64_t>(group.population + 1));
    }
    groups[0] = {groups[0].population + 1, 1};
    const GroupCount all = SumGroups(groups).value();
    double expected = 0;
    for (const auto& [population, drawn] : groups) {
      const double share = static_cast<double>(population) / static_cast<double>(all.population);
      for (const auto& [row, cell] :
           {std::pair{all.drawn, drawn}, std::pair{all.population - all.drawn, population - drawn}}) {
        const double by_chance = share * static_cast<double>(row);
        const double difference = static_cast<double>(cell) - by_chance;
        expected += difference * difference / by_chance;
      }
    }
    const double statistic = ChiSquareStatistic(groups, all);
    ASSERT_NEAR(statistic, expected, 1e-12 * (1 + expected));
    std::shuffle(groups.begin(), groups.end(), random);
    ASSERT_EQ(statistic, ChiSquareStatistic(groups, all));
  }
}

}  // namespace
}  // namespace ras
