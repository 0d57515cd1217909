// Percentiles of a sample and the way back, exactly, by any of the definitions in use
// (docs/building-a-table.md). Hyndman and Fan, "Sample quantiles in statistical packages", The American
// Statistician 50 (1996), number the nine; statistics programs offer them by these numbers.
#ifndef RAS_PERCENTILE_H_
#define RAS_PERCENTILE_H_

#include <algorithm>
#include <cstdint>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"
#include "ras/sorted_sample.h"

namespace ras {

/// Which value of a sample of n stands for a share p of it. The comments give the position, counted from 1,
/// where the rule looks; a position before the first observation is the first, one after the last the last.
enum class PercentileRule : uint8_t {
  kType1,  ///< n p, and if that is no observation the next one: the inverse of the empirical distribution.
  kType2,  ///< The same, but the mean of an observation and the next where n p is that observation.
  kType3,  ///< The observation nearest to n p; of two as near, the one at an even position.
  kType4,  ///< n p, on the straight line between two observations, as for all that follow.
  kType5,  ///< n p + 1/2.
  kType6,  ///< (n + 1) p.
  kType7,  ///< 1 + (n - 1) p.
  kType8,  ///< (n + 1/3) p + 1/3.
  kType9,  ///< (n + 1/4) p + 3/8.
  kInclusive,  ///< A spreadsheet's PERCENTILE and PERCENTILE.INC: type 7.
  kExclusive,  ///< A spreadsheet's PERCENTILE.EXC: type 6, refused where it would leave the sample.
};

namespace internal {

// A rule looks for p at position a + p (n + 1 - a - b), here in 24ths, which makes all of them integers. A
// rule of steps takes whole observations, where the others draw the straight line.
struct PercentilePosition {
  int64_t a = 0;
  int64_t b = 0;
  bool steps = false;

