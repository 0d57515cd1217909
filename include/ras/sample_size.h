// How many people a sample needs, and how sure a sample of a given size lets one be (docs/building-a-table.md
// section 1; seed 000, "Calculating a statistically significant sample size of cases").
//
//     SampleSizeSpec spec;                                // 95% sure to within 5%, as the framework prints
//     it Result<SampleSize> size = SizeSample(spec, 1000);   // 278 of 1,000 people
#ifndef RAS_SAMPLE_SIZE_H_
#define RAS_SAMPLE_SIZE_H_

#include <cstdint>

#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"
#include "ras/scored_cost.h"

namespace ras {

/// How whole people come of the formula's fractions.
enum class SampleSizeRule : uint8_t {
  /// The size for a population without end is rounded half-up, and the corrected size half-up again. It gives
  /// all 72 sizes that the framework prints.
  kPublished,
  /// Nothing is rounded before the end, and the end is rounded up, so that the margin is never exceeded: the
  /// statistician's rule.
  kRoundUp,
};

/// The widest margin that a sample should have, in percent points, by the framework.
inline constexpr int64_t kWidestMarginPercent = 10;

/// What a sample is to achieve. Shares are exact decimals: 5% is 0.05.
struct SampleSizeSpec {
  /// The two-sided normal quantile of the confidence, above 0 and at most 100. The framework's tables use
  /// 1.96 for 95%.
  Decimal quantile{196, 2};
  /// How far the sample's share may lie from the population's, either way: above 0 and below 1.
  Decimal margin{5, 2};
  /// The share that is expected, above 0 and below 1. A half varies most and is right where nothing is known.
  Decimal proportion{5, 1};
  SampleSizeRule rule = SampleSizeRule::kPublished;
};

struct SampleSize {
  int64_t without_end = 0;  ///< People, for a population without end, rounded as the rule says.
  int64_t people = 0;       ///< People of this population. At least 1, and never more than there are.
};

namespace internal {

constexpr bool IsShare(const Decimal& value) noexcept {
  return Rational(value).Sign() > 0 && Rational(value) < Rational(1);
}

/// quantile^2 x proportion x (1 - proportion), from which size and margin follow; kOutOfRange for a spec
/// beyond its bounds.
constexpr Result<Rational> Spread(const SampleSizeSpec& spec) noexcept {
  const Rational quantile(spec.quantile);
  if (quantile.Sign() <= 0 || quantile > Rational(100) || !IsShare(spec.proportion))
    return Fault::kOutOfRange;
  const Rational p(spec.proportion);
  const Rational rest = Subtract(Rational(1), p).value();
  return Multiply(Multiply(quantile, quantile).value(), Multiply(p, rest).value());
}

/// n / (1 + (n - 1) / population), Cochran's correction for a population that ends, for n and population of
/// at least 1, or for n below 1 with a population above 1.
constexpr Result<Rational> ForPopulation(const Rational& n, int64_t population) noexcept {
  const Result<Rational> others = Add(n, Rational(population - 1));
  const Result<Rational> product = Multiply(n, Rational(population));
  if (!others.ok() || !product.ok()) return Fault::kOverflow;
  return Divide(product.value(), others.value());
}

}  // namespace internal

/// How many of `population` people (1 to kMaxCases) a random sample needs: n0 = z^2 p (1 - p) / e^2 (Cochran,
/// "Sampling Techniques", 3rd edition, 4.4), corrected for the population, n0 / (1 + (n0 - 1) / N).
/// kOutOfRange for a spec or a population beyond its bounds, or a margin so small that no population here
/// would do.
constexpr Result<SampleSize> SizeSample(const SampleSizeSpec& spec, int64_t population) noexcept {
  const Result<Rational> spread = internal::Spread(spec);
  if (!spread.ok()) return spread.fault();
  if (!internal::IsShare(spec.margin) || population < 1 || population > kMaxCases) return Fault::kOutOfRange;
  const Rational margin(spec.margin);
  const Result<Rational> exact = Divide(spread.value(), Multiply(margin, margin).value());
  if (!exact.ok()) return exact.fault();
  const RoundingMode mode =
      spec.rule == SampleSizeRule::kPublished ? RoundingMode::kHalfUp : RoundingMode::kCeiling;
  const Result<int64_t> rounded = RoundToMultiple(exact.value(), mode, int64_t{1});
  if (!rounded.ok()) return Fault::kOutOfRange;
  SampleSize size;
  // A sample of nobody says nothing, however wide the margin.
  size.without_end = rounded.value() < 1 ? 1 : rounded.value();
  const Rational n = spec.rule == SampleSizeRule::kPublished || exact.value() < Rational(1) ? size.without_end
                                                                                            : exact.value();
  const Result<Rational> corrected = internal::ForPopulation(n, population);
  if (!corrected.ok()) return Fault::kOutOfRange;
  const Result<int64_t> people = RoundToMultiple(corrected.value(), mode, int64_t{1});
  if (!people.ok()) return people.fault();
  size.people = people.value() < 1 ? 1 : people.value();
  return size;
}

/// The square of the margin that a sample of `people` of `population` gives: z^2 p (1 - p) (N - n) / (n (N -
/// 1)), which is SizeSample solved for the margin. Exact; 0 if everybody is in the sample. The spec's margin
/// and rule have no say. kOutOfRange for a spec, a population or a sample beyond its bounds.
constexpr Result<Rational> SquaredMargin(const SampleSizeSpec& spec, int64_t population,
                                         int64_t people) noexcept {
  const Result<Rational> spread = internal::Spread(spec);
  if (!spread.ok()) return spread.fault();
  if (population < 1 || population > kMaxCases || people < 1 || people > population)
    return Fault::kOutOfRange;
  if (people == population) return Rational(0);
  const Result<Rational> left_out = Multiply(spread.value(), Rational(population - people));
  if (!left_out.ok()) return left_out;
  return Divide(left_out.value(), Multiply(Rational(people), Rational(population - 1)).value());
}

/// The least number of steps of 10^-places whose square is not below `square`: a square root that is never
/// understated. kOutOfRange for a negative square or more than 9 places, kOverflow if it does not fit.
constexpr Result<int64_t> SquareRootUp(const Rational& square, uint8_t places) noexcept {
  if (square.Sign() < 0 || places > kMaxPlaces) return Fault::kOutOfRange;
  const Result<Rational> scaled = Multiply(square, Rational(kPowersOfTen[std::size_t{2} * places]));
  if (!scaled.ok()) return scaled.fault();
  // Of whole numbers m, m^2 >= x says the same as m^2 >= x rounded up.
  const Result<int64_t> least = RoundToMultiple(scaled.value(), RoundingMode::kCeiling, int64_t{1});
  if (!least.ok()) return least;
  int64_t below = -1;                   // Its square is too small, or there is none.
  int64_t reaches = int64_t{1} << 32U;  // Its square is 2^64.
  while (reaches - below > 1) {
    const int64_t middle = below + (reaches - below) / 2;
    (MultiplyWide(middle, middle) >= least.value() ? reaches : below) = middle;
  }
  return reaches;
}

}  // namespace ras

#endif  // RAS_SAMPLE_SIZE_H_
