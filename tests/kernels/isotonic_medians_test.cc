// Isotonic regression by least absolute deviations. Three second opinions: the min-max formula with lower and
// upper medians; for small data, every non-decreasing choice of amounts there is; and for large data another
// algorithm.
#include "ras/isotonic_medians.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <random>
#include <utility>
#include <vector>

#include "fitted_row_builders.h"

namespace ras {
namespace {

using testing::Amounts;
using ::testing::ElementsAre;
using testing::Fraction;
using testing::NeverFalls;
using testing::RandomCases;

std::vector<FittedScore> Medians(const std::vector<ScoredCost>& cases) {
  const auto rows = IsotonicMedians(cases);
  EXPECT_TRUE(rows.ok()) << FaultName(rows.fault());
  return rows.value();
}

// What people of each score cost, by ascending score.
std::vector<std::vector<int64_t>> GroupedCosts(std::vector<ScoredCost> cases) {
  std::sort(cases.begin(), cases.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
  std::vector<std::vector<int64_t>> costs;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (i == 0 || cases[i].score != cases[i - 1].score) costs.emplace_back();
    costs.back().push_back(cases[i].pence);
  }
  return costs;
}

// Of all scores j up to i, the greatest of the least medians from j to any k from i on; the lower medians, or
// the upper ones. Robertson and Wright 1980.
std::vector<int64_t> MinMaxMedians(const std::vector<std::vector<int64_t>>& costs, bool upper) {
  std::vector<int64_t> result;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    int64_t greatest = -1;
    for (std::size_t j = 0; j <= i; ++j) {
      std::vector<int64_t> pool;
      int64_t least = INT64_MAX;
      for (std::size_t k = j; k < costs.size(); ++k) {
        pool.insert(pool.end(), costs[k].begin(), costs[k].end());
        std::sort(pool.begin(), pool.end());
        if (k >= i) least = std::min(least, pool[(pool.size() - (upper ? 0 : 1)) / 2]);
      }
      greatest = std::max(greatest, least);
    }
    result.push_back(greatest);
  }
  return result;
}

// Every non-decreasing choice among the costs that occur; an optimum at either end is one of these.
class EveryChoice {
 public:
  explicit EveryChoice(const std::vector<std::vector<int64_t>>& costs) : costs_(costs) {
    for (const auto& some : costs) candidates_.insert(candidates_.end(), some.begin(), some.end());
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
    choice_.resize(costs.size());
    Choose(0, 0, 0);
  }
  int64_t deviations() const { return best_; }
  const std::vector<int64_t>& least() const { return least_; }
  const std::vector<int64_t>& greatest() const { return greatest_; }

 private:
  void Choose(std::size_t score, std::size_t from, int64_t deviations) {
    if (score == costs_.size()) {
      Keep(deviations);
      return;
    }
    for (std::size_t c = from; c < candidates_.size(); ++c) {
      choice_[score] = candidates_[c];
      int64_t more = 0;
      for (const int64_t cost : costs_[score]) more += std::abs(cost - candidates_[c]);
      Choose(score + 1, c, deviations + more);
    }
  }
  void Keep(int64_t deviations) {
    if (best_ >= 0 && deviations > best_) return;
    if (best_ < 0 || deviations < best_) least_ = greatest_ = choice_;
    best_ = deviations;
    for (std::size_t i = 0; i < choice_.size(); ++i) {
      least_[i] = std::min(least_[i], choice_[i]);
      greatest_[i] = std::max(greatest_[i], choice_[i]);
    }
  }

  const std::vector<std::vector<int64_t>>& costs_;
  std::vector<int64_t> candidates_, choice_, least_, greatest_;
  int64_t best_ = -1;
};

Rational Deviations(const std::vector<ScoredCost>& cases, const std::vector<FittedScore>& rows) {
  Rational sum;
  for (const ScoredCost& one : cases) {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const FittedScore& r) { return r.score == one.score; });
    const Rational difference = Subtract(Rational(one.pence), row->pence).value();
    sum = Add(sum, Max(difference, difference.Negated())).value();
  }
  return sum;
}

