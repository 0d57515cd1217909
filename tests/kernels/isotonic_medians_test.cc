// Isotonic regression by least absolute deviations. Two second opinions: the min-max formula with lower and
// upper medians, and, for small data, every non-decreasing choice of amounts there is.
#include "ras/isotonic_medians.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
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
std::vector<std::vector<int64_t>> CostsByScore(std::vector<ScoredCost> cases) {
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
    const auto costs = CostsByScore(cases);
    const auto least = MinMaxMedians(costs, false), greatest = MinMaxMedians(costs, true);
    ASSERT_EQ(rows.size(), costs.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ASSERT_EQ(rows[k].pence, Fraction(least[k] + greatest[k], 2)) << i;
      ASSERT_EQ(rows[k].cases, static_cast<int64_t>(costs[k].size())) << i;
    }
    ASSERT_TRUE(NeverFalls(rows)) << i;
  }
}

TEST(IsotonicMedians, IsTheMiddleOfEveryOptimumThereIs) {
  std::mt19937_64 random(2022);
  for (int i = 0; i < 1000; ++i) {
    const std::vector<ScoredCost> cases = RandomCases(random, 7);
    const std::vector<FittedScore> rows = Medians(cases);
    const auto costs = CostsByScore(cases);
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