  // 24 (n + 1 - a - b): how far apart the positions of p = 0 and p = 1 are. Zero for type 7 and n = 1 alone.
  constexpr int64_t Length(int64_t n) const noexcept { return 24 * (n + 1) - a - b; }
};

constexpr Result<PercentilePosition> PercentilePositionOf(PercentileRule rule) noexcept {
  switch (rule) {
    case PercentileRule::kType1:
    case PercentileRule::kType2:
      return PercentilePosition{0, 24, true};
    case PercentileRule::kType3:  // n p - 1/2: past a place by it, the next observation is the nearer.
      return PercentilePosition{-12, 36, true};
    case PercentileRule::kType4:
      return PercentilePosition{0, 24, false};
    case PercentileRule::kType5:
      return PercentilePosition{12, 12, false};
    case PercentileRule::kType6:
    case PercentileRule::kExclusive:
      return PercentilePosition{0, 0, false};
    case PercentileRule::kType7:
    case PercentileRule::kInclusive:
      return PercentilePosition{24, 24, false};
    case PercentileRule::kType8:
      return PercentilePosition{8, 8, false};
    case PercentileRule::kType9:
      return PercentilePosition{9, 9, false};
  }
  return Fault::kOutOfRange;
}

// How far the percentile is from observation `whole` to the next, for a position `rest` beyond `whole`.
constexpr Rational ShareOfNext(PercentileRule rule, int64_t whole, const Rational& rest) noexcept {
  const bool beyond = rest.Sign() > 0;
  if (rule == PercentileRule::kType1) return beyond ? 1 : 0;
  if (rule == PercentileRule::kType2) return beyond ? Rational(1) : Rational(Decimal{5, 1});
  if (rule == PercentileRule::kType3) return beyond || whole % 2 != 0 ? 1 : 0;
  return rest;
}

}  // namespace internal

/// The percentile p of a sample, in the sample's unit, for p from 0 to 1. kEmpty for no observations;
/// kOutOfRange for any other p or rule and, by kExclusive, for p below 1/(n + 1) or above n/(n + 1), where
/// the spreadsheet says #NUM!; kOverflow for a p too wide to reckon with, never for one that PercentileRank
/// gave for a sample of this size. `Sample` is a SortedSample, of which it is O(1), or whatever has its
/// size() and At(), such as CountedDays.
template <class Sample>
constexpr Result<Rational> Percentile(const Sample& sample, const Rational& p, PercentileRule rule) noexcept {
  const Result<internal::PercentilePosition> at = internal::PercentilePositionOf(rule);
  if (!at.ok() || p < 0 || p > 1) return Fault::kOutOfRange;
  const int64_t n = sample.size();
  if (n == 0) return Fault::kEmpty;
  const Result<Rational> along = Multiply(p, at.value().Length(n));
  if (!along.ok()) return along.fault();
  const Result<Rational> scaled = Add(along.value(), at.value().a);
  if (!scaled.ok()) return scaled.fault();
  const Result<Rational> position = Divide(scaled.value(), 24);
  if (!position.ok()) return position.fault();
  if (rule == PercentileRule::kExclusive && (position.value() < 1 || position.value() > n)) {
    return Fault::kOutOfRange;
  }
  const int64_t whole =
      RoundQuotient(position.value().numerator(), position.value().denominator(), RoundingMode::kFloor)
          .value();
  const Result<Rational> rest = Subtract(position.value(), whole);
  if (!rest.ok()) return rest.fault();
  const int64_t lower = sample.At(whole);
  const Rational gap = Rational::Make(Int256(Int128{sample.At(whole + 1)} - lower), Int256(1)).value();
  const Result<Rational> step = Multiply(internal::ShareOfNext(rule, whole, rest.value()), gap);
  return step.ok() ? Add(lower, step.value()) : step;
}

/// The way back: the share p of the sample for which `value`, in the sample's unit, is the percentile.
///
///  - An observation: the middle between the lowest and the highest p that give it, so that people who tie
///    stand together in the middle of their places. A p so low or so high that the rule, having run out of
///    places, repeats the first or the last observation does not count.
///  - Between two observations: by the straight line between the p of the two; by a rule of steps (types 1 to
///    3) the share of the sample at or below the value.
///  - Outside the sample: the p of the first or of the last place.
///
/// It never falls as the value rises. Percentile of it by the same rule is the value again, for any
/// observation, and by the other rules for any value from the first observation to the last. If there is one
/// observation and it is the percentile for every p (type 7), the rank is 1/2.
///
/// The spreadsheet's PERCENTRANK.INC and .EXC agree, by the rules of their names, for untied data and values
/// inside it; but they cut the answer to three digits, take the lowest rank of ties, have no answer outside
/// the sample, and .INC says 1 for a sample of one. kEmpty for no observations, kOutOfRange for an unknown
/// rule. O(log n).
constexpr Result<Rational> PercentileRank(const SortedSample& sample, int64_t value,
                                          PercentileRule rule) noexcept {
  const Result<internal::PercentilePosition> at = internal::PercentilePositionOf(rule);
  if (!at.ok()) return at.fault();
  const int64_t n = sample.size();
  if (n == 0) return Fault::kEmpty;
  const int64_t below = sample.CountBelow(value);
  const int64_t to = sample.CountNotAbove(value);
  const int64_t length = at.value().Length(n);
  if (length == 0) return Rational(Decimal{5, 1});
  if (below == to && below > 0 && below < n) {
    if (at.value().steps) return Rational::Make(Int256(below), Int256(n));
    // 24 (below + (value - lower) / gap) - a, over the length; all below 2^111.
    const Int128 lower = sample.At(below), gap = sample.At(below + 1) - lower;
    const Int128 numerator = (24 * Int128{below} - at.value().a) * gap + 24 * (value - lower);
    return Rational::Make(Int256(numerator), Int256(length * gap));
  }
  // An observation at positions `below` + 1 to `to`, or the one nearest to a value outside. A step ends at
  // its observation's position, so its middle is half a position before.
  const int64_t lowest = std::min(below + 1, n), highest = std::max<int64_t>(to, 1);
  const int64_t middle = 12 * (lowest + highest - (at.value().steps ? 1 : 0));
  return Rational::Make(Int256(middle - at.value().a), Int256(length));
}

}  // namespace ras

#endif  // RAS_PERCENTILE_H_
