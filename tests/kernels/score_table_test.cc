// The allocation table with rows (docs/figures.md section 5). Golden figures: seed 003 step 1b and appendix
// 1, as tests/conformance has them.
#include "ras/score_table.h"

#include <gtest/gtest.h>

#include <random>

namespace ras {
namespace {

ScoreTableRow Point(int64_t score, int64_t pounds) {
  ScoreTableRow row;
  row.from = row.to = score;
  row.from_pence = row.to_pence = pounds * 100;
  return row;
}

ScoreTableRow Band(int64_t from, int64_t to, int64_t pounds) {
  ScoreTableRow row = Point(from, pounds);
  row.to = to;
  return row;
}

ScoreTable Built(ScoreTableSpec spec) {
  const Result<ScoreTable> table = ScoreTable::Build(std::move(spec));
  EXPECT_TRUE(table.ok()) << FaultName(table.fault());
  return table.value();
}

ScoreTableSpec Skeleton() {
  ScoreTableSpec spec;
  spec.rows = {Point(75, 450),   Point(135, 1750),  Point(171, 6000),
               Point(200, 9500), Point(230, 14400), Point(245, 17500)};
  spec.between = BetweenRule::kStraightLine;
  return spec;
}

TEST(ScoreTable, AgreedScoresAreJoinedByStraightLines) {
  const ScoreTable table = Built(Skeleton());
  EXPECT_EQ(table.Lookup(75), (Hit{45000, 45000, 0, Place::kRow, Outcome::kAmount}));
  EXPECT_EQ(table.Lookup(105), (Hit{110000, 110000, 0, Place::kBetween, Outcome::kAmount}));
  EXPECT_EQ(table.Lookup(153).from_pence, 387500);
  EXPECT_EQ(table.Lookup(215).from_pence, 1195000);
  EXPECT_EQ(table.Lookup(172).from_pence, 612069);  // 6,000 + 3,500/29 = 6,120.689...
  EXPECT_EQ(table.Lookup(245), (Hit{1750000, 1750000, 5, Place::kRow, Outcome::kAmount}));
}

TEST(ScoreTable, BeyondTheRowsTheNamedRuleHolds) {
  ScoreTableSpec spec = Skeleton();
  EXPECT_EQ(Built(spec).Lookup(74), (Hit{0, 0, -1, Place::kBelow, Outcome::kRefused}));
  EXPECT_EQ(Built(spec).Lookup(246), (Hit{0, 0, 5, Place::kAbove, Outcome::kRefused}));
  spec.below = BelowRule::kNoAllocation;
  spec.above = AboveRule::kLastRow;
  EXPECT_EQ(Built(spec).Lookup(74), (Hit{0, 0, -1, Place::kBelow, Outcome::kNoAllocation}));
  EXPECT_EQ(Built(spec).Lookup(285), (Hit{1750000, 1750000, 5, Place::kAbove, Outcome::kAmount}));
  spec.below = BelowRule::kZero;
  spec.above = AboveRule::kContinueLine;
  EXPECT_EQ(Built(spec).Lookup(-10), (Hit{0, 0, -1, Place::kBelow, Outcome::kAmount}));
  // 3,100 over 15 points: 40 points more are 8,266.67.
  EXPECT_EQ(Built(spec).Lookup(285), (Hit{2576667, 2576667, 5, Place::kAbove, Outcome::kAmount}));
  spec.below = BelowRule::kFirstRow;
  EXPECT_EQ(Built(spec).Lookup(0), (Hit{45000, 45000, -1, Place::kBelow, Outcome::kAmount}));
}

TEST(ScoreTable, BandsHaveInclusiveEndsAndAnOpenTop) {
  ScoreTableSpec spec;
  spec.rows = {Band(0, 69, 0), Band(70, 115, 500), Band(116, 130, 1000), Band(231, 231, 17500)};
  spec.rows[0].no_allocation = true;
  spec.rows[3].open_top = true;
  const ScoreTable table = Built(spec);
  EXPECT_EQ(table.Lookup(69), (Hit{0, 0, 0, Place::kRow, Outcome::kNoAllocation}));
  EXPECT_EQ(table.Lookup(70).from_pence, 50000);
  EXPECT_EQ(table.Lookup(115).from_pence, 50000);
  EXPECT_EQ(table.Lookup(116).from_pence, 100000);
  EXPECT_EQ(table.Lookup(130).row, 2);
  EXPECT_EQ(table.Lookup(131), (Hit{0, 0, 2, Place::kBetween, Outcome::kRefused}));
  EXPECT_EQ(table.Lookup(231).from_pence, 1750000);
  EXPECT_EQ(table.Lookup(400'000'000'000).from_pence, 1750000);
}

TEST(ScoreTable, AStraightLineNeedsAnAmountAtBothEnds) {
  ScoreTableSpec spec = Skeleton();
  spec.rows[0].no_allocation = true;
  EXPECT_EQ(Built(spec).Lookup(100).outcome, Outcome::kRefused);
  spec.between = BetweenRule::kLowerRow;
  EXPECT_EQ(Built(spec).Lookup(100), (Hit{0, 0, 0, Place::kBetween, Outcome::kNoAllocation}));
  spec.between = BetweenRule::kUpperRow;
  EXPECT_EQ(Built(spec).Lookup(100), (Hit{175000, 175000, 0, Place::kBetween, Outcome::kAmount}));
}

TEST(ScoreTable, AScoreIsRoundedFirst) {
  // Scores with one decimal place, rounded to whole points.
  ScoreTableSpec spec;
  spec.rows = {Band(0, 690, 1), Band(700, 1150, 2)};
  spec.rounding = {RoundingMode::kHalfUp, 10, false};
  EXPECT_EQ(Built(spec).Lookup(694).from_pence, 100);
  EXPECT_EQ(Built(spec).Lookup(695).from_pence, 200);
  EXPECT_EQ(Built(spec).RoundScore(695), 700);
  spec.rounding.mode = RoundingMode::kHalfDown;
  EXPECT_EQ(Built(spec).Lookup(695).from_pence, 100);
  spec.rounding.exact = true;
  EXPECT_EQ(Built(spec).Lookup(695).outcome, Outcome::kRefused);
}

TEST(ScoreTable, RefusesWhatIsNoTable) {
  EXPECT_EQ(ScoreTable::Build({}).fault(), Fault::kEmpty);
  ScoreTableSpec spec = Skeleton();
  std::swap(spec.rows[1], spec.rows[2]);
  EXPECT_EQ(ScoreTable::Build(spec).fault(), Fault::kUnordered);
  spec = Skeleton();
  spec.rows[0].open_top = true;
  EXPECT_EQ(ScoreTable::Build(spec).fault(), Fault::kMalformed);
  spec = Skeleton();
  spec.rows[5].to_pence = kMaxPence + 1;
  EXPECT_EQ(ScoreTable::Build(spec).fault(), Fault::kOutOfRange);
  spec = Skeleton();
  spec.rows[1].to = 171;  // Overlaps the next.
  EXPECT_EQ(ScoreTable::Build(spec).fault(), Fault::kUnordered);
  spec = Skeleton();
  spec.rows[2].to_pence = spec.rows[2].from_pence - 1;  // A range that falls.
  EXPECT_EQ(ScoreTable::Build(spec).fault(), Fault::kOutOfRange);
}

TEST(ScoreTable, AScoreBeyondAnyHasItsOwnOutcome) {
  ScoreTableSpec spec = Skeleton();
  spec.above = AboveRule::kContinueLine;
  const ScoreTable table = Built(spec);
  EXPECT_EQ(table.Lookup(kScoreMagnitude).outcome, Outcome::kOutOfRange);
  EXPECT_EQ(table.Lookup(INT64_MIN).outcome, Outcome::kOutOfRange);
  EXPECT_EQ(table.Lookup(INT64_MAX).outcome, Outcome::kOutOfRange);
  EXPECT_EQ(table.Lookup(kScoreMagnitude - 1).outcome, Outcome::kOutOfRange);  // The amount would be.
  EXPECT_EQ(ScoreTable().Lookup(1).outcome, Outcome::kOutOfRange);
  spec.rounding.increment = 10;
  EXPECT_EQ(Built(spec).RoundScore(INT64_MAX), INT64_MAX);
}

// A line leaves the amounts long before it leaves 64 bits, and at one end of a range before the other.
TEST(ScoreTable, ALineEndsWhereAmountsDo) {
  ScoreTableSpec spec;
  spec.rows = {Band(0, 0, 0), Band(1, 1, 0)};
  spec.above = AboveRule::kContinueLine;
  spec.rows[1].from_pence = spec.rows[1].to_pence = kMaxPence / 10;
  EXPECT_EQ(Built(spec).Lookup(10), (Hit{kMaxPence, kMaxPence, 1, Place::kAbove, Outcome::kAmount}));
  EXPECT_EQ(Built(spec).Lookup(11), (Hit{0, 0, 1, Place::kAbove, Outcome::kOutOfRange}));
  spec.rows[1].from_pence = 100;
  EXPECT_EQ(Built(spec).Lookup(11), (Hit{0, 0, 1, Place::kAbove, Outcome::kOutOfRange}));
  // The kernel takes rows that fall; below nothing there is no amount.
  spec.rows = {Band(0, 0, 3), Band(1, 1, 1)};
  EXPECT_EQ(Built(spec).Lookup(2), (Hit{0, 0, 1, Place::kAbove, Outcome::kOutOfRange}));
}

// A table drawn at random, and the same rules written once more as a scan over the rows in exact fractions.
struct Drawn {
  ScoreTableSpec spec;

  explicit Drawn(std::mt19937_64* random) {
    const auto below = [&](uint64_t n) { return static_cast<int64_t>((*random)() % n); };
    const int64_t step = 1 + below(4);
    int64_t next = below(40) - 20;
    int64_t pence = below(1000);
    const int64_t count = 1 + below(8);
    for (int64_t i = 0; i < count; ++i) {
      ScoreTableRow row;
      row.from = next;
      row.to = next + below(6);
      row.from_pence = pence;
      row.to_pence = pence + (below(3) == 0 ? below(500) : 0);
      row.no_allocation = i == 0 && below(4) == 0;
      row.reaches_next = i + 1 < count && below(4) == 0;
      row.open_top = i + 1 == count && below(3) == 0;
      pence += below(100'000);
      next = row.to + 1 + below(9);
      spec.rows.push_back(row);
    }
    for (std::size_t i = 1; i < spec.rows.size(); ++i) {
      spec.rows[i].to_pence = std::max(spec.rows[i].to_pence, spec.rows[i].from_pence);
    }
    spec.rounding = {static_cast<RoundingMode>(below(7)), step, below(5) == 0};
    spec.amount_rounding = {static_cast<RoundingMode>(below(7)), 1 + below(10)};
    spec.below = static_cast<BelowRule>(below(4));
    spec.between = static_cast<BetweenRule>(below(4));
    spec.above = static_cast<AboveRule>(below(3));
  }

  int64_t End(std::size_t i) const {
    const ScoreTableRow& row = spec.rows[i];
    if (row.open_top) return INT64_MAX;
    return row.reaches_next ? spec.rows[i + 1].from - 1 : row.to;
  }

  Rational Line(std::size_t i, bool upper, int64_t from, int64_t at, bool start_at_right) const {
    const auto amount = [&](const ScoreTableRow& row) { return upper ? row.to_pence : row.from_pence; };
    const Rational slope = Divide(Rational(amount(spec.rows[i + 1]) - amount(spec.rows[i])),
                                  Rational(spec.rows[i + 1].from - End(i)))
                               .value();
    const int64_t start = amount(spec.rows[start_at_right ? i + 1 : i]);
    return Add(Rational(start), Multiply(slope, Rational(at - from)).value()).value();
  }

  Hit Naive(int64_t score) const {
    const auto& rows = spec.rows;
    const int64_t r =
        spec.rounding.exact
            ? score
            : RoundToMultiple(Rational(score), spec.rounding.mode, spec.rounding.increment).value();
    const auto give = [&](std::size_t i, int32_t reported, Place place) {
      return rows[i].no_allocation
                 ? Hit{0, 0, reported, place, Outcome::kNoAllocation}
                 : Hit{rows[i].from_pence, rows[i].to_pence, reported, place, Outcome::kAmount};
    };
    const auto line = [&](std::size_t i, int64_t from, int32_t reported, Place place, bool right) {
      if (rows[i].no_allocation || rows[i + 1].no_allocation || rows[i].reaches_next) {
        return Hit{0, 0, reported, place, Outcome::kRefused};
      }
      const int64_t low = RoundAmount(Line(i, false, from, r, right), spec.amount_rounding).value();
      const int64_t high = RoundAmount(Line(i, true, from, r, right), spec.amount_rounding).value();
      if (low < 0 || high < 0) return Hit{0, 0, reported, place, Outcome::kOutOfRange};
      return Hit{low, high, reported, place, Outcome::kAmount};
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto index = static_cast<int32_t>(i);
      if (r >= rows[i].from && r <= End(i)) return give(i, index, Place::kRow);
      if (i + 1 == rows.size() || r <= End(i) || r >= rows[i + 1].from) continue;
      if (spec.between == BetweenRule::kLowerRow) return give(i, index, Place::kBetween);
      if (spec.between == BetweenRule::kUpperRow) return give(i + 1, index, Place::kBetween);
      if (spec.between == BetweenRule::kStraightLine) return line(i, End(i), index, Place::kBetween, false);
      return {0, 0, index, Place::kBetween, Outcome::kRefused};
    }
    if (r < rows[0].from) {
      if (spec.below == BelowRule::kFirstRow) return give(0, -1, Place::kBelow);
      const Outcome outcome = spec.below == BelowRule::kZero           ? Outcome::kAmount
                              : spec.below == BelowRule::kNoAllocation ? Outcome::kNoAllocation
                                                                       : Outcome::kRefused;
      return {0, 0, -1, Place::kBelow, outcome};
    }
    const std::size_t last = rows.size() - 1;
    const auto index = static_cast<int32_t>(last);
    if (spec.above == AboveRule::kLastRow) return give(last, index, Place::kAbove);
    if (spec.above == AboveRule::kContinueLine && last > 0)
      return line(last - 1, End(last), index, Place::kAbove, true);
    return {0, 0, index, Place::kAbove, Outcome::kRefused};
  }
};

TEST(ScoreTable, AgreesWithAScanOverTheRowsHoweverItIsLookedUp) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 2000; ++round) {
    const Drawn drawn(&random);
    const Result<ScoreTable> table = ScoreTable::Build(drawn.spec);
    ASSERT_TRUE(table.ok()) << FaultName(table.fault());
    std::vector<int64_t> scores;
    for (int64_t score = -60; score < 160; ++score) scores.push_back(score);
    std::vector<int64_t> low(scores.size()), high(scores.size());
    std::vector<int32_t> rows(scores.size());
    std::vector<uint8_t> status(scores.size());
    table.value().LookupBatch(scores, low, high, rows, status);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const Hit wanted = drawn.Naive(scores[i]);
      ASSERT_EQ(table.value().Lookup(scores[i]), wanted) << "round " << round << " score " << scores[i];
      ASSERT_EQ(table.value().LookupBySearch(scores[i]), wanted);
      ASSERT_EQ((Hit{low[i], high[i], rows[i], wanted.place, wanted.outcome}), wanted);
      ASSERT_EQ(status[i], wanted.Status());
    }
  }
}

TEST(ScoreTable, ATableTooWideForAnArrayIsSearched) {
  ScoreTableSpec spec;
  for (int64_t i = 0; i < 100; ++i) spec.rows.push_back(Band(i * 1'000'000, i * 1'000'000 + 999'998, i));
  spec.between = BetweenRule::kUpperRow;
  const ScoreTable table = Built(spec);
  EXPECT_EQ(table.Lookup(41'999'998).from_pence, 4100);
  EXPECT_EQ(table.Lookup(41'999'999).from_pence, 4200);
  EXPECT_EQ(table.Lookup(41'999'999).place, Place::kBetween);
}

}  // namespace
}  // namespace ras
