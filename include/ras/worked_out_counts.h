// Which counts that a published table leaves out can be worked out exactly from those that it tells
// (docs/comparing-policies.md section 5).
#ifndef RAS_WORKED_OUT_COUNTS_H_
#define RAS_WORKED_OUT_COUNTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "ras/int256.h"
#include "ras/result.h"
#include "ras/split_mix.h"

namespace ras {

/// A count that is the sum of others, all by their place in the list of counts: what a reader can work out.
struct CountSum {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;
};

namespace internal {

/// Numbers modulo the prime 2^61 - 1.
class PrimeField {
 public:
  static constexpr uint64_t kPrime = (uint64_t{1} << 61) - 1;

  static constexpr uint64_t Add(uint64_t a, uint64_t b) noexcept {
    const uint64_t sum = a + b;
    return sum >= kPrime ? sum - kPrime : sum;
  }
  static constexpr uint64_t Negate(uint64_t a) noexcept { return a == 0 ? 0 : kPrime - a; }
  static constexpr uint64_t Multiply(uint64_t a, uint64_t b) noexcept {
    const UInt128 product = UInt128{a} * b;
    return Add(static_cast<uint64_t>(product & kPrime), static_cast<uint64_t>(product >> 61));
  }
  /// 1 / a, of a number that is not 0.
  static constexpr uint64_t Invert(uint64_t a) noexcept {
    uint64_t inverse = 1;
    for (uint64_t power = kPrime - 2; power > 0; power >>= 1) {
      if ((power & 1) != 0) inverse = Multiply(inverse, a);
      a = Multiply(a, a);
    }
    return inverse;
  }
};

/// Equations between unknowns that come to nothing, solved by one solution taken at random: an unknown that
/// is zero in it is zero in all of them. Rows with few terms are used first, so that few terms come to
/// others.
class HomogeneousEquations {
 public:
  struct Term {
    std::size_t unknown = 0;
    uint64_t factor = 0;
  };
  /// The terms of each row, by unknown, which ascend.
  HomogeneousEquations(std::size_t unknowns, std::vector<std::vector<Term>> rows)
      : rows_(std::move(rows)), is_used_(rows_.size()), rows_of_(unknowns), rows_with_(unknowns) {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      steps_ += rows_[r].size();
      for (const Term& term : rows_[r]) {
        rows_of_[term.unknown].push_back(r);
        ++rows_with_[term.unknown];
      }
      by_terms_.emplace(rows_[r].size(), r);
    }
    for (std::size_t u = 0; u < unknowns; ++u) {
      if (rows_with_[u] == 1) alone_.push_back(u);
    }
  }

  /// Whether each unknown is zero whatever the solution. kOutOfRange if that would take more than
  /// `most_steps`.
  Result<std::vector<bool>> Zeros(uint64_t most_steps) {
    while (steps_ <= most_steps) {
      if (!alone_.empty()) {
        // Whatever else its row says: this unknown makes it true, and no other row has it.
        const std::size_t unknown = alone_.back();
        alone_.pop_back();
        if (rows_with_[unknown] == 1) Use(RowWith(unknown), unknown);
      } else if (by_terms_.empty()) {
        return Solve();
      } else {
        const auto [terms, row] = by_terms_.top();
        by_terms_.pop();
        if (!is_used_[row] && rows_[row].size() == terms && terms > 0) Use(row, RarestOf(row));
      }
    }
    return Fault::kOutOfRange;
  }

 private:
  std::size_t RowWith(std::size_t unknown) const {
    for (const std::size_t row : rows_of_[unknown]) {
      if (!is_used_[row] && Has(row, unknown)) return row;
    }
    return rows_.size();
  }

  std::vector<Term>::const_iterator Find(std::size_t row, std::size_t unknown) const {
    return std::lower_bound(rows_[row].begin(), rows_[row].end(), unknown,
                            [](const Term& term, std::size_t u) { return term.unknown < u; });
  }
  bool Has(std::size_t row, std::size_t unknown) const {
    const auto found = Find(row, unknown);
    return found != rows_[row].end() && found->unknown == unknown;
  }

  std::size_t RarestOf(std::size_t row) const {
    return std::min_element(
               rows_[row].begin(), rows_[row].end(),
               [&](const Term& a, const Term& b) { return rows_with_[a.unknown] < rows_with_[b.unknown]; })
        ->unknown;
  }

  void Lose(std::size_t unknown) {
    if (--rows_with_[unknown] == 1) alone_.push_back(unknown);
  }

  // The row says what the unknown is, by the others in it; no other row asks for it any more.
  void Use(std::size_t row, std::size_t unknown) {
    is_used_[row] = true;
    used_.emplace_back(row, unknown);
    const uint64_t inverse = PrimeField::Invert(Find(row, unknown)->factor);
    for (const std::size_t other : rows_of_[unknown]) {
      if (is_used_[other]) continue;
      const auto term = Find(other, unknown);
      if (term == rows_[other].end() || term->unknown != unknown) continue;
      AddTimes(row, PrimeField::Negate(PrimeField::Multiply(term->factor, inverse)), other);
      by_terms_.emplace(rows_[other].size(), other);
    }
    for (const Term& term : rows_[row]) Lose(term.unknown);
  }