// The least optimum, for costs by ascending score and std::less; the greatest, turned round, for costs by
// descending score and std::greater. By dynamic programming over one heap (Rote 2019, Isotonic regression by
// dynamic programming).
//
// Let f(x) be the least sum of differences of the people so far if none of their amounts is above x. It is
// convex, it falls to its minimum and is level from there on. `turns` holds the places where its slope
// changes, each as often as the slope changes by one, the greatest first: where it reaches the minimum. A
// person with cost y adds |x - y|, which turns by two at y and adds one to the slope beyond all turns.
// Dropping the greatest turn once for each person makes f level there again: those later may pay more without
// any cost to those so far. From the far end back, each amount is the least at which its own f is lowest, or
// the next amount if that is less.
template <class Less>
std::vector<int64_t> MediansByHeap(const std::vector<std::vector<int64_t>>& costs, Less less) {
  std::priority_queue<int64_t, std::vector<int64_t>, Less> turns(less);
  std::vector<int64_t> amounts;
  for (const std::vector<int64_t>& some : costs) {
    for (const int64_t cost : some) {
      turns.push(cost);
      turns.push(cost);
    }
    for (std::size_t i = 0; i < some.size(); ++i) turns.pop();
    amounts.push_back(turns.top());
  }
  for (std::size_t i = amounts.size() - 1; i > 0; --i) {
    if (less(amounts[i], amounts[i - 1])) amounts[i - 1] = amounts[i];
  }
  return amounts;
}

