// The monotone cubic of Fritsch and Butland through agreed scores. The figures were worked out by hand in
// fractions, and SciPy's PchipInterpolator has the same.
#include "ras/monotone_cubic.h"

#include <gtest/gtest.h>

#include <random>

namespace ras {
namespace {

Rational Fraction(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

MonotoneCubic Built(std::vector<AgreedScore> agreed) {
  const Result<MonotoneCubic> curve = MonotoneCubic::Build(std::move(agreed));
  EXPECT_TRUE(curve.ok()) << FaultName(curve.fault());
  return curve.value();
}

std::vector<AgreedScore> Skeleton() {
  return {{75, 45000}, {135, 175000}, {171, 600000}, {200, 950000}, {230, 1440000}, {245, 1750000}};
}

TEST(MonotoneCubic, AtAnInnerScoreTheSlopeIsAWeightedHarmonicMean) {
  // Slopes 2 and 1 over widths 1 and 2: 3 x 3 / ((1 + 4) / 2 + (2 + 2) / 1).
  EXPECT_EQ(Built({{0, 0}, {1, 2}, {3, 4}}).Slope(1), Fraction(18, 13));
  EXPECT_EQ(Built({{0, 0}, {1, 1}, {2, 10}}).Slope(1), Fraction(9, 5));
  // Falling, the same the other way.
  EXPECT_EQ(Built({{0, 4}, {1, 2}, {3, 0}}).Slope(1), Fraction(-18, 13));
}

TEST(MonotoneCubic, WhereLinesTurnOrOneIsLevelTheCurveIsLevel) {
  EXPECT_EQ(Built({{0, 0}, {1, 2}, {2, 1}}).Slope(1), 0);
  EXPECT_EQ(Built({{0, 2}, {1, 1}, {2, 2}}).Slope(1), 0);
  EXPECT_EQ(Built({{0, 0}, {1, 2}, {2, 2}}).Slope(1), 0);
  EXPECT_EQ(Built({{0, 2}, {1, 2}, {2, 3}}).Slope(1), 0);
}

TEST(MonotoneCubic, AtAnEndTheSlopeIsThatOfTheParabolaWithinItsLimits) {
  const MonotoneCubic curve = Built({{0, 0}, {1, 2}, {3, 4}});
  EXPECT_EQ(curve.Slope(0), Fraction(7, 3));                // (4 x 2 - 1) / 3
  EXPECT_EQ(curve.Slope(2), Fraction(1, 3));                // (5 x 1 - 2 x 2) / 3
  EXPECT_EQ(Built({{0, 0}, {1, 1}, {2, 10}}).Slope(0), 0);  // (3 - 9) / 2 would go the other way.
  EXPECT_EQ(Built({{0, 0}, {1, 1}, {2, 10}}).Slope(2), 13);
  // (21 x 0.1 + 10 x 201) / 11 is more than 3 x 0.1.
  EXPECT_EQ(Built({{0, 200}, {10, 201}, {11, 0}}).Slope(0), Fraction(3, 10));
  EXPECT_EQ(Built({{0, 200}, {10, 201}, {11, 0}}).Slope(2), Fraction(-24121, 110));
  EXPECT_EQ(Built({{0, 0}, {1, 201}, {11, 200}}).Slope(2), Fraction(-3, 10));
  EXPECT_EQ(Built({{0, 5}, {1, 5}, {2, 9}}).Slope(0), 0);  // Level at its own end.
  EXPECT_EQ(Built({{0, 5}, {1, 7}, {2, 7}}).Slope(0), 3);  // (3 x 2 - 0) / 2
}

TEST(MonotoneCubic, ThroughTwoScoresItIsAStraightLine) {
  const MonotoneCubic curve = Built({{10, 100}, {17, 120}});
  EXPECT_EQ(curve.Slope(0), Fraction(20, 7));
  EXPECT_EQ(curve.Slope(1), Fraction(20, 7));
  for (int64_t score = 10; score <= 17; ++score) {
    EXPECT_EQ(curve.At(score).value(), Fraction(700 + 20 * (score - 10), 7)) << score;
  }
}

TEST(MonotoneCubic, BetweenAgreedScoresItIsTheCubicWithTheirSlopes) {
  // On the second of {0, 1, 3}: h = 2, m = 1, d0 = 18/13, d1 = 1/3; at the middle 2 + 1 + (5/13 + 2/3) / 4.
  EXPECT_EQ(Built({{0, 0}, {1, 2}, {3, 4}}).At(2).value(), Fraction(3 * 156 + 41, 156));
  const MonotoneCubic curve = Built(Skeleton());
  for (const AgreedScore& agreed : Skeleton()) EXPECT_EQ(curve.At(agreed.score).value(), agreed.pence);
  EXPECT_EQ(curve.At(105).value().ToString(), "460040000/5689");
  EXPECT_EQ(curve.At(215).value().ToString(), "18153566590000/15414631");
}

TEST(MonotoneCubic, EndsAtTheFirstAndTheLastAgreedScore) {
  const MonotoneCubic curve = Built(Skeleton());
  for (const int64_t score : {int64_t{74}, int64_t{246}, INT64_MIN, INT64_MAX}) {
    EXPECT_EQ(curve.At(score).fault(), Fault::kOutOfRange) << score;
  }
  EXPECT_EQ(MonotoneCubic().At(0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(MonotoneCubic().Slope(0), 0);
  EXPECT_EQ(curve.Slope(6), 0);
}

TEST(MonotoneCubic, NeedsAgreedScores) {
  EXPECT_EQ(MonotoneCubic::Build({}).fault(), Fault::kEmpty);
  EXPECT_EQ(MonotoneCubic::Build({{1, 1}, {1, 2}}).fault(), Fault::kUnordered);
}

// Agreed scores and amounts drawn at random: as they come, rising, or with level parts.
std::vector<AgreedScore> Drawn(std::mt19937_64& random, uint64_t widest, uint64_t greatest) {
  std::vector<AgreedScore> agreed;
  std::vector<int64_t> amounts;
  const std::size_t count = 2 + random() % 8;
  for (std::size_t i = 0; i < count; ++i) {
    amounts.push_back(static_cast<int64_t>(random() % (greatest + 1)));
    if (i > 0 && random() % 4 == 0) amounts[i] = amounts[i - 1];
  }
  if (random() % 3 != 0) std::sort(amounts.begin(), amounts.end());
  auto score = static_cast<int64_t>(random() % 1000) - 500;
  for (const int64_t pence : amounts) {
    agreed.push_back({score, pence});
    score += 1 + static_cast<int64_t>(random() % widest);
  }
  return agreed;
}

// So amounts that do not fall give a curve that does not, and none leaves its two amounts.
TEST(MonotoneCubic, NeverTurnsBetweenTwoAgreedScores) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 400; ++round) {
    const std::vector<AgreedScore> agreed =
        Drawn(random, round % 2 == 0 ? 6 : 60, round % 3 == 0 ? 9 : 2000000);
    const MonotoneCubic curve = Built(agreed);
    for (std::size_t i = 1; i < agreed.size(); ++i) {
      const bool rises = agreed[i].pence >= agreed[i - 1].pence;
      Rational before = agreed[i - 1].pence;
      for (int64_t score = agreed[i - 1].score; score <= agreed[i].score; ++score) {
        const Result<Rational> now = curve.At(score);
        ASSERT_TRUE(now.ok());
        ASSERT_TRUE(rises ? now.value() >= before : now.value() <= before) << score;
        before = now.value();
      }
      ASSERT_EQ(before, agreed[i].pence);
    }
  }
}

// Reversed in score or in amount, the same curve: no side is favoured.
TEST(MonotoneCubic, IsTheSameFromEitherSide) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 200; ++round) {
    const std::vector<AgreedScore> agreed = Drawn(random, 30, 100000);
    std::vector<AgreedScore> backwards, upside_down;
    for (const AgreedScore& at : agreed) {
      backwards.insert(backwards.begin(), {-at.score, at.pence});
      upside_down.push_back({at.score, Subtract(Rational(100000), at.pence).value()});
    }
    const MonotoneCubic curve = Built(agreed), mirrored = Built(backwards), turned = Built(upside_down);
    for (int64_t score = agreed.front().score; score <= agreed.back().score; ++score) {
      const Rational pence = curve.At(score).value();
      ASSERT_EQ(mirrored.At(-score).value(), pence);
      ASSERT_EQ(turned.At(score).value(), Subtract(Rational(100000), pence).value());
    }
  }
}

TEST(MonotoneCubic, WholePenceFitAsFarAsIsPromised) {
  std::mt19937_64 random(3);
  struct Bound {
    int64_t greatest, span;
  };
  for (const auto [greatest, span] : {Bound{kMaxPence, 200'000}, Bound{1'000'000'000, 10'000'000}}) {
    for (int round = 0; round < 3000; ++round) {
      // Four scores, the outer ones now close to the inner ones and now far away.
      const int64_t inner = span / (round % 2 == 0 ? 3 : 1000) + static_cast<int64_t>(random() % 100);
      const int64_t least = greatest - static_cast<int64_t>(random() % 1000);
      const MonotoneCubic curve =
          Built({{0, 0},
                 {inner, static_cast<int64_t>(random() % static_cast<uint64_t>(least))},
                 {span - inner, least - static_cast<int64_t>(random() % 1000)},
                 {span, greatest}});
      for (const int64_t score :
           {int64_t{1}, inner - 1, inner + 1, span / 2 + 1, span - inner + 1, span - 1}) {
        ASSERT_TRUE(curve.At(score).ok()) << inner << " " << score;
      }
    }
  }
}

TEST(MonotoneCubic, SaysWhenAnExactValueDoesNotFit) {
  const int64_t far = 999'999'999'999'999'989;
  const MonotoneCubic curve =
      Built({{-far, 1}, {-3, 9'999'999'999'971}, {7, 9'999'999'999'987}, {far, kMaxPence}});
  EXPECT_EQ(curve.At(0).fault(), Fault::kOverflow);
  EXPECT_EQ(curve.At(far / 2).fault(), Fault::kOverflow);
  EXPECT_EQ(curve.At(7).value_or(0), 9'999'999'999'987);

  const Int256 wide = Multiply(Int256(kInt128Max), Int256(kInt128Max)).value();
  const Rational least = Rational::Make(Int256(1), wide).value();
  EXPECT_EQ(MonotoneCubic::Build({{0, 0}, {3, least}, {7, 1}}).fault(), Fault::kOverflow);
}

}  // namespace
}  // namespace ras
