// Ends of intervals as they are told: whole pence.
#ifndef RAS_LIB_VARIANCE_NEAREST_PENCE_H_
#define RAS_LIB_VARIANCE_NEAREST_PENCE_H_

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ras {

// Far beyond what money can be, and within 64 bits: of two people among many groups an interval has hardly an
// end.
inline constexpr double kFarthestPence = 1e18;

// The nearest whole number, halves away from zero, and none farther from zero than kFarthestPence.
inline int64_t NearestPence(double pence) {
  return std::llround(std::clamp(pence, -kFarthestPence, kFarthestPence));
}

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_NEAREST_PENCE_H_
