#include "ras/exact_representation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace ras {
namespace {

using Groups = std::vector<GroupCount>;

double Exact(const Groups& groups) { return ExactRepresentation(groups).value(); }

// fisher.test(rbind(drawn, population - drawn)) of R.
TEST(ExactRepresentation, IsTheExactTestOfR) {
  EXPECT_NEAR(Exact({{700, 80}, {200, 10}, {50, 8}, {50, 2}}), 0.00742295135227332, 1e-11);
  EXPECT_NEAR(Exact({{10, 5}, {10, 1}}), 0.140866873065015, 1e-14);
  EXPECT_NEAR(Exact({{10, 1}, {20, 2}, {30, 9}, {5, 0}}), 0.21527258694392, 1e-13);
  EXPECT_NEAR(Exact({{40, 2}, {3, 1}, {3, 1}, {2, 1}, {1, 1}, {1, 0}}), 0.0134424537622636, 1e-14);
  EXPECT_NEAR(Exact({{7, 3}, {2, 0}, {1, 1}}), 7.0 / 15, 1e-15);
}

TEST(ExactRepresentation, IsOneForTheLikeliestSampleAndWhereThereIsOneWayToDraw) {
  EXPECT_EQ(Exact({{700, 7}, {200, 2}, {100, 1}}), 1);
  EXPECT_EQ(Exact({{12, 5}}), 1);
  EXPECT_EQ(Exact({{12, 12}, {3, 3}}), 1);
  EXPECT_EQ(Exact({{5, 4}, {4, 4}}), 1);
}

// Ways to draw, in whole numbers: no rounding decides what is as likely as what.
struct Ways {
  std::vector<std::vector<uint64_t>> choose;
  const Groups& groups;
  uint64_t sample = 1;
  uint64_t every = 0;
  uint64_t unlikely = 0;
  int64_t tables = 0;

  explicit Ways(const Groups& all) : choose(61, std::vector<uint64_t>(61, 0)), groups(all) {
    for (std::size_t n = 0; n < choose.size(); ++n) {
      choose[n][0] = 1;
      for (std::size_t k = 1; k <= n; ++k) choose[n][k] = choose[n - 1][k - 1] + choose[n - 1][k];
    }
    int64_t drawn = 0;
    for (const GroupCount& group : groups) {
      sample *= Choose(group.population, group.drawn);
      drawn += group.drawn;
    }
    Go(0, drawn, 1);
  }

  uint64_t Choose(int64_t n, int64_t k) const {
    return choose[static_cast<std::size_t>(n)][static_cast<std::size_t>(k)];
  }
  void Go(std::size_t group, int64_t left, uint64_t ways) {
    if (group == groups.size()) {
      if (left != 0) return;
      ++tables;
      every += ways;
      if (ways <= sample) unlikely += ways;
      return;
    }
    for (int64_t count = 0; count <= std::min(left, groups[group].population); ++count) {
      Go(group + 1, left - count, ways * Choose(groups[group].population, count));
    }
  }
};

Groups RandomGroups(std::mt19937_64& random) {
  Groups groups(random() % 5 + 1);
  for (GroupCount& group : groups) {
    group.population = static_cast<int64_t>(random() % (random() % 2 == 0 ? 4 : 9)) + 1;
    group.drawn = static_cast<int64_t>(random() % static_cast<uint64_t>(group.population + 1));
  }
  if (groups[0].drawn == 0) groups[0].drawn = 1;
  return groups;
}

TEST(ExactRepresentation, IsTheShareOfWaysThatAreNoLikelierThanTheSample) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 1000; ++round) {
    const Groups groups = RandomGroups(random);
    const Ways ways(groups);
    const double expected = static_cast<double>(ways.unlikely) / static_cast<double>(ways.every);
    ASSERT_NEAR(Exact(groups), expected, 1e-13);
    ASSERT_LE(Exact(groups), 1);
  }
}

TEST(ExactRepresentation, KeepsToTheBoundOfTables) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 300; ++round) {
    const Groups groups = RandomGroups(random);
    const GroupCount all = SumGroups(groups).value();
    if (all.drawn == all.population) continue;
    const int64_t tables = Ways(groups).tables;
    ASSERT_TRUE(ExactRepresentation(groups, tables).ok());
    ASSERT_EQ(ExactRepresentation(groups, tables - 1).fault(), Fault::kNotExact);
  }
  EXPECT_EQ(ExactRepresentation(Groups(60, {1'000'000, 1000})).fault(), Fault::kNotExact);
  EXPECT_EQ(ExactRepresentation(Groups{{kMaxCases / 2, kMaxCases / 4}, {kMaxCases / 2, 1}}).fault(),
            Fault::kNotExact);
}

TEST(ExactRepresentation, IsTheSameInAnyOrderOfTheGroups) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 300; ++round) {
    Groups groups = RandomGroups(random);
    const double probability = Exact(groups);
    std::shuffle(groups.begin(), groups.end(), random);
    ASSERT_EQ(Exact(groups), probability);
  }
}

// Whoever is not drawn is a sample too.
TEST(ExactRepresentation, IsTheSameForThoseWhoAreNotDrawn) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 300; ++round) {
    Groups groups = RandomGroups(random);
    const double probability = Exact(groups);
    for (GroupCount& group : groups) group.drawn = group.population - group.drawn;
    if (!SumGroups(groups).ok()) continue;  // Nobody is left.
    ASSERT_NEAR(Exact(groups), probability, 1e-13);
  }
}

// sum(d[d <= d[sample] * (1 + 1e-7)]) of R's dhyper.
TEST(ExactRepresentation, HoldsLargePopulations) {
  EXPECT_NEAR(Exact({{2000, 20}, {3000, 70}}), 0.000450414844605065, 1e-14);
  EXPECT_NEAR(Exact({{300, 2}, {1'000'000, 9998}}), 0.774796391189279, 1e-12);
  EXPECT_NEAR(Exact({{10, 1}, {1'000'000'000, 999'999}}), 0.00995511973574482, 1e-13);
  EXPECT_NEAR(Exact({{900'000, 405'600}, {1'100'000, 494'400}}), 0.0864926143034069, 1e-14);
}

TEST(ExactRepresentation, HoldsManyGroups) {
  EXPECT_EQ(Exact(Groups{{1, 1}, {1, 0}}), 1);
  Groups one_of_many(100'000, {7, 0});
  one_of_many[77'777].drawn = 1;
  EXPECT_EQ(Exact(one_of_many), 1);
  // Two of a group of three, where two of two groups would be the rule: 1,000 * 3 ways of 3,000 * 2,999 / 2.
  Groups two_of_many(1000, {3, 0});
  two_of_many[500].drawn = 2;
  EXPECT_NEAR(Exact(two_of_many), 2.0 / 2999, 1e-15);
}

TEST(ExactRepresentation, WhatIsTooUnlikelyForADoubleIsNearlyNothing) {
  const double probability = Exact({{1000, 1000}, {1000, 0}});  // 2 of about 10^600 ways.
  EXPECT_GE(probability, 0);
  EXPECT_LT(probability, 1e-290);
}

TEST(ExactRepresentation, RefusesCountsThatCannotBe) {
  EXPECT_EQ(ExactRepresentation({}).fault(), Fault::kEmpty);
  EXPECT_EQ(ExactRepresentation(Groups{{5, 1}, {0, 0}}).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