// Thousands of people, so that a few costs stand for many: from all of one score to all of different ones,
// from two different costs to none alike, falling, rising or neither.
std::vector<ScoredCost> ManyCases(std::mt19937_64& random) {
  const uint64_t scores[] = {1, 2, 101, 10'001, 1'000'000'000'000}, costs[] = {2, 9, 5000, kMaxPence / 4};
  const uint64_t score_count = scores[random() % 5], cost_count = costs[random() % 4];
  const int64_t rise = static_cast<int64_t>(random() % 3) - 1;
  std::vector<ScoredCost> cases(1 + random() % 5000);
  for (ScoredCost& one : cases) {
    const uint64_t score = random() % score_count;
    one.score = static_cast<int64_t>(score);
    one.pence = kMaxPence / 2 + static_cast<int64_t>(random() % cost_count) +
                rise * static_cast<int64_t>(score % 10'000);
    if (random() % 8 == 0) one.pence = 0;
    if (random() % 64 == 0) one.pence >>= random() % 44;
  }
  return cases;
}

TEST(IsotonicMedians, AnOddNumberOfPeopleHasOneMedian) {
  EXPECT_EQ(Medians({{4, 9}, {4, 1}, {4, 2}}), (std::vector<FittedScore>{{4, 3, 2}}));
  EXPECT_EQ(Medians({{4, 9}}), (std::vector<FittedScore>{{4, 1, 9}}));
}

TEST(IsotonicMedians, AnEvenNumberHasTheMiddleOfTwo) {
  EXPECT_EQ(Medians({{4, 9}, {4, 1}, {4, 2}, {4, 5}}), (std::vector<FittedScore>{{4, 4, Fraction(7, 2)}}));
  EXPECT_THAT(Amounts(Medians({{4, 9}, {4, 1}})), ElementsAre("5"));
}

TEST(IsotonicMedians, OneRowAScoreAscendingWithItsPeople) {
  EXPECT_EQ(Medians({{7, 10}, {-2, 4}, {7, 12}, {7, 10}}),
            (std::vector<FittedScore>{{-2, 1, 4}, {7, 3, 10}}));
}

TEST(IsotonicMedians, ScoresThatFallShareAMedian) {
  // By hand: one person at 9, three at 1 to 3; of 1, 2, 3 and 9 the lower median is 2 and the upper 3.
  EXPECT_THAT(Amounts(Medians({{1, 9}, {2, 1}, {2, 2}, {2, 3}})), ElementsAre("2.5", "2.5"));
  EXPECT_THAT(Amounts(Medians({{1, 9}, {2, 7}, {3, 4}})), ElementsAre("7", "7", "7"));
}

TEST(IsotonicMedians, WhatDoesNotFallStays) {
  EXPECT_THAT(Amounts(Medians({{1, 0}, {2, 5}, {3, 5}, {4, 8}})), ElementsAre("0", "5", "5", "8"));
  EXPECT_THAT(Amounts(Medians({{1, 0}, {2, 0}})), ElementsAre("0", "0"));
}

TEST(IsotonicMedians, IsTheMiddleOfTwoOptimaAndNotPoolsOfMiddles) {
  // The middle medians, 50 and 30, would be pooled to 30 twice. The least optimum is 0 and 20; the greatest,
  // 100 and 40 pooled, is 40 twice.
  EXPECT_THAT(Amounts(Medians({{1, 0}, {1, 100}, {2, 20}, {2, 40}})), ElementsAre("20", "30"));
}

TEST(IsotonicMedians, OneVeryCostlyPersonMovesNothing) {
  EXPECT_EQ(Medians({{1, 5}, {1, 5}, {1, 6}, {2, 7}, {2, 8}, {2, 9}}),
            Medians({{1, 5}, {1, 5}, {1, kMaxPence}, {2, 7}, {2, 8}, {2, kMaxPence}}));
}

TEST(IsotonicMedians, TheGreatestAmountsAreExact) {
  EXPECT_THAT(Amounts(Medians({{INT64_MIN, kMaxPence}, {INT64_MAX, kMaxPence - 1}})),
              ElementsAre("9999999999999.5", "9999999999999.5"));
}

TEST(IsotonicMedians, AgreesWithTheMinMaxFormulaOnRandomCases) {
  std::mt19937_64 random(1980);
  for (int i = 0; i < 3000; ++i) {
    const std::vector<ScoredCost> cases = RandomCases(random, 20);
    const std::vector<FittedScore> rows = Medians(cases);
    const auto costs = GroupedCosts(cases);
    const auto least = MinMaxMedians(costs, false), greatest = MinMaxMedians(costs, true);
    ASSERT_EQ(rows.size(), costs.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ASSERT_EQ(rows[k].pence, Fraction(least[k] + greatest[k], 2)) << i;
      ASSERT_EQ(rows[k].cases, static_cast<int64_t>(costs[k].size())) << i;
    }
    ASSERT_TRUE(NeverFalls(rows)) << i;
  }
}

TEST(IsotonicMedians, AgreesWithAHeapOnManyCases) {
  std::mt19937_64 random(2019);
  for (int i = 0; i < 300; ++i) {
    const std::vector<ScoredCost> cases = ManyCases(random);
    const std::vector<FittedScore> rows = Medians(cases);
    auto costs = GroupedCosts(cases);
    const std::vector<int64_t> least = MediansByHeap(costs, std::less<>());
    std::reverse(costs.begin(), costs.end());
    const std::vector<int64_t> greatest = MediansByHeap(costs, std::greater<>());
    ASSERT_EQ(rows.size(), costs.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ASSERT_EQ(rows[k].pence, Fraction(least[k] + greatest[rows.size() - 1 - k], 2)) << i;
    }
  }
}

TEST(IsotonicMedians, CostsOfEverySizeComeToAnEnd) {
  // Each person costs twice as much as the one before, and nobody's cost stands for the others.
  std::vector<ScoredCost> cases;
  for (int64_t pence = 1; pence <= kMaxPence; pence *= 2) {
    for (int64_t score = 0; score < 100; ++score) cases.push_back({score, pence});
  }
  for (const FittedScore& row : Medians(cases)) {
    ASSERT_EQ(row.pence, Rational((int64_t{1} << 21) + (int64_t{1} << 20)));
  }
}

TEST(IsotonicMedians, IsTheMiddleOfEveryOptimumThereIs) {
  std::mt19937_64 random(2022);
  for (int i = 0; i < 1000; ++i) {
    const std::vector<ScoredCost> cases = RandomCases(random, 7);
    const std::vector<FittedScore> rows = Medians(cases);
    const auto costs = GroupedCosts(cases);
    const EveryChoice every(costs);
    ASSERT_EQ(Deviations(cases, rows), Rational(every.deviations())) << i;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ASSERT_EQ(rows[k].pence, Fraction(every.least()[k] + every.greatest()[k], 2)) << i;
    }
  }
}

TEST(IsotonicMedians, TakesNoSide) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 1000; ++i) {
    std::vector<ScoredCost> cases = RandomCases(random, 20);
    const std::vector<FittedScore> rows = Medians(cases);
    for (ScoredCost& one : cases) one = {-one.score, kMaxPence - one.pence};
    const std::vector<FittedScore> turned = Medians(cases);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const FittedScore& other = turned[rows.size() - 1 - k];
      ASSERT_EQ(rows[k].pence, Subtract(Rational(kMaxPence), other.pence).value()) << i;
    }
  }
}

TEST(IsotonicMedians, TheOrderOfTheCasesChangesNothing) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 300; ++i) {
    std::vector<ScoredCost> cases = RandomCases(random, 30);
    const auto rows = Medians(cases);
    std::shuffle(cases.begin(), cases.end(), random);
    ASSERT_EQ(Medians(cases), rows) << i;
  }
}

TEST(IsotonicMedians, RefusesWhatIsNoSample) {
  EXPECT_EQ(IsotonicMedians({}).fault(), Fault::kEmpty);
  const std::vector<ScoredCost> negative = {{1, 0}, {2, -1}};
  EXPECT_EQ(IsotonicMedians(negative).fault(), Fault::kOutOfRange);
  const std::vector<ScoredCost> dear = {{1, kMaxPence + 1}, {2, 0}};
  EXPECT_EQ(IsotonicMedians(dear).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
