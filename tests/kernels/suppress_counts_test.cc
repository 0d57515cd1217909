#include "ras/suppress_counts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "ras/rational.h"
#include "ras/worked_out_counts.h"

namespace ras {
namespace {

using Places = std::vector<std::size_t>;

Places LeftOut(const std::vector<int64_t>& counts, const std::vector<CountSum>& sums, int64_t below) {
  const std::vector<bool> left_out = SuppressCounts(counts, sums, below).value();
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
  EXPECT_EQ(LeftOut({25, 3, 20, 2}, {{0, {1, 2, 3}}}, 5), (Places{1, 3})) << "five together are not";
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
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {false, true, false, false}).value(),
            (std::vector<bool>{false, true, false, true}));
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {false, true, true, false}).value(),
            (std::vector<bool>{false, true, true, false}));
}

TEST(SuppressCounts, WhatIsSettledIsNeverChosen) {
  const std::vector<int64_t> counts = {30, 3, 20, 7};
  const std::vector<CountSum> sums = {{0, {1, 2, 3}}};
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {}, {false, false, false, true}).value(),
            (std::vector<bool>{false, true, true, false}));
  // With nothing to choose it is left at that.
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {}, {true, false, true, true}).value(),
            (std::vector<bool>{false, true, false, false}));
}

// The last column comes to nothing, so that the 2 is known by its row, which is settled. Neither its row nor
// its column has anything to choose; the column of zeros is linked with them and has.
TEST(SuppressCounts, WhatIsExposedTakesOneOfALinkedSum) {
  const std::vector<int64_t> counts = {1, 0, 1, 2, 0, 2, 3, 0, 3};
  const std::vector<CountSum> sums = {{2, {0, 1}}, {5, {3, 4}}, {8, {6, 7}},
                                      {6, {0, 3}}, {7, {1, 4}}, {8, {2, 5}}};
  std::vector<bool> settled(counts.size()), expected(counts.size(), true);
  settled[5] = true;
  expected[5] = false;
  EXPECT_EQ(SuppressCounts(counts, sums, 2, {}, settled).value(), expected);
}

// Counts by rows, columns and, if there are several, layers, with all totals; the places of a total are those
// behind the last row, column or layer.
struct Cube {
  std::vector<std::size_t> sides;
  std::vector<int64_t> counts;
  std::vector<CountSum> sums;

  std::size_t At(std::size_t row, std::size_t column, std::size_t layer = 0) const {
    return (layer * (sides[0] + 1) + row) * (sides[1] + 1) + column;
  }
};

// `count_of(row, column, layer)`. One layer has no totals of layers.
template <class CountOf>
Cube CubeOf(std::size_t rows, std::size_t columns, std::size_t layers, const CountOf& count_of) {
  Cube cube{{rows, columns, layers}, {}, {}};
  const std::size_t with_total = layers == 1 ? 1 : layers + 1;
  cube.counts.resize((rows + 1) * (columns + 1) * with_total);
  for (std::size_t r = 0; r <= rows; ++r) {
    for (std::size_t c = 0; c <= columns; ++c) {
      for (std::size_t l = 0; l < with_total; ++l) {
        if (r < rows && c < columns && l < layers) cube.counts[cube.At(r, c, l)] = count_of(r, c, l);
      }
    }
  }
  // Totals of rows first, so that those of columns have them, and those of layers both.
  for (std::size_t l = 0; l < with_total; ++l) {
    const auto add = [&](std::size_t whole, const Places& parts) {
      cube.counts[whole] = 0;
      for (const std::size_t part : parts) cube.counts[whole] += cube.counts[part];
      cube.sums.push_back({whole, parts});
    };
    for (std::size_t r = 0; r <= rows; ++r) {
      for (std::size_t c = 0; c <= columns && l == layers; ++c) {
        Places parts;
        for (std::size_t layer = 0; layer < layers; ++layer) parts.push_back(cube.At(r, c, layer));
        add(cube.At(r, c, l), parts);
      }
    }
    for (std::size_t r = 0; r < rows; ++r) {
      Places parts;
      for (std::size_t c = 0; c < columns; ++c) parts.push_back(cube.At(r, c, l));
      add(cube.At(r, columns, l), parts);
    }
    for (std::size_t c = 0; c <= columns; ++c) {
      Places parts;
      for (std::size_t r = 0; r < rows; ++r) parts.push_back(cube.At(r, c, l));
      add(cube.At(rows, c, l), parts);
    }
    Places totals;
    for (std::size_t c = 0; c < columns; ++c) totals.push_back(cube.At(rows, c, l));
    add(cube.At(rows, columns, l), totals);
  }
  return cube;
}

