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
#include "ras/scored_cost.h"
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

namespace internal {

constexpr Result<Rational> MeanOf(Int128 sum, int64_t count) noexcept {
  if (count == 0) return Fault::kEmpty;
  return Rational::Make(Int256(sum), Int256(count));
}

}  // namespace internal

/// The sums behind every mean of a set of people, all of them exact. A plain value of fixed size: keep one
/// for each thread or group, and merge them in any order. Differences are the allocation less the cost, in
/// pence.
struct VarianceSums {
  int64_t gain = 0;
  int64_t within = 0;
  int64_t lose = 0;
  Int128 actual = 0;
  Int128 allocated = 0;
  /// Of the differences without their sign.
  Int128 distances = 0;
  /// Of the squares of the differences.
  Int128 squares = 0;
  /// People whose support costs something, and so has a percentage.
  int64_t with_percentage = 0;
  /// Of their percentages, in millionths of a percent; and of these without their sign.
  Int128 percentages = 0;
  Int128 percentage_distances = 0;

  constexpr int64_t people() const noexcept { return gain + within + lose; }
  constexpr Int128 Difference() const noexcept { return allocated - actual; }

  /// Counts one person in, in O(1). kOutOfRange, and nothing counted, for an amount or a tolerance outside
  /// its limits, or beyond kMaxCases people.
  [[nodiscard]] constexpr Fault Add(const ActualAllocated& person, const Tolerance& tolerance) noexcept {
    const auto is_cost = [](int64_t pence) { return pence >= 0 && pence <= kMaxPence; };
    if (!is_cost(person.actual) || !is_cost(person.allocated) || !is_cost(tolerance.pence) ||
        tolerance.millionths < 0 || tolerance.millionths > kMostTolerance || people() >= kMaxCases) {
      return Fault::kOutOfRange;
    }
    const Change change = ChangeOf(person, tolerance);
    (change == Change::kWithin ? within : change == Change::kGains ? gain : lose) += 1;
    const int64_t difference = person.allocated - person.actual;
    actual += person.actual;
    allocated += person.allocated;
    distances += difference < 0 ? -difference : difference;
    squares += MultiplyWide(difference, difference);
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
    if (other.people() > kMaxCases - people()) return Fault::kOutOfRange;
    gain += other.gain;
    within += other.within;
    lose += other.lose;
    actual += other.actual;
    allocated += other.allocated;
    distances += other.distances;
    squares += other.squares;
    with_percentage += other.with_percentage;
    percentages += other.percentages;
    percentage_distances += other.percentage_distances;
    return Fault::kNone;
  }

  /// Pence by which the allocation is above (or, negative, below) the cost, for the average person. kEmpty
  /// without people; so are the next three.
  constexpr Result<Rational> MeanDifference() const noexcept {
    return internal::MeanOf(Difference(), people());
  }
  /// Pence between allocation and cost, either way, for the average person.
  constexpr Result<Rational> MeanDistance() const noexcept { return internal::MeanOf(distances, people()); }
  /// The mean of the percentages, in millionths of a percent, of the people who have one.
  constexpr Result<Rational> MeanPercentage() const noexcept {
    return internal::MeanOf(percentages, with_percentage);
  }
  constexpr Result<Rational> MeanPercentageDistance() const noexcept {
    return internal::MeanOf(percentage_distances, with_percentage);
  }
  /// The sample variance of the differences in square pence, by n - 1. kEmpty for fewer than two people.
  constexpr Result<Rational> Variance() const noexcept {
    const int64_t n = people();
    if (n < 2) return Fault::kEmpty;
    // Both products are below 2^168, and never less than each other the wrong way round (Cauchy and Schwarz).
    const Int256 total(Difference());
    const Int256 above = Multiply(Int256(n), Int256(squares)).value();
    return Rational::Make(Subtract(above, Multiply(total, total).value()).value(),
                          Int256(MultiplyWide(n, n - 1)));
  }
  /// Its square root to the nearest penny, halves up.
  constexpr Result<int64_t> StandardDeviation() const noexcept {
    const Result<Rational> variance = Variance();
    return variance.ok() ? RoundedSquareRoot(variance.value()) : variance.fault();
  }

  friend constexpr bool operator==(const VarianceSums&, const VarianceSums&) = default;
};

}  // namespace ras

#endif  // RAS_VARIANCE_SUMS_H_
