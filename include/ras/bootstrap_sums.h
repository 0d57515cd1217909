// What else a sample could have come to: sums of samples drawn from it with replacement (docs/variance.md
// section 3). B. Efron, "Better bootstrap confidence intervals", JASA 82 (1987).
#ifndef RAS_BOOTSTRAP_SUMS_H_
#define RAS_BOOTSTRAP_SUMS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/split_mix.h"

namespace ras {

/// The most draws of one bootstrap, people times samples: a few seconds for ten thousand people, and a
/// quarter of a minute for a million, whose amounts lie too far apart for a cache.
inline constexpr int64_t kMostDraws = 1'000'000'000;

/// The sums of `samples` samples of as many values as there are, each value drawn from all of them, in
/// ascending order. Exact; the same for one seed in any order of the values and on every platform. kEmpty
/// without values or samples, kOutOfRange if it is more than kMostDraws. Allocates the values and the sums.
inline Result<std::vector<Int128>> BootstrapSums(std::span<const int64_t> values, int64_t samples,
                                                 uint64_t seed) {
  if (values.empty() || samples < 1) return Fault::kEmpty;
  if (values.size() > static_cast<std::size_t>(kMostDraws) ||
      static_cast<int64_t>(values.size()) > kMostDraws / samples) {
    return Fault::kOutOfRange;
  }
  std::vector<int64_t> ordered(values.begin(), values.end());
  std::sort(ordered.begin(), ordered.end());
  SplitMix64 chance(seed);
  std::vector<Int128> sums(static_cast<std::size_t>(samples));
  for (Int128& sum : sums) {
    for (std::size_t i = 0; i < ordered.size(); ++i) sum += ordered[chance.Below(ordered.size())];
  }
  std::sort(sums.begin(), sums.end());
  return sums;
}

}  // namespace ras

#endif  // RAS_BOOTSTRAP_SUMS_H_
