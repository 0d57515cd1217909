// Rank alignment (docs/building-a-table.md).
#include "ras/align_ranks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace ras {
namespace {

using testing::ElementsAre;

Rational Over(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

std::vector<FittedScore> Aligned(const std::vector<ScoredCost>& sample) {
  const Result<std::vector<FittedScore>> fitted = AlignRanks(sample);
  EXPECT_TRUE(fitted.ok());
  return fitted.value();
}

std::vector<ScoredCost> RandomSample(std::mt19937_64& random) {
  std::vector<ScoredCost> sample(1 + random() % 40);
  const uint64_t scores = random() % 2 == 0 ? 5 : 300;
  for (ScoredCost& person : sample) {
    person.score = static_cast<int64_t>(random() % scores) - 2;
    person.pence = random() % 4 == 0 ? 0 : static_cast<int64_t>(random() % 5'000'000);
  }
  return sample;
}

// In Control's skeleton table ("Understanding the RAS", figures of the six agreed scores), paid the wrong way
// round.
TEST(AlignRanks, SetsTheHighestScoreAgainstTheHighestCostAndSoOnDown) {
  EXPECT_THAT(
      Aligned(
          {{75, 1'750'000}, {135, 1'440'000}, {171, 950'000}, {200, 600'000}, {230, 175'000}, {245, 45'000}}),
      ElementsAre(FittedScore{75, 1, 45'000}, FittedScore{135, 1, 175'000}, FittedScore{171, 1, 600'000},
                  FittedScore{200, 1, 950'000}, FittedScore{230, 1, 1'440'000},
                  FittedScore{245, 1, 1'750'000}));
}

TEST(AlignRanks, PeopleWhoShareAScoreShareTheMeanOfTheCostsThatFallToThem) {
  EXPECT_THAT(
      Aligned({{20, 5}, {10, 900}, {20, 100}, {20, 0}, {30, 2}}),
      ElementsAre(FittedScore{10, 1, 0}, FittedScore{20, 3, Over(2 + 5 + 100, 3)}, FittedScore{30, 1, 900}));
}

TEST(AlignRanks, OfOnePersonIsThatPerson) {
  EXPECT_THAT(Aligned({{-3, 12'345}}), ElementsAre(FittedScore{-3, 1, 12'345}));
}

TEST(AlignRanks, OfOneScoreIsTheMean) {
  EXPECT_THAT(Aligned({{8, 1}, {8, 0}}), ElementsAre(FittedScore{8, 2, Over(1, 2)}));
}

TEST(AlignRanks, KeepsTheTotalToThePenny) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::vector<ScoredCost> sample = RandomSample(random);
    int64_t total = 0;
    for (const ScoredCost& person : sample) total += person.pence;
    Rational allotted;
    int64_t people = 0;
    for (const FittedScore& row : Aligned(sample)) {
      allotted = Add(allotted, Multiply(row.pence, row.cases).value()).value().Reduced();
      people += row.cases;
    }
    ASSERT_EQ(allotted, Rational(total));
    ASSERT_EQ(people, static_cast<int64_t>(sample.size()));
  }
}

TEST(AlignRanks, ScoresAscendAndAmountsNeverFall) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 300; ++round) {
    const std::vector<FittedScore> fitted = Aligned(RandomSample(random));
    for (std::size_t i = 1; i < fitted.size(); ++i) {
      ASSERT_LT(fitted[i - 1].score, fitted[i].score);
      ASSERT_LE(fitted[i - 1].pence, fitted[i].pence);
    }
  }
}

TEST(AlignRanks, TheOrderOfThePeopleMakesNoDifference) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 100; ++round) {
    std::vector<ScoredCost> sample = RandomSample(random);
    const std::vector<FittedScore> before = Aligned(sample);
    std::shuffle(sample.begin(), sample.end(), random);
    ASSERT_EQ(Aligned(sample), before);
  }
}

// Who has how many people above them, counted one by one.
TEST(AlignRanks, AgreesWithCountingThePlaces) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 100; ++round) {
    const std::vector<ScoredCost> sample = RandomSample(random);
    for (const FittedScore& row : Aligned(sample)) {
      const auto holds = [&](auto&& test) { return std::count_if(sample.begin(), sample.end(), test); };
      const auto below = holds([&](const ScoredCost& s) { return s.score < row.score; });
      ASSERT_EQ(row.cases, holds([&](const ScoredCost& s) { return s.score == row.score; }));
      // The costs above place `below` and not above the last place of the tie, each taken out of the rest.
      std::vector<int64_t> rest;
      for (const ScoredCost& person : sample) rest.push_back(person.pence);
      int64_t sum = 0;
      for (int64_t place = 0; place < below + row.cases; ++place) {
        const auto least = std::min_element(rest.begin(), rest.end());
        if (place >= below) sum += *least;
        rest.erase(least);
      }
      ASSERT_EQ(row.pence, Over(sum, row.cases));
    }
  }
}

TEST(AlignRanks, TheGreatestAmountsAndTheWidestScoresAreExact) {
  EXPECT_THAT(Aligned({{INT64_MAX, kMaxPence}, {INT64_MIN, 0}, {INT64_MAX, kMaxPence}}),
              ElementsAre(FittedScore{INT64_MIN, 1, 0}, FittedScore{INT64_MAX, 2, kMaxPence}));
  // A total beyond 64 bits.
  const std::vector<ScoredCost> many(1'000'000, ScoredCost{1, kMaxPence});
  EXPECT_THAT(Aligned(many), ElementsAre(FittedScore{1, 1'000'000, kMaxPence}));
}

TEST(AlignRanks, RefusesWhatIsNoSample) {
  EXPECT_EQ(AlignRanks({}).fault(), Fault::kEmpty);
  const auto fault = [](std::vector<ScoredCost> sample) { return AlignRanks(sample).fault(); };
  EXPECT_EQ(fault({{1, 5}, {2, -1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 5}, {2, kMaxPence + 1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 5}, {2, kMaxPence}}), Fault::kNone);
  const ScoredCost one{1, 1};
  const std::span<const ScoredCost> claimed(&one, static_cast<std::size_t>(kMaxCases) + 1);
  EXPECT_EQ(AlignRanks(claimed).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
