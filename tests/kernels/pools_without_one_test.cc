// Isotonic regression without one of the people is isotonic regression of the others.
#include "ras/pools_without_one.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "people_left_out.h"
#include "ras/range_medians.h"
#include "ras/rational_operators.h"
#include "ras/score_groups.h"
#include "ras/weighted_isotonic.h"
#include "weighted_samples.h"

namespace ras {
namespace {

// The amount of each group by its pool.
std::vector<Rational> Spread(const std::vector<SharedAmount>& pools) {
  std::vector<Rational> amounts;
  for (const SharedAmount& pool : pools) amounts.resize(pool.end, pool.pence);
  return amounts;
}

// Holds the amounts of the groups that are left against those of the others' own regression.
void ExpectSame(const ScoreGroups& groups, std::size_t place, const std::vector<Rational>& amounts,
                const std::vector<FittedScore>& others) {
  ASSERT_EQ(amounts.size(), groups.size());
  std::size_t next = 0;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (groups.IsAlone(place) && groups.GroupOf(place) == group) continue;
    ASSERT_EQ(groups.ScoreOf(group), others[next].score);
    ASSERT_EQ(amounts[group], others[next].pence) << groups.ScoreOf(group);
    ++next;
  }
  EXPECT_EQ(next, others.size());
}

TEST(PoolsWithoutOne, APoolFallsApartWithoutWhoHeldItTogether) {
  // Costs 10, 90, 20, 40 at scores 1 to 4: the second, third and fourth share 50. Without the second, nobody
  // shares.
  const std::vector<WeightedCost> people = {{1, 10, 1}, {2, 90, 1}, {3, 20, 1}, {4, 40, 1}};
  const ScoreGroups groups = ScoreGroups::Make(people).value();
  const PoolsWithoutOne<PoolMeans> pools(groups, PoolMeans(groups));
  const std::vector<Rational> amounts = Spread(pools.Without(1));
  EXPECT_EQ(amounts[0], Rational(10));
  EXPECT_EQ(amounts[2], Rational(20));
  EXPECT_EQ(amounts[3], Rational(40));
  // Without the fourth, the second and the third share 55.
  EXPECT_EQ(Spread(pools.Without(3))[2], Rational(55));
}

TEST(PoolsWithoutOne, NobodyElseIsNoPool) {
  const std::vector<WeightedCost> people = {{1, 10, 3}};
  const ScoreGroups groups = ScoreGroups::Make(people).value();
  EXPECT_TRUE(PoolsWithoutOne<PoolMeans>(groups, PoolMeans(groups)).Without(0).empty());
}

TEST(PoolsWithoutOne, MeansAreTheRegressionOfTheOthers) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::vector<WeightedCost> people = testing::RandomWeighted(random);
    const ScoreGroups groups = ScoreGroups::Make(people).value();
    const PoolsWithoutOne<PoolMeans> pools(groups, PoolMeans(groups));
    for (std::size_t i = 0; i < people.size() && people.size() > 1; ++i) {
      const auto others = WeightedIsotonicMeans(testing::Without(people, i)).value();
      ExpectSame(groups, groups.PlaceOf(i), Spread(pools.Without(groups.PlaceOf(i))), others);
    }
  }
}

TEST(PoolsWithoutOne, TheMiddleOfTheTwoMediansIsTheRegressionOfTheOthers) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 3000; ++round) {
    const std::vector<WeightedCost> people = testing::RandomWeighted(random);
    const ScoreGroups groups = ScoreGroups::Make(people).value();
    const RangeMedians medians(groups.people());
    const PoolsWithoutOne<PoolMedians> least(groups, PoolMedians(medians, MedianEnd::kLower));
    const PoolsWithoutOne<PoolMedians> greatest(groups, PoolMedians(medians, MedianEnd::kUpper));
    for (std::size_t i = 0; i < people.size() && people.size() > 1; ++i) {
      const std::size_t place = groups.PlaceOf(i);
      std::vector<Rational> amounts = Spread(least.Without(place));
      const std::vector<Rational> upper = Spread(greatest.Without(place));
      for (std::size_t group = 0; group < amounts.size(); ++group) {
        amounts[group] = ((amounts[group] + upper[group]) / Rational(2)).value();
      }
      ExpectSame(groups, place, amounts, WeightedIsotonicMedians(testing::Without(people, i)).value());
    }
  }
}

}  // namespace
}  // namespace ras