std::vector<std::vector<Rational>> EquationsOf(const Cube& cube, const std::vector<bool>& left_out) {
  std::vector<std::vector<Rational>> rows;
  for (const CountSum& sum : cube.sums) {
    std::vector<Rational> row(cube.counts.size());
    if (left_out[sum.whole]) row[sum.whole] = Rational(-1);
    for (const std::size_t part : sum.parts) row[part] = Rational(left_out[part] ? 1 : 0);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Which counts have one value alone, by the reduced row echelon form over the rationals: those that are told,
// and those whose row has no other.
std::vector<bool> SolvedInRationals(const Cube& cube, const std::vector<bool>& left_out) {
  const std::size_t size = cube.counts.size();
  std::vector<std::vector<Rational>> rows = EquationsOf(cube, left_out);
  std::vector<bool> solved(size);
  std::size_t next = 0;
  for (std::size_t place = 0; place < size && next < rows.size(); ++place) {
    std::size_t with = next;
    while (with < rows.size() && rows[with][place].Sign() == 0) ++with;
    if (with == rows.size()) continue;
    std::swap(rows[next], rows[with]);
    const Rational first = rows[next][place];
    for (Rational& factor : rows[next]) factor = Divide(factor, first).value();
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == next || rows[r][place].Sign() == 0) continue;
      const Rational times = rows[r][place];
      for (std::size_t i = 0; i < size; ++i) {
        if (rows[next][i].Sign() == 0) continue;
        rows[r][i] = Subtract(rows[r][i], Multiply(times, rows[next][i]).value()).value();
      }
    }
    ++next;
  }
  for (std::size_t r = 0; r < next; ++r) {
    std::size_t terms = 0, last = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (rows[r][i].Sign() == 0) continue;
      ++terms;
      last = i;
    }
    if (terms == 1) solved[last] = true;
  }
  for (std::size_t i = 0; i < size; ++i) solved[i] = solved[i] || !left_out[i];
  return solved;
}

// The reader's way, with the rationals in the place of the field: zeros that must be are found as well.
std::vector<bool> KnownByRationals(const Cube& cube, std::vector<bool> left_out) {
  while (true) {
    const std::vector<bool> solved = SolvedInRationals(cube, left_out);
    std::vector<bool> next = left_out;
    for (std::size_t i = 0; i < solved.size(); ++i) next[i] = !solved[i];
    for (const CountSum& sum : cube.sums) {
      if (next[sum.whole]) continue;
      int64_t left = 0;
      for (const std::size_t part : sum.parts) left += next[part] ? cube.counts[part] : 0;
      for (const std::size_t part : sum.parts) next[part] = next[part] && left != 0;
    }
    if (next == left_out) return solved;
    left_out = next;
  }
}

void ExpectNothingIsExposed(const Cube& cube, const std::vector<bool>& left_out) {
  const std::vector<bool> known = KnownByRationals(cube, left_out);
  for (std::size_t i = 0; i < known.size(); ++i) {
    EXPECT_FALSE(left_out[i] && known[i] && cube.counts[i] > 0) << "count " << i << ", " << cube.counts[i];
  }
}

TEST(SuppressCounts, ALinkBetweenTwoCirclesIsNotLeftAlone) {
  // Two squares of threes, which one three joins: rows 1 and 2 less columns 1 and 2 are that three alone.
  const Cube cube = CubeOf(4, 4, 1, [](std::size_t r, std::size_t c, std::size_t) -> int64_t {
    const bool in_square = r / 2 == c / 2, links = r == 1 && c == 2;
    return in_square || links ? 3 : 21;
  });
  std::vector<bool> threes;
  for (const int64_t count : cube.counts) threes.push_back(count == 3);
  const std::vector<bool> known = WorkedOutCounts(cube.counts, cube.sums, threes, 1'000).value();
  EXPECT_TRUE(known[cube.At(1, 2)]);
  EXPECT_FALSE(known[cube.At(1, 1)]);
  // Its row and its column leave out one more each.
  const std::vector<bool> left_out = SuppressCounts(cube.counts, cube.sums, 5).value();
  ExpectNothingIsExposed(cube, left_out);
  Places more;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (left_out[i] && !threes[i]) more.push_back(i);
  }
  EXPECT_EQ(more, (Places{cube.At(0, 2), cube.At(1, 3)}));
}

