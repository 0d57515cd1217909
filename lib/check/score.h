// Scores as the checks compute them: exact, at nine decimal places whatever the policy's own places are.
#ifndef RAS_LIB_CHECK_SCORE_H_
#define RAS_LIB_CHECK_SCORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ras/date.h"
#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/rounding.h"
#include "ras/v1/rounding.pb.h"

namespace ras::check {

// A number of points times 10^9.
using Score = Int128;

// One point.
inline constexpr int64_t kOnePoint = 1'000'000'000;
// Above 10^13 points nothing is computed here: every product of such a score with a weight fits 128 bits.
inline constexpr Score kMostScore = Score{10'000'000'000'000} * kOnePoint;

constexpr bool IsScore(Score score) { return score <= kMostScore && score >= -kMostScore; }

// The decimal a field holds, or nothing if the field is empty or no decimal. The shape of fields is checked
// elsewhere (lib/shape); a check that needs the number leaves a broken one alone.
std::optional<Decimal> ReadDecimal(std::string_view text);
// Likewise, where an empty field has a meaning of its own.
std::optional<Decimal> ReadDecimalOr(std::string_view text, int64_t when_empty);
std::optional<Score> ReadScore(std::string_view text);
std::optional<Date> ReadDate(std::string_view text);

// Nothing if it is beyond kMostScore.
std::optional<Score> ToScore(const Decimal& decimal);
// The shortest exact decimal: "12.5".
std::string ToText(Score score);

// score x factor, if it has at most nine places and is no more than kMostScore.
std::optional<Score> Times(Score score, const Decimal& factor);

// The greatest common divisor of the magnitudes; 0 for two zeros.
Score GreatestCommonDivisor(Score a, Score b);

// The least multiple of `step` (above 0) that is above `score`.
Score NextMultiple(Score score, Score step);

// v1's rounding mode as the kernels name it. EXACT and UNSPECIFIED, which no kernel has, give half-up.
RoundingMode ToKernelMode(v1::RoundingMode mode);

// How a score is rounded. `exact`: not at all.
struct ScoreRule {
  bool exact = false;
  RoundingMode mode = RoundingMode::kHalfUp;
  Decimal increment{1, 0};

  // Nothing if the rounded score is beyond kMostScore.
  std::optional<Score> Round(Score score) const;
  // The distance between neighbouring rounded scores; with `exact` one point (docs/figures.md section 9).
  Score Step() const;
};

// The rule, half-up to 1 if `rounding` is null; nothing if its increment is no positive number.
std::optional<ScoreRule> ReadScoreRule(const v1::ScoreRounding* rounding);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_H_