  // A row times a factor to another, from which it takes one unknown at least.
  void AddTimes(std::size_t row, uint64_t factor, std::size_t other) {
    const std::vector<Term>&from = rows_[row], &to = rows_[other];
    std::vector<Term> sum;
    sum.reserve(from.size() + to.size());
    std::size_t f = 0, t = 0;
    while (f < from.size() || t < to.size()) {
      if (f == from.size() || (t < to.size() && to[t].unknown < from[f].unknown)) {
        sum.push_back(to[t++]);
        continue;
      }
      const Term times{from[f].unknown, PrimeField::Multiply(from[f].factor, factor)};
      ++f;
      if (t == to.size() || times.unknown < to[t].unknown) {
        sum.push_back(times);
        rows_of_[times.unknown].push_back(other);
        ++rows_with_[times.unknown];
        continue;
      }
      const uint64_t both = PrimeField::Add(times.factor, to[t++].factor);
      if (both != 0) {
        sum.push_back({times.unknown, both});
      } else {
        Lose(times.unknown);
      }
    }
    steps_ += from.size() + to.size();
    rows_[other] = std::move(sum);
  }

  // Those that no row is used for may be anything.
  std::vector<bool> Solve() const {
    SplitMix64 chance(0);
    std::vector<uint64_t> values(rows_of_.size());
    for (uint64_t& value : values) value = 1 + chance.Below(PrimeField::kPrime - 1);
    for (std::size_t i = used_.size(); i-- > 0;) {
      const auto& [row, unknown] = used_[i];
      uint64_t others = 0, own = 0;
      for (const Term& term : rows_[row]) {
        if (term.unknown == unknown) {
          own = term.factor;
        } else {
          others = PrimeField::Add(others, PrimeField::Multiply(term.factor, values[term.unknown]));
        }
      }
      values[unknown] = PrimeField::Multiply(PrimeField::Negate(others), PrimeField::Invert(own));
    }
    std::vector<bool> zeros(values.size());
    for (std::size_t u = 0; u < values.size(); ++u) zeros[u] = values[u] == 0;
    return zeros;
  }

  std::vector<std::vector<Term>> rows_;
  std::vector<bool> is_used_;
  std::vector<std::vector<std::size_t>> rows_of_;  // Of each unknown; some that have it no more, or twice.
  std::vector<std::size_t> rows_with_;             // How many that are not used have it.
  std::vector<std::size_t> alone_;                 // In one row, or were.
  // Rows by how many terms they have, or had.
  std::priority_queue<std::pair<std::size_t, std::size_t>, std::vector<std::pair<std::size_t, std::size_t>>,
                      std::greater<>>
      by_terms_;
  std::vector<std::pair<std::size_t, std::size_t>> used_;  // Row and unknown, in the order of their use.
  uint64_t steps_ = 0;
};

/// Where the whole of a sum is known and those of its parts that are not come to nothing, so does each of
/// them. Marks these, and what follows; whether there were any.
inline bool ShareNothing(std::span<const int64_t> counts, std::span<const CountSum> sums,
                         std::vector<bool>* known) {
  bool any = false, again = true;
  while (again) {
    again = false;
    for (const CountSum& sum : sums) {
      if (!(*known)[sum.whole]) continue;
      int64_t left = 0;
      bool all_known = true;
      for (const std::size_t part : sum.parts) {
        left += (*known)[part] ? 0 : counts[part];
        all_known = all_known && (*known)[part];
      }
      if (left != 0 || all_known) continue;
      for (const std::size_t part : sum.parts) (*known)[part] = true;
      any = again = true;
    }
  }
  return any;
}

/// What is not known of the sums, by the place of each unknown among those that are not.
inline std::vector<std::vector<HomogeneousEquations::Term>> UnknownOf(std::span<const CountSum> sums,
                                                                      const std::vector<bool>& known,
                                                                      const std::vector<std::size_t>& place) {
  std::vector<std::vector<HomogeneousEquations::Term>> rows;
  for (const CountSum& sum : sums) {
    std::vector<HomogeneousEquations::Term> row;
    if (!known[sum.whole]) row.push_back({place[sum.whole], PrimeField::kPrime - 1});
    for (const std::size_t part : sum.parts) {
      if (!known[part]) row.push_back({place[part], 1});
    }
    if (row.empty()) continue;
    std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.unknown < b.unknown; });
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace internal

/// Which counts a reader knows who is told all but those that are left out, knows that no count is below
/// nothing, and solves all the sums together: those that are told, and those of the others that have one
/// value alone. What a sum of which the whole is known has left to share is nothing: so is then each of its
/// parts. `left_out` has one entry for each count; every place is below the number of counts, and a sum names
/// every count once. kOutOfRange if that takes more than `most_steps`, each of some nanoseconds.
///
/// Whether a count has one value alone is exact but for a chance of counts in 2^61 that one is taken to have
/// that has not: sums are solved modulo the prime 2^61 - 1 with values for the unknown ones that SplitMix64
/// begun with 0 draws. (For a table by rows and columns: those that no circle of left out counts goes
/// through; Gusfield 1988, "A graph theoretic approach to statistical data security".)
inline Result<std::vector<bool>> WorkedOutCounts(std::span<const int64_t> counts,
                                                 std::span<const CountSum> sums,
                                                 const std::vector<bool>& left_out, uint64_t most_steps) {
  std::vector<bool> known(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) known[i] = !left_out[i];
  internal::ShareNothing(counts, sums, &known);
  while (true) {
    std::vector<std::size_t> unknown, place(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (known[i]) continue;
      place[i] = unknown.size();
      unknown.push_back(i);
    }
    internal::HomogeneousEquations equations(unknown.size(), internal::UnknownOf(sums, known, place));
    const Result<std::vector<bool>> zeros = equations.Zeros(most_steps);
    if (!zeros.ok()) return zeros.fault();
    for (std::size_t u = 0; u < unknown.size(); ++u) {
      if (zeros.value()[u]) known[unknown[u]] = true;
    }
    if (!internal::ShareNothing(counts, sums, &known)) return known;
  }
}

}  // namespace ras

#endif  // RAS_WORKED_OUT_COUNTS_H_
