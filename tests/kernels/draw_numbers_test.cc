// Some of many numbers, drawn by chance.
#include "ras/draw_numbers.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <vector>

namespace ras {
namespace {

using ::testing::ElementsAre;

TEST(DrawNumbers, AreAllIfThereAreNoMore) {
  EXPECT_THAT(DrawNumbers(3, 3, SplitMix64(1)), ElementsAre(0, 1, 2));
  EXPECT_THAT(DrawNumbers(2, 5, SplitMix64(1)), ElementsAre(0, 1));
  EXPECT_THAT(DrawNumbers(5, 0, SplitMix64(1)), ElementsAre());
}

TEST(DrawNumbers, AreDifferentAndAscend) {
  for (uint64_t seed = 0; seed < 50; ++seed) {
    const std::vector<uint64_t> drawn = DrawNumbers(20, 12, SplitMix64(seed));
    ASSERT_EQ(drawn.size(), 12U);
    EXPECT_TRUE(std::is_sorted(drawn.begin(), drawn.end()));
    EXPECT_EQ(std::adjacent_find(drawn.begin(), drawn.end()), drawn.end());
    EXPECT_LT(drawn.back(), 20U);
  }
  EXPECT_EQ(DrawNumbers(uint64_t{1} << 60, 100, SplitMix64(9)).size(), 100U);
}

TEST(DrawNumbers, EverySetIsAsLikely) {
  // Of six pairs of four numbers, each about 4,000 times in 24,000.
  std::map<std::vector<uint64_t>, int> times;
  SplitMix64 seeds(11);
  for (int i = 0; i < 24'000; ++i) ++times[DrawNumbers(4, 2, SplitMix64(seeds.Next()))];
  EXPECT_EQ(times.size(), 6U);
  for (const auto& [pair, count] : times) EXPECT_NEAR(count, 4'000, 300);
}

}  // namespace
}  // namespace ras
