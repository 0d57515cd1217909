// Medians of stretches, against medians of sorted lists.
#include "ras/range_medians.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "weighted_samples.h"

namespace ras {
namespace {

// Of everybody as often as they count: the cost in the middle, or the lower or upper of two.
int64_t MedianOfList(std::vector<int64_t> costs, MedianEnd end) {
  std::sort(costs.begin(), costs.end());
  return costs[(costs.size() - (end == MedianEnd::kLower ? 1 : 0)) / 2];
}

std::vector<int64_t> Listed(const std::vector<WeightedCost>& people, std::size_t from, std::size_t to,
                            std::size_t without) {
  std::vector<int64_t> costs;
  for (std::size_t i = from; i < to; ++i) {
    if (i != without) costs.insert(costs.end(), static_cast<std::size_t>(people[i].weight), people[i].pence);
  }
  return costs;
}

TEST(RangeMedians, OfAStretchOfFour) {
  const std::vector<WeightedCost> people = {{0, 40, 1}, {0, 10, 1}, {0, 30, 1}, {0, 20, 1}};
  const RangeMedians medians(people);
  EXPECT_EQ(medians.Median(0, 4, MedianEnd::kLower), 20);
  EXPECT_EQ(medians.Median(0, 4, MedianEnd::kUpper), 30);
  EXPECT_EQ(medians.Median(1, 4, MedianEnd::kLower), 20);
  EXPECT_EQ(medians.Median(1, 4, MedianEnd::kUpper), 20);
  EXPECT_EQ(medians.Median(0, 4, MedianEnd::kLower, 3), 30);
}

TEST(RangeMedians, OfPeopleWhoAllCostTheSame) {
  const std::vector<WeightedCost> people = {{0, 7, 2}, {0, 7, 1}};
  EXPECT_EQ(RangeMedians(people).Median(0, 2, MedianEnd::kUpper, 0), 7);
}

TEST(RangeMedians, OfEveryStretchWithAndWithoutAnyone) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 300; ++round) {
    const std::vector<WeightedCost> people = testing::RandomWeighted(random);
    const RangeMedians medians(people);
    for (std::size_t from = 0; from < people.size(); ++from) {
      for (std::size_t to = from + 1; to <= people.size(); ++to) {
        for (const MedianEnd end : {MedianEnd::kLower, MedianEnd::kUpper}) {
          ASSERT_EQ(medians.Median(from, to, end),
                    MedianOfList(Listed(people, from, to, people.size()), end));
          if (to - from == 1) continue;
          const std::size_t without = from + random() % (to - from);
          ASSERT_EQ(medians.Median(from, to, end, without),
                    MedianOfList(Listed(people, from, to, without), end));
        }
      }
    }
  }
}

}  // namespace
}  // namespace ras
