// Percentile alignment (docs/building-a-table.md).
#include "ras/align_percentiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "ras/align_ranks.h"

namespace ras {
namespace {

using testing::ElementsAre;
using enum PercentileRule;

constexpr PercentileRule kAll[] = {kType1, kType2, kType3, kType4,     kType5,    kType6,
                                   kType7, kType8, kType9, kInclusive, kExclusive};

Rational Over(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

std::vector<FittedScore> Aligned(const std::vector<ScoredCost>& sample, const std::vector<int64_t>& rows,
                                 PercentileRule rule) {
  const Result<std::vector<FittedScore>> fitted = AlignPercentiles(sample, rows, rule);
  EXPECT_TRUE(fitted.ok()) << FaultName(fitted.fault());
  return fitted.value();
}

std::vector<ScoredCost> RandomSample(std::mt19937_64& random) {
  std::vector<ScoredCost> sample(1 + random() % 30);
  const uint64_t scores = random() % 2 == 0 ? 5 : 300;
  for (ScoredCost& person : sample) {
    person.score = static_cast<int64_t>(random() % scores) - 2;
    person.pence = random() % 4 == 0 ? 0 : static_cast<int64_t>(random() % 5'000'000);
  }
  return sample;
}

std::vector<int64_t> DistinctScores(const std::vector<ScoredCost>& sample) {
  std::set<int64_t> scores;
  for (const ScoredCost& person : sample) scores.insert(person.score);
  return {scores.begin(), scores.end()};
}

const std::vector<ScoredCost> kFour = {{40, 1000}, {10, 4000}, {30, 100}, {20, 300}};

TEST(AlignPercentiles, AScoreGetsTheCostThatStandsWhereItStands) {
  EXPECT_THAT(Aligned(kFour, {10, 20, 30, 40}, kInclusive),
              ElementsAre(FittedScore{10, 1, 100}, FittedScore{20, 1, 300}, FittedScore{30, 1, 1000},
                          FittedScore{40, 1, 4000}));
}

TEST(AlignPercentiles, ARowBetweenTwoScoresStandsBetweenTheirCosts) {
  for (const PercentileRule rule : {kType4, kType5, kType6, kType7, kType8, kType9, kInclusive, kExclusive}) {
    EXPECT_THAT(Aligned(kFour, {11, 25, 38}, rule),
                ElementsAre(FittedScore{11, 0, 120}, FittedScore{25, 0, 650}, FittedScore{38, 0, 3400}));
  }
  EXPECT_THAT(Aligned(kFour, {11, 38}, kType1),
              ElementsAre(FittedScore{11, 0, 100}, FittedScore{38, 0, 1000}));
  EXPECT_THAT(Aligned(kFour, {11, 38}, kType2),
              ElementsAre(FittedScore{11, 0, 200}, FittedScore{38, 0, 2500}));
  EXPECT_THAT(Aligned(kFour, {11, 38}, kType3),
              ElementsAre(FittedScore{11, 0, 100}, FittedScore{38, 0, 1000}));
}

TEST(AlignPercentiles, RowsOutsideTheSampleGetTheLeastAndTheGreatestCost) {
  for (const PercentileRule rule : kAll) {
    EXPECT_THAT(Aligned(kFour, {0, 10, 99}, rule),
                ElementsAre(FittedScore{0, 0, 100}, FittedScore{10, 1, 100}, FittedScore{99, 0, 4000}));
  }
}

TEST(AlignPercentiles, PeopleWhoTieGetTheMedianOfTheCostsThatFallToThem) {
  const std::vector<ScoredCost> tied = {{1, 0}, {2, 10}, {2, 25}, {2, 100}, {2, 600}, {3, 900}};
  for (const PercentileRule rule : {kType2, kType4, kType5, kType6, kType7, kType8, kType9}) {
    EXPECT_THAT(Aligned(tied, {1, 2, 3}, rule),
                ElementsAre(FittedScore{1, 1, 0}, FittedScore{2, 4, Over(125, 2)}, FittedScore{3, 1, 900}));
  }
  EXPECT_EQ(Aligned(tied, {2}, kType1).front().pence, Rational(25));   // The lower of the two in the middle.
  EXPECT_EQ(Aligned(tied, {2}, kType3).front().pence, Rational(100));  // The one at an even place.
}

TEST(AlignPercentiles, AgreesWithRankAlignmentWhereNobodyTies) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 200; ++round) {
    const std::vector<ScoredCost> sample = RandomSample(random);
    const Result<std::vector<FittedScore>> ranks = AlignRanks(sample);
    ASSERT_TRUE(ranks.ok());
    for (const PercentileRule rule : kAll) {
      const std::vector<FittedScore> fitted = Aligned(sample, DistinctScores(sample), rule);
      ASSERT_EQ(fitted.size(), ranks.value().size());
      for (std::size_t i = 0; i < fitted.size(); ++i) {
        ASSERT_EQ(fitted[i].score, ranks.value()[i].score);
        ASSERT_EQ(fitted[i].cases, ranks.value()[i].cases);
        if (fitted[i].cases > 1) continue;
        ASSERT_EQ(fitted[i].pence, ranks.value()[i].pence);
      }
    }
  }
}

TEST(AlignPercentiles, AmountsNeverFall) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 100; ++round) {
    const std::vector<ScoredCost> sample = RandomSample(random);
    std::vector<int64_t> rows;
    for (int64_t row = -5; row < 305; row += 1 + static_cast<int64_t>(random() % 10)) rows.push_back(row);
    for (const PercentileRule rule : kAll) {
      const std::vector<FittedScore> fitted = Aligned(sample, rows, rule);
      for (std::size_t i = 1; i < fitted.size(); ++i) ASSERT_LE(fitted[i - 1].pence, fitted[i].pence);
    }
  }
}

