// Isotonic regression by least absolute deviations: the amounts that never fall as the score rises and lie
// nearest to what people cost, by the sum of the differences themselves. One very costly person pulls a mean
// a long way, and these amounts hardly at all.
//
// There may be many such sets of amounts, as there are many medians of two figures. One of them is least at
// every score and one is greatest at every score (Robertson and Wright 1980; Jordan, Muehlemann and Ziegel
// 2022, Characterizing the optimal solutions to the isotonic regression problem for identifiable
// functionals). Optima are convex, so the middle of these two is one as well. It takes no side: turn scores
// and costs upside down, and the amounts are the same, upside down.
//
// Both are found by partitioning (Stout 2013, Isotonic regression via partitioning). The scores whose amount
// is above a threshold are the highest ones, from some score on; and where they begin depends on nothing but
// how many people of each score cost more than the threshold. So one look at the costs parts the scores in
// two, and each part is sought on by itself, among those of its own costs that can still be an amount: about
// half of them each time.
#ifndef RAS_ISOTONIC_MEDIANS_H_
#define RAS_ISOTONIC_MEDIANS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/costs_by_score.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {
namespace internal {

/// Which of all optima.
enum class Optimum : uint8_t { kLeast, kGreatest };

// Finds the least optimum or the greatest. The costs of each score change places and stay with their score.
class ExtremeMedians {
 public:
  ExtremeMedians(CostsByScore& costs, Optimum which) : pence_(costs.pence), which_(which) {
    scores_.reserve(costs.rows.size());
    std::size_t start = 0;
    for (const FittedScore& row : costs.rows) {
      const auto people = static_cast<std::size_t>(row.cases);
      scores_.push_back({pence_.subspan(start, people), 0, 0});
      start += people;
    }
  }

  // One amount a score.
  std::vector<int64_t> Find() {
    amounts_.resize(scores_.size());
    Find(0, scores_.size(), pence_.size(), 0);
    return std::move(amounts_);
  }

 private:
  // One score: its costs that may still be an amount here, those of them that are not above the threshold
  // first; and of its other people, how many more cost more than any such amount than cost less.
  struct Score {
    std::span<int64_t> open;
    std::size_t not_above = 0;
    int64_t balance = 0;

    // How many more people cost more than the threshold than do not.
    int64_t BalanceAbove() const noexcept {
      return balance + static_cast<int64_t>(open.size()) - 2 * static_cast<int64_t>(not_above);
    }
    // How many costs stay open if the amount is above it, or is not.
    std::size_t KeepAbove() noexcept {
      balance -= static_cast<int64_t>(not_above);
      open = open.subspan(not_above);
      return open.size();
    }
    std::size_t KeepNotAbove() noexcept {
      balance += static_cast<int64_t>(open.size() - not_above);
      open = open.first(not_above);
      return open.size();
    }
  };

  // Of these scores: their amounts are among their open costs, of which there are so many, one at least.
  void Find(std::size_t from, std::size_t to, std::size_t open, int depth) {
    while (from < to) {
      const Sight sight = LookAt(from, to, open);
      if (sight.least == sight.greatest) {
        std::fill(amounts_.begin() + static_cast<std::ptrdiff_t>(from),
                  amounts_.begin() + static_cast<std::ptrdiff_t>(to), sight.least);
        return;
      }
      const std::size_t cut = Part(from, to, Threshold(sight, depth++));
      std::size_t open_below = 0;
      for (std::size_t i = from; i < cut; ++i) open_below += scores_[i].KeepNotAbove();
      open = 0;
      for (std::size_t i = cut; i < to; ++i) open += scores_[i].KeepAbove();
      Find(from, cut, open_below, depth);
      from = cut;
    }
  }

  // The ends of some open costs, and what the median of a few of them is.
  struct Sight {
    int64_t least = INT64_MAX;
    int64_t greatest = INT64_MIN;
    int64_t middle = 0;
  };

  Sight LookAt(std::size_t from, std::size_t to, std::size_t open) const noexcept {
    Sight sight;
    std::array<int64_t, 64> few{};
    const std::size_t step = (open + few.size() - 1) / few.size();
    std::size_t next = step / 2, taken = 0;
    for (std::size_t i = from; i < to; ++i) {
      const std::span<const int64_t> costs = scores_[i].open;
      for (const int64_t pence : costs) {
        sight.least = std::min(sight.least, pence);
        sight.greatest = std::max(sight.greatest, pence);
      }
      for (; next < costs.size(); next += step) few[taken++] = costs[next];
      next -= costs.size();
    }
    const auto middle = few.begin() + static_cast<std::ptrdiff_t>(taken / 2);
    std::nth_element(few.begin(), middle, few.begin() + static_cast<std::ptrdiff_t>(taken));
    sight.middle = *middle;
    return sight;
  }

  // At or above the least open cost and below the greatest, so that fewer costs are left on either side. Any
  // will do: one near their median halves their number. Every fourth is the middle of their range, which is
  // 44 bits wide, so that 176 steps are the most, however ill the few stand for the rest.
  static int64_t Threshold(const Sight& sight, int depth) noexcept {
    if (depth % 4 == 3) return sight.least + (sight.greatest - sight.least) / 2;
    return std::min(sight.middle, sight.greatest - 1);
  }

  // Parts the open costs of each score by the threshold. The first of these scores whose amount is above it:
  // the one from which on most people cost more, less those who do not. If there are several such scores,
  // the last for the least optimum and the first for the greatest.
  std::size_t Part(std::size_t from, std::size_t to, int64_t threshold) noexcept {
    std::size_t cut = to;
    int64_t sum = 0, most = 0;
    for (std::size_t i = to; i-- > from;) {
      Score& score = scores_[i];
      score.not_above = 0;
      for (int64_t& pence : score.open) {  // Without a branch on the cost, which nothing foretells.
        const int64_t moved = pence;
        pence = std::exchange(score.open[score.not_above], moved);
        score.not_above += moved <= threshold ? 1U : 0U;
      }
      sum += score.BalanceAbove();
      if (sum > most || (sum == most && which_ == Optimum::kGreatest)) {
        most = sum;
        cut = i;
      }
    }
    return cut;
  }

  std::span<int64_t> pence_;
  Optimum which_;
  std::vector<Score> scores_;
  std::vector<int64_t> amounts_;
};

}  // namespace internal

/// The isotonic regression of cost on score by least absolute deviations, every case counted once, and of all
/// optima the middle one (above): one row a score that someone has, ascending, with its people and its
/// amount, a multiple of half a penny. The amounts never fall, people of one score have one amount, and the
/// order of the cases changes nothing. Totals are not preserved: medians do not add up. Faults as
/// GroupByScore. O(n log n), and nearer to O(n) where many people share a score. Source:
/// docs/building-a-table.md, and the papers named above.
inline Result<std::vector<FittedScore>> IsotonicMedians(std::span<const ScoredCost> cases) {
  Result<CostsByScore> grouped = GroupByScore(cases);
  if (!grouped.ok()) return grouped.fault();
  CostsByScore costs = std::move(grouped).value();
  const auto least = internal::ExtremeMedians(costs, internal::Optimum::kLeast).Find();
  const auto greatest = internal::ExtremeMedians(costs, internal::Optimum::kGreatest).Find();
  for (std::size_t i = 0; i < costs.rows.size(); ++i) {
    costs.rows[i].pence = Rational::Make(Int128{least[i]} + greatest[i], Int128{2}).value();
  }
  return std::move(costs.rows);
}

}  // namespace ras

#endif  // RAS_ISOTONIC_MEDIANS_H_
