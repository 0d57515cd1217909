// Sorting many whole numbers by their digits and not by comparing them: what makes a table from a million
// people quick, since every method starts with a sort (docs/benchmarks.md).
#ifndef RAS_SORT_NUMBERS_H_
#define RAS_SORT_NUMBERS_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ras {
namespace internal {

// Below this many numbers std::sort is as quick, and needs no room.
inline constexpr std::size_t kFewNumbers = 1024;

// How far a number is above another that is not greater. Any two: the difference of signed ones may not fit.
constexpr uint64_t DistanceAbove(int64_t least, int64_t number) noexcept {
  return static_cast<uint64_t>(number) - static_cast<uint64_t>(least);
}

// Numbers from `least` to `least` + `range`: counts how often each is there, and writes them down.
inline void SortByCounting(std::span<int64_t> numbers, int64_t least, uint64_t range) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(range) + 1);
  for (const int64_t number : numbers) ++counts[DistanceAbove(least, number)];
  auto next = numbers.begin();
  for (std::size_t above = 0; above < counts.size(); ++above) {
    next = std::fill_n(next, counts[above], least + static_cast<int64_t>(above));
  }
}

// The same by their digits, the lowest first; each pass keeps the order of the one before among equals.
inline void SortByDigits(std::span<int64_t> numbers, int64_t least, uint64_t range) {
  constexpr int kMostBits = 11;  // Of a digit, so that the ends of all buckets stay in the nearest cache.
  const auto width = static_cast<int>(std::bit_width(range));
  const int passes = (width + kMostBits - 1) / kMostBits;
  const int bits = (width + passes - 1) / passes;
  const uint64_t mask = (uint64_t{1} << bits) - 1;
  std::vector<int64_t> room(numbers.size());
  std::span<int64_t> from = numbers, to = room;
  std::array<std::size_t, std::size_t{1} << kMostBits> ends;
  for (int shift = 0; shift < passes * bits; shift += bits) {
    const auto digit = [&](int64_t number) { return DistanceAbove(least, number) >> shift & mask; };
    ends.fill(0);
    for (const int64_t number : from) ++ends[digit(number)];
    std::size_t start = 0;
    for (std::size_t& end : ends) {
      const std::size_t count = end;
      end = start;
      start += count;
    }
    for (const int64_t number : from) to[ends[digit(number)]++] = number;
    std::swap(from, to);
  }
  if (from.data() != numbers.data()) std::copy(from.begin(), from.end(), numbers.begin());
}

}  // namespace internal

/// Sorts numbers into ascending order, as std::sort does. Many of them are sorted in O(n), in room for as
/// many again: several times as quick for amounts of money, and more so for scores.
inline void SortNumbers(std::span<int64_t> numbers) {
  if (numbers.size() < internal::kFewNumbers) return std::sort(numbers.begin(), numbers.end());
  const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
  const uint64_t range = internal::DistanceAbove(*least, *greatest);
  if (range < numbers.size()) return internal::SortByCounting(numbers, *least, range);
  internal::SortByDigits(numbers, *least, range);
}

}  // namespace ras

#endif  // RAS_SORT_NUMBERS_H_
