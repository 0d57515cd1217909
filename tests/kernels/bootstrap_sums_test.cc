#include "ras/bootstrap_sums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ras {
namespace {

TEST(BootstrapSums, OneValueAlwaysComesToItself) {
  EXPECT_EQ(BootstrapSums(std::vector<int64_t>{-7}, 3, 1).value(), (std::vector<Int128>{-7, -7, -7}));
}

TEST(BootstrapSums, AreTheSameForOneSeedInAnyOrder) {
  const std::vector<int64_t> values = {5, -100, 42, 7, 7, 0};
  const std::vector<int64_t> backwards(values.rbegin(), values.rend());
  const std::vector<Int128> sums = BootstrapSums(values, 100, 9).value();
  EXPECT_EQ(sums, BootstrapSums(backwards, 100, 9).value());
  EXPECT_NE(sums, BootstrapSums(values, 100, 10).value());
  EXPECT_TRUE(std::is_sorted(sums.begin(), sums.end()));
  // Fixed for ever: the least, the middle and the greatest, as a program in Python has them too.
  EXPECT_EQ(static_cast<int64_t>(sums.front()), -286);
  EXPECT_EQ(static_cast<int64_t>(sums[50]), -4);
  EXPECT_EQ(static_cast<int64_t>(sums.back()), 180);
}

TEST(BootstrapSums, SpreadAsTheSampleDoes) {
  // Of n values with variance v, sums have the mean of n means and the variance n v. Here v = 1, n = 100.
  std::vector<int64_t> values(100, 1);
  std::fill_n(values.begin(), 50, -1);
  const std::vector<Int128> sums = BootstrapSums(values, 10'000, 3).value();
  double mean = 0;
  double square = 0;
  for (const Int128 sum : sums) {
    mean += static_cast<double>(sum) / 1e4;
    square += static_cast<double>(sum) * static_cast<double>(sum) / 1e4;
  }
  EXPECT_NEAR(mean, 0, 0.4);  // Four standard errors.
  EXPECT_NEAR(square, 100, 5.7);
}

TEST(BootstrapSums, RefusesNothingAndTooMuch) {
  EXPECT_EQ(BootstrapSums({}, 1, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(BootstrapSums(std::vector<int64_t>{1}, 0, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(BootstrapSums(std::vector<int64_t>{1, 2}, kMostDraws / 2 + 1, 1).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
