#include "ras/suppress_counts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace ras {
namespace {

using Places = std::vector<std::size_t>;

Places LeftOut(const std::vector<int64_t>& counts, const std::vector<CountSum>& sums, int64_t below) {
  const std::vector<bool> left_out = SuppressCounts(counts, sums, below);
  Places places;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (left_out[i]) places.push_back(i);
  }
  return places;
}

TEST(SuppressCounts, LeavesOutEveryCountFromOneToBelowTheBound) {
  EXPECT_EQ(LeftOut({0, 1, 4, 5, 6}, {}, 5), (Places{1, 2}));
  EXPECT_EQ(LeftOut({0, 1, 2}, {}, 0), Places{});
  EXPECT_EQ(LeftOut({0, 1, 2}, {}, 1), Places{});
}

TEST(SuppressCounts, LeavesOutTheSmallestOtherPartThatWouldGiveItAway) {
  // 30 = 3 + 20 + 7: 3 could be had as 30 - 20 - 7.
  EXPECT_EQ(LeftOut({30, 3, 20, 7}, {{0, {1, 2, 3}}}, 5), (Places{1, 3}));
  // Of equal ones the first.
  EXPECT_EQ(LeftOut({43, 3, 20, 20}, {{0, {1, 2, 3}}}, 5), (Places{1, 2}));
  // Two small ones keep each other, unless both together are few.
  EXPECT_EQ(LeftOut({26, 3, 20, 3}, {{0, {1, 2, 3}}}, 5), (Places{1, 3}));
  EXPECT_EQ(LeftOut({24, 2, 20, 2}, {{0, {1, 2, 3}}}, 5), (Places{1, 2, 3}));
}

TEST(SuppressCounts, LeavesOutAnEmptyPartIfThereIsNoOtherAndTheWholeIfThatIsAll) {
  EXPECT_EQ(LeftOut({3, 3, 0}, {{0, {1, 2}}}, 3), Places{});
  // The whole is small as well: both are out already, and that is two.
  EXPECT_EQ(LeftOut({3, 3, 0}, {{0, {1, 2}}}, 5), (Places{0, 1}));
  // A part of another sum's small count is left out with an empty one.
  EXPECT_EQ(LeftOut({9, 9, 0, 12, 3}, {{0, {1, 2}}, {3, {1, 4}}}, 5), (Places{1, 2, 4}));
  // The only part goes with its whole.
  EXPECT_EQ(LeftOut({9, 9, 12, 3}, {{0, {1}}, {2, {1, 3}}}, 5), (Places{0, 1, 3}));
}

TEST(SuppressCounts, ACountThatGoesWithAnotherIsHeldBackInItsOtherSumsToo) {
  // Rows 3 + 9 = 12 and 8 + 10 = 18, columns 11 and 19, 30 in all.
  const std::vector<int64_t> counts = {3, 9, 12, 8, 10, 18, 11, 19, 30};
  const std::vector<CountSum> sums = {{2, {0, 1}}, {5, {3, 4}}, {6, {0, 3}},
                                      {7, {1, 4}}, {8, {2, 5}}, {8, {6, 7}}};
  EXPECT_EQ(LeftOut(counts, sums, 5), (Places{0, 1, 3, 4}));
}

TEST(SuppressCounts, TheOrderOfTheSumsHasNoPart) {
  // One row and one column of a table lack one each, and would both be served by another's choice.
  const std::vector<int64_t> counts = {3, 6, 20, 29, 6, 30, 30, 66, 20, 31, 32, 83, 29, 67, 82, 178};
  std::vector<CountSum> sums = {{3, {0, 1, 2}},  {7, {4, 5, 6}},  {11, {8, 9, 10}}, {15, {12, 13, 14}},
                                {12, {0, 4, 8}}, {13, {1, 5, 9}}, {14, {2, 6, 10}}, {15, {3, 7, 11}}};
  const Places first = LeftOut(counts, sums, 5);
  EXPECT_EQ(first, (Places{0, 1, 4, 5}));
  std::mt19937 chance(3);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(sums.begin(), sums.end(), chance);
    EXPECT_EQ(LeftOut(counts, sums, 5), first);
  }
}

TEST(SuppressCounts, WhatIsLeftOutAlreadyStaysOutAndTakesOthersWithIt) {
  const std::vector<int64_t> counts = {30, 9, 14, 7};
  const std::vector<CountSum> sums = {{0, {1, 2, 3}}};
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {false, true, false, false}),
            (std::vector<bool>{false, true, false, true}));
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {false, true, true, false}),
            (std::vector<bool>{false, true, true, false}));
}

TEST(SuppressCounts, NeverLeavesOutJustOneOfASumNorFewTogether) {
  std::mt19937 chance(20'261'130);
  for (int round = 0; round < 2'000; ++round) {
    // A table of rows by columns with both kinds of totals and the sum of all.
    const std::size_t rows = 1 + chance() % 5, columns = 1 + chance() % 5;
    const auto at = [&](std::size_t r, std::size_t c) { return r * (columns + 1) + c; };
    std::vector<int64_t> counts((rows + 1) * (columns + 1));
    std::vector<CountSum> sums;
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        const auto count = static_cast<int64_t>(chance() % 12);
        counts[at(r, c)] = count;
        counts[at(r, columns)] += count;
        counts[at(rows, c)] += count;
        counts[at(rows, columns)] += count;
      }
    }
    for (std::size_t r = 0; r <= rows; ++r) {
      sums.push_back({at(r, columns), {}});
      for (std::size_t c = 0; c < columns; ++c) sums.back().parts.push_back(at(r, c));
    }
    for (std::size_t c = 0; c <= columns; ++c) {
      sums.push_back({at(rows, c), {}});
      for (std::size_t r = 0; r < rows; ++r) sums.back().parts.push_back(at(r, c));
    }
    const int64_t below = static_cast<int64_t>(chance() % 6);
    const std::vector<bool> left_out = SuppressCounts(counts, sums, below);
    bool any_small = false;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool small = counts[i] > 0 && counts[i] < below;
      any_small = any_small || small;
      EXPECT_TRUE(!small || left_out[i]);
    }
    for (const CountSum& sum : sums) {
      std::size_t out = left_out[sum.whole] ? 1 : 0;
      for (const std::size_t part : sum.parts) out += left_out[part] ? 1U : 0U;
      EXPECT_NE(out, 1U);
    }
    if (!any_small) {
      EXPECT_EQ(left_out, std::vector<bool>(counts.size()));
    }
  }
}

}  // namespace
}  // namespace ras
