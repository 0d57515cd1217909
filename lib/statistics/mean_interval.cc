#include "lib/statistics/mean_interval.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "lib/statistics/confidence.h"
#include "lib/statistics/distributions.h"
#include "ras/bootstrap_sums.h"
#include "ras/to_double.h"

namespace ras {
namespace {

// The value a share of the way through the samples, on the straight line between two of them (percentile rule
// type 7).
double AtShare(const std::vector<Int128>& sums, double share) {
  const double position = share * static_cast<double>(sums.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(position));
  const auto above = std::min(below + 1, sums.size() - 1);
  const double rest = position - std::floor(position);
  const auto from = static_cast<double>(sums[below]);
  return from + rest * (static_cast<double>(sums[above]) - from);
}

// A sixth of the skewness of what is left when one value at a time is left out.
double Acceleration(std::span<const int64_t> values, double mean) {
  double squares = 0;
  double cubes = 0;
  for (const int64_t value : values) {
    const double apart = static_cast<double>(value) - mean;
    squares += apart * apart;
    cubes += apart * apart * apart;
  }
  return cubes / (6 * std::pow(squares, 1.5));
}

}  // namespace

Result<MeanInterval> StudentInterval(const VarianceSums& sums, const Decimal& confidence, int64_t intervals) {
  const Result<int64_t> parts = ConfidenceParts(confidence);
  if (!parts.ok()) return parts.fault();
  const Result<Rational> variance = sums.Variance();
  if (!variance.ok()) return variance.fault();
  const auto people = static_cast<double>(sums.people());
  const double mean = ToDouble(sums.fit.MeanBias().value());
  const double beyond = ShareBeyond(parts.value()) / static_cast<double>(intervals);
  const double reach =
      StudentUpperQuantile(people - 1, beyond) * std::sqrt(ToDouble(variance.value()) / people);
  return MeanInterval{mean - reach, mean + reach};
}

Result<int64_t> FewestSamples(const Decimal& confidence, int64_t intervals) {
  const Result<int64_t> parts = ConfidenceParts(confidence);
  if (!parts.ok()) return parts.fault();
  const Int128 ends = MultiplyWide(2 * intervals, kCertainty);
  const int64_t beyond = kCertainty - parts.value();
  return static_cast<int64_t>((ends + beyond - 1) / beyond);
}

Result<MeanInterval> BootstrapInterval(std::span<const int64_t> differences, const Decimal& confidence,
                                       int64_t samples, uint64_t seed, int64_t intervals) {
  const Result<int64_t> parts = ConfidenceParts(confidence);
  if (!parts.ok()) return parts.fault();
  if (differences.size() < 2) return Fault::kEmpty;
  const Result<std::vector<Int128>> drawn = BootstrapSums(differences, samples, seed);
  if (!drawn.ok()) return drawn.fault();
  if (samples < FewestSamples(confidence, intervals).value()) return Fault::kNotExact;
  const std::vector<Int128>& sums = drawn.value();
  const auto people = static_cast<double>(differences.size());
  // In order, so that the sums of doubles do not depend on the order of the people.
  std::vector<int64_t> ordered(differences.begin(), differences.end());
  std::sort(ordered.begin(), ordered.end());
  if (ordered.front() == ordered.back()) {
    const auto value = static_cast<double>(ordered.front());
    return MeanInterval{value, value};
  }
  Int128 total = 0;
  for (const int64_t value : ordered) total += value;

  // How far the mean is from the middle of the samples, those that come to it counted half.
  const auto below = std::lower_bound(sums.begin(), sums.end(), total) - sums.begin();
  const auto up_to = std::upper_bound(sums.begin(), sums.end(), total) - sums.begin();
  const double share = static_cast<double>(below + up_to) / (2 * static_cast<double>(sums.size()));
  if (share <= 0 || share >= 1) return Fault::kNotExact;
  const double bias = -NormalUpperQuantile(share);
  const double acceleration = Acceleration(ordered, static_cast<double>(total) / people);
  const double reach = NormalUpperQuantile(ShareBeyond(parts.value()) / static_cast<double>(intervals));
  const auto bound = [&](double from_middle) {
    const double moved = bias + from_middle;
    return AtShare(sums, NormalBelow(bias + moved / (1 - acceleration * moved))) / people;
  };
  return MeanInterval{bound(-reach), bound(reach)};
}

}  // namespace ras
