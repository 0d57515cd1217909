#include "lib/statistics/lean.h"

#include <algorithm>
#include <cmath>

#include "lib/statistics/distributions.h"
#include "ras/to_double.h"

namespace ras {

Result<double> SignTestProbability(const SignedRanks& ranks) {
  if (ranks.ranked() == 0) return Fault::kEmpty;
  const auto fewer = static_cast<double>(std::min(ranks.above, ranks.below));
  return std::min(1.0, 2 * BinomialAtMost(fewer, static_cast<double>(ranks.ranked()), 0.5));
}

Result<SignedRankTest> TestSignedRanks(const SignedRanks& ranks) {
  if (ranks.ranked() == 0) return Fault::kEmpty;
  if (const Result<double> exact = ExactSignedRankProbability(ranks); exact.ok()) {
    return SignedRankTest{.probability = exact.value(), .exact = true};
  }
  const auto n = static_cast<double>(ranks.ranked());
  // Twice the sum less what is expected of it, exactly; then in ranks.
  const Int128 expected = MultiplyWide(ranks.ranked(), ranks.ranked() + 1) / 2;
  const double apart = static_cast<double>(ranks.doubled_sum - expected) / 2;
  const double variance = n * (n + 1) * (2 * n + 1) / 24 - ToDouble(ranks.tied_cubes) / 48;
  const double beyond = std::max(0.0, std::abs(apart) - 0.5) / std::sqrt(variance);
  return SignedRankTest{.probability = std::min(1.0, 2 * NormalBelow(-beyond)), .exact = false};
}

}  // namespace ras
