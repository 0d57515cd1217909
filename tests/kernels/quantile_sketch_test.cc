#include "ras/quantile_sketch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <vector>

namespace ras {
namespace {

QuantileSketch SketchOf(const std::vector<int64_t>& values) {
  QuantileSketch sketch;
  for (const int64_t value : values) EXPECT_EQ(sketch.Add(value), Fault::kNone);
  return sketch;
}

Rational Share(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

TEST(QuantileSketch, SmallNumbersAreExact) {
  const QuantileSketch sketch = SketchOf({-2047, -5, 0, 7, 7, 1024, 2047});
  const std::vector<int64_t> expected = {-2047, -2047, -5, 0, 7, 7, 1024, 2047};
  for (int64_t i = 0; i <= 7; ++i) {
    EXPECT_EQ(sketch.Quantile(Share(i, 7)).value(), expected[static_cast<std::size_t>(i)]) << i;
  }
  EXPECT_EQ(sketch.Quantile(Share(1, 2)).value(), 7) << "three and a half: the fourth";
}

TEST(QuantileSketch, LargeNumbersAreWithinTheErrorThatIsStated) {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  std::mt19937_64 random(3);
  std::vector<int64_t> values = {kMost, -kMost, 2048, -2048, 2049, 4095, 4096, 4097, 1'000'000'007};
  for (int i = 0; i < 2000; ++i)
    values.push_back(static_cast<int64_t>(random() >> (1 + i % 63)) * (i % 2 == 0 ? 1 : -1));
  for (const int64_t value : values) {
    const int64_t told = SketchOf({value}).Quantile(Share(1, 2)).value();
    EXPECT_LE(std::abs(told - value), std::abs(value) / QuantileSketch::kOnePartOf) << value;
  }
}

TEST(QuantileSketch, AQuantileIsTheObservationAtItsPosition) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 50; ++round) {
    std::vector<int64_t> values(1 + random() % 300);
    for (int64_t& value : values) value = static_cast<int64_t>(random() % 10'000'000) - 3'000'000;
    const QuantileSketch sketch = SketchOf(values);
    std::sort(values.begin(), values.end());
    const auto n = static_cast<int64_t>(values.size());
    for (int64_t percent = 0; percent <= 100; ++percent) {
      const int64_t position = std::max<int64_t>(1, (n * percent + 99) / 100);
      const int64_t value = values[static_cast<std::size_t>(position - 1)];
      EXPECT_LE(std::abs(sketch.Quantile(Share(percent, 100)).value() - value),
                std::abs(value) / QuantileSketch::kOnePartOf);
    }
  }
}

TEST(QuantileSketch, PartsMergeToTheWholeInAnyOrder) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 50; ++round) {
    std::vector<int64_t> values(random() % 200);
    for (int64_t& value : values) value = static_cast<int64_t>(random() % 100'000) - 50'000;
    std::vector<QuantileSketch> parts(4);
    for (const int64_t value : values) ASSERT_EQ(parts[random() % 4].Add(value), Fault::kNone);
    std::shuffle(parts.begin(), parts.end(), random);
    QuantileSketch left = parts[0], right = parts[2];
    ASSERT_EQ(left.Merge(parts[1]), Fault::kNone);
    ASSERT_EQ(right.Merge(parts[3]), Fault::kNone);
    ASSERT_EQ(left.Merge(right), Fault::kNone);
    EXPECT_EQ(left, SketchOf(values));
  }
}

TEST(QuantileSketch, ComesBackFromItsClasses) {
  const QuantileSketch sketch = SketchOf({-70'000, 3, 3, 8'000'000});
  QuantileSketch again;
  for (const auto& [number, count] : sketch.classes()) EXPECT_EQ(again.AddClass(number, count), Fault::kNone);
  EXPECT_EQ(again, sketch);
}

TEST(QuantileSketch, WhatItCannotCountIsRefused) {
  QuantileSketch sketch;
  EXPECT_EQ(sketch.Quantile(Share(1, 2)).fault(), Fault::kEmpty);
  EXPECT_EQ(sketch.Add(std::numeric_limits<int64_t>::min()), Fault::kOutOfRange);
  EXPECT_EQ(sketch.AddClass(0, 0), Fault::kOutOfRange);
  EXPECT_EQ(sketch.AddClass(55'296, 1), Fault::kOutOfRange);
  EXPECT_EQ(sketch.AddClass(-55'296, 1), Fault::kOutOfRange);
  EXPECT_EQ(sketch.AddClass(55'295, kMaxCases), Fault::kNone);
  EXPECT_EQ(sketch.Add(1), Fault::kOutOfRange);
  EXPECT_EQ(QuantileSketch(sketch).Merge(sketch), Fault::kOutOfRange);
  EXPECT_EQ(sketch.Quantile(Share(-1, 2)).fault(), Fault::kOutOfRange);
  EXPECT_EQ(sketch.Quantile(Share(3, 2)).fault(), Fault::kOutOfRange);
  EXPECT_EQ(sketch.count(), kMaxCases);
}

}  // namespace
}  // namespace ras
