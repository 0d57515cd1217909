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

  /// The same observations without the one at a position counted from 1. Of a view that leaves nobody out
  /// yet. O(1).
  constexpr SortedSample Without(int64_t position) const noexcept {
    SortedSample rest = *this;
    rest.left_out_ = position;
    return rest;
  }

  /// How many observations there are.
  constexpr int64_t size() const noexcept {
    return static_cast<int64_t>(values_.size()) - (left_out_ > 0 ? 1 : 0);
  }
  /// The observation at a position counted from 1; before the first the first, after the last the last. The
  /// sample is not empty.
  constexpr int64_t At(int64_t position) const noexcept {
    const int64_t place = std::clamp<int64_t>(position, 1, size());
    return Value(left_out_ > 0 && place >= left_out_ ? place + 1 : place);
  }
  /// How many observations are below a value, and how many are not above it. O(log n).
  constexpr int64_t CountBelow(int64_t value) const noexcept {
    return Remaining(std::lower_bound(values_.begin(), values_.end(), value) - values_.begin());
  }
  constexpr int64_t CountNotAbove(int64_t value) const noexcept {
    return Remaining(std::upper_bound(values_.begin(), values_.end(), value) - values_.begin());
  }

 private:
  constexpr explicit SortedSample(std::span<const int64_t> values) noexcept : values_(values) {}

  constexpr int64_t Value(int64_t place) const noexcept {
    return values_[static_cast<std::size_t>(place - 1)];
  }
  // Of the first so many values, those that are not left out.
  constexpr int64_t Remaining(int64_t first) const noexcept {
    return first - (left_out_ > 0 && left_out_ <= first ? 1 : 0);
  }

  std::span<const int64_t> values_;
  int64_t left_out_ = 0;  // A position, or zero.
};

}  // namespace ras

#endif  // RAS_SORTED_SAMPLE_H_
