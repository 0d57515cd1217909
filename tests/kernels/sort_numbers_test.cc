// Sorting by counting and by digits, beside std::sort.
#include "ras/sort_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace ras {
namespace {

void ExpectSorted(std::vector<int64_t> numbers) {
  std::vector<int64_t> sorted = numbers;
  std::sort(sorted.begin(), sorted.end());
  SortNumbers(numbers);
  ASSERT_EQ(numbers, sorted);
}

std::vector<int64_t> Random(std::mt19937_64& random, std::size_t count, int64_t least, uint64_t range) {
  std::vector<int64_t> numbers(count);
  for (int64_t& number : numbers) {
    const uint64_t above = range == UINT64_MAX ? random() : random() % (range + 1);
    number = static_cast<int64_t>(static_cast<uint64_t>(least) + above);
  }
  return numbers;
}

constexpr std::size_t kFew = internal::kFewNumbers;

TEST(SortNumbers, AFewOrNone) {
  ExpectSorted({});
  ExpectSorted({-7});
  ExpectSorted({3, INT64_MAX, -2, 3, INT64_MIN, 0});
}

TEST(SortNumbers, NumbersOfEveryWidth) {
  std::mt19937_64 random(1);
  for (int bits = 0; bits <= 64; ++bits) {
    const uint64_t range = bits == 64 ? UINT64_MAX : (uint64_t{1} << bits) - 1;
    for (const std::size_t count : {kFew - 1, kFew, kFew + 1, std::size_t{5000}}) {
      const int64_t least = bits < 63 ? static_cast<int64_t>(random() >> 1) - INT64_MAX / 2 : INT64_MIN;
      ExpectSorted(Random(random, count, bits == 63 ? -5 : least, bits == 63 ? range / 2 : range));
    }
  }
}

TEST(SortNumbers, AsManyDifferentNumbersAsThereAreAndOneMore) {
  for (const std::size_t count : {kFew, 2 * kFew + 1}) {
    std::vector<int64_t> numbers;
    while (numbers.size() < count) numbers.push_back(-static_cast<int64_t>(numbers.size()));
    ExpectSorted(numbers);
    ++numbers.front();
    ExpectSorted(numbers);
    ++numbers.front();
    ExpectSorted(numbers);
  }
}

TEST(SortNumbers, TheEndsOfAllNumbers) {
  std::vector<int64_t> numbers(kFew, INT64_MAX);
  ExpectSorted(numbers);
  numbers.resize(3 * kFew, INT64_MIN);
  ExpectSorted(numbers);
  numbers.resize(4 * kFew, 0);
  ExpectSorted(numbers);
  ExpectSorted(std::vector<int64_t>(kFew, INT64_MIN));
}

TEST(SortNumbers, OrderAlreadyThereOrTurnedRound) {
  std::mt19937_64 random(2);
  for (const uint64_t range : {uint64_t{1000}, uint64_t{5'000'000}, UINT64_MAX}) {
    std::vector<int64_t> numbers = Random(random, 20'000, 0, range);
    std::sort(numbers.begin(), numbers.end());
    ExpectSorted(numbers);
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    ExpectSorted(numbers);
  }
}

TEST(SortNumbers, APartIsSortedAndTheRestStays) {
  std::mt19937_64 random(3);
  std::vector<int64_t> numbers = Random(random, 3 * kFew, 0, 1'000'000);
  std::vector<int64_t> expected = numbers;
  std::sort(expected.begin() + kFew, expected.begin() + 2 * kFew);
  SortNumbers(std::span(numbers).subspan(kFew, kFew));
  EXPECT_EQ(numbers, expected);
}

}  // namespace
}  // namespace ras
