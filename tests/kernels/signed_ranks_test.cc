#include "ras/signed_ranks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace ras {
namespace {

SignedRanks RanksOf(const std::vector<int64_t>& differences) { return RankDifferences(differences).value(); }

TEST(SignedRanks, RanksByDistanceAndShareTheRankWhereItIsTheSame) {
  // By distance: 0, then 2 and 2 (ranks 1 and 2: 1.5 each), 5 (3), 7 7 7 (5 each).
  const SignedRanks ranks = RanksOf({7, -2, 0, 5, 2, -7, -7});
  EXPECT_EQ(ranks.above, 3);
  EXPECT_EQ(ranks.below, 3);
  EXPECT_EQ(ranks.zero, 1);
  EXPECT_EQ(ranks.doubled_sum, 3 + 6 + 10);
  EXPECT_EQ(ranks.doubled_ranks, (std::vector<int64_t>{3, 3, 6, 10, 10, 10}));
  EXPECT_EQ(ranks.tied_cubes, Int256(6 + 0 + 24));
}

// Every way to give the ranks their signs, one after the other.
double ByCounting(const SignedRanks& ranks) {
  const auto n = ranks.doubled_ranks.size();
  int64_t up_to = 0;
  int64_t from = 0;
  for (uint64_t signs = 0; signs < uint64_t{1} << n; ++signs) {
    int64_t sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += (signs >> i & 1) != 0 ? ranks.doubled_ranks[i] : 0;
    up_to += sum <= ranks.doubled_sum ? 1 : 0;
    from += sum >= ranks.doubled_sum ? 1 : 0;
  }
  return std::min(1.0, 2 * std::ldexp(static_cast<double>(std::min(up_to, from)), -static_cast<int>(n)));
}

TEST(SignedRanks, TheExactProbabilityIsThatOfAllSigns) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<int64_t> differences(1 + random() % 12);
    for (int64_t& difference : differences) {
      difference = static_cast<int64_t>(random() % (round % 3 == 0 ? 7 : 1000)) - (round % 3 == 0 ? 3 : 400);
    }
    differences.push_back(1);
    const SignedRanks ranks = RanksOf(differences);
    EXPECT_EQ(ExactSignedRankProbability(ranks).value(), ByCounting(ranks));
  }
}

TEST(SignedRanks, FiftyOnOneSideAreAsRareAsTwoInTwoToTheFifty) {
  std::vector<int64_t> differences;
  for (int64_t i = 1; i <= kMostExactRanks; ++i) differences.push_back(i);
  EXPECT_EQ(ExactSignedRankProbability(RanksOf(differences)).value(), std::ldexp(1.0, -49));
  differences.push_back(51);
  EXPECT_EQ(ExactSignedRankProbability(RanksOf(differences)).fault(), Fault::kOutOfRange);
}

TEST(SignedRanks, NothingButZerosHasNoProbability) {
  const SignedRanks ranks = RanksOf({0, 0});
  EXPECT_EQ(ranks.zero, 2);
  EXPECT_EQ(ExactSignedRankProbability(ranks).fault(), Fault::kEmpty);
}

TEST(SignedRanks, RefusesWhatItCannotRank) {
  EXPECT_EQ(RankDifferences({}).fault(), Fault::kEmpty);
  for (const int64_t bad : {std::numeric_limits<int64_t>::min(), int64_t{1} << 62, -(int64_t{1} << 62)}) {
    const std::vector<int64_t> differences = {1, bad};
    EXPECT_EQ(RankDifferences(differences).fault(), Fault::kOutOfRange);
  }
}

}  // namespace
}  // namespace ras
