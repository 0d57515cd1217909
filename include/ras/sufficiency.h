// What people were told they could plan with against what was agreed, added up exactly, so that parts of a
// population can be added up in any order and on any machine (seed 000, principle b; docs/monitoring.md
// section 2).
#ifndef RAS_SUFFICIENCY_H_
#define RAS_SUFFICIENCY_H_

#include <cstdint>

#include "ras/int256.h"
#include "ras/money.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/variance_sums.h"

namespace ras {

/// One person's indicative allocation and final budget, in pence for one period, both from 0 to kMaxPence.
struct BudgetPair {
  int64_t indicative = 0;
  int64_t final_budget = 0;

  friend constexpr bool operator==(const BudgetPair&, const BudgetPair&) = default;
};

/// What came of an indicative allocation. A tolerance in millionths is of the allocation.
enum class BudgetOutcome : uint8_t {
  kSame,      ///< The final budget is the same within the tolerance.
  kEnhanced,  ///< It is above, by more than the tolerance: the allocation was not sufficient.
  kReduced,   ///< It is below, by more than the tolerance.
};

/// The amounts and the tolerance are within their limits, as SufficiencySums::Add checks.
constexpr BudgetOutcome OutcomeOf(const BudgetPair& pair, const Tolerance& tolerance) noexcept {
  switch (ChangeOf({pair.indicative, pair.final_budget}, tolerance)) {
    case Change::kGains:
      return BudgetOutcome::kEnhanced;
    case Change::kLoses:
      return BudgetOutcome::kReduced;
    case Change::kWithin:
      break;
  }
  return BudgetOutcome::kSame;
}

/// The sums behind every figure of a set of people, all of them exact. A plain value of fixed size: keep one
/// for each thread or group, and merge them in any order.
struct SufficiencySums {
  int64_t same = 0;
  int64_t enhanced = 0;
  int64_t reduced = 0;
  /// Pence, all people together.
  Int128 indicative = 0;
  Int128 final_budget = 0;
  /// By how much enhancements are above, and by how much those that are below are so.
  Int128 above = 0;
  Int128 below = 0;

  constexpr int64_t people() const noexcept { return same + enhanced + reduced; }
  /// People whose indicative allocation was enough.
  constexpr int64_t sufficient() const noexcept { return same + reduced; }

  /// Whether these can be the sums of some people, as far as sums show it: for those that come back from a
  /// document. The tolerance is that of the people, within its limits.
  constexpr bool IsPossible(const Tolerance& tolerance) const noexcept {
    for (const int64_t count : {same, enhanced, reduced}) {
      if (count < 0 || count > kMaxCases) return false;
    }
    if (people() > kMaxCases) return false;
    // Whoever is beyond the tolerance is so by a penny more than it at least, and nobody has more than there
    // is money.
    const auto is_beyond = [&](int64_t count, Int128 by) {
      return by >= MultiplyWide(count, tolerance.pence + 1) && by <= MultiplyWide(count, kMaxPence);
    };
    const Int128 most = MultiplyWide(people(), kMaxPence);
    if (!is_beyond(enhanced, above) || !is_beyond(reduced, below) || indicative < below ||
        indicative > most || final_budget < above || final_budget > most) {
      return false;
    }
    // What is left are the differences of the others, each within the one tolerance or the other.
    const Int128 rest = final_budget - indicative - above + below;
    const Int128 widest = MostWithin(tolerance);
    return rest <= widest && -rest <= widest;
  }

  /// What those within the tolerance can be away from their indicative allocations together, in pence, as far
  /// as sums show it: each by the amount of the tolerance or by its share of the allocation.
  constexpr Int128 MostWithin(const Tolerance& tolerance) const noexcept {
    if (same == 0) return 0;
    return MultiplyWide(same, tolerance.pence) + indicative * tolerance.millionths / 1'000'000;
  }

  /// Counts one person in, in O(1). kOutOfRange, and nothing counted, for an amount or a tolerance outside
  /// its limits, or beyond kMaxCases people.
  [[nodiscard]] constexpr Fault Add(const BudgetPair& pair, const Tolerance& tolerance) noexcept {
    if (pair.indicative < 0 || pair.indicative > kMaxPence || pair.final_budget < 0 ||
        pair.final_budget > kMaxPence || tolerance.pence < 0 || tolerance.pence > kMaxPence ||
        tolerance.millionths < 0 || tolerance.millionths > kMostTolerance || people() >= kMaxCases) {
      return Fault::kOutOfRange;
    }
    const int64_t difference = pair.final_budget - pair.indicative;
    indicative += pair.indicative;
    final_budget += pair.final_budget;
    switch (OutcomeOf(pair, tolerance)) {
      case BudgetOutcome::kSame:
        ++same;
        break;
      case BudgetOutcome::kEnhanced:
        ++enhanced;
        above += difference;
        break;
      case BudgetOutcome::kReduced:
        ++reduced;
        below -= difference;
        break;
    }
    return Fault::kNone;
  }

  /// Counts the other's people in, in O(1). The tolerances of the two are the caller's to compare.
  /// kOutOfRange, and nothing counted, if together they are more than kMaxCases.
  [[nodiscard]] constexpr Fault Merge(const SufficiencySums& other) noexcept {
    if (other.people() > kMaxCases - people()) return Fault::kOutOfRange;
    same += other.same;
    enhanced += other.enhanced;
    reduced += other.reduced;
    indicative += other.indicative;
    final_budget += other.final_budget;
    above += other.above;
    below += other.below;
    return Fault::kNone;
  }

  friend constexpr bool operator==(const SufficiencySums&, const SufficiencySums&) = default;
};

}  // namespace ras

#endif  // RAS_SUFFICIENCY_H_
