#include "ras/agreement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Pairs = std::vector<ScorePair>;

// The first two judges of Shrout and Fleiss (1979), table 2.
const Pairs kJudges = {{9, 2}, {6, 1}, {8, 4}, {7, 1}, {10, 5}, {6, 2}};
constexpr int64_t kGreatest = 999'999'999'999'999'999;

std::string Text(const Result<Rational>& value) {
  return value.ok() ? value.value().Reduced().ToString() : FaultName(value.fault());
}
Pairs RandomPairs(std::mt19937_64& random, std::size_t most, int64_t scores) {
  Pairs pairs(random() % most + 2);
  for (ScorePair& pair : pairs) {
    pair.first = static_cast<int64_t>(random() % static_cast<uint64_t>(scores)) - scores / 2;
    pair.second = pair.first + static_cast<int64_t>(random() % 5) - 2;
  }
  return pairs;
}

TEST(ExactAgreement, CountsEqualScores) {
  const ExactAgreement agreement = CountExactAgreement(Pairs{{1, 1}, {2, 3}, {3, 2}, {-4, -4}}).value();
  EXPECT_EQ(agreement, (ExactAgreement{2, 4}));
  EXPECT_EQ(Text(agreement.Share()), "0.5");
  EXPECT_EQ(Text(CountExactAgreement(kJudges).value().Share()), "0");
  EXPECT_EQ(CountExactAgreement(Pairs{{7, 7}}).value(), (ExactAgreement{1, 1}));
}

// psych::cohen.kappa of R, with the distances of the numbers and their squares as weights, gives 0 and
// 0.106951871657754.
TEST(WeightedKappa, OfTheTwoJudgesIsThatOfR) {
  EXPECT_EQ(Text(LinearWeightedKappa(kJudges)), "0");
  EXPECT_EQ(Text(QuadraticWeightedKappa(kJudges)), "20/187");
}

TEST(WeightedKappa, IsOneForPerfectAgreementAndMinusOneForItsOpposite) {
  const Pairs same = {{1, 1}, {5, 5}, {9, 9}}, opposite = {{0, 10}, {10, 0}};
  EXPECT_EQ(Text(LinearWeightedKappa(same)), "1");
  EXPECT_EQ(Text(QuadraticWeightedKappa(same)), "1");
  EXPECT_EQ(Text(LinearWeightedKappa(opposite)), "-1");
  EXPECT_EQ(Text(QuadraticWeightedKappa(opposite)), "-1");
}

// The same agreement in other units; and what a score is called matters, not only its rank.
TEST(WeightedKappa, IsOfTheScoresAsNumbers) {
  const Pairs near = {{1, 1}, {2, 3}, {3, 2}, {1, 2}}, far = {{1, 1}, {2, 30}, {30, 2}, {1, 2}};
  Pairs moved = near;
  for (ScorePair& pair : moved) pair = {pair.first * 25 - 60, pair.second * 25 - 60};
  EXPECT_EQ(LinearWeightedKappa(near).value(), LinearWeightedKappa(moved).value());
  EXPECT_EQ(QuadraticWeightedKappa(near).value(), QuadraticWeightedKappa(moved).value());
  EXPECT_NE(LinearWeightedKappa(near).value(), LinearWeightedKappa(far).value());
  EXPECT_NE(QuadraticWeightedKappa(near).value(), QuadraticWeightedKappa(far).value());
}

TEST(WeightedKappa, IsUndefinedWhereAllScoresAreEqual) {
  EXPECT_EQ(LinearWeightedKappa(Pairs{{4, 4}, {4, 4}}).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(QuadraticWeightedKappa(Pairs{{4, 4}, {4, 4}}).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(Text(LinearWeightedKappa(Pairs{{4, 5}, {4, 5}})), "0");
  EXPECT_EQ(Text(QuadraticWeightedKappa(Pairs{{4, 5}, {4, 5}})), "0");
}

// From the definition: categories, shares seen, shares by chance, and weights over the range.
Rational KappaByCategories(const Pairs& pairs, bool squared) {
  std::vector<int64_t> categories;
  for (const ScorePair& pair : pairs) categories.insert(categories.end(), {pair.first, pair.second});
  std::sort(categories.begin(), categories.end());
  categories.erase(std::unique(categories.begin(), categories.end()), categories.end());
  const auto range = categories.back() - categories.front();
  const auto n = static_cast<int64_t>(pairs.size());
  Rational seen, by_chance;
  for (const int64_t i : categories) {
    for (const int64_t j : categories) {
      const auto count = [&](auto test) { return std::count_if(pairs.begin(), pairs.end(), test); };
      const int64_t both = count([&](const ScorePair& p) { return p == ScorePair{i, j}; });
      const int64_t rows = count([&](const ScorePair& p) { return p.first == i; });
      const int64_t columns = count([&](const ScorePair& p) { return p.second == j; });
      const int64_t distance = std::abs(i - j);
      const Rational weight =
          squared ? Rational::Make(MultiplyWide(distance, distance), MultiplyWide(range, range)).value()
                  : Rational::Make(distance, range).value();
      const Rational part = Multiply(weight, Rational::Make(both, n).value()).value();
      seen = Add(seen, part).value().Reduced();
      const Rational chance =
          Multiply(weight, Rational::Make(MultiplyWide(rows, columns), MultiplyWide(n, n)).value()).value();
      by_chance = Add(by_chance, chance).value().Reduced();
    }
  }
  return Subtract(Rational(1), Divide(seen, by_chance).value()).value();
}

TEST(WeightedKappa, IsTheDefinitionOverCategories) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 150; ++round) {
    Pairs pairs = RandomPairs(random, 12, 9);
    if (round % 3 == 0) {
      for (ScorePair& pair : pairs) pair.second = static_cast<int64_t>(random() % 30);
    }
    pairs[0].second = pairs[0].first + 1;
    ASSERT_EQ(LinearWeightedKappa(pairs).value(), KappaByCategories(pairs, false));
    ASSERT_EQ(QuadraticWeightedKappa(pairs).value(), KappaByCategories(pairs, true));
  }
}

