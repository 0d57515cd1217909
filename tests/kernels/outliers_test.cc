#include "ras/outliers.h"

#include <gtest/gtest.h>

#include <vector>

namespace ras {
namespace {

CostBounds Fences(const std::vector<int64_t>& costs, const Decimal& times, PercentileRule rule) {
  return InterquartileFences(SortedSample::Make(costs).value(), times, rule).value();
}

TEST(Outliers, FencesLieOneAndAHalfInterquartileRangesOut) {
  // PERCENTILE.INC of 1 to 9: the quartiles are 3 and 7.
  const std::vector<int64_t> costs = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  EXPECT_EQ(Fences(costs, {15, 1}, PercentileRule::kInclusive), (CostBounds{Rational(-3), Rational(13)}));
  // PERCENTILE.EXC: 2.5 and 7.5.
  EXPECT_EQ(Fences(costs, {15, 1}, PercentileRule::kExclusive), (CostBounds{Rational(-5), Rational(15)}));
  EXPECT_EQ(Fences(costs, {0, 0}, PercentileRule::kInclusive), (CostBounds{Rational(3), Rational(7)}));
}

TEST(Outliers, AreExactFractions) {
  // Type 7 of four: the quartiles are 1.75 and 3.25, the fences 0.5 less and more than that.
  const std::vector<int64_t> costs = {1, 2, 3, 4};
  const CostBounds fences = Fences(costs, {1, 0}, PercentileRule::kType7);
  EXPECT_EQ(fences.least, Rational(Decimal{25, 2}));
  EXPECT_EQ(fences.greatest, Rational(Decimal{475, 2}));
}

TEST(Outliers, OfOnePersonAndOfNobody) {
  EXPECT_EQ(Fences({5}, {15, 1}, PercentileRule::kInclusive), (CostBounds{Rational(5), Rational(5)}));
  EXPECT_EQ(InterquartileFences(SortedSample(), Rational(1), PercentileRule::kInclusive).fault(),
            Fault::kEmpty);
  const std::vector<int64_t> costs = {1, 2};
  // There is no quarter of two by PERCENTILE.EXC.
  EXPECT_EQ(
      InterquartileFences(SortedSample::Make(costs).value(), Rational(1), PercentileRule::kExclusive).fault(),
      Fault::kOutOfRange);
  EXPECT_EQ(
      InterquartileFences(SortedSample::Make(costs).value(), Rational(-1), PercentileRule::kType7).fault(),
      Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