TEST(AlignPercentiles, TheOrderOfThePeopleMakesNoDifference) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<ScoredCost> sample = RandomSample(random);
    const std::vector<FittedScore> before = Aligned(sample, {0, 1, 100}, kType8);
    std::shuffle(sample.begin(), sample.end(), random);
    ASSERT_EQ(Aligned(sample, {0, 1, 100}, kType8), before);
  }
}

TEST(AlignPercentiles, TheGreatestAmountsAndTheWidestScoresAreExact) {
  const std::vector<ScoredCost> wide = {{INT64_MIN, 0}, {INT64_MAX, kMaxPence}};
  for (const PercentileRule rule : {kType4, kType7, kType8, kType9, kExclusive}) {
    EXPECT_EQ(Aligned(wide, {0}, rule).front().pence,
              Multiply(Over(kMaxPence, 2),
                       Rational::Make(Int256(Int128{1} << 64), Int256((Int128{1} << 64) - 1)).value())
                  .value());
  }
}

TEST(AlignPercentiles, RefusesWhatIsNoSampleOrNoListOfRows) {
  const std::vector<int64_t> row = {1};
  EXPECT_EQ(AlignPercentiles({}, row, kType7).fault(), Fault::kEmpty);
  EXPECT_EQ(AlignPercentiles(kFour, {}, kType7).fault(), Fault::kEmpty);
  EXPECT_EQ(AlignPercentiles(kFour, std::vector<int64_t>{1, 3, 2}, kType7).fault(), Fault::kUnordered);
  EXPECT_EQ(AlignPercentiles(kFour, std::vector<int64_t>{1, 1}, kType7).fault(), Fault::kUnordered);
  EXPECT_EQ(AlignPercentiles(kFour, row, static_cast<PercentileRule>(11)).fault(), Fault::kOutOfRange);
  EXPECT_EQ(AlignPercentiles(std::vector<ScoredCost>{{1, -1}}, row, kType7).fault(), Fault::kOutOfRange);
  EXPECT_EQ(AlignPercentiles(std::vector<ScoredCost>{{1, kMaxPence + 1}}, row, kType7).fault(),
            Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