TEST(WeightedKappa, IsTheSameInAnyOrderAndWithTheAssessorsExchanged) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 100; ++round) {
    const Pairs pairs = RandomPairs(random, 50, 100);
    Pairs other = pairs;
    std::shuffle(other.begin(), other.end(), random);
    if (round % 2 == 0) {
      for (ScorePair& pair : other) pair = {pair.second, pair.first};
    }
    ASSERT_EQ(LinearWeightedKappa(pairs).value(), LinearWeightedKappa(other).value());
    ASSERT_EQ(QuadraticWeightedKappa(pairs).value(), QuadraticWeightedKappa(other).value());
  }
}

TEST(Agreement, HoldsTheGreatestScores) {
  const Pairs pairs = {{kGreatest, -kGreatest}, {-kGreatest, kGreatest}, {kGreatest, kGreatest}};
  EXPECT_EQ(Text(LinearWeightedKappa(pairs)), "-0.5");
  EXPECT_EQ(Text(QuadraticWeightedKappa(pairs)), "-0.5");
  EXPECT_THAT(LargestDifferences(pairs, 9).value(), ElementsAre(0, 1));
}

TEST(Agreement, RefusesTooFewPeopleAndTooManyDigits) {
  EXPECT_EQ(CountExactAgreement({}).fault(), Fault::kEmpty);
  EXPECT_EQ(LargestDifferences({}, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(LinearWeightedKappa(Pairs{{1, 2}}).fault(), Fault::kEmpty);
  EXPECT_EQ(QuadraticWeightedKappa(Pairs{{1, 2}}).fault(), Fault::kEmpty);
  for (const ScorePair& pair : Pairs{{kGreatest + 1, 0},
                                     {0, kGreatest + 1},
                                     {-kGreatest - 1, 0},
                                     {0, -kGreatest - 1},
                                     {INT64_MIN, INT64_MAX}}) {
    const Pairs pairs = {{1, 2}, pair};
    EXPECT_EQ(CountExactAgreement(pairs).fault(), Fault::kOutOfRange);
    EXPECT_EQ(LinearWeightedKappa(pairs).fault(), Fault::kOutOfRange);
    EXPECT_EQ(QuadraticWeightedKappa(pairs).fault(), Fault::kOutOfRange);
    EXPECT_EQ(LargestDifferences(pairs, 1).fault(), Fault::kOutOfRange);
  }
}

TEST(LargestDifferences, ComeFirstAndEqualOnesInTheCallersOrder) {
  const Pairs pairs = {{5, 6}, {9, 2}, {3, 3}, {6, 5}, {2, 9}, {1, 4}};
  EXPECT_THAT(LargestDifferences(pairs, 3).value(), ElementsAre(1, 4, 5));
  EXPECT_THAT(LargestDifferences(pairs, 4).value(), ElementsAre(1, 4, 5, 0));
  EXPECT_THAT(LargestDifferences(pairs, 100).value(), ElementsAre(1, 4, 5, 0, 3));
  EXPECT_THAT(LargestDifferences(pairs, 0).value(), IsEmpty());
  EXPECT_THAT(LargestDifferences(Pairs{{3, 3}}, 5).value(), IsEmpty());
}

TEST(LargestDifferences, AreTheHeadOfAStableSort) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 100; ++round) {
    const Pairs pairs = RandomPairs(random, 60, 20);
    std::vector<std::size_t> places(pairs.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::erase_if(places, [&](std::size_t i) { return pairs[i].first == pairs[i].second; });
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
      return std::abs(pairs[a].first - pairs[a].second) > std::abs(pairs[b].first - pairs[b].second);
    });
    const std::size_t count = random() % 20;
    places.resize(std::min(places.size(), count));
    ASSERT_EQ(LargestDifferences(pairs, count).value(), places);
  }
}

}  // namespace
}  // namespace ras
