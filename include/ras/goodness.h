// How well the rows of a table explain what people cost: figures that describe, from exact sums, so that
// parts of a population can be added up in any order (docs/building-a-table.md).
#ifndef RAS_GOODNESS_H_
#define RAS_GOODNESS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// What one person's support costs and what the table would allocate, in pence for one period, both from 0 to
/// kMaxPence.
struct ActualAllocated {
  int64_t actual = 0;
  int64_t allocated = 0;

  friend constexpr bool operator==(const ActualAllocated&, const ActualAllocated&) = default;
};

/// The bounds that FitSums counts people within, in percent of what they cost.
inline constexpr std::array<int64_t, 4> kWithinPercents = {5, 10, 20, 30};

/// R-squared from its sums, in pence and square pence: see FitSums::RSquared.
constexpr Result<Rational> RSquaredOf(int64_t people, Int128 actual, Int128 actual_squares,
                                      Int128 error_squares) noexcept {
  if (people == 0) return Fault::kEmpty;
  const Int256 n(people), sum(actual);
  // n times either sum of squares: below 2^168.
  const Int256 square_of_sum = Multiply(sum, sum).value();
  const Int256 spread = Subtract(Multiply(n, Int256(actual_squares)).value(), square_of_sum).value();
  const Int256 errors = Multiply(n, Int256(error_squares)).value();
  return Rational::Make(Subtract(spread, errors).value(), spread);
}

/// The sums of FitSums as they are written down: pence, and square pence.
struct FitTotals {
  int64_t people = 0;
  Int128 actual = 0;
  Int128 allocated = 0;
  Int128 distances = 0;  ///< Of allocation and cost, either way.
  Int128 actual_squares = 0;
  Int128 error_squares = 0;  ///< Of allocation less cost.
  std::array<int64_t, kWithinPercents.size()> within{};

  friend constexpr bool operator==(const FitTotals&, const FitTotals&) = default;
};

/// The sums behind every figure of a set of people, all of them exact. A plain value of fixed size: keep one
/// for each thread or each group and merge them in any order.
class FitSums {
 public:
  /// Counts one person in, in O(1). kOutOfRange, and nothing counted, for an amount outside the limits or
  /// beyond kMaxCases people.
  [[nodiscard]] constexpr Fault Add(const ActualAllocated& person) noexcept {
    if (person.actual < 0 || person.actual > kMaxPence || person.allocated < 0 ||
        person.allocated > kMaxPence || people_ >= kMaxCases) {
      return Fault::kOutOfRange;
    }
    const int64_t difference = person.allocated - person.actual;
    const int64_t distance = difference < 0 ? -difference : difference;
    ++people_;
    actual_ += person.actual;
    allocated_ += person.allocated;
    distances_ += distance;
    actual_squares_ += MultiplyWide(person.actual, person.actual);
    error_squares_ += MultiplyWide(difference, difference);
    for (std::size_t i = 0; i < within_.size(); ++i) {
      within_[i] += distance * 100 <= person.actual * kWithinPercents[i] ? 1 : 0;
    }
    return Fault::kNone;
  }
  /// Counts the other's people in, in O(1). kOutOfRange, and nothing counted, if together they are more than
  /// kMaxCases.
  [[nodiscard]] constexpr Fault Merge(const FitSums& other) noexcept {
    if (other.people_ > kMaxCases - people_) return Fault::kOutOfRange;
    people_ += other.people_;
    actual_ += other.actual_;
    allocated_ += other.allocated_;
    distances_ += other.distances_;
    actual_squares_ += other.actual_squares_;
    error_squares_ += other.error_squares_;
    for (std::size_t i = 0; i < within_.size(); ++i) within_[i] += other.within_[i];
    return Fault::kNone;
  }

  /// The way to a document, and back from one. kOutOfRange for totals that no people can have, by what any
  /// totals obey: amounts within their limits, squares of sums not above the sums of squares, more people
  /// within the wider bounds.
  constexpr FitTotals totals() const noexcept {
    return {people_, actual_, allocated_, distances_, actual_squares_, error_squares_, within_};
  }
  static constexpr Result<FitSums> FromTotals(const FitTotals& totals) noexcept {
    const Int128 most = MultiplyWide(totals.people, kMaxPence);
    const auto is_sum = [&](Int128 sum) { return sum >= 0 && sum <= most; };
    if (totals.people < 0 || totals.people > kMaxCases || !is_sum(totals.actual) ||
        !is_sum(totals.allocated) || !is_sum(totals.distances)) {
      return Fault::kOutOfRange;
    }
    // n times a sum of squares is at least the square of the sum, and at most n times the greatest squares.
    const auto are_squares = [&](Int128 squares, Int128 sum) {
      if (squares < 0 || Int256(squares) > Multiply(Int256(most), Int256(kMaxPence)).value()) return false;
      const Int256 square = Multiply(Int256(sum), Int256(sum)).value();
      return !(Multiply(Int256(totals.people), Int256(squares)).value() < square);
    };
    const Int128 difference = totals.allocated - totals.actual;
    if (totals.distances < difference || totals.distances < -difference ||
        !are_squares(totals.actual_squares, totals.actual) ||
        !are_squares(totals.error_squares, totals.distances)) {
      return Fault::kOutOfRange;
    }
    int64_t least = 0;
    for (const int64_t within : totals.within) {
      if (within < least || within > totals.people) return Fault::kOutOfRange;
      least = within;
    }
    FitSums sums;
    sums.people_ = totals.people;
    sums.actual_ = totals.actual;
    sums.allocated_ = totals.allocated;
    sums.distances_ = totals.distances;
    sums.actual_squares_ = totals.actual_squares;
    sums.error_squares_ = totals.error_squares;
    sums.within_ = totals.within;
    return sums;
  }

