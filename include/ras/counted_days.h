// How long people took, day by day and exactly, so that parts of a population can be added up in any order
// and percentiles are those of everyone (docs/monitoring.md section 5).
#ifndef RAS_COUNTED_DAYS_H_
#define RAS_COUNTED_DAYS_H_

#include <cstdint>
#include <map>

#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// Whole numbers of days, 0 or more, and how many people each is of: a sample of which equal observations are
/// kept as one and a count. Memory grows with the different numbers, not with the people. Not for concurrent
/// use while it is added to.
class CountedDays {
 public:
  /// Counts people in who took so many days. kOutOfRange, and nothing counted, for days below 0, a count
  /// below 1, or beyond kMaxCases people. O(log of the different numbers).
  [[nodiscard]] Fault Add(int64_t days, int64_t people = 1) {
    if (days < 0 || people < 1 || people > kMaxCases - size_) return Fault::kOutOfRange;
    days_[days] += people;
    size_ += people;
    return Fault::kNone;
  }

  /// Counts the other's people in. kOutOfRange, and nothing counted, for too many together.
  [[nodiscard]] Fault Merge(const CountedDays& other) {
    if (other.size_ > kMaxCases - size_) return Fault::kOutOfRange;
    for (const auto& [days, people] : other.days_) days_[days] += people;
    size_ += other.size_;
    return Fault::kNone;
  }

  /// How many people there are.
  int64_t size() const noexcept { return size_; }
  /// Ascending, with how many people took so many days.
  const std::map<int64_t, int64_t>& days() const noexcept { return days_; }

  /// The days of the person at a position counted from 1, in the order of the days; before the first the
  /// first, after the last the last: what Percentile asks of a sample. There is somebody. O(different
  /// numbers).
  int64_t At(int64_t position) const noexcept {
    int64_t passed = 0;
    for (const auto& [days, people] : days_) {
      passed += people;
      if (position <= passed) return days;
    }
    return days_.rbegin()->first;
  }
  /// How many people took no more days than this.
  int64_t CountNotAbove(int64_t days) const noexcept {
    int64_t count = 0;
    for (auto it = days_.begin(); it != days_.end() && it->first <= days; ++it) count += it->second;
    return count;
  }

  friend bool operator==(const CountedDays&, const CountedDays&) = default;

 private:
  std::map<int64_t, int64_t> days_;
  int64_t size_ = 0;
};

}  // namespace ras

#endif  // RAS_COUNTED_DAYS_H_