TEST(SuppressCounts, AZeroThatHasToBeOneKeepsNothing) {
  // The zeros of the second row come to nothing, which the reader knows; then the six of the first column.
  const Cube cube = CubeOf(2, 2, 1, [](std::size_t r, std::size_t c, std::size_t) -> int64_t {
    return r == 1 ? 0 : c == 0 ? 6 : 7;
  });
  std::vector<bool> left_out(cube.counts.size());
  for (const std::size_t place : {cube.At(0, 0), cube.At(0, 1), cube.At(1, 0), cube.At(1, 1)}) {
    left_out[place] = true;
  }
  const std::vector<bool> known = WorkedOutCounts(cube.counts, cube.sums, left_out, 1'000).value();
  EXPECT_TRUE(known[cube.At(0, 0)]);
  EXPECT_TRUE(known[cube.At(1, 1)]);
}

TEST(SuppressCounts, WhatHasOneToShareIsNotKnown) {
  const std::vector<int64_t> counts = {1, 1, 0};
  const std::vector<CountSum> sums = {{0, {1, 2}}};
  EXPECT_EQ(WorkedOutCounts(counts, sums, {false, true, true}, 1'000).value(),
            (std::vector<bool>{true, false, false}));
}

// As above, and neither the total of the second row is told nor that of all. Both columns come to 13, which
// is what the first row has: so the second row has nothing, each of its parts is nothing, and the six and the
// seven follow from that.
TEST(SuppressCounts, WhatIsKnownMakesMoreKnown) {
  const Cube cube = CubeOf(2, 2, 1, [](std::size_t r, std::size_t c, std::size_t) -> int64_t {
    return r == 1 ? 0 : c == 0 ? 6 : 7;
  });
  std::vector<bool> left_out(cube.counts.size());
  for (const std::size_t place :
       {cube.At(0, 0), cube.At(0, 1), cube.At(1, 0), cube.At(1, 1), cube.At(1, 2), cube.At(2, 2)}) {
    left_out[place] = true;
  }
  EXPECT_EQ(WorkedOutCounts(cube.counts, cube.sums, left_out, 1'000).value(),
            std::vector<bool>(cube.counts.size(), true));
}

// On the way some of what is left out makes more known, so that two more are left out with it: the 6 and the
// last 0 of the third row. The places are those of an independent implementation.
TEST(SuppressCounts, LeavesOutMoreWhereWhatIsKnownMakesMoreKnown) {
  constexpr int64_t kRows[3][4] = {{3, 0, 0, 5}, {0, 3, 0, 0}, {6, 2, 1, 0}};
  const Cube cube = CubeOf(3, 4, 1, [&](std::size_t r, std::size_t c, std::size_t) { return kRows[r][c]; });
  EXPECT_EQ(LeftOut(cube.counts, cube.sums, 3), (Places{0, 1, 3, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17}));
}

TEST(SuppressCounts, NothingMoreIsKnownByWhatIsKnown) {
  std::mt19937 chance(20'261'130);
  int more = 0;
  for (int round = 0; round < 400; ++round) {
    // Of many zeros, and of ones, which are the fewest that there are to share.
    const std::size_t rows = 2 + chance() % 2, columns = 2 + chance() % 2;
    const Cube cube = CubeOf(rows, columns, 1, [&](std::size_t, std::size_t, std::size_t) -> int64_t {
      return chance() % 3 == 0 ? static_cast<int64_t>(1 + chance() % 2) : 0;
    });
    std::vector<bool> left_out(cube.counts.size());
    for (std::size_t i = 0; i < left_out.size(); ++i) left_out[i] = chance() % 3 != 0;
    const std::vector<bool> known = WorkedOutCounts(cube.counts, cube.sums, left_out, 1'000'000).value();
    EXPECT_EQ(known, KnownByRationals(cube, left_out));
    std::vector<bool> unknown = known;
    unknown.flip();
    EXPECT_EQ(WorkedOutCounts(cube.counts, cube.sums, unknown, 1'000'000).value(), known);
    more += unknown == left_out ? 0 : 1;
  }
  EXPECT_GT(more, 100) << "in many of them something is known that is left out";
}

TEST(SuppressCounts, NothingAboveZeroCanBeWorkedOutFromAllSumsTogether) {
  std::mt19937 chance(1988);
  for (int round = 0; round < 400; ++round) {
    const std::size_t rows = 2 + chance() % 4, columns = 2 + chance() % 4;
    const std::size_t layers = round % 2 == 0 ? 1 : 2 + chance() % 2;
    const bool many_large = chance() % 2 == 0;
    const Cube cube = CubeOf(rows, columns, layers, [&](std::size_t, std::size_t, std::size_t) {
      return static_cast<int64_t>(many_large && chance() % 2 == 0 ? 20 + chance() % 9 : chance() % 9);
    });
    const auto below = static_cast<int64_t>(2 + chance() % 4);
    // What is known is the same whichever way it is solved, with any counts left out.
    std::vector<bool> some(cube.counts.size());
    for (std::size_t i = 0; i < some.size(); ++i) some[i] = chance() % 3 == 0;
    EXPECT_EQ(WorkedOutCounts(cube.counts, cube.sums, some, 1'000'000).value(), KnownByRationals(cube, some));
    ExpectNothingIsExposed(cube, SuppressCounts(cube.counts, cube.sums, below).value());
  }
}

TEST(SuppressCounts, SaysIfItTakesTooLong) {
  const std::vector<int64_t> counts = {30, 3, 20, 7};
  const std::vector<CountSum> sums = {{0, {1, 2, 3}}};
  EXPECT_EQ(SuppressCounts(counts, sums, 5, {}, {}, 1).fault(), Fault::kOutOfRange);
  EXPECT_TRUE(SuppressCounts(counts, sums, 2, {}, {}, 1).ok()) << "nothing is left out";
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
    const std::vector<bool> left_out = SuppressCounts(counts, sums, below).value();
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
