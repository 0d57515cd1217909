// Many tables over the same people: who would have less than now, who more, and how far amounts are from
// costs, without looking at each person for each table (docs/scenarios.md section 3).
#ifndef RAS_PEOPLE_BY_ROW_H_
#define RAS_PEOPLE_BY_ROW_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/money.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/variance_sums.h"

namespace ras {

/// One person: the row that allocates, counted from 0, the amount that the allocation is held against, and
/// how many people the person counts for.
struct PersonAtRow {
  uint32_t row = 0;
  int64_t pence = 0;
  int64_t weight = 1;
};

/// What the rows of a table mean for people beside the amounts that they have; everything by what people
/// count for. Exact.
struct RowChanges {
  int64_t lose = 0;
  int64_t within = 0;
  int64_t gain = 0;
  /// What those who lose have less, and those who gain more, in pence.
  Int128 lost = 0;
  Int128 gained = 0;
  /// The most that one person loses; 0 if nobody does.
  int64_t largest_loss = 0;

  friend constexpr bool operator==(const RowChanges&, const RowChanges&) = default;
};

/// How far rows are from the amounts that people have, by what people count for: the sums that FitSums has.
struct RowErrors {
  Int128 distances = 0;  ///< In pence.
  Int128 squares = 0;    ///< In square pence.

  friend constexpr bool operator==(const RowErrors&, const RowErrors&) = default;
};

/// People by row, those of a row by amount, with what all before each count for and come to: a table then
/// takes two searches a row. Immutable, and as safe to share between threads as any value. Takes 40 bytes a
/// person.
class PeopleByRow {
 public:
  /// Nobody, and no rows.
  PeopleByRow() = default;
  /// kOutOfRange for a row that is none, an amount outside 0 to kMaxPence, a weight below 1, or weights that
  /// come to more than kMaxCases. O(n log n).
  static Result<PeopleByRow> Make(std::span<const PersonAtRow> people, std::size_t rows) {
    PeopleByRow made;
    made.starts_.resize(rows + 1);
    Int128 weight = 0;
    for (const PersonAtRow& person : people) {
      if (person.row >= rows || person.pence < 0 || person.pence > kMaxPence || person.weight < 1) {
        return Fault::kOutOfRange;
      }
      ++made.starts_[person.row + 1];
      weight += person.weight;
    }
    if (weight > kMaxCases) return Fault::kOutOfRange;
    std::partial_sum(made.starts_.begin(), made.starts_.end(), made.starts_.begin());
    made.Sort(people);
    return made;
  }

  std::size_t rows() const noexcept { return starts_.empty() ? 0 : starts_.size() - 1; }
  /// What all people count for, and what their amounts come to.
  int64_t weight() const noexcept { return before_.empty() ? 0 : before_.back().weight; }
  Int128 pence() const noexcept { return before_.empty() ? 0 : before_.back().pence; }
  /// The squares of their amounts, added up.
  Int128 squares() const noexcept { return squares_; }

  /// What a table means for these people that gives so many pence at each row. kOutOfRange for another number
  /// of rows, an amount outside 0 to kMaxPence or a tolerance outside its limits. O(rows log n).
  Result<RowChanges> Changes(std::span<const int64_t> amounts, const Tolerance& tolerance) const noexcept {
    if (!AreAmounts(amounts) || tolerance.pence < 0 || tolerance.pence > kMaxPence ||
        tolerance.millionths < 0 || tolerance.millionths > kMostTolerance) {
      return Fault::kOutOfRange;
    }
    RowChanges changes;
    for (std::size_t row = 0; row < amounts.size(); ++row) {
      const int64_t amount = amounts[row];
      const std::size_t from = starts_[row], to = starts_[row + 1];
      if (from == to) continue;
      // Who gains has less now than others of the row, and who loses more.
      const std::size_t gain_end = FirstNotBelow(from, to, LeastThatDoesNotGain(amount, tolerance));
      const std::size_t lose_begin = FirstNotBelow(gain_end, to, MostThatDoesNotLose(amount, tolerance) + 1);
      const Sums gain = Between(from, gain_end), lose = Between(lose_begin, to);
      changes.gain += gain.weight;
      changes.within += Between(gain_end, lose_begin).weight;
      changes.lose += lose.weight;
      changes.gained += MultiplyWide(amount, gain.weight) - gain.pence;
      changes.lost += lose.pence - MultiplyWide(amount, lose.weight);
      if (lose_begin < to) changes.largest_loss = std::max(changes.largest_loss, pence_[to - 1] - amount);
    }
    return changes;
  }

