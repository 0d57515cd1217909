#include "ras/counted_days.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "ras/percentile.h"

namespace ras {
namespace {

TEST(CountedDays, KeepsEqualOnesAsOneAndACount) {
  CountedDays days;
  for (const int64_t one : {7, 0, 7, 30}) ASSERT_EQ(days.Add(one), Fault::kNone);
  ASSERT_EQ(days.Add(7, 3), Fault::kNone);
  EXPECT_EQ(days.size(), 7);
  EXPECT_EQ(days.days().size(), 3U);
  EXPECT_EQ(days.At(1), 0);
  EXPECT_EQ(days.At(2), 7);
  EXPECT_EQ(days.At(6), 7);
  EXPECT_EQ(days.At(7), 30);
  EXPECT_EQ(days.At(0), 0) << "before the first the first";
  EXPECT_EQ(days.At(8), 30) << "after the last the last";
  EXPECT_EQ(days.CountNotAbove(-1), 0);
  EXPECT_EQ(days.CountNotAbove(7), 6);
  EXPECT_EQ(days.CountNotAbove(29), 6);
  EXPECT_EQ(days.CountNotAbove(30), 7);
}

TEST(CountedDays, TakesNothingOutsideItsLimits) {
  CountedDays days;
  EXPECT_EQ(days.Add(-1), Fault::kOutOfRange);
  EXPECT_EQ(days.Add(1, 0), Fault::kOutOfRange);
  EXPECT_EQ(days.Add(1, kMaxCases + 1), Fault::kOutOfRange);
  EXPECT_EQ(days, CountedDays());
  ASSERT_EQ(days.Add(1, kMaxCases), Fault::kNone);
  EXPECT_EQ(days.Add(1), Fault::kOutOfRange);
  CountedDays other;
  ASSERT_EQ(other.Add(2), Fault::kNone);
  EXPECT_EQ(other.Merge(days), Fault::kOutOfRange);
  EXPECT_EQ(other.size(), 1);
}

TEST(CountedDays, MergesToAsManyPeopleAsCanBe) {
  CountedDays days, other;
  ASSERT_EQ(days.Add(1, kMaxCases - 1), Fault::kNone);
  ASSERT_EQ(other.Add(2), Fault::kNone);
  EXPECT_EQ(days.Merge(other), Fault::kNone);
  EXPECT_EQ(days.size(), kMaxCases);
  EXPECT_EQ(days.Merge(other), Fault::kOutOfRange);
  EXPECT_EQ(days.size(), kMaxCases);
}

TEST(CountedDays, PercentilesAreThoseOfEveryObservationInWhateverParts) {
  std::mt19937 chance(20'261'130);
  for (int round = 0; round < 200; ++round) {
    std::vector<int64_t> all;
    std::vector<CountedDays> parts(1 + chance() % 4);
    for (auto people = 1 + chance() % 50; people > 0; --people) {
      all.push_back(static_cast<int64_t>(chance() % 20));
      ASSERT_EQ(parts[chance() % parts.size()].Add(all.back()), Fault::kNone);
    }
    std::sort(all.begin(), all.end());
    std::shuffle(parts.begin(), parts.end(), chance);
    CountedDays together;
    for (const CountedDays& part : parts) ASSERT_EQ(together.Merge(part), Fault::kNone);
    const SortedSample sample = SortedSample::Make(all).value();
    for (const int64_t percent : {0, 25, 50, 90, 100}) {
      const Rational share(Decimal{percent, 2});
      for (const PercentileRule rule : {PercentileRule::kInclusive, PercentileRule::kType2}) {
        EXPECT_EQ(Percentile(together, share, rule).value(), Percentile(sample, share, rule).value());
      }
    }
    EXPECT_EQ(together.CountNotAbove(10), sample.CountNotAbove(10));
  }
  EXPECT_EQ(Percentile(CountedDays(), Rational(0), PercentileRule::kInclusive).fault(), Fault::kEmpty);
}

}  // namespace
}  // namespace ras