  constexpr int64_t people() const noexcept { return people_; }
  /// Pence, all people together.
  constexpr Int128 actual() const noexcept { return actual_; }
  constexpr Int128 allocated() const noexcept { return allocated_; }
  /// Square pence: of allocation less cost, all people together.
  constexpr Int128 error_squares() const noexcept { return error_squares_; }
  /// People whose allocation is within kWithinPercents[i] percent of what they cost, the bound included. Who
  /// costs nothing is within any bound if the allocation is nothing too, and else within none.
  constexpr const std::array<int64_t, kWithinPercents.size()>& within() const noexcept { return within_; }

  /// Pence by which the allocation is above (or, negative, below) the cost, for the average person. kEmpty
  /// without people.
  constexpr Result<Rational> MeanBias() const noexcept { return PerPerson(allocated_ - actual_); }
  /// Pence between allocation and cost, either way, for the average person. kEmpty without people.
  constexpr Result<Rational> MeanAbsoluteError() const noexcept { return PerPerson(distances_); }
  /// The share of people within kWithinPercents[i] percent. kEmpty without people, kOutOfRange for no such i.
  constexpr Result<Rational> ShareWithin(std::size_t i) const noexcept {
    if (i >= within_.size()) return Fault::kOutOfRange;
    return PerPerson(within_[i]);
  }
  /// R-squared, the coefficient of determination: 1 less the sum of squared errors over the sum of squares of
  /// the costs about their mean. 1 if every allocation is the cost; 0 if they do no better than the same
  /// average for everyone; below 0 if they do worse. kEmpty without people; kDivisionByZero if all cost the
  /// same, where there is nothing to explain.
  constexpr Result<Rational> RSquared() const noexcept {
    return RSquaredOf(people_, actual_, actual_squares_, error_squares_);
  }

  friend constexpr bool operator==(const FitSums&, const FitSums&) = default;

 private:
  constexpr Result<Rational> PerPerson(Int128 sum) const noexcept {
    if (people_ == 0) return Fault::kEmpty;
    return Rational::Make(Int256(sum), Int256(people_));
  }

  // With 2^40 people of at most 10^13 pence the squares come to less than 2^127.
  int64_t people_ = 0;
  Int128 actual_ = 0;
  Int128 allocated_ = 0;
  Int128 distances_ = 0;
  Int128 actual_squares_ = 0;
  Int128 error_squares_ = 0;
  std::array<int64_t, kWithinPercents.size()> within_{};
};

/// Everyone, from the sums of the groups (care group, service, band) that the caller keeps one FitSums for
/// each. kOutOfRange if together they are more than kMaxCases people. O(groups).
constexpr Result<FitSums> TotalFit(std::span<const FitSums> groups) noexcept {
  FitSums total;
  for (const FitSums& group : groups) {
    if (const Fault fault = total.Merge(group); fault != Fault::kNone) return fault;
  }
  return total;
}

/// The median of the pence between allocation and cost, either way: the middle one, or halfway between the
/// middle two. kEmpty without people; kOutOfRange for an amount outside the limits or more than kMaxCases
/// people. O(n) time on average; allocates one number a person.
inline Result<Rational> MedianAbsoluteError(std::span<const ActualAllocated> people) {
  if (people.empty()) return Fault::kEmpty;
  if (people.size() > static_cast<uint64_t>(kMaxCases)) return Fault::kOutOfRange;
  std::vector<int64_t> distances;
  distances.reserve(people.size());
  for (const auto& [actual, allocated] : people) {
    if (actual < 0 || actual > kMaxPence || allocated < 0 || allocated > kMaxPence) return Fault::kOutOfRange;
    distances.push_back(actual < allocated ? allocated - actual : actual - allocated);
  }
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  if (distances.size() % 2 == 1) return Rational(*middle);
  return Rational::Make(Int256(*std::max_element(distances.begin(), middle) + *middle), Int256(2));
}

}  // namespace ras

#endif  // RAS_GOODNESS_H_
