// Agreed scores joined by straight lines. Golden figures: seed 003 step 1b, as tests/conformance has them.
#include "ras/straight_lines.h"

#include <gtest/gtest.h>

#include <random>

#include "ras/score_table.h"

namespace ras {
namespace {

Rational Fraction(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

StraightLines Built(std::vector<AgreedScore> agreed) {
  const Result<StraightLines> lines = StraightLines::Build(std::move(agreed));
  EXPECT_TRUE(lines.ok()) << FaultName(lines.fault());
  return lines.value();
}

std::vector<AgreedScore> Skeleton() {
  return {{75, 45000}, {135, 175000}, {171, 600000}, {200, 950000}, {230, 1440000}, {245, 1750000}};
}

TEST(StraightLines, JoinTheAgreedScores) {
  const StraightLines lines = Built(Skeleton());
  for (const AgreedScore& agreed : Skeleton()) EXPECT_EQ(lines.At(agreed.score).value(), agreed.pence);
  EXPECT_EQ(lines.At(105).value(), 110000);
  EXPECT_EQ(lines.At(172).value(), Fraction(600000 * 29 + 350000, 29));
  EXPECT_EQ(lines.At(215).value(), 1195000);
}

TEST(StraightLines, EndAtTheFirstAndTheLastAgreedScore) {
  const StraightLines lines = Built(Skeleton());
  for (const int64_t score : {int64_t{74}, int64_t{246}, INT64_MIN, INT64_MAX}) {
    EXPECT_EQ(lines.At(score).fault(), Fault::kOutOfRange) << score;
  }
  EXPECT_EQ(StraightLines().At(0).fault(), Fault::kOutOfRange);
}

TEST(StraightLines, MayFallAndMayJoinFractions) {
  const StraightLines lines = Built({{-3, Fraction(10, 3)}, {1, Fraction(1, 7)}});
  EXPECT_EQ(lines.At(-1).value(), Fraction(73, 42));
  EXPECT_EQ(lines.At(0).value(), Fraction(79, 84));  // 10/3 - 3/4 x 67/21
  EXPECT_EQ(lines.At(0).value().denominator(), Int256(84));
}

TEST(StraightLines, NeedAgreedScores) {
  EXPECT_EQ(StraightLines::Build({{1, 1}}).fault(), Fault::kEmpty);
  EXPECT_EQ(StraightLines::Build({{1, 1}, {0, 1}}).fault(), Fault::kUnordered);
}

TEST(StraightLines, FitTheGreatestScoresAndAmounts) {
  const int64_t greatest = kScoreMagnitude - 1;
  const StraightLines lines = Built({{-greatest, kMaxPence}, {greatest - 1, 0}});
  EXPECT_EQ(lines.At(-greatest).value(), kMaxPence);
  EXPECT_EQ(lines.At(greatest - 1).value(), 0);
  const Result<Rational> point = lines.At(greatest - 2);
  ASSERT_TRUE(point.ok());
  EXPECT_EQ(point.value(), Fraction(kMaxPence, 2 * greatest - 1));
}

TEST(StraightLines, SayWhenAnExactValueDoesNotFit) {
  const Int256 wide = Multiply(Int256(kInt128Max), Int256(INT64_MAX)).value();
  const Result<Rational> least = Rational::Make(Int256(1), wide);
  const Result<Rational> other = Rational::Make(Int256(1), Add(wide, Int256(1)).value());
  const StraightLines lines = Built({{0, least.value()}, {3, other.value()}});
  EXPECT_EQ(lines.At(1).fault(), Fault::kOverflow);
}

TEST(StraightLines, AStepThatDoesNotFitIsAnOverflowOfTheWhole) {
  const Int256 wide =
      Multiply(Int256(kInt128Max), Int256(kInt128Max)).value();  // Just below a half of the range.
  EXPECT_EQ(PointTimesWidth(Int256(5), Int256(-2), 3, 4).value(), Int256(14));
  EXPECT_EQ(PointTimesWidth(wide, Int256(1), 1, 4).fault(), Fault::kOverflow);
  EXPECT_EQ(PointTimesWidth(Int256(1), wide, 4, 1).fault(), Fault::kOverflow);
  EXPECT_EQ(PointTimesWidth(wide, wide, 1, 1).fault(), Fault::kNone);
  EXPECT_EQ(PointTimesWidth(wide, wide, 2, 1).fault(), Fault::kOverflow);
}

// A table of the same agreed scores gives what the lines do, rounded.
TEST(StraightLines, AreThoseOfATableJoinedUp) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<AgreedScore> agreed;
    ScoreTableSpec spec;
    spec.between = BetweenRule::kStraightLine;
    spec.amount_rounding = {static_cast<RoundingMode>(random() % 7),
                            1 + static_cast<int64_t>(random() % 500)};
    int64_t score = static_cast<int64_t>(random() % 100) - 50;
    for (int i = 0; i < 5; ++i, score += 1 + static_cast<int64_t>(random() % 60)) {
      const auto pence = static_cast<int64_t>(random() % 1000000);
      agreed.push_back({score, pence});
      ScoreTableRow row;
      row.from = row.to = score;
      row.from_pence = row.to_pence = pence;
      spec.rows.push_back(row);
    }
    const StraightLines lines = Built(agreed);
    const ScoreTable table = ScoreTable::Build(spec).value();
    for (int64_t at = agreed.front().score; at <= agreed.back().score; ++at) {
      if (table.Lookup(at).place != Place::kBetween) continue;  // A row's own amount is not rounded.
      EXPECT_EQ(RoundAmount(lines.At(at).value(), spec.amount_rounding).value(), table.Lookup(at).from_pence);
    }
  }
}

}  // namespace
}  // namespace ras
