// A score is rounded by a named rule before it is looked up (docs/figures.md section 5).
#ifndef RAS_SCORE_ROUNDING_H_
#define RAS_SCORE_ROUNDING_H_

#include <cstdint>

#include "ras/int256.h"
#include "ras/rounding.h"

namespace ras {

/// The greatest magnitude of a score at its scale, exclusive: 18 digits. Sums and differences of two such
/// scores fit 64 bits.
inline constexpr int64_t kScoreMagnitude = 1'000'000'000'000'000'000;

/// True for a score of fewer than 19 digits, which every score has.
constexpr bool IsScore(int64_t score) noexcept { return score < kScoreMagnitude && score > -kScoreMagnitude; }

/// How scores at one scale are rounded: to a multiple of `increment` (at that scale, at least 1), or not at
/// all.
struct ScoreRounding {
  RoundingMode mode = RoundingMode::kHalfUp;
  int64_t increment = 1;
  bool exact = false;

  /// True if every score at this scale is left as it is.
  constexpr bool IsIdentity() const noexcept { return exact || increment == 1; }

  /// The rounded score. `score` is below kScoreMagnitude in magnitude, and so is the increment; the result
  /// then fits 64 bits.
  constexpr int64_t Round(int64_t score) const noexcept {
    if (IsIdentity()) return score;
    const int64_t quotient = score / increment;
    const int64_t rest = score - quotient * increment;
    if (rest == 0) return score;
    const int64_t size = rest < 0 ? -rest : rest;
    const bool away = RoundsAway(mode, score < 0, (quotient & 1) != 0, size <=> increment - size);
    const int64_t step = score < 0 ? -1 : 1;
    return (quotient + (away ? step : 0)) * increment;
  }
};

}  // namespace ras

#endif  // RAS_SCORE_ROUNDING_H_
