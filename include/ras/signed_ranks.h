// Do differences lean to one side? The ranks of Wilcoxon's signed-rank test and the counts of the sign test
// (docs/variance.md section 4).
#ifndef RAS_SIGNED_RANKS_H_
#define RAS_SIGNED_RANKS_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/int256.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// The differences that are not nothing, ranked by how far they are from it (F. Wilcoxon, "Individual
/// comparisons by ranking methods", Biometrics Bulletin 1, 1945). Those as far as each other share the mean
/// of their ranks, so that sums are kept doubled and exact.
struct SignedRanks {
  int64_t above = 0;  ///< Differences above nothing.
  int64_t below = 0;  ///< Differences below nothing.
  int64_t zero = 0;   ///< Differences of nothing, which have no rank.
  /// Twice the sum of the ranks of those above.
  Int128 doubled_sum = 0;
  /// For each set of differences as far as each other, their number cubed less their number, added up.
  Int256 tied_cubes;
  /// Twice the rank of each, in ascending order, if there are no more than the exact test takes; else empty.
  std::vector<int64_t> doubled_ranks;

  int64_t ranked() const noexcept { return above + below; }
};

/// The most ranked differences that the exact test takes: every one of the 2^50 ways to give them signs is
/// counted, and a double holds the counts exactly.
inline constexpr int64_t kMostExactRanks = 50;

/// kEmpty without differences, kOutOfRange for one that is no 63-bit number or more than kMaxCases.
/// O(n log n); allocates two numbers a difference.
inline Result<SignedRanks> RankDifferences(std::span<const int64_t> differences) {
  if (differences.empty()) return Fault::kEmpty;
  if (differences.size() > static_cast<std::size_t>(kMaxCases)) return Fault::kOutOfRange;
  constexpr int64_t kMost = int64_t{1} << 62;
  SignedRanks ranks;
  // Twice the distance, and one more for those above: in order they stand by distance, and tell of the side.
  std::vector<int64_t> distances;
  distances.reserve(differences.size());
  for (const int64_t difference : differences) {
    if (difference >= kMost || difference <= -kMost) return Fault::kOutOfRange;
    if (difference == 0) {
      ++ranks.zero;
      continue;
    }
    ++(difference > 0 ? ranks.above : ranks.below);
    distances.push_back(difference > 0 ? 2 * difference + 1 : -2 * difference);
  }
  std::sort(distances.begin(), distances.end());
  const bool exact = ranks.ranked() <= kMostExactRanks;
  for (std::size_t first = 0; first < distances.size();) {
    std::size_t end = first;
    int64_t of_these_above = 0;
    for (; end < distances.size() && distances[end] / 2 == distances[first] / 2; ++end) {
      of_these_above += distances[end] % 2;
    }
    // The mean of first + 1 to end, twice.
    const auto doubled = static_cast<int64_t>(first + 1 + end);
    ranks.doubled_sum += MultiplyWide(doubled, of_these_above);
    const Int256 tied(static_cast<int64_t>(end - first));
    const Int256 square_less_one = Subtract(Multiply(tied, tied).value(), Int256(1)).value();
    ranks.tied_cubes = Add(ranks.tied_cubes, Multiply(square_less_one, tied).value()).value();
    if (exact) ranks.doubled_ranks.insert(ranks.doubled_ranks.end(), end - first, doubled);
    first = end;
  }
  return ranks;
}

/// How likely it is that a fair coin for each sign puts as much of the ranks on one side as these, or more,
/// on either side: twice the smaller tail, and at most 1. By going through every way to give the signs.
/// kEmpty if no difference is ranked, kOutOfRange for more than kMostExactRanks.
inline Result<double> ExactSignedRankProbability(const SignedRanks& ranks) {
  if (ranks.ranked() == 0) return Fault::kEmpty;
  if (ranks.doubled_ranks.empty()) return Fault::kOutOfRange;
  // ways[s]: how many sets of the ranks so far add up to s, doubled.
  std::vector<double> ways = {1};
  for (const int64_t rank : ranks.doubled_ranks) {
    const auto shift = static_cast<std::size_t>(rank);
    ways.resize(ways.size() + shift, 0);
    for (std::size_t sum = ways.size(); sum-- > shift;) ways[sum] += ways[sum - shift];
  }
  const auto sum = static_cast<std::size_t>(ranks.doubled_sum);
  double up_to = 0;
  double from = 0;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (i <= sum) up_to += ways[i];
    if (i >= sum) from += ways[i];
  }
  const double all = std::ldexp(1.0, static_cast<int>(ranks.ranked()));
  return std::min(1.0, 2 * std::min(up_to, from) / all);
}

}  // namespace ras

#endif  // RAS_SIGNED_RANKS_H_
