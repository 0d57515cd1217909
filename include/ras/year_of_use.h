// What is taken out of a sum that is kept back for a year, day by day and exactly, so that parts of a
// population can be added up in any order (docs/monitoring.md section 7).
#ifndef RAS_YEAR_OF_USE_H_
#define RAS_YEAR_OF_USE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ras/int256.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// The longest year, in days: a financial year of 53 weeks and some more.
inline constexpr int kMostYearDays = 400;

/// Amounts that are taken on each day from one day to another, and what they come to. A day is told by how
/// many days of the year are before it: the first is 0. Amounts are in pence for any one period, and sums are
/// of amounts times days; whoever asks divides by the days of the period. Of fixed size; merge in any order.
class YearOfUse {
 public:
  /// A year of `days` days, of which `seen` are behind us and the rest is to be foretold. kOutOfRange unless
  /// 1 <= days <= kMostYearDays and 0 <= seen <= days.
  static constexpr Result<YearOfUse> Make(int days, int seen) noexcept {
    if (days < 1 || days > kMostYearDays || seen < 0 || seen > days) return Fault::kOutOfRange;
    YearOfUse year;
    year.days_ = days;
    year.seen_ = seen;
    return year;
  }

  /// The way back from what was written down: `changes` are those of ChangeOn from day 0 to day `days`.
  /// kOutOfRange as above, and for what no amounts of a penny or more come to, as far as
  /// sums show it.
  static constexpr Result<YearOfUse> FromSums(int days, int seen, int64_t people, Int128 added,
                                              std::span<const Int128> changes) noexcept {
    const Result<YearOfUse> made = Make(days, seen);
    if (!made.ok() || people < 0 || people > kMaxCases ||
        changes.size() != static_cast<std::size_t>(days) + 1) {
      return Fault::kOutOfRange;
    }
    YearOfUse year = made.value();
    const Int128 most = MultiplyWide(people, kMaxPence);
    Int128 daily = 0;
    Int128 known = 0;
    // What begins on a day that is behind us, at least and at most.
    Int128 begins = 0;
    Int128 taken = 0;
    for (int i = 0; i <= days; ++i) {
      const Int128 change = changes[static_cast<std::size_t>(i)];
      if (change < -most || change > most) return Fault::kOutOfRange;
      daily += change;
      if (daily < 0 || daily > most || (i == days && daily != 0)) return Fault::kOutOfRange;
      known += daily;
      if (i < seen) taken += daily;
      if (i > 0 && i < seen) begins += std::max(change, Int128{0});
      year.changes_[static_cast<std::size_t>(i)] = change;
    }
    // Whoever is counted takes a penny for a day, or more.
    if (known < people || added < begins || added > std::min(taken, most)) return Fault::kOutOfRange;
    year.people_ = people;
    year.new_ = added;
    return year;
  }

  constexpr int days() const noexcept { return days_; }
  constexpr int seen() const noexcept { return seen_; }
  /// How many amounts cost something in the year.
  constexpr int64_t people() const noexcept { return people_; }
  /// Amounts that began on a day that is behind us, together.
  constexpr Int128 added() const noexcept { return new_; }
  /// By how much more is taken on a day, 0 to days(), than on the day before.
  constexpr Int128 ChangeOn(int day) const noexcept { return changes_[static_cast<std::size_t>(day)]; }

  /// Takes an amount from day `first` to day `last`, both included; either may lie outside the year, of which
  /// the days in the year count. One that begins on a day that is behind us counts as new. kOutOfRange, and
  /// nothing taken, for an amount outside 0 to kMaxPence, or beyond kMaxCases people.
  [[nodiscard]] constexpr Fault Add(int64_t pence, int64_t first, int64_t last) noexcept {
    if (pence < 0 || pence > kMaxPence || people_ >= kMaxCases) return Fault::kOutOfRange;
    const int64_t from = std::max<int64_t>(first, 0);
    const int64_t to = std::min<int64_t>(last, days_ - 1);
    if (to < from) return Fault::kNone;
    ++people_;
    changes_[static_cast<std::size_t>(from)] += pence;
    changes_[static_cast<std::size_t>(to) + 1] -= pence;
    if (first >= 0 && first < seen_) new_ += pence;
    return Fault::kNone;
  }

  /// Takes what the other takes. kOutOfRange, and nothing taken, for another year, or beyond kMaxCases.
  [[nodiscard]] constexpr Fault Merge(const YearOfUse& other) noexcept {
    if (other.days_ != days_ || other.seen_ != seen_ || other.people_ > kMaxCases - people_) {
      return Fault::kOutOfRange;
    }
    people_ += other.people_;
    new_ += other.new_;
    for (std::size_t i = 0; i < changes_.size(); ++i) changes_[i] += other.changes_[i];
    return Fault::kNone;
  }

  /// Taken on the first `days` days of the year: what is known alone. Clamped to the year.
  constexpr Int128 Known(int days) const noexcept {
    Int128 daily = 0;
    Int128 sum = 0;
    for (int i = 0; i < std::min(days, days_); ++i) {
      daily += changes_[static_cast<std::size_t>(i)];
      sum += daily;
    }
    return sum;
  }

  /// The same, and on each day that is not seen yet as much that is new as on the average day so far, each
  /// taken to the end of the year: known + new / seen x j (j + 1) / 2 for j days that are not seen. kEmpty if
  /// no day is seen.
  constexpr Result<Rational> Foretold(int days) const noexcept {
    if (seen_ == 0) return Fault::kEmpty;
    return Rational::Make(Int256(Known(days) * seen_ + ToCome(days)), Int256(seen_));
  }

  /// The first day by whose end more is taken, as foretold, than there is; what is known alone, if no day is
  /// seen. kEmpty if it is never more. `there_is` is in pence times days of the period.
  constexpr Result<int> FirstDayAbove(const Rational& there_is) const noexcept {
    const int seen = std::max(seen_, 1);
    Int128 daily = 0;
    Int128 sum = 0;
    for (int i = 0; i < days_; ++i) {
      daily += changes_[static_cast<std::size_t>(i)];
      sum += daily;
      const Rational taken = Rational::Make(Int256(sum * seen + ToCome(i + 1)), Int256(seen)).value();
      if (taken > there_is) return i;
    }
    return Fault::kEmpty;
  }

  friend constexpr bool operator==(const YearOfUse&, const YearOfUse&) = default;

 private:
  // Of what is new: times `seen`. Below 10^13 x 2^40 x 400^2, as all else is.
  constexpr Int128 ToCome(int days) const noexcept {
    const Int128 unseen = std::max(std::min(days, days_) - seen_, 0);
    return new_ * (unseen * (unseen + 1) / 2);
  }

  int days_ = 1;
  int seen_ = 0;
  int64_t people_ = 0;
  Int128 new_ = 0;
  // By how much more is taken each day than on the day before.
  std::array<Int128, kMostYearDays + 1> changes_{};
};

}  // namespace ras

#endif  // RAS_YEAR_OF_USE_H_
