// Golden figures: tests/oracle/building/simulation.py, which draws the same samples and compares them in
// fractions.
#include "ras/simulated_representation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "ras/exact_representation.h"

namespace ras {
namespace {

using Groups = std::vector<GroupCount>;

TEST(SplitMix64, GivesTheNumbersOfItsAuthors) {
  SplitMix64 chance(0);
  EXPECT_EQ(chance.Next(), 0xE220A8397B1DCDAFU);
  EXPECT_EQ(chance.Next(), 0x6E789E6AA1B965F4U);
  EXPECT_EQ(chance.Next(), 0x06C45D188009454FU);
}

TEST(SplitMix64, GivesEveryNumberBelowABoundAlikeOften) {
  SplitMix64 chance(7);
  std::vector<uint64_t> first;
  for (int i = 0; i < 10; ++i) first.push_back(chance.Below(10));
  EXPECT_EQ(first, (std::vector<uint64_t>{3, 0, 9, 5, 4, 2, 4, 3, 1, 4}));
  EXPECT_EQ(chance.Below(1), 0U);
  std::vector<int> times(7);
  for (int i = 0; i < 70'000; ++i) ++times[chance.Below(7)];
  for (const int count : times) EXPECT_NEAR(count, 10'000, 500);
  // Of a bound just above half of all numbers nearly every second one has to be drawn again.
  const uint64_t large = (uint64_t{1} << 63) + 1;
  for (int i = 0; i < 100; ++i) EXPECT_LT(chance.Below(large), large);
}

TEST(SimulatedRepresentation, IsTheShareOfSamplesAtLeastAsUnlike) {
  EXPECT_EQ(SimulatedRepresentation(Groups{{10, 1}, {20, 2}, {30, 9}, {5, 0}}).value(), 0.1665);
  EXPECT_EQ(SimulatedRepresentation(Groups{{40, 2}, {3, 1}, {3, 1}, {2, 1}, {1, 1}, {1, 0}}, 999).value(),
            0.04);
  // Most are drawn, so that those left are drawn instead.
  EXPECT_EQ(SimulatedRepresentation(Groups{{60, 58}, {40, 32}}, 999).value(), 0.017);
}

TEST(SimulatedRepresentation, OfASampleThatIsNearestToItsPopulationIsOne) {
  EXPECT_EQ(SimulatedRepresentation(Groups{{700, 7}, {200, 2}, {100, 1}}, 99).value(), 1);
  EXPECT_EQ(SimulatedRepresentation(Groups{{7, 7}, {2, 2}}).value(), 1);
  EXPECT_EQ(SimulatedRepresentation(Groups{{7, 3}}, 99).value(), 1);
}

TEST(SimulatedRepresentation, ComesNearTheExactProbabilityOfTwoGroups) {
  // With two groups both order samples in the same way, if one draws half.
  for (int64_t drawn = 5; drawn <= 15; ++drawn) {
    const Groups groups = {{20, drawn}, {20, 20 - drawn}};
    EXPECT_NEAR(SimulatedRepresentation(groups).value(), ExactRepresentation(groups).value(), 0.02) << drawn;
  }
}

TEST(SimulatedRepresentation, IsTheSameInAnyOrder) {
  Groups groups = {{300, 30}, {40, 9}, {40, 2}, {7, 1}, {7, 0}, {1, 0}};
  const double before = SimulatedRepresentation(groups, 999).value();
  std::reverse(groups.begin(), groups.end());
  EXPECT_EQ(SimulatedRepresentation(groups, 999).value(), before);
}

TEST(SimulatedRepresentation, TakesEveryPersonOnceWhateverTheNumberOfGroups) {
  for (std::size_t count = 1; count <= 9; ++count) {
    Groups groups;
    int64_t everybody = 0;
    for (std::size_t i = 0; i < count; ++i) {
      groups.push_back({static_cast<int64_t>(i % 4 + 1), 0});
      everybody += groups.back().population;
    }
    internal::PeopleByGroupTree tree(groups);
    std::vector<int64_t> taken(count);
    for (int64_t left = everybody; left > 0; --left) ++taken[tree.Take(left / 2)];
    for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(taken[i], groups[i].population);
  }
}

TEST(SimulatedRepresentation, RefusesWhatCannotBeOrTakesTooLong) {
  EXPECT_EQ(SimulatedRepresentation({}).fault(), Fault::kEmpty);
  EXPECT_EQ(SimulatedRepresentation(Groups{{5, 6}}).fault(), Fault::kOutOfRange);
  // 9,999 people with two binary digits, and two groups: 20,000.
  EXPECT_TRUE(SimulatedRepresentation(Groups{{30'000, 5'000}, {30'000, 4'999}}, 1).ok());
  EXPECT_EQ(SimulatedRepresentation(Groups{{30'000, 5'000}, {30'000, 5'000}}, 1).fault(), Fault::kNotExact);
  // Each sample looks at every group, however few people it draws: one person with 15 digits, 19,985 groups.
  Groups many(19'985, {1, 0});
  many.front().drawn = 1;
  EXPECT_TRUE(SimulatedRepresentation(many, 1).ok());
  many.push_back({1, 0});
  EXPECT_EQ(SimulatedRepresentation(many, 1).fault(), Fault::kNotExact);
  EXPECT_TRUE(
      SimulatedRepresentation(Groups{{30'000, 30'000}, {kMaxCases - 30'000, kMaxCases - 31'000}}, 1).ok());
}

}  // namespace
}  // namespace ras
