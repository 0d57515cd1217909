// Isotonic regression without one of the people, from the pools of all of them (docs/influence.md).
#ifndef RAS_POOLS_WITHOUT_ONE_H_
#define RAS_POOLS_WITHOUT_ONE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "ras/int256.h"
#include "ras/range_medians.h"
#include "ras/rational.h"
#include "ras/score_groups.h"
#include "ras/weighted_cost.h"

namespace ras {

/// The mean cost of the people at [from, to), for pools by least squares. Holds sums, not the groups.
class PoolMeans {
 public:
  explicit PoolMeans(const ScoreGroups& groups) {
    before_.emplace_back();
    for (const WeightedCost& person : groups.people()) {
      before_.push_back({before_.back().weight + person.weight,
                         before_.back().pence + WeightedPence(person.weight, person.pence)});
    }
  }

  /// Ordered as means are; products are below 2^124.
  struct Value {
    int64_t weight = 0;
    Int128 pence = 0;

    bool IsAbove(const Value& other) const noexcept { return pence * other.weight > other.pence * weight; }
    Rational Pence() const { return Rational::Make(Int256(pence), Int256(weight)).value(); }
  };

  Value Of(std::size_t from, std::size_t to, std::optional<std::size_t> without) const {
    Value value{before_[to].weight - before_[from].weight, before_[to].pence - before_[from].pence};
    if (without) {
      value.weight -= before_[*without + 1].weight - before_[*without].weight;
      value.pence -= before_[*without + 1].pence - before_[*without].pence;
    }
    return value;
  }

 private:
  std::vector<Value> before_;
};

/// The lower or the upper median cost of the people at [from, to): pools by it are the least or the greatest
/// of the optima by least absolute deviations (Jordan, Muehlemann and Ziegel 2022). Holds a view.
class PoolMedians {
 public:
  PoolMedians(const RangeMedians& medians, MedianEnd end) : medians_(medians), end_(end) {}

  struct Value {
    int64_t cost = 0;

    bool IsAbove(const Value& other) const noexcept { return cost > other.cost; }
    Rational Pence() const { return Rational(cost); }
  };

  Value Of(std::size_t from, std::size_t to, std::optional<std::size_t> without) const {
    return {medians_.Median(from, to, end_, without)};
  }

 private:
  const RangeMedians& medians_;
  MedianEnd end_;
};

/// Groups next to each other that share one amount.
struct SharedAmount {
  std::size_t end = 0;  // The group after the last.
  Rational pence;
};

/// Pooling adjacent violators comes to the same pools in whatever order it pools. Those of all scores below
/// somebody's score, and those of all above it, do not depend on that person; so only what is between them
/// has to be pooled again. The pools below some group are a chain: the last of them begins somewhere, and
/// those below that are the pools below its beginning. So one number a group holds them all, and one more
/// those from each group on.
///
/// Immutable: safe to share between threads if `Amounts` is.
template <class Amounts>
class PoolsWithoutOne {
 public:
  /// Of groups that outlive it. Linear in the groups, times what an amount takes.
  PoolsWithoutOne(const ScoreGroups& groups, Amounts amounts)
      : groups_(groups), amounts_(std::move(amounts)), begins_(groups.size()), ends_(groups.size()) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      begins_[group] = PoolDown(group, Of(group, group + 1));
    }
    for (std::size_t group = groups.size(); group-- > 0;) {
      ends_[group] = PoolUp(group, Of(group, group + 1));
    }
  }

  /// The pools of everybody but the person at a place, from the lowest, or none if there is nobody else. A
  /// group of that person alone is in the pool beside it. Linear in the pools.
  std::vector<SharedAmount> Without(std::size_t place) const {
    std::size_t from = groups_.GroupOf(place), to = from + 1;
    if (groups_.IsAlone(place)) {
      if (from > 0) {
        from = begins_[from - 1];
      } else if (to < groups_.size()) {
        to = ends_[to];
      } else {
        return {};
      }
    }
    Value value = amounts_.Of(groups_.Start(from), groups_.Start(to), place);
    while (true) {
      if (from > 0) {
        const std::size_t begin = begins_[from - 1];
        if (Of(begin, from).IsAbove(value)) {
          from = begin;
          value = amounts_.Of(groups_.Start(from), groups_.Start(to), place);
          continue;
        }
      }
      if (to == groups_.size() || !value.IsAbove(Of(to, ends_[to]))) break;
      to = ends_[to];
      value = amounts_.Of(groups_.Start(from), groups_.Start(to), place);
    }
    std::vector<SharedAmount> pools;
    for (std::size_t end = from; end > 0; end = begins_[end - 1]) {
      pools.push_back({end, Of(begins_[end - 1], end).Pence()});
    }
    std::reverse(pools.begin(), pools.end());
    pools.push_back({to, value.Pence()});
    for (std::size_t begin = to; begin < groups_.size(); begin = ends_[begin]) {
      pools.push_back({ends_[begin], Of(begin, ends_[begin]).Pence()});
    }
    return pools;
  }

 private:
  using Value = typename Amounts::Value;

  Value Of(std::size_t from, std::size_t to) const {
    return amounts_.Of(groups_.Start(from), groups_.Start(to), std::nullopt);
  }
  // Where the last pool of the groups up to this one begins.
  std::size_t PoolDown(std::size_t group, Value value) const {
    std::size_t from = group;
    while (from > 0 && Of(begins_[from - 1], from).IsAbove(value)) {
      from = begins_[from - 1];
      value = Of(from, group + 1);
    }
    return from;
  }
  // Where the first pool of the groups from this one on ends.
  std::size_t PoolUp(std::size_t group, Value value) const {
    std::size_t to = group + 1;
    while (to < groups_.size() && value.IsAbove(Of(to, ends_[to]))) {
      to = ends_[to];
      value = Of(group, to);
    }
    return to;
  }

  const ScoreGroups& groups_;
  Amounts amounts_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> ends_;
};

}  // namespace ras

#endif  // RAS_POOLS_WITHOUT_ONE_H_
