// Costs by score: by counting the scores where they lie close together, by sorting them where they do not.
#include "ras/costs_by_score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "ras/align_ranks.h"
#include "ras/isotonic_means.h"

namespace ras {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

CostsByScore Grouped(const std::vector<ScoredCost>& cases) {
  Result<CostsByScore> grouped = GroupByScore(cases);
  EXPECT_TRUE(grouped.ok()) << FaultName(grouped.fault());
  return std::move(grouped).value();
}

// The same, with the costs of each row in order.
CostsByScore InOrder(CostsByScore costs) {
  auto first = costs.pence.begin();
  for (const FittedScore& row : costs.rows) {
    std::sort(first, first + row.cases);
    first += row.cases;
  }
  return costs;
}

TEST(GroupByScore, OneRowAScoreAscendingWithItsPeopleAndTheirCosts) {
  const CostsByScore costs = Grouped({{7, 10}, {-2, 4}, {9, 0}, {7, 11}, {7, 10}});
  EXPECT_THAT(costs.rows, ElementsAre(FittedScore{-2, 1, 0}, FittedScore{7, 3, 0}, FittedScore{9, 1, 0}));
  EXPECT_EQ(costs.pence.size(), 5U);
  EXPECT_EQ(costs.pence.front(), 4);
  EXPECT_THAT(std::vector<int64_t>(costs.pence.begin() + 1, costs.pence.begin() + 4),
              UnorderedElementsAre(10, 11, 10));
  EXPECT_EQ(costs.pence.back(), 0);
}

TEST(GroupByScore, OfOnePerson) {
  for (const int64_t score : {INT64_MIN, int64_t{0}, INT64_MAX}) {
    const CostsByScore costs = Grouped({{score, kMaxPence}});
    EXPECT_THAT(costs.rows, ElementsAre(FittedScore{score, 1, 0}));
    EXPECT_THAT(costs.pence, ElementsAre(kMaxPence));
  }
}

TEST(GroupByScore, TheWidestScores) {
  EXPECT_THAT(Grouped({{INT64_MAX, 1}, {INT64_MIN, 3}, {INT64_MAX, 2}}).rows,
              ElementsAre(FittedScore{INT64_MIN, 1, 0}, FittedScore{INT64_MAX, 2, 0}));
  EXPECT_THAT(Grouped({{INT64_MAX, 1}, {INT64_MAX - 7, 3}}).rows,
              ElementsAre(FittedScore{INT64_MAX - 7, 1, 0}, FittedScore{INT64_MAX, 1, 0}));
}

TEST(GroupByScore, CountingAndSortingAgree) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 500; ++i) {
    const uint64_t range = 1 + random() % 200;
    std::vector<ScoredCost> cases(1 + random() % 100);
    std::map<int64_t, std::vector<int64_t>> expected;
    for (ScoredCost& one : cases) {
      one = {static_cast<int64_t>(random() % range) - 50, static_cast<int64_t>(random() % 1000)};
      expected[one.score].push_back(one.pence);
    }
    const CostsByScore counted = InOrder(internal::CountByScore(cases, -50, 200));
    const CostsByScore sorted = InOrder(internal::SortByScore(cases));
    const CostsByScore chosen = InOrder(Grouped(cases));
    for (const CostsByScore* other : {&sorted, &chosen}) {
      ASSERT_EQ(other->rows, counted.rows) << i;
      ASSERT_EQ(other->pence, counted.pence) << i;
    }
    ASSERT_EQ(counted.rows.size(), expected.size()) << i;
    auto first = counted.pence.begin();
    auto row = counted.rows.begin();
    for (auto& [score, costs] : expected) {
      std::sort(costs.begin(), costs.end());
      ASSERT_EQ(row->score, score) << i;
      ASSERT_EQ(row->cases, static_cast<int64_t>(costs.size())) << i;
      ASSERT_TRUE(std::equal(costs.begin(), costs.end(), first)) << i;
      first += row++->cases;
    }
  }
}

// Whether scores lie close together, so that they are counted, or far apart, so that they are sorted.
TEST(GroupByScore, HowFarApartScoresLieChangesNoAmount) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 100; ++i) {
    std::vector<ScoredCost> close(1 + random() % 3000);
    for (ScoredCost& one : close) {
      one = {static_cast<int64_t>(random() % 101), static_cast<int64_t>(random() % 50'000'000)};
    }
    std::vector<ScoredCost> apart = close;
    for (ScoredCost& one : apart) one.score *= 1'000'000'007;
    const auto same = [](std::vector<FittedScore> a, const std::vector<FittedScore>& b) {
      for (FittedScore& row : a) row.score *= 1'000'000'007;
      return a == b;
    };
    ASSERT_TRUE(same(IsotonicMeans(close).value(), IsotonicMeans(apart).value())) << i;
    ASSERT_TRUE(same(AlignRanks(close).value(), AlignRanks(apart).value())) << i;
  }
}

TEST(GroupByScore, RefusesWhatIsNoSample) {
  EXPECT_EQ(GroupByScore({}).fault(), Fault::kEmpty);
  const auto fault = [](std::vector<ScoredCost> cases) { return GroupByScore(cases).fault(); };
  EXPECT_EQ(fault({{1, 5}, {2, -1}}), Fault::kOutOfRange);
  EXPECT_EQ(fault({{1, 5}, {2, kMaxPence + 1}}), Fault::kOutOfRange);
  const ScoredCost one{1, 1};
  EXPECT_EQ(GroupByScore({&one, static_cast<std::size_t>(kMaxCases) + 1}).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
