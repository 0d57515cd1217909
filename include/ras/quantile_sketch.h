// Quantiles of more numbers than one would keep, to within a thousandth, from counts that can be added up in
// any order and on any machine (docs/variance.md section 6).
#ifndef RAS_QUANTILE_SKETCH_H_
#define RAS_QUANTILE_SKETCH_H_

#include <bit>
#include <cstdint>
#include <map>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// Counts numbers by classes that are the narrower the nearer they are to nothing: up to 2047 either way each
/// number is its own, and beyond that a number is known by its first eleven binary digits. So any quantile is
/// the value of an observation to within one part of kOnePartOf of it. At most 110,591 classes, and as many
/// as there are different numbers: memory does not grow with the people. Not for concurrent use while it is
/// added to.
class QuantileSketch {
 public:
  /// The greatest distance between what Quantile says and the observation, as a share of the observation: one
  /// part of so many.
  static constexpr int64_t kOnePartOf = 2048;

  /// Counts one number in. kOutOfRange, and nothing counted, for -2^63 or beyond kMaxCases numbers. O(log
  /// classes).
  [[nodiscard]] Fault Add(int64_t value) { return AddClass(ClassOf(value), 1); }

  /// Counts so many numbers of a class in, as classes() tells them: the way back from what was written down.
  /// kOutOfRange, and nothing counted, for a class that there is not, a count below 1, or too many together.
  [[nodiscard]] Fault AddClass(int32_t number, int64_t count) {
    if (count < 1 || number > kLastClass || number < -kLastClass || count > kMaxCases - count_) {
      return Fault::kOutOfRange;
    }
    classes_[number] += count;
    count_ += count;
    return Fault::kNone;
  }

  /// Counts the other's numbers in. kOutOfRange, and nothing counted, for too many together. O(classes).
  [[nodiscard]] Fault Merge(const QuantileSketch& other) {
    if (other.count_ > kMaxCases - count_) return Fault::kOutOfRange;
    for (const auto& [number, count] : other.classes_) classes_[number] += count;
    count_ += other.count_;
    return Fault::kNone;
  }

  /// How many numbers there are.
  int64_t count() const noexcept { return count_; }
  /// The classes by number, ascending as the values do, with how many numbers each has.
  const std::map<int32_t, int64_t>& classes() const noexcept { return classes_; }

  /// The value up to which a share p of the numbers lies, 0 <= p <= 1: the observation at position n p, and
  /// if that is none the next one (percentile rule type 1), as its class tells it. kEmpty without numbers,
  /// kOutOfRange for another p, kOverflow for one too wide to reckon with. O(classes).
  Result<int64_t> Quantile(const Rational& p) const {
    if (p < 0 || p > 1) return Fault::kOutOfRange;
    if (count_ == 0) return Fault::kEmpty;
    const Result<Rational> position = Multiply(p, Rational(count_));
    if (!position.ok()) return position.fault();
    int64_t passed = 0;
    for (const auto& [number, count] : classes_) {
      passed += count;
      if (!(Rational(passed) < position.value())) return ValueOf(number);
    }
    return ValueOf(classes_.rbegin()->first);
  }

  friend bool operator==(const QuantileSketch&, const QuantileSketch&) = default;

 private:
  static constexpr int kDigits = 11;
  // Numbers below 2^11 are their own class; each doubling after that has 2^10 of them, up to 2^63.
  static constexpr int32_t kLastClass = (1 << kDigits) - 1 + (63 - kDigits) * (1 << (kDigits - 1));

  static constexpr int32_t ClassOf(int64_t value) noexcept {
    const auto magnitude = static_cast<uint64_t>(Magnitude(value));
    const int doublings = static_cast<int>(std::bit_width(magnitude)) - kDigits;
    if (doublings <= 0) return static_cast<int32_t>(value);
    const auto digits = static_cast<int32_t>(magnitude >> doublings);  // From 2^10 to 2^11 - 1.
    const int32_t number = digits + doublings * (1 << (kDigits - 1));
    return value < 0 ? -number : number;
  }
  // The number in the middle of a class.
  static constexpr int64_t ValueOf(int32_t number) noexcept {
    const int32_t magnitude = number < 0 ? -number : number;
    if (magnitude < 1 << kDigits) return number;
    const int doublings = magnitude / (1 << (kDigits - 1)) - 1;
    const int64_t digits = magnitude - doublings * (1 << (kDigits - 1));
    const int64_t middle = (digits << doublings) + ((int64_t{1} << doublings) - 1) / 2;
    return number < 0 ? -middle : middle;
  }

  std::map<int32_t, int64_t> classes_;
  int64_t count_ = 0;
};

}  // namespace ras

#endif  // RAS_QUANTILE_SKETCH_H_
