// Isotonic regression of people with weights: what ras/isotonic_means.h and ras/isotonic_medians.h give if
// everybody is repeated as often as they count.
#ifndef RAS_WEIGHTED_ISOTONIC_H_
#define RAS_WEIGHTED_ISOTONIC_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/isotonic_means.h"
#include "ras/isotonic_medians.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/weighted_cost.h"

namespace ras {
namespace internal {

// People by score, and one row a score with its weight. They can be weighed.
struct WeightedByScore {
  std::vector<WeightedCost> people;
  std::vector<FittedScore> rows;
  std::vector<std::size_t> ends;  // Of each row, where the people of the next one begin.

  explicit WeightedByScore(std::span<const WeightedCost> given) : people(given.begin(), given.end()) {
    std::ranges::sort(people, {}, &WeightedCost::score);
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (rows.empty() || rows.back().score != people[i].score) {
        rows.push_back({people[i].score, 0, {}});
        ends.push_back(i);
      }
      rows.back().cases += people[i].weight;
      ends.back() = i + 1;
    }
  }
};

// The least optimum or the greatest of least absolute deviations, by partitioning (ras/isotonic_medians.h):
// where the scores begin whose amount is above a threshold depends on nothing but the weight of those who
// cost more, less that of the others.
class WeightedExtremeMedians {
 public:
  WeightedExtremeMedians(const WeightedByScore& sample, Optimum which) : sample_(sample), which_(which) {
    for (const WeightedCost& person : sample.people) costs_.push_back(person.pence);
    std::ranges::sort(costs_);
    costs_.erase(std::unique(costs_.begin(), costs_.end()), costs_.end());
  }

  // One amount a score.
  std::vector<int64_t> Find() {
    amounts_.resize(sample_.rows.size());
    Find(0, amounts_.size(), 0, costs_.size() - 1);
    return std::move(amounts_);
  }

 private:
  // Of these scores the amounts are among costs_[least] to costs_[greatest]. As deep as that range can be
  // halved.
  void Find(std::size_t from, std::size_t to, std::size_t least, std::size_t greatest) {
    if (from == to) return;
    if (least == greatest) {
      std::fill(amounts_.begin() + static_cast<std::ptrdiff_t>(from),
                amounts_.begin() + static_cast<std::ptrdiff_t>(to), costs_[least]);
      return;
    }
    const std::size_t middle = least + (greatest - least) / 2;
    const std::size_t cut = Part(from, to, costs_[middle]);
    Find(from, cut, least, middle);
    Find(cut, to, middle + 1, greatest);
  }

  // The first of these scores whose amount is above the threshold; of several, the last for the least optimum
  // and the first for the greatest.
  std::size_t Part(std::size_t from, std::size_t to, int64_t threshold) const noexcept {
    std::size_t cut = to;
    int64_t sum = 0, most = 0;  // Of weights that are at most kMaxCases together.
    for (std::size_t i = to; i-- > from;) {
      for (std::size_t k = i == 0 ? 0 : sample_.ends[i - 1]; k < sample_.ends[i]; ++k) {
        const WeightedCost& person = sample_.people[k];
        sum += person.pence > threshold ? person.weight : -person.weight;
      }
      if (sum > most || (sum == most && which_ == Optimum::kGreatest)) {
        most = sum;
        cut = i;
      }
    }
    return cut;
  }

  const WeightedByScore& sample_;
  Optimum which_;
  std::vector<int64_t> costs_;  // Ascending, each once.
  std::vector<int64_t> amounts_;
};

}  // namespace internal

/// The isotonic regression of cost on score by weighted least squares: one row a score that someone has,
/// ascending, `cases` being its weight, with its exact amount. The amounts never fall, amounts times weights
/// add up to the weighted sum of the costs, and the order of the people changes nothing. Faults as
/// CheckWeightedCosts. O(n log n).
inline Result<std::vector<FittedScore>> WeightedIsotonicMeans(std::span<const WeightedCost> people) {
  if (const Fault fault = CheckWeightedCosts(people); fault != Fault::kNone) return fault;
  internal::WeightedByScore sample(people);
  std::vector<internal::CasePool> pools;
  std::size_t next = 0;
  for (std::size_t i = 0; i < sample.rows.size(); ++i) {
    internal::CasePool pool{1, sample.rows[i].cases, 0};
    for (; next < sample.ends[i]; ++next) {
      const WeightedCost& person = sample.people[next];
      pool.pence += static_cast<UInt128>(WeightedPence(person.weight, person.pence));
    }
    internal::AddPool(pools, pool);
  }
  auto row = sample.rows.begin();
  for (const internal::CasePool& pool : pools) {
    const Rational mean = Rational::Make(static_cast<Int128>(pool.pence), pool.cases).value();
    for (std::size_t i = 0; i < pool.scores; ++i) (row++)->pence = mean;
  }
  return std::move(sample.rows);
}

/// The same by weighted least absolute deviations, and of all optima the middle one, a multiple of half a
/// penny. Faults as CheckWeightedCosts. O(n log n).
inline Result<std::vector<FittedScore>> WeightedIsotonicMedians(std::span<const WeightedCost> people) {
  if (const Fault fault = CheckWeightedCosts(people); fault != Fault::kNone) return fault;
  internal::WeightedByScore sample(people);
  const auto least = internal::WeightedExtremeMedians(sample, internal::Optimum::kLeast).Find();
  const auto greatest = internal::WeightedExtremeMedians(sample, internal::Optimum::kGreatest).Find();
  for (std::size_t i = 0; i < sample.rows.size(); ++i) {
    sample.rows[i].pence = Rational::Make(Int128{least[i]} + greatest[i], Int128{2}).value();
  }
  return std::move(sample.rows);
}

}  // namespace ras

#endif  // RAS_WEIGHTED_ISOTONIC_H_
