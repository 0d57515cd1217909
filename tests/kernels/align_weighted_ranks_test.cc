// Rank alignment of people with weights (docs/building-a-table.md section 2).
#include "ras/align_weighted_ranks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "ras/align_ranks.h"
#include "ras/rational_operators.h"
#include "weighted_samples.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using testing::RandomWeighted;
using testing::Repeated;

Rational Over(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

// Scores lie at 10 for 0 to 1, at 20 for 1 to 4 and at 30 for 4 to 6; costs at 0 for 0 to 2, at 60 for 2 to 5
// and at 100 for 5 to 6. So 20 has one part of 0 and two of 60, and 30 one of 60 and one of 100.
TEST(AlignWeightedRanks, AScoreHasTheCostsThatLieBesideIt) {
  const std::vector<WeightedCost> people = {{30, 0, 2}, {20, 60, 3}, {10, 100, 1}};
  EXPECT_THAT(AlignWeightedRanks(people).value(),
              ElementsAre(FittedScore{10, 1, 0}, FittedScore{20, 3, 40}, FittedScore{30, 2, 80}));
}

TEST(AlignWeightedRanks, PeopleOfOneScoreShareTheMean) {
  const std::vector<WeightedCost> people = {{8, 1, 2}, {8, 0, 1}};
  EXPECT_THAT(AlignWeightedRanks(people).value(), ElementsAre(FittedScore{8, 3, Over(2, 3)}));
}

TEST(AlignWeightedRanks, IsThatOfPeopleWhoAreRepeated) {
  std::mt19937_64 random(20261129);
  for (int i = 0; i < 2000; ++i) {
    const std::vector<WeightedCost> people = RandomWeighted(random);
    EXPECT_EQ(AlignWeightedRanks(people).value(), AlignRanks(Repeated(people)).value());
  }
}

TEST(AlignWeightedRanks, OneWeightForAllIsNone) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 500; ++i) {
    std::vector<WeightedCost> people = RandomWeighted(random);
    for (WeightedCost& person : people) person.weight = 1;
    std::vector<FittedScore> once = AlignWeightedRanks(people).value();
    for (WeightedCost& person : people) person.weight = 1'000'003;
    std::shuffle(people.begin(), people.end(), random);
    for (FittedScore& at : once) at.cases *= 1'000'003;
    EXPECT_EQ(AlignWeightedRanks(people).value(), once);
  }
}

TEST(AlignWeightedRanks, KeepsTheWeightedTotalAndNeverFalls) {
  std::mt19937_64 random(8);
  for (int i = 0; i < 500; ++i) {
    const std::vector<WeightedCost> people = RandomWeighted(random);
    Int128 costs = 0;
    for (const WeightedCost& person : people) costs += WeightedPence(person.weight, person.pence);
    Rational total, before;
    const std::vector<FittedScore> fitted = AlignWeightedRanks(people).value();
    for (const FittedScore& at : fitted) {
      total = Add(total, Multiply(at.pence, Rational(at.cases)).value()).value().Reduced();
      EXPECT_GE(at.pence, before);
      before = at.pence;
    }
    EXPECT_EQ(total, Rational::Make(costs, Int128{1}).value());
  }
}

TEST(AlignWeightedRanks, TakesTheGreatestThatThereAre) {
  const std::vector<WeightedCost> people = {{INT64_MAX, kMaxPence, kMaxCases - 1}, {INT64_MIN, kMaxPence, 1}};
  EXPECT_THAT(
      AlignWeightedRanks(people).value(),
      ElementsAre(FittedScore{INT64_MIN, 1, kMaxPence}, FittedScore{INT64_MAX, kMaxCases - 1, kMaxPence}));
}

TEST(AlignWeightedRanks, RefusesWhatCannotBeWeighed) {
  const auto fault = [](std::vector<WeightedCost> people) { return AlignWeightedRanks(people).fault(); };
  EXPECT_EQ(fault({}), Fault::kEmpty);
  EXPECT_EQ(fault({{1, 1, 0}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 1, -1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 1, kMaxCases}, {1, 1, 1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, -1, 1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, kMaxPence + 1, 1}}), Fault::kOutOfRange);
}

TEST(CommonMeasure, DividesAllWeights) {
  EXPECT_EQ(CommonMeasure(std::vector<int64_t>{12, 18, 600}), 6);
  EXPECT_EQ(CommonMeasure(std::vector<int64_t>{7}), 7);
  EXPECT_EQ(CommonMeasure({}), 0);
}

}  // namespace
}  // namespace ras
