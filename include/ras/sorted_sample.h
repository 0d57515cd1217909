// Observations in ascending order: what a percentile is taken of.
#ifndef RAS_SORTED_SAMPLE_H_
#define RAS_SORTED_SAMPLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// A view of observations that ascend; equal ones may follow each other. The caller keeps the values alive
/// and unchanged. As safe to share between threads as they are.
class SortedSample {
 public:
  /// No observations; every question about it is answered with kEmpty.
  constexpr SortedSample() noexcept = default;
  /// kEmpty for no values, kOutOfRange for more than kMaxCases, kUnordered if they do not ascend. O(n).
  static constexpr Result<SortedSample> Make(std::span<const int64_t> values) noexcept {
    if (values.empty()) return Fault::kEmpty;
    if (values.size() > static_cast<std::size_t>(kMaxCases)) return Fault::kOutOfRange;
    if (!std::is_sorted(values.begin(), values.end())) return Fault::kUnordered;
    return SortedSample(values);
  }

  /// The observations in ascending order.
  constexpr std::span<const int64_t> values() const noexcept { return values_; }
  /// How many there are.
  constexpr int64_t size() const noexcept { return static_cast<int64_t>(values_.size()); }
  /// The observation at a position counted from 1; before the first the first, after the last the last. The
  /// sample is not empty.
  constexpr int64_t At(int64_t position) const noexcept {
    return values_[static_cast<std::size_t>(std::clamp<int64_t>(position, 1, size()) - 1)];
  }

 private:
  constexpr explicit SortedSample(std::span<const int64_t> values) noexcept : values_(values) {}

  std::span<const int64_t> values_;
};

}  // namespace ras

#endif  // RAS_SORTED_SAMPLE_H_
