// People of one score stand together, in the order in which they were given.
#include "ras/score_groups.h"

#include <gtest/gtest.h>

#include <vector>

namespace ras {
namespace {

TEST(ScoreGroups, StandByScoreAndKnowWhereEverybodyIs) {
  const std::vector<WeightedCost> people = {{20, 5, 1}, {10, 9, 1}, {20, 1, 2}};
  const ScoreGroups groups = ScoreGroups::Make(people).value();
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups.ScoreOf(0), 10);
  EXPECT_EQ(groups.ScoreOf(1), 20);
  EXPECT_EQ(groups.Start(1), 1U);
  EXPECT_EQ(groups.Start(2), 3U);
  for (std::size_t person = 0; person < people.size(); ++person) {
    EXPECT_EQ(groups.people()[groups.PlaceOf(person)], people[person]);
  }
  EXPECT_EQ(groups.GroupOf(2), 1U);
  EXPECT_TRUE(groups.IsAlone(0));
  EXPECT_FALSE(groups.IsAlone(1));
  EXPECT_FALSE(groups.IsAlone(2));
}

TEST(ScoreGroups, KnowWhoIsAloneWhereverTheyStand) {
  const std::vector<WeightedCost> people = {{10, 1, 1}, {20, 1, 1}, {20, 2, 1}, {30, 1, 1}};
  const ScoreGroups groups = ScoreGroups::Make(people).value();
  EXPECT_TRUE(groups.IsAlone(0));
  EXPECT_FALSE(groups.IsAlone(1));
  EXPECT_FALSE(groups.IsAlone(2));
  EXPECT_TRUE(groups.IsAlone(3));
}

TEST(ScoreGroups, NeedPeopleWhoCanBeWeighed) {
  EXPECT_EQ(ScoreGroups::Make({}).fault(), Fault::kEmpty);
  const std::vector<WeightedCost> weightless = {{1, 1, 0}};
  EXPECT_EQ(ScoreGroups::Make(weightless).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
