// Rank alignment without one of the people is rank alignment of the others.
#include "ras/ranks_without_one.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "people_left_out.h"
#include "ras/align_weighted_ranks.h"
#include "ras/score_groups.h"
#include "weighted_samples.h"

namespace ras {
namespace {

TEST(RanksWithoutOne, OfThreePeopleWithoutTheCostliest) {
  // Scores 10, 20, 30 and costs 100, 500, 200: without the second, 10 has 100 and 30 has 200.
  const std::vector<WeightedCost> people = {{10, 100, 1}, {20, 500, 1}, {30, 200, 1}};
  const ScoreGroups groups = ScoreGroups::Make(people).value();
  const RanksWithoutOne ranks(groups);
  EXPECT_EQ(ranks.At(0, 1), Rational(100));
  EXPECT_EQ(ranks.At(2, 1), Rational(200));
  // Without the first, 20 has 200 and 30 has 500.
  EXPECT_EQ(ranks.At(1, 0), Rational(200));
  EXPECT_EQ(ranks.At(2, 0), Rational(500));
}

TEST(RanksWithoutOne, IsTheAlignmentOfTheOthers) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::vector<WeightedCost> people = testing::RandomWeighted(random);
    const ScoreGroups groups = ScoreGroups::Make(people).value();
    const RanksWithoutOne ranks(groups);
    for (std::size_t i = 0; i < people.size() && people.size() > 1; ++i) {
      const auto others = AlignWeightedRanks(testing::Without(people, i)).value();
      std::size_t next = 0;
      for (std::size_t group = 0; group < groups.size(); ++group) {
        if (groups.ScoreOf(group) != others[next].score) {
          EXPECT_TRUE(groups.IsAlone(groups.PlaceOf(i)));
          continue;
        }
        ASSERT_EQ(ranks.At(group, groups.PlaceOf(i)), others[next].pence) << round << " " << i;
        if (++next == others.size()) break;
      }
      EXPECT_EQ(next, others.size());
    }
  }
}

TEST(RanksWithoutOne, FitsTheGreatestAmountsAndWeights) {
  const int64_t most = kMaxCases / 2;
  const std::vector<WeightedCost> people = {{1, kMaxPence, most}, {2, kMaxPence - 1, most}};
  const ScoreGroups groups = ScoreGroups::Make(people).value();
  const RanksWithoutOne ranks(groups);
  EXPECT_EQ(ranks.At(0, 1), Rational(kMaxPence));
  EXPECT_EQ(ranks.At(1, 0), Rational(kMaxPence - 1));
}

}  // namespace
}  // namespace ras
