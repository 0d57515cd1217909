// A confidence level, as intervals take it apart.
#ifndef RAS_LIB_STATISTICS_CONFIDENCE_H_
#define RAS_LIB_STATISTICS_CONFIDENCE_H_

#include <cstdint>

#include "ras/decimal.h"
#include "ras/result.h"

namespace ras {

// A level that is 1.
inline constexpr int64_t kCertainty = kPowersOfTen[kMaxPlaces];

// The level in parts of kCertainty, which is exact. kOutOfRange unless it lies between 0 and 1.
constexpr Result<int64_t> ConfidenceParts(const Decimal& confidence) noexcept {
  const Result<int64_t> parts = confidence.AtPlaces(kMaxPlaces);
  if (!parts.ok() || parts.value() <= 0 || parts.value() >= kCertainty) return Fault::kOutOfRange;
  return parts;
}

// The probability that a symmetrical interval of the level leaves out at either end.
constexpr double ShareBeyond(int64_t confidence_parts) noexcept {
  return static_cast<double>(kCertainty - confidence_parts) / (2.0 * static_cast<double>(kCertainty));
}

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_CONFIDENCE_H_
