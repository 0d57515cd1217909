#include "ras/square_root.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>

namespace ras {
namespace {

TEST(SquareRoot, TheFloorIsTheGreatestIntegerWhoseSquareFits) {
  for (uint64_t root = 0; root < 300; ++root) {
    EXPECT_EQ(FloorSquareRoot(UInt128{root} * root), root);
    EXPECT_EQ(FloorSquareRoot(UInt128{root} * (root + 2)), root) << "the last before the next square";
  }
  EXPECT_EQ(FloorSquareRoot(~UInt128{0}), ~uint64_t{0});
  std::mt19937_64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const uint64_t root = random() >> (i % 64);
    EXPECT_EQ(FloorSquareRoot(UInt128{root} * root), root);
    if (root > 0) {
      EXPECT_EQ(FloorSquareRoot(UInt128{root} * root - 1), root - 1);
    }
  }
}

Rational Quotient(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

TEST(SquareRoot, IsRoundedToTheNearestWithHalvesUp) {
  EXPECT_EQ(RoundedSquareRoot(0).value(), 0);
  EXPECT_EQ(RoundedSquareRoot(Quotient(1, 4)).value(), 1) << "a half";
  EXPECT_EQ(RoundedSquareRoot(Quotient(24, 100)).value(), 0);
  EXPECT_EQ(RoundedSquareRoot(2).value(), 1);
  EXPECT_EQ(RoundedSquareRoot(Quotient(9, 4)).value(), 2) << "one and a half";
  EXPECT_EQ(RoundedSquareRoot(Quotient(2249999, 1000000)).value(), 1);
  EXPECT_EQ(RoundedSquareRoot(3).value(), 2);
  EXPECT_EQ(RoundedSquareRoot(1'000'000).value(), 1000);
}

TEST(SquareRoot, HasLimitsOnBothSides) {
  EXPECT_EQ(RoundedSquareRoot(-1).fault(), Fault::kOutOfRange);
  const Int256 most(Int128{1} << 124);
  EXPECT_EQ(RoundedSquareRoot(Rational::Make(most, Int256(1)).value()).value(), int64_t{1} << 62);
  EXPECT_EQ(RoundedSquareRoot(Rational::Make(Add(most, Int256(1)).value(), Int256(1)).value()).fault(),
            Fault::kOverflow);
}

}  // namespace
}  // namespace ras
