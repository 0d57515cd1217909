// Price per point (docs/figures.md section 5.5).
#include "ras/rate_table.h"

#include <gtest/gtest.h>

#include <random>

namespace ras {
namespace {

RateTable Built(const RateTableSpec& spec) {
  const Result<RateTable> table = RateTable::Build(spec);
  EXPECT_TRUE(table.ok());
  return table.value();
}

RateTableSpec SixtyOnePounds() {
  RateTableSpec spec;
  spec.rate = Decimal::Parse("61.375").value();
  spec.free_points = 20;
  return spec;
}

TEST(RateTable, OnlyPointsAboveTheFreeOnesCarryMoney) {
  const RateTable table = Built(SixtyOnePounds());
  EXPECT_EQ(table.Lookup(20), (Hit{0, 0, -1, Place::kComputed, Outcome::kAmount}));
  EXPECT_EQ(table.Lookup(21), (Hit{6138, 6138, -1, Place::kComputed, Outcome::kAmount}));  // 61.375 half up.
  EXPECT_EQ(table.Lookup(-5).from_pence, 0);
  RateTableSpec spec = SixtyOnePounds();
  spec.no_allocation_when_free = true;
  EXPECT_EQ(Built(spec).Lookup(20).outcome, Outcome::kNoAllocation);
  EXPECT_EQ(Built(spec).Lookup(21).outcome, Outcome::kAmount);
}

TEST(RateTable, TheScoreIsRoundedBeforeTheFreePointsAreTakenOff) {
  RateTableSpec spec;
  spec.rate = Decimal{3, 0};
  spec.places = 1;
  spec.free_points = 10;
  spec.rounding = {RoundingMode::kHalfUp, 10, false};
  EXPECT_EQ(Built(spec).Lookup(14).from_pence, 0);
  EXPECT_EQ(Built(spec).Lookup(15).from_pence, 300);
  EXPECT_EQ(Built(spec).RoundScore(15), 20);
  spec.rounding.exact = true;
  EXPECT_EQ(Built(spec).Lookup(15).from_pence, 150);
}

TEST(RateTable, AgreesWithExactFractions) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    const auto below = [&](uint64_t n) { return static_cast<int64_t>(random() % n); };
    RateTableSpec spec;
    spec.places = static_cast<uint8_t>(below(4));
    spec.rate = Decimal{below(1'000'000), static_cast<uint8_t>(below(5))};
    spec.free_points = below(100);
    spec.amount_rounding = {static_cast<RoundingMode>(below(7)), 1 + below(500)};
    const int64_t score = below(100'000);
    Rational exact =
        Multiply(Rational(Decimal{score - spec.free_points, spec.places}), Rational(spec.rate)).value();
    exact = Multiply(Max(exact, Rational(0)), Rational(100)).value();
    ASSERT_EQ(Built(spec).Lookup(score).from_pence, RoundAmount(exact, spec.amount_rounding).value());
  }
}

TEST(RateTable, BeyondAnyAmountHasItsOwnOutcome) {
  RateTableSpec spec;
  spec.rate = Decimal{999'999'999'999'999'999, 0};
  EXPECT_EQ(Built(spec).Lookup(kScoreMagnitude - 1).outcome, Outcome::kOutOfRange);
  EXPECT_EQ(Built(spec).Lookup(1).outcome, Outcome::kOutOfRange);
  spec.rate = Decimal{1, 0};
  EXPECT_EQ(Built(spec).Lookup(kMaxPence / 100).from_pence, kMaxPence);
  EXPECT_EQ(Built(spec).Lookup(kMaxPence / 100 + 1).outcome, Outcome::kOutOfRange);
  EXPECT_EQ(Built(spec).Lookup(INT64_MAX).outcome, Outcome::kOutOfRange);
  // Twice 10^18 points at nearly 10^18 each: the hundred would no longer fit 128 bits.
  spec.rate = Decimal{999'999'999'999'999'999, 0};
  spec.free_points = 1 - kScoreMagnitude;
  EXPECT_EQ(Built(spec).Lookup(kScoreMagnitude - 1).outcome, Outcome::kOutOfRange);
}

TEST(RateTable, RefusesWhatIsNoPrice) {
  RateTableSpec spec;
  spec.rate = Decimal{-1, 0};
  EXPECT_EQ(RateTable::Build(spec).fault(), Fault::kOutOfRange);
  spec = RateTableSpec();
  spec.rounding.increment = 0;
  EXPECT_EQ(RateTable::Build(spec).fault(), Fault::kMalformed);
  for (const int64_t free_points : {kScoreMagnitude, -kScoreMagnitude}) {
    spec = RateTableSpec();
    spec.free_points = free_points;
    EXPECT_EQ(RateTable::Build(spec).fault(), Fault::kOutOfRange) << free_points;
  }
}

}  // namespace
}  // namespace ras
