// Isotonic regression of people with weights (docs/building-a-table.md section 2).
#include "ras/weighted_isotonic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "ras/isotonic_means.h"
#include "ras/isotonic_medians.h"
#include "weighted_samples.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using testing::RandomWeighted;
using testing::Repeated;

Rational Over(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

// 100 falls to 40 and 10: three times 100 and once 40 are 85, and the pool of all is (300 + 40 + 20) / 6.
TEST(WeightedIsotonic, MeansOfPoolsAreByWeight) {
  const std::vector<WeightedCost> people = {{1, 100, 3}, {2, 40, 1}, {3, 10, 2}, {4, 70, 5}};
  EXPECT_THAT(WeightedIsotonicMeans(people).value(),
              ElementsAre(FittedScore{1, 3, 60}, FittedScore{2, 1, 60}, FittedScore{3, 2, 60},
                          FittedScore{4, 5, 70}));
}

// Of 10 twice and 30 once the median is 10; of 10 and 30 alike anything between, so the middle.
TEST(WeightedIsotonic, MediansAreByWeight) {
  const std::vector<WeightedCost> heavy = {{1, 30, 1}, {1, 10, 2}};
  EXPECT_THAT(WeightedIsotonicMedians(heavy).value(), ElementsAre(FittedScore{1, 3, 10}));
  const std::vector<WeightedCost> even = {{1, 30, 5}, {1, 11, 5}};
  EXPECT_THAT(WeightedIsotonicMedians(even).value(), ElementsAre(FittedScore{1, 10, Over(41, 2)}));
}

TEST(WeightedIsotonic, IsThatOfPeopleWhoAreRepeated) {
  std::mt19937_64 random(20261129);
  for (int i = 0; i < 3000; ++i) {
    const std::vector<WeightedCost> people = RandomWeighted(random);
    EXPECT_EQ(WeightedIsotonicMeans(people).value(), IsotonicMeans(Repeated(people)).value());
    EXPECT_EQ(WeightedIsotonicMedians(people).value(), IsotonicMedians(Repeated(people)).value());
  }
}

TEST(WeightedIsotonic, OneWeightForAllIsNone) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 500; ++i) {
    std::vector<WeightedCost> people = RandomWeighted(random);
    for (WeightedCost& person : people) person.weight = 1;
    auto means = WeightedIsotonicMeans(people).value(), medians = WeightedIsotonicMedians(people).value();
    for (WeightedCost& person : people) person.weight = 999'983;
    std::shuffle(people.begin(), people.end(), random);
    for (auto* rows : {&means, &medians}) {
      for (FittedScore& at : *rows) at.cases *= 999'983;
    }
    EXPECT_EQ(WeightedIsotonicMeans(people).value(), means);
    EXPECT_EQ(WeightedIsotonicMedians(people).value(), medians);
  }
}

TEST(WeightedIsotonic, TakesTheGreatestThatThereAre) {
  const std::vector<WeightedCost> people = {{INT64_MIN, kMaxPence, kMaxCases - 1}, {INT64_MAX, 0, 1}};
  const Rational mean = Rational::Make(WeightedPence(kMaxCases - 1, kMaxPence), Int128{kMaxCases}).value();
  EXPECT_THAT(WeightedIsotonicMeans(people).value(),
              ElementsAre(FittedScore{INT64_MIN, kMaxCases - 1, mean}, FittedScore{INT64_MAX, 1, mean}));
  EXPECT_THAT(
      WeightedIsotonicMedians(people).value(),
      ElementsAre(FittedScore{INT64_MIN, kMaxCases - 1, kMaxPence}, FittedScore{INT64_MAX, 1, kMaxPence}));
}

TEST(WeightedIsotonic, RefusesWhatCannotBeWeighed) {
  for (const std::vector<WeightedCost>& people : {std::vector<WeightedCost>{{1, 1, 0}},
                                                  {{1, 1, kMaxCases}, {1, 1, 1}},
                                                  {{1, -1, 1}},
                                                  {{1, kMaxPence + 1, 1}}}) {
    EXPECT_EQ(WeightedIsotonicMeans(people).fault(), Fault::kOutOfRange);
    EXPECT_EQ(WeightedIsotonicMedians(people).fault(), Fault::kOutOfRange);
  }
  EXPECT_EQ(WeightedIsotonicMeans({}).fault(), Fault::kEmpty);
  EXPECT_EQ(WeightedIsotonicMedians({}).fault(), Fault::kEmpty);
}

}  // namespace
}  // namespace ras
