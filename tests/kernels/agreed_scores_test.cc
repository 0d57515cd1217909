// What curves are drawn through, and which two of them a score lies between.
#include "ras/agreed_scores.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace ras {
namespace {

Fault FaultOf(std::vector<AgreedScore> scores) { return AgreedScores::Build(std::move(scores)).fault(); }

TEST(AgreedScores, TakesAscendingScoresAndAmountsOfMoney) {
  EXPECT_EQ(FaultOf({}), Fault::kEmpty);
  EXPECT_EQ(FaultOf({{1, 1}}), Fault::kEmpty);
  EXPECT_EQ(FaultOf({{1, 1}, {2, 0}}), Fault::kNone);
  EXPECT_EQ(FaultOf({{1, 1}, {1, 1}}), Fault::kUnordered);
  EXPECT_EQ(FaultOf({{1, 1}, {3, 1}, {2, 1}}), Fault::kUnordered);
  EXPECT_EQ(FaultOf({{2, 1}, {1, 1}, {3, 1}}), Fault::kUnordered);
}

TEST(AgreedScores, RefusesWhatNoScoreOrAmountCanBe) {
  const int64_t greatest = kScoreMagnitude - 1;
  EXPECT_EQ(FaultOf({{-greatest, 0}, {greatest, kMaxPence}}), Fault::kNone);
  EXPECT_EQ(FaultOf({{-kScoreMagnitude, 0}, {greatest, 0}}), Fault::kOutOfRange);
  EXPECT_EQ(FaultOf({{-greatest, 0}, {kScoreMagnitude, 0}}), Fault::kOutOfRange);
  EXPECT_EQ(FaultOf({{INT64_MIN, 0}, {0, 0}}), Fault::kOutOfRange);
  EXPECT_EQ(FaultOf({{0, -1}, {1, 0}}), Fault::kOutOfRange);
  EXPECT_EQ(FaultOf({{0, 0}, {1, kMaxPence + 1}}), Fault::kOutOfRange);
  const Rational little = Rational::Make(Int256(1), Int256(1000)).value();
  EXPECT_EQ(FaultOf({{0, little}, {1, 0}}), Fault::kNone);
  EXPECT_EQ(FaultOf({{0, little.Negated()}, {1, 0}}), Fault::kOutOfRange);
  EXPECT_EQ(FaultOf({{0, 0}, {1, Add(Rational(kMaxPence), little).value()}}), Fault::kOutOfRange);
}

TEST(AgreedScores, AScoreLiesBetweenTwoOfThem) {
  const AgreedScores agreed = AgreedScores::Build({{-10, 1}, {0, 2}, {7, 3}, {8, 4}}).value();
  for (const auto& [score, index] : std::initializer_list<std::pair<int64_t, std::size_t>>{
           {-10, 0}, {-1, 0}, {0, 1}, {6, 1}, {7, 2}, {8, 2}}) {
    EXPECT_EQ(agreed.Before(score).value_or(99), index) << score;
  }
  for (const int64_t score : {int64_t{-11}, int64_t{9}, INT64_MIN, INT64_MAX}) {
    EXPECT_EQ(agreed.Before(score).fault(), Fault::kOutOfRange) << score;
  }
  EXPECT_EQ(agreed.scores().size(), 4U);
  EXPECT_EQ(agreed.scores()[2], (AgreedScore{7, 3}));
}

TEST(AgreedScores, BetweenTwoThereIsOneInterval) {
  const AgreedScores agreed = AgreedScores::Build({{3, 1}, {4, 2}}).value();
  EXPECT_EQ(agreed.Before(3).value_or(99), 0U);
  EXPECT_EQ(agreed.Before(4).value_or(99), 0U);
}

TEST(AgreedScores, OfNoneThereIsNoInterval) {
  EXPECT_EQ(AgreedScores().Before(0).fault(), Fault::kOutOfRange);
  EXPECT_TRUE(AgreedScores().scores().empty());
}

}  // namespace
}  // namespace ras
