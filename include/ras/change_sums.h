// By how much the amounts of a set of people change, added up exactly, so that parts of a population can be
// added up in any order and on any machine (docs/comparing-policies.md section 2).
#ifndef RAS_CHANGE_SUMS_H_
#define RAS_CHANGE_SUMS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/goodness.h"
#include "ras/int256.h"
#include "ras/money.h"
#include "ras/result.h"
#include "ras/variance_sums.h"

namespace ras {

/// Some people, and by how many pence their amounts change together: below zero they lose.
struct ChangedPeople {
  int64_t people = 0;
  Int128 change = 0;

  constexpr void Add(const ChangedPeople& other) noexcept {
    people += other.people;
    change += other.change;
  }
  friend constexpr bool operator==(const ChangedPeople&, const ChangedPeople&) = default;
};

/// What ChangeSums hold, to be written down and read again.
struct ChangeTotals {
  Int128 from = 0;
  Int128 to = 0;
  ChangedPeople within;
  std::vector<ChangedPeople> gains;
  std::vector<ChangedPeople> losses;
};

/// What people have (`actual`) and what they would have instead (`allocated`), in pence for one period. Those
/// beyond the tolerance are counted by the size of their change, in ranges that begin at given numbers of
/// pence: ascending, above 0. A plain value: keep one for each group or thread, and merge them in any order.
class ChangeSums {
 public:
  explicit ChangeSums(std::span<const int64_t> ranges = {})
      : ranges_(ranges.begin(), ranges.end()), gains_(ranges.size() + 1), losses_(ranges.size() + 1) {}

  /// The way back from what was written down. kOutOfRange for totals that no people can have, as far as
  /// totals show it. `ranges` as in the constructor.
  static Result<ChangeSums> FromTotals(std::span<const int64_t> ranges, const ChangeTotals& totals) {
    ChangeSums sums(ranges);
    if (totals.gains.size() != sums.gains_.size() || totals.losses.size() != sums.losses_.size()) {
      return Fault::kOutOfRange;
    }
    if (!IsPossible(totals.within, -kMaxPence, kMaxPence)) return Fault::kOutOfRange;
    ChangedPeople all = totals.within;
    for (std::size_t i = 0; i < totals.gains.size(); ++i) {
      const int64_t least = i == 0 ? 1 : ranges[i - 1];
      const int64_t most = i < ranges.size() ? ranges[i] - 1 : kMaxPence;
      if (!IsPossible(totals.gains[i], least, most) || !IsPossible(totals.losses[i], -most, -least)) {
        return Fault::kOutOfRange;
      }
      all.Add(totals.gains[i]);
      all.Add(totals.losses[i]);
    }
    const Int128 most = MultiplyWide(std::min(all.people, kMaxCases), kMaxPence);
    if (all.people > kMaxCases || totals.from < 0 || totals.from > most || totals.to < 0 ||
        totals.to > most || totals.to - totals.from != all.change) {
      return Fault::kOutOfRange;
    }
    sums.people_ = all.people;
    sums.from_ = totals.from;
    sums.to_ = totals.to;
    sums.within_ = totals.within;
    sums.gains_ = totals.gains;
    sums.losses_ = totals.losses;
    return sums;
  }

  /// Whether people can have these sums who were counted in with that tolerance, as far as sums show it: for
  /// those that come back from a document.
  bool IsPossible(const Tolerance& tolerance) const noexcept {
    // Whoever is beyond the tolerance is so by a penny more than it at least.
    const auto is_beyond = [&](const ChangedPeople& part, int sign) {
      return sign * part.change >= MultiplyWide(part.people, tolerance.pence + 1);
    };
    for (std::size_t i = 0; i < gains_.size(); ++i) {
      if (!is_beyond(gains_[i], 1) || !is_beyond(losses_[i], -1)) return false;
    }
    // Each of the others is within the one tolerance or the other.
    const Int128 widest = MultiplyWide(within_.people, tolerance.pence) +
                          (within_.people == 0 ? Int128{0} : from_ * tolerance.millionths / 1'000'000);
    return within_.change <= widest && -within_.change <= widest;
  }

  /// Counts one person in, in O(log ranges). kOutOfRange, and nothing counted, for an amount that is not from
  /// 0 to kMaxPence, or beyond kMaxCases people. The tolerance is as VarianceSums takes it.
  [[nodiscard]] Fault Add(const ActualAllocated& person, const Tolerance& tolerance) noexcept {
    if (person.actual < 0 || person.actual > kMaxPence || person.allocated < 0 ||
        person.allocated > kMaxPence || people_ >= kMaxCases) {
      return Fault::kOutOfRange;
    }
    ++people_;
    from_ += person.actual;
    to_ += person.allocated;
    const int64_t change = person.allocated - person.actual;
    const Change kind = ChangeOf(person, tolerance);
    if (kind == Change::kWithin) {
      within_.Add({1, change});
    } else {
      const int64_t size = change < 0 ? -change : change;
      const auto range = std::upper_bound(ranges_.begin(), ranges_.end(), size) - ranges_.begin();
      (change < 0 ? losses_ : gains_)[static_cast<std::size_t>(range)].Add({1, change});
    }
    return Fault::kNone;
  }

  /// Counts the other's people in. kOutOfRange, and nothing counted, if the ranges of the two differ or there
  /// are more than kMaxCases people together. The tolerances are the caller's to compare.
  [[nodiscard]] Fault Merge(const ChangeSums& other) noexcept {
    if (other.ranges_ != ranges_ || other.people_ > kMaxCases - people_) return Fault::kOutOfRange;
    people_ += other.people_;
    from_ += other.from_;
    to_ += other.to_;
    within_.Add(other.within_);
    for (std::size_t i = 0; i < gains_.size(); ++i) {
      gains_[i].Add(other.gains_[i]);
      losses_[i].Add(other.losses_[i]);
    }
    return Fault::kNone;
  }

  int64_t people() const noexcept { return people_; }
  Int128 from() const noexcept { return from_; }
  Int128 to() const noexcept { return to_; }
  const ChangedPeople& within() const noexcept { return within_; }
  /// One more than there are ranges: the first is of those who change by less than the first range.
  std::span<const ChangedPeople> gains() const noexcept { return gains_; }
  std::span<const ChangedPeople> losses() const noexcept { return losses_; }
  ChangedPeople AllGains() const noexcept { return Together(gains_); }
  ChangedPeople AllLosses() const noexcept { return Together(losses_); }

  friend bool operator==(const ChangeSums&, const ChangeSums&) = default;

 private:
  // Each of them changes by from `least` to `most` pence.
  static constexpr bool IsPossible(const ChangedPeople& part, int64_t least, int64_t most) noexcept {
    return part.people >= 0 && part.people <= kMaxCases && part.change >= MultiplyWide(part.people, least) &&
           part.change <= MultiplyWide(part.people, most);
  }
  static ChangedPeople Together(const std::vector<ChangedPeople>& parts) noexcept {
    ChangedPeople all;
    for (const ChangedPeople& part : parts) all.Add(part);
    return all;
  }

  std::vector<int64_t> ranges_;
  int64_t people_ = 0;
  Int128 from_ = 0;
  Int128 to_ = 0;
  ChangedPeople within_;
  std::vector<ChangedPeople> gains_;
  std::vector<ChangedPeople> losses_;
};

}  // namespace ras

#endif  // RAS_CHANGE_SUMS_H_
