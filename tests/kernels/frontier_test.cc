// Candidates that no other is better than.
#include "ras/frontier.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "ras/rational.h"

namespace ras {
namespace {

using ::testing::ElementsAre;

using Criteria = std::array<uint32_t, 3>;

std::vector<bool> Frontier(const std::vector<Criteria>& candidates) { return OnFrontier<3>(candidates); }

TEST(Frontier, NobodyIsBetterInOneThingAndAsGoodInAllOthers) {
  EXPECT_THAT(Frontier({{1, 3, 0}, {2, 2, 0}, {2, 3, 0}, {1, 3, 1}}), ElementsAre(true, true, false, false));
  EXPECT_THAT(Frontier({}), ElementsAre());
  // Equal ones are no better than each other.
  EXPECT_THAT(Frontier({{4, 4, 4}, {4, 4, 4}}), ElementsAre(true, true));
}

TEST(Frontier, IsThatOfAllPairs) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<Criteria> candidates(random() % 40);
    for (Criteria& one : candidates)
      std::generate(one.begin(), one.end(), [&] { return static_cast<uint32_t>(random() % 5); });
    const std::vector<bool> on = Frontier(candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      bool beaten = false;
      for (const Criteria& other : candidates) {
        const Criteria& own = candidates[i];
        beaten = beaten || (other != own && other[0] <= own[0] && other[1] <= own[1] && other[2] <= own[2]);
      }
      ASSERT_EQ(on[i], !beaten);
    }
  }
}

TEST(Frontier, RanksOfEqualValuesAreOne) {
  const std::vector<Rational> values = {Rational(3), Rational::Make(Int256(1), Int256(2)).value(),
                                        Rational(3), Rational(7)};
  EXPECT_THAT(RanksOf(std::span<const Rational>(values)), ElementsAre(1, 0, 1, 2));
}

}  // namespace
}  // namespace ras
