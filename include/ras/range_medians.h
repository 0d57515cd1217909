// Medians of any stretch of a sequence, with or without one of it, each in a few steps: a wavelet matrix
// (Claude, Navarro and Ordonez, The wavelet matrix: an efficient wavelet tree for large alphabets, 2015) that
// counts what costs weigh.
#ifndef RAS_RANGE_MEDIANS_H_
#define RAS_RANGE_MEDIANS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ras/weighted_cost.h"

namespace ras {

/// Which of the two costs between which half of the people lie on either side.
enum class MedianEnd : uint8_t { kLower, kUpper };

/// Immutable: safe to share between threads. Takes 16 bytes for each of n people and each halving of the
/// different costs.
class RangeMedians {
 public:
  /// Of people who can be weighed (CheckWeightedCosts), in the order they have. O(n log n).
  explicit RangeMedians(std::span<const WeightedCost> people) {
    for (const WeightedCost& person : people) costs_.push_back(person.pence);
    std::sort(costs_.begin(), costs_.end());
    costs_.erase(std::unique(costs_.begin(), costs_.end()), costs_.end());
    std::vector<Item> items;
    items.reserve(people.size());
    weight_before_.reserve(people.size() + 1);
    weight_before_.push_back(0);
    for (const WeightedCost& person : people) {
      const auto rank = std::lower_bound(costs_.begin(), costs_.end(), person.pence) - costs_.begin();
      items.push_back({static_cast<std::size_t>(rank), person.weight});
      ranks_.push_back(items.back().rank);
      weight_before_.push_back(weight_before_.back() + person.weight);
    }
    for (auto bit = static_cast<std::size_t>(std::bit_width(costs_.size() - 1)); bit-- > 0;) {
      levels_.push_back(Part(bit, &items));
    }
  }

  /// The median cost of the people at [from, to), of whom one may be left out; there is one at least besides.
  /// O(log n).
  int64_t Median(std::size_t from, std::size_t to, MedianEnd end,
                 std::optional<std::size_t> without = std::nullopt) const {
    int64_t gone = without ? WeightAt(*without) : 0;
    const int64_t all = weight_before_[to] - weight_before_[from] - gone;
    // The first cost up to which people count for half of all, or for more than half.
    int64_t wanted = end == MedianEnd::kLower ? (all + 1) / 2 : all / 2 + 1;
    const std::size_t gone_rank = without ? ranks_[*without] : 0;
    std::size_t rank = 0;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      const Level& level = levels_[i];
      const std::size_t bit = levels_.size() - 1 - i;
      const bool gone_is_high = (gone_rank >> bit & 1U) != 0;
      const int64_t low = level.low_weight[to] - level.low_weight[from] - (gone_is_high ? 0 : gone);
      const bool high = wanted > low;
      if (high) {
        wanted -= low;
        rank |= std::size_t{1} << bit;
        from = level.lows + (from - level.low[from]);
        to = level.lows + (to - level.low[to]);
      } else {
        from = level.low[from];
        to = level.low[to];
      }
      // Somebody who went the other way is not here to be left out.
      if (high != gone_is_high) gone = 0;
    }
    return costs_[rank];
  }

 private:
  struct Item {
    std::size_t rank = 0;
    int64_t weight = 0;
  };
  // One bit of the ranks: of the items before each, how many do not have it, and what these count for.
  struct Level {
    std::vector<std::size_t> low;
    std::vector<int64_t> low_weight;
    std::size_t lows = 0;
  };

  int64_t WeightAt(std::size_t place) const noexcept {
    return weight_before_[place + 1] - weight_before_[place];
  }

  // Moves those without the bit before those with it, which keep their order among themselves.
  static Level Part(std::size_t bit, std::vector<Item>* items) {
    Level level;
    level.low.reserve(items->size() + 1);
    level.low_weight.reserve(items->size() + 1);
    level.low.push_back(0);
    level.low_weight.push_back(0);
    std::vector<Item> low, high;
    for (const Item& item : *items) {
      const bool has = (item.rank >> bit & 1U) != 0;
      (has ? high : low).push_back(item);
      level.low.push_back(level.low.back() + (has ? 0 : 1));
      level.low_weight.push_back(level.low_weight.back() + (has ? 0 : item.weight));
    }
    level.lows = low.size();
    low.insert(low.end(), high.begin(), high.end());
    *items = std::move(low);
    return level;
  }

  std::vector<int64_t> costs_;          // Ascending, each once.
  std::vector<std::size_t> ranks_;      // Of each place, among these.
  std::vector<int64_t> weight_before_;  // Of each place, and of all.
  std::vector<Level> levels_;           // From the highest bit of a rank down.
};

}  // namespace ras

#endif  // RAS_RANGE_MEDIANS_H_
