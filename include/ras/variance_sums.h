// What a table would allocate to people against what their support costs, added up exactly, so that parts of
// a population can be added up in any order and on any machine (seed 000, step 7; docs/variance.md section
// 2).
#ifndef RAS_VARIANCE_SUMS_H_
#define RAS_VARIANCE_SUMS_H_

#include <cstdint>

#include "ras/goodness.h"
#include "ras/int256.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"
#include "ras/square_root.h"

namespace ras {

/// How far an allocation may be from the cost and still count as no change: by so many pence, or by so many
/// millionths of the cost, whichever is the more. Both bounds are included.
struct Tolerance {
  int64_t pence = 0;
  int64_t millionths = 0;

  friend constexpr bool operator==(const Tolerance&, const Tolerance&) = default;
};

/// The most millionths of a tolerance: a hundred times the cost.
inline constexpr int64_t kMostTolerance = 100'000'000;

/// What an allocation means for a person beside what the support costs.
enum class Change : uint8_t {
  kLoses,   ///< It is less, by more than the tolerance.
  kWithin,  ///< It is the same within the tolerance.
  kGains,   ///< It is more, by more than the tolerance.
};

/// The amounts are from 0 to kMaxPence and the tolerance at most kMostTolerance, as VarianceSums::Add checks.
constexpr Change ChangeOf(const ActualAllocated& person, const Tolerance& tolerance) noexcept {
  const int64_t difference = person.allocated - person.actual;
  const int64_t distance = difference < 0 ? -difference : difference;
  if (distance <= tolerance.pence ||
      MultiplyWide(distance, 1'000'000) <= MultiplyWide(person.actual, tolerance.millionths)) {
    return Change::kWithin;
  }
  return difference < 0 ? Change::kLoses : Change::kGains;
}

/// The allocation less the cost in percent of the cost, in millionths of a percent, half-even: each person's
/// percentage is fixed before it is added, so that a sum does not depend on the order. kDivisionByZero for a
/// cost of nothing, of which nothing is a percentage.
constexpr Result<Int128> PercentMillionths(const ActualAllocated& person) noexcept {
  if (person.actual == 0) return Fault::kDivisionByZero;
  const int64_t difference = person.allocated - person.actual;
  const bool negative = difference < 0;
  const UInt128 rounded =
      internal::RoundMagnitudes(Magnitude(difference) * 100'000'000, static_cast<UInt128>(person.actual),
                                negative, RoundingMode::kHalfEven);
  return negative ? -static_cast<Int128>(rounded) : static_cast<Int128>(rounded);
}

/// The sums behind every mean of a set of people, all of them exact: those of FitSums, and by whom the change
/// is one and how much it is of the cost. A plain value of fixed size: keep one for each thread or group, and
/// merge them in any order. Differences are the allocation less the cost, in pence.
struct VarianceSums {
  FitSums fit;
  int64_t gain = 0;
  int64_t within = 0;
  int64_t lose = 0;
  /// People whose support costs something, and so has a percentage.
  int64_t with_percentage = 0;
  /// Of their percentages, in millionths of a percent; and of these without their sign.
  Int128 percentages = 0;
  Int128 percentage_distances = 0;

  /// Whether these can be the sums of some people, as far as sums show it: for those that come back from a
  /// document. `fit` is one that FromTotals gave.
  constexpr bool IsPossible() const noexcept {
    if (gain < 0 || within < 0 || lose < 0 || gain > people() || within > people() || lose > people() ||
        gain + within + lose != people() || with_percentage < 0 || with_percentage > people()) {
      return false;
    }
    // Of a cost of a penny the greatest allocation is more by 10^15 percent.
    const Int128 most = MultiplyWide(with_percentage, 100 * kMaxPence) * 1'000'000;
    return percentage_distances >= 0 && percentage_distances <= most && percentages <= percentage_distances &&
           -percentages <= percentage_distances;
  }

  constexpr int64_t people() const noexcept { return fit.people(); }
  constexpr Int128 Difference() const noexcept { return fit.allocated() - fit.actual(); }

  /// Counts one person in, in O(1). kOutOfRange, and nothing counted, for an amount or a tolerance outside
  /// its limits, or beyond kMaxCases people.
  [[nodiscard]] constexpr Fault Add(const ActualAllocated& person, const Tolerance& tolerance) noexcept {
    if (tolerance.pence < 0 || tolerance.pence > kMaxPence || tolerance.millionths < 0 ||
        tolerance.millionths > kMostTolerance) {
      return Fault::kOutOfRange;
    }
    if (const Fault fault = fit.Add(person); fault != Fault::kNone) return fault;
    const Change change = ChangeOf(person, tolerance);
    (change == Change::kWithin ? within : change == Change::kGains ? gain : lose) += 1;
    if (const Result<Int128> percentage = PercentMillionths(person); percentage.ok()) {
      with_percentage += 1;
      percentages += percentage.value();
      percentage_distances += percentage.value() < 0 ? -percentage.value() : percentage.value();
    }
    return Fault::kNone;
  }

  /// Counts the other's people in, in O(1). The tolerances of the two are the caller's to compare.
  /// kOutOfRange, and nothing counted, if together they are more than kMaxCases.
  [[nodiscard]] constexpr Fault Merge(const VarianceSums& other) noexcept {
    if (const Fault fault = fit.Merge(other.fit); fault != Fault::kNone) return fault;
    gain += other.gain;
    within += other.within;
    lose += other.lose;
    with_percentage += other.with_percentage;
    percentages += other.percentages;
    percentage_distances += other.percentage_distances;
    return Fault::kNone;
  }

  /// The mean of the percentages, in millionths of a percent, of the people who have one. kEmpty if nobody
  /// has; so is the next.
  constexpr Result<Rational> MeanPercentage() const noexcept { return OfThoseWithPercentage(percentages); }
  constexpr Result<Rational> MeanPercentageDistance() const noexcept {
    return OfThoseWithPercentage(percentage_distances);
  }
  /// The sample variance of the differences in square pence, by n - 1. kEmpty for fewer than two people.
  constexpr Result<Rational> Variance() const noexcept {
    const int64_t n = people();
    if (n < 2) return Fault::kEmpty;
    // Both products are below 2^168, and the second is never above the first (Cauchy and Schwarz).
    const Int256 total(Difference());
    const Int256 above = Multiply(Int256(n), Int256(fit.error_squares())).value();
    return Rational::Make(Subtract(above, Multiply(total, total).value()).value(),
                          Int256(MultiplyWide(n, n - 1)));
  }
  /// Its square root to the nearest penny, halves up.
  constexpr Result<int64_t> StandardDeviation() const noexcept {
    const Result<Rational> variance = Variance();
    return variance.ok() ? RoundedSquareRoot(variance.value()) : variance.fault();
  }

  friend constexpr bool operator==(const VarianceSums&, const VarianceSums&) = default;

 private:
  constexpr Result<Rational> OfThoseWithPercentage(Int128 sum) const noexcept {
    if (with_percentage == 0) return Fault::kEmpty;
    return Rational::Make(Int256(sum), Int256(with_percentage));
  }
};

}  // namespace ras

#endif  // RAS_VARIANCE_SUMS_H_
