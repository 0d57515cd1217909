// Candidates to which no other is better in one thing and at least as good in all others (Pareto): what is
// left to people to choose from (docs/scenarios.md section 4).
#ifndef RAS_FRONTIER_H_
#define RAS_FRONTIER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace ras {

/// The rank of each value among all of them, from 0; equal values have one rank. For values of any type that
/// has an order. O(n log n).
template <class Value>
std::vector<uint32_t> RanksOf(std::span<const Value> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<uint32_t> ranks(values.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    ranks[order[i]] = ranks[order[i - 1]] + (values[order[i - 1]] < values[order[i]] ? 1 : 0);
  }
  return ranks;
}

/// Whether each candidate is on the frontier; of every criterion less is better. Candidates that are equal in
/// all of them are no better than each other. O(n log n + n f) for a frontier of f candidates.
///
///     OnFrontier<2>(std::vector<std::array<uint32_t, 2>>{{1, 3}, {2, 2}, {2, 3}})   // true, true, false
template <std::size_t kCriteria>
std::vector<bool> OnFrontier(std::span<const std::array<uint32_t, kCriteria>> candidates) {
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Whoever is better than another comes before it, so that those found so far are all that have to be asked.
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return candidates[a] != candidates[b] ? candidates[a] < candidates[b] : a < b;
  });
  std::vector<std::size_t> frontier;
  std::vector<bool> on(candidates.size());
  for (const std::size_t i : order) {
    const auto beats = [&](std::size_t other) {
      if (candidates[other] == candidates[i]) return false;
      for (std::size_t k = 0; k < kCriteria; ++k) {
        if (candidates[other][k] > candidates[i][k]) return false;
      }
      return true;
    };
    if (std::any_of(frontier.begin(), frontier.end(), beats)) continue;
    frontier.push_back(i);
    on[i] = true;
  }
  return on;
}

}  // namespace ras

#endif  // RAS_FRONTIER_H_
