// Expected values: lm, confint and p.adjust of R, a model y ~ s + I(s^2) + I(group == g) for each group.
#include "lib/statistics/group_effects.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace ras {
namespace {

constexpr double kBeyond = 0.05;

const std::vector<ScoredAmount> kNineteen = {
    {10, 1200, 0}, {20, 2500, 0}, {30, 3900, 0}, {40, 5600, 0},  {50, 7900, 0},  {60, 9900, 0}, {15, 1500, 1},
    {25, 2600, 1}, {35, 4400, 1}, {45, 6900, 1}, {55, 8800, 1},  {65, 11900, 1}, {12, 900, 2},  {22, 2800, 2},
    {33, 4000, 2}, {44, 5900, 2}, {52, 7600, 2}, {61, 10400, 2}, {70, 12600, 2}};

void Expect(const std::optional<GroupEffectEstimate>& effect, double difference, double lower, double upper,
            double probability) {
  ASSERT_TRUE(effect.has_value());
  EXPECT_NEAR(effect->difference, difference, 1e-9 * std::abs(difference));
  EXPECT_NEAR(effect->lower, lower, 1e-9 * std::abs(lower));
  EXPECT_NEAR(effect->upper, upper, 1e-9 * std::abs(upper));
  EXPECT_NEAR(effect->probability, probability, 1e-9);
}

TEST(GroupEffects, AreThoseOfRCorrectedForThreeGroups) {
  const auto effects = GroupEffects(kNineteen, 3, kBeyond);
  Expect(effects[0], 227.144506055464, -169.893545294202, 624.182557405131, 0.432377241192222);
  Expect(effects[1], 86.1040153123198, -333.057159929744, 505.265190554384, 1);
  Expect(effects[2], -294.179045018616, -652.997359479283, 64.6392694420523, 0.129572476763535);
}

// One verdict, whichever of the two is read: the confidence at which an interval just ends at zero is 1 less
// the probability.
TEST(GroupEffects, TheProbabilityIsThatOfTheInterval) {
  const double probability = GroupEffects(kNineteen, 3, kBeyond)[2]->probability;
  EXPECT_NEAR(GroupEffects(kNineteen, 3, probability)[2]->upper, 0, 1e-6);
  EXPECT_GT(GroupEffects(kNineteen, 3, probability * 0.999)[2]->upper, 0);
  EXPECT_LT(GroupEffects(kNineteen, 3, probability * 1.001)[2]->upper, 0);
}

TEST(GroupEffects, AreFoundWhereTheyWerePut) {
  std::vector<ScoredAmount> people;
  for (int i = 0; i < 40; ++i) {
    const double score = i;
    const std::size_t group = i % 3 == 0 ? 1 : 0;
    people.push_back({score, 500 + 30 * score + score * score + (group == 1 ? 700.0 : 0.0) + i % 2, group});
  }
  const auto effects = GroupEffects(people, 2, kBeyond);
  EXPECT_NEAR(effects[1]->difference, 700, 1);
  EXPECT_NEAR(effects[0]->difference, -700, 1);
  EXPECT_LT(effects[1]->probability, 1e-6);
}

TEST(GroupEffects, WhereTheScoreExplainsEverythingNoGroupDiffers) {
  std::vector<ScoredAmount> people;
  for (int i = 0; i < 50; ++i) {
    const double score = 1.7 * i;
    people.push_back(
        {score, 12'345 + 678.9 * score + 0.123 * score * score, static_cast<std::size_t>(i % 3)});
  }
  for (const auto& effect : GroupEffects(people, 3, kBeyond)) {
    EXPECT_EQ(effect->difference, 0);
    EXPECT_EQ(effect->lower, 0);
    EXPECT_EQ(effect->upper, 0);
    EXPECT_EQ(effect->probability, 1) << "what is left is rounding";
  }
}

TEST(GroupEffects, OneScoreForAllLeavesTheDifferenceOfTheMeans) {
  const std::vector<ScoredAmount> people = {{7, 10, 0}, {7, 14, 0}, {7, 20, 1}, {7, 24, 1}, {7, 22, 1}};
  EXPECT_NEAR(GroupEffects(people, 2, kBeyond)[1]->difference, 10, 1e-9);
}

TEST(GroupEffects, AGroupThatItsScoresTellApartHasNone) {
  // With three scores a quadratic goes through all three means, and one group has a score to itself.
  const std::vector<ScoredAmount> people = {{1, 10, 0}, {1, 11, 0}, {2, 20, 0},
                                            {2, 22, 0}, {3, 90, 1}, {3, 95, 1}};
  const auto effects = GroupEffects(people, 2, kBeyond);
  EXPECT_FALSE(effects[0].has_value());
  EXPECT_FALSE(effects[1].has_value());
}

TEST(GroupEffects, NobodyEverybodyAndTooFewHaveNone) {
  EXPECT_FALSE(GroupEffects({}, 1, kBeyond)[0].has_value());
  const auto effects = GroupEffects(
      std::vector<ScoredAmount>{{1, 1, 0}, {2, 3, 0}, {3, 4, 0}, {5, 9, 0}, {6, 6, 0}}, 2, kBeyond);
  EXPECT_FALSE(effects[0].has_value()) << "everybody";
  EXPECT_FALSE(effects[1].has_value()) << "nobody";
  EXPECT_FALSE(
      GroupEffects(std::vector<ScoredAmount>{{1, 1, 0}, {2, 3, 1}, {3, 4, 0}, {4, 4, 1}}, 2, kBeyond)[0]
          .has_value());
}

TEST(GroupEffects, LargeScoresLoseNothing) {
  std::vector<ScoredAmount> moved = kNineteen;
  for (ScoredAmount& person : moved) person.score = person.score * 1000 + 900'000'000;
  const auto effects = GroupEffects(moved, 3, kBeyond);
  EXPECT_NEAR(effects[0]->difference, 227.144506055464, 1e-6);
}

}  // namespace
}  // namespace ras
