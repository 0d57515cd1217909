// Expected values: binom.test and wilcox.test of R.
#include "lib/statistics/lean.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace ras {
namespace {

SignedRanks RanksOf(const std::vector<int64_t>& differences) { return RankDifferences(differences).value(); }

// Sixty differences from -40 to 60 with many ties and one of nothing: 36 above and 23 below.
std::vector<int64_t> Sixty() {
  std::vector<int64_t> differences;
  for (int64_t i = 1; i <= 60; ++i) differences.push_back(i * 37 % 101 - 40);
  return differences;
}

TEST(Lean, TheSignTestIsThatOfR) {
  EXPECT_NEAR(SignTestProbability(RanksOf({1, 1, 1, 1, 1, 1, -1, -1, -1})).value(), 0.5078125, 1e-12);
  EXPECT_NEAR(SignTestProbability(RanksOf(Sixty())).value(), 0.117477350245059, 1e-12);
  EXPECT_EQ(SignTestProbability(RanksOf({3, -3})).value(), 1) << "never above one";
  EXPECT_NEAR(SignTestProbability(RanksOf({3})).value(), 1, 1e-12);
  EXPECT_NEAR(SignTestProbability(RanksOf({3, 4, 5})).value(), 0.25, 1e-12);
}

TEST(Lean, TheSignedRankTestOfFewIsExact) {
  const auto test = TestSignedRanks(RanksOf({3, -1, 4, -5, 9, 2, -6, 8, -7, 10, 12, 13}));
  EXPECT_TRUE(test.value().exact);
  EXPECT_NEAR(test.value().probability, 0.12939453125, 1e-12);
}

TEST(Lean, TheSignedRankTestOfManyIsThatOfR) {
  const auto test = TestSignedRanks(RanksOf(Sixty()));
  EXPECT_FALSE(test.value().exact);
  EXPECT_NEAR(test.value().probability, 0.00843039952117003, 1e-12);
}

TEST(Lean, AsMuchOnEitherSideIsAsLikelyAsCanBe) {
  std::vector<int64_t> differences;
  for (int64_t i = 1; i <= 30; ++i) differences.insert(differences.end(), {i, -i});
  EXPECT_EQ(TestSignedRanks(RanksOf(differences)).value().probability, 1);
}

TEST(Lean, NothingLeansNowhere) {
  EXPECT_EQ(SignTestProbability(RanksOf({0, 0})).fault(), Fault::kEmpty);
  EXPECT_EQ(TestSignedRanks(RanksOf({0, 0})).fault(), Fault::kEmpty);
}

}  // namespace
}  // namespace ras
