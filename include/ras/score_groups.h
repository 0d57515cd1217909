// A sample in the order of its scores, from which the fits without one of its people are taken
// (docs/influence.md).
#ifndef RAS_SCORE_GROUPS_H_
#define RAS_SCORE_GROUPS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "ras/result.h"
#include "ras/weighted_cost.h"

namespace ras {

/// People by ascending score, those of one score together as a group. Immutable once made: safe to share
/// between threads.
class ScoreGroups {
 public:
  /// Faults as CheckWeightedCosts. O(n log n).
  static Result<ScoreGroups> Make(std::span<const WeightedCost> sample) {
    if (const Fault fault = CheckWeightedCosts(sample); fault != Fault::kNone) return fault;
    std::vector<std::size_t> order(sample.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return sample[a].score != sample[b].score ? sample[a].score < sample[b].score : a < b;
    });
    ScoreGroups groups;
    groups.place_of_.resize(sample.size());
    for (const std::size_t person : order) {
      const WeightedCost& next = sample[person];
      if (groups.people_.empty() || groups.people_.back().score != next.score) {
        groups.starts_.push_back(groups.people_.size());
      }
      groups.place_of_[person] = groups.people_.size();
      groups.group_of_.push_back(groups.starts_.size() - 1);
      groups.people_.push_back(next);
    }
    groups.starts_.push_back(groups.people_.size());
    return groups;
  }

  /// How many different scores there are.
  std::size_t size() const noexcept { return starts_.size() - 1; }
  /// Everybody. A place below is an index into these.
  std::span<const WeightedCost> people() const noexcept { return people_; }
  /// Where somebody of the sample, by index as it was given, stands.
  std::size_t PlaceOf(std::size_t person) const noexcept { return place_of_[person]; }
  /// The group of the person at a place.
  std::size_t GroupOf(std::size_t place) const noexcept { return group_of_[place]; }
  /// The place of the first person of a group; of `size()`, where people end.
  std::size_t Start(std::size_t group) const noexcept { return starts_[group]; }
  int64_t ScoreOf(std::size_t group) const noexcept { return people_[starts_[group]].score; }
  /// Whether there is nobody else of this person's score.
  bool IsAlone(std::size_t place) const noexcept {
    const std::size_t group = group_of_[place];
    return starts_[group + 1] - starts_[group] == 1;
  }

 private:
  std::vector<WeightedCost> people_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> group_of_;
  std::vector<std::size_t> place_of_;
};

}  // namespace ras

#endif  // RAS_SCORE_GROUPS_H_
