// Straight lines: the rule for a point on one, which tables and curves share, and the lines that join agreed
// scores.
#ifndef RAS_STRAIGHT_LINES_H_
#define RAS_STRAIGHT_LINES_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ras/agreed_scores.h"
#include "ras/rational.h"
#include "ras/rational_operators.h"
#include "ras/result.h"

namespace ras {

/// `width` times the point `distance` along a straight line that starts at `start` and rises by `rise` over
/// `width`: start x width + rise x distance (docs/figures.md section 5). In fractions or, where it has to be
/// quick, whole numbers: divide it by the width last. kOverflow if a product or the sum does not fit; they
/// always do if `start` and `rise` are whole pence.
template <class Number>
constexpr Result<Number> PointTimesWidth(const Number& start, const Number& rise, int64_t distance,
                                         int64_t width) noexcept {
  const Result<Number> started = Multiply(start, Number(width));
  const Result<Number> climbed = Multiply(rise, Number(distance));
  if (!started.ok() || !climbed.ok()) return Fault::kOverflow;
  return Add(started.value(), climbed.value());
}

/// The straight lines that join agreed scores. Immutable: safe to share between threads.
class StraightLines {
 public:
  /// Without agreed scores: At refuses every score. Build gives a useful one.
  StraightLines() = default;

  /// Faults as those of AgreedScores::Build. Linear.
  static Result<StraightLines> Build(std::vector<AgreedScore> agreed) {
    Result<AgreedScores> knots = AgreedScores::Build(std::move(agreed));
    if (!knots.ok()) return knots.fault();
    StraightLines lines;
    lines.knots_ = std::move(knots).value();
    return lines;
  }

  /// The exact pence at a score, in lowest terms; at an agreed score those that were agreed. kOutOfRange for
  /// a score below the first or above the last, kOverflow if the value does not fit a Rational, which cannot
  /// be where whole pence were agreed. Logarithmic.
  Result<Rational> At(int64_t score) const noexcept {
    const Result<std::size_t> before = knots_.Before(score);
    if (!before.ok()) return before.fault();
    const AgreedScore& left = knots_.scores()[before.value()];
    const AgreedScore& right = knots_.scores()[before.value() + 1];
    const int64_t width = right.score - left.score;
    const Result<Rational> rise = right.pence - left.pence;
    if (!rise.ok()) return rise;
    const Result<Rational> point =
        PointTimesWidth(left.pence, rise.value(), score - left.score, width) / Rational(width);
    return point.ok() ? point.value().Reduced() : point;
  }

 private:
  AgreedScores knots_;
};

}  // namespace ras

#endif  // RAS_STRAIGHT_LINES_H_