  /// How far such a table is from the amounts. Faults likewise. O(rows log n).
  Result<RowErrors> Errors(std::span<const int64_t> amounts) const noexcept {
    if (!AreAmounts(amounts)) return Fault::kOutOfRange;
    RowErrors errors;
    // Sums of what comes to less than 2^127 in the end; on the way there they may go around.
    auto squares = static_cast<UInt128>(squares_);
    for (std::size_t row = 0; row < amounts.size(); ++row) {
      const int64_t amount = amounts[row];
      const std::size_t from = starts_[row], to = starts_[row + 1];
      const std::size_t above = FirstNotBelow(from, to, amount);
      const Sums lower = Between(from, above), upper = Between(above, to);
      errors.distances += MultiplyWide(amount, lower.weight - upper.weight) - lower.pence + upper.pence;
      const auto wide = static_cast<UInt128>(amount);
      squares += wide * wide * static_cast<UInt128>(lower.weight + upper.weight);
      squares -= 2 * wide * static_cast<UInt128>(lower.pence + upper.pence);
    }
    errors.squares = static_cast<Int128>(squares);
    return errors;
  }

 private:
  struct Sums {
    int64_t weight = 0;
    Int128 pence = 0;
  };

  void Sort(std::span<const PersonAtRow> people) {
    struct Held {
      int64_t pence;
      int64_t weight;
    };
    std::vector<Held> held(people.size());
    std::vector<std::size_t> next(starts_.begin(), starts_.end());
    for (const PersonAtRow& person : people) held[next[person.row]++] = {person.pence, person.weight};
    pence_.reserve(people.size());
    before_.reserve(people.size() + 1);
    before_.emplace_back();
    for (std::size_t row = 0; row + 1 < starts_.size(); ++row) {
      const auto begin = held.begin() + static_cast<std::ptrdiff_t>(starts_[row]);
      const auto end = held.begin() + static_cast<std::ptrdiff_t>(starts_[row + 1]);
      std::sort(begin, end, [](const Held& a, const Held& b) { return a.pence < b.pence; });
      for (auto person = begin; person != end; ++person) {
        const Int128 pence = MultiplyWide(person->pence, person->weight);
        pence_.push_back(person->pence);
        before_.push_back({before_.back().weight + person->weight, before_.back().pence + pence});
        squares_ += pence * person->pence;  // 2^40 people of at most 10^13 pence come to less than 2^127.
      }
    }
  }

  bool AreAmounts(std::span<const int64_t> amounts) const noexcept {
    return amounts.size() == rows() &&
           std::all_of(amounts.begin(), amounts.end(), [](int64_t a) { return a >= 0 && a <= kMaxPence; });
  }

  // The place in [from, to) of the first amount of at least `pence`, or `to`.
  std::size_t FirstNotBelow(std::size_t from, std::size_t to, int64_t pence) const noexcept {
    const auto begin = pence_.begin();
    return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(from),
                                                     begin + static_cast<std::ptrdiff_t>(to), pence) -
                                    begin);
  }

  Sums Between(std::size_t from, std::size_t to) const noexcept {
    return {before_[to].weight - before_[from].weight, before_[to].pence - before_[from].pence};
  }

  // ChangeOf turned round: the most that somebody may have now who does not lose by being given `amount`.
  // With m millionths, now - amount > now m / 10^6 means now > amount 10^6 / (10^6 - m).
  static constexpr int64_t MostThatDoesNotLose(int64_t amount, const Tolerance& tolerance) noexcept {
    if (tolerance.millionths >= kMillion) return kMaxPence;
    const int64_t by_pence = std::min(amount + tolerance.pence, kMaxPence);
    if (tolerance.millionths == 0) return by_pence;
    const Int128 by_share = MultiplyWide(amount, kMillion) / (kMillion - tolerance.millionths);
    return by_share > kMaxPence ? kMaxPence : std::max(by_pence, static_cast<int64_t>(by_share));
  }

  // And the least that somebody has now who does not gain.
  static constexpr int64_t LeastThatDoesNotGain(int64_t amount, const Tolerance& tolerance) noexcept {
    const int64_t by_pence = amount - tolerance.pence;
    if (tolerance.millionths == 0) return by_pence;
    const int64_t parts = kMillion + tolerance.millionths;
    const auto by_share = static_cast<int64_t>((MultiplyWide(amount, kMillion) + parts - 1) / parts);
    return std::min(by_pence, by_share);
  }

  static constexpr int64_t kMillion = 1'000'000;

  std::vector<std::size_t> starts_;
  std::vector<int64_t> pence_;
  std::vector<Sums> before_;
  Int128 squares_ = 0;
};

}  // namespace ras

#endif  // RAS_PEOPLE_BY_ROW_H_
