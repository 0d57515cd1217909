// Expected values: t.test of R for Student's interval; a program in Python with the same chance for the
// bootstrap.
#include "lib/statistics/mean_interval.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "ras/bootstrap_sums.h"

namespace ras {
namespace {

constexpr Decimal k95Percent{95, 2};
const std::vector<int64_t> kTen = {-12050, 34025, 1200, -400, 8875, -31000, 4550, 4550, 0, 129000};

VarianceSums SumsOf(const std::vector<int64_t>& differences) {
  VarianceSums sums;
  for (const int64_t difference : differences) {
    EXPECT_EQ(sums.Add({.actual = 1'000'000, .allocated = 1'000'000 + difference}, {}), Fault::kNone);
  }
  return sums;
}
void ExpectInterval(const Result<MeanInterval>& interval, double lower, double upper) {
  ASSERT_TRUE(interval.ok()) << FaultName(interval.fault());
  EXPECT_NEAR(interval.value().lower, lower, 1e-9 * std::abs(lower));
  EXPECT_NEAR(interval.value().upper, upper, 1e-9 * std::abs(upper));
}

TEST(StudentInterval, IsThatOfR) {
  ExpectInterval(StudentInterval(SumsOf(kTen), k95Percent), -17308.0681594931, 45058.0681594931);
  ExpectInterval(StudentInterval(SumsOf(kTen), {9, 1}), -11393.8391695829, 39143.8391695829);
}

// t.test(x, conf.level = 1 - 0.05 / 3), and 1 - 0.1 / 20.
TEST(StudentInterval, OfSeveralIsWiderSoThatAllHoldTogether) {
  ExpectInterval(StudentInterval(SumsOf(kTen), k95Percent, 3), -26559.8762702694, 54309.8762702694);
  ExpectInterval(StudentInterval(SumsOf(kTen), {9, 1}, 20), -36985.7429036553, 64735.7429036553);
}

TEST(StudentInterval, NeedsTwoPeopleAndAConfidence) {
  EXPECT_EQ(StudentInterval(SumsOf({5}), k95Percent).fault(), Fault::kEmpty);
  EXPECT_EQ(StudentInterval(SumsOf(kTen), {1, 0}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(StudentInterval(SumsOf(kTen), {0, 0}).fault(), Fault::kOutOfRange);
  ExpectInterval(StudentInterval(SumsOf({7, 7, 7}), k95Percent), 7, 7);
}

TEST(BootstrapInterval, LeansToTheSideWhereAFewCostFarMore) {
  ExpectInterval(BootstrapInterval(kTen, k95Percent, 1000, 42), -2562.5, 56967.75738007575);
  ExpectInterval(BootstrapInterval(kTen, {9, 1}, 2000, 7), -1674.4410166609232, 49507.74559188446);
}

TEST(BootstrapInterval, IsTheSameInAnyOrder) {
  std::vector<int64_t> shuffled = kTen;
  std::mt19937_64 random(5);
  const MeanInterval once = BootstrapInterval(kTen, k95Percent, 500, 1).value();
  for (int i = 0; i < 20; ++i) {
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const MeanInterval again = BootstrapInterval(shuffled, k95Percent, 500, 1).value();
    EXPECT_EQ(again.lower, once.lower);
    EXPECT_EQ(again.upper, once.upper);
  }
}

TEST(BootstrapInterval, OfManyIsStudentsInterval) {
  std::mt19937_64 random(8);
  std::vector<int64_t> differences(2000);
  for (int64_t& difference : differences) difference = static_cast<int64_t>(random() % 20'001) - 10'000;
  const MeanInterval student = StudentInterval(SumsOf(differences), k95Percent).value();
  const MeanInterval bootstrap = BootstrapInterval(differences, k95Percent, 4000, 3).value();
  const double width = student.upper - student.lower;
  EXPECT_NEAR(bootstrap.lower, student.lower, width / 20);
  EXPECT_NEAR(bootstrap.upper, student.upper, width / 20);
}

// 1 - 0.05 / 5 is 99%.
TEST(BootstrapInterval, OfSeveralIsOneOfTheConfidenceThatIsLeft) {
  const MeanInterval one = BootstrapInterval(kTen, {99, 2}, 1000, 42).value();
  const MeanInterval of_five = BootstrapInterval(kTen, k95Percent, 1000, 42, 5).value();
  EXPECT_NEAR(of_five.lower, one.lower, 1e-6);
  EXPECT_NEAR(of_five.upper, one.upper, 1e-6);
}

// Of 40 samples the 40th part is one; with four groups 160 are needed.
TEST(BootstrapInterval, NeedsASampleBeyondEachEnd) {
  EXPECT_EQ(FewestSamples(k95Percent, 1).value(), 40);
  EXPECT_EQ(FewestSamples(k95Percent, 4).value(), 160);
  EXPECT_EQ(FewestSamples({5001, 4}, 1).value(), 5) << "2 / 0.4999 is 4.0008";
  EXPECT_EQ(FewestSamples({9999, 4}, 10'000).value(), 200'000'000);
  EXPECT_EQ(FewestSamples({1, 0}, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(BootstrapInterval(kTen, k95Percent, 159, 1, 4).fault(), Fault::kNotExact);
  EXPECT_TRUE(BootstrapInterval(kTen, k95Percent, 160, 1, 4).ok());
}

TEST(BootstrapInterval, SaysWhenThereIsNothingToGoBy) {
  EXPECT_EQ(BootstrapInterval(std::vector<int64_t>{1}, k95Percent, 100, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(BootstrapInterval(kTen, k95Percent, 0, 1).fault(), Fault::kEmpty);
  EXPECT_EQ(BootstrapInterval(kTen, {1, 0}, 100, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(BootstrapInterval(kTen, k95Percent, kMostDraws, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(BootstrapInterval(kTen, k95Percent, 1, 1).fault(), Fault::kNotExact) << "one sample has one side";
  ExpectInterval(BootstrapInterval(std::vector<int64_t>{7, 7}, k95Percent, 100, 1), 7, 7);
}

}  // namespace
}  // namespace ras
