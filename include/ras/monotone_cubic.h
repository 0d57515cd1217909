// The monotone piecewise cubic through agreed scores: smooth, and wherever the agreed amounts do not fall,
// neither does the curve.
//
// F. N. Fritsch and J. Butland, A method for constructing local monotone piecewise cubic interpolants, SIAM
// Journal on Scientific and Statistical Computing 5 (1984), 300-304. The ends are treated as in SciPy's
// PchipInterpolator, so the curve is that one, but exact: no step needs a root, everything stays rational.
#ifndef RAS_MONOTONE_CUBIC_H_
#define RAS_MONOTONE_CUBIC_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/agreed_scores.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/rational_operators.h"
#include "ras/result.h"

namespace ras {

/// Between two agreed scores, h points apart, whose amounts are y0 and y1 and whose slopes are d0 and d1, let
/// m = (y1 - y0) / h. At u points above the lower one the curve is
///
///     y0 + m u + ((d0 - m)(h - u) - (d1 - m) u) u (h - u) / h^2,
///
/// the only cubic with those amounts and slopes at its ends. The slopes follow from the straight lines
/// between neighbours, with widths h0, h1 and slopes m0, m1:
///
/// - where two lines meet: 3 (h0 + h1) / (w0 / m0 + w1 / m1) with w0 = h0 + 2 h1 and w1 = 2 h0 + h1, a
/// weighted
///   harmonic mean; 0 if one of them is level or one rises and the other falls;
/// - at an end, h0 and m0 being those of the line that starts there: ((2 h0 + h1) m0 - h0 m1) / (h0 + h1),
/// but
///   0 if that does not go the way of m0, and 3 m0 if it is steeper than that, as it may be if m1 does not go
///   the way of m0;
/// - of two agreed scores alone, both slopes are the line's.
///
/// So every slope lies between 0 and 3 m of the lines beside it, and the curve between y0 and y1: it never
/// turns between two agreed scores. Immutable: safe to share between threads.
class MonotoneCubic {
 public:
  /// Without agreed scores: At refuses every score. Build gives a useful one.
  MonotoneCubic() = default;

  /// Faults as those of AgreedScores::Build, and kOverflow if a slope does not fit a Rational, which cannot
  /// be where whole pence were agreed. Linear.
  static Result<MonotoneCubic> Build(std::vector<AgreedScore> agreed) {
    Result<AgreedScores> knots = AgreedScores::Build(std::move(agreed));
    if (!knots.ok()) return knots.fault();
    MonotoneCubic curve;
    curve.knots_ = std::move(knots).value();
    const std::span<const AgreedScore> at = curve.knots_.scores();
    for (std::size_t i = 1; i < at.size(); ++i) {
      const int64_t width = at[i].score - at[i - 1].score;
      const Result<Rational> slope = (at[i].pence - at[i - 1].pence) / Rational(width);
      if (!slope.ok()) return slope.fault();
      curve.lines_.push_back({width, slope.value().Reduced()});
    }
    for (std::size_t i = 0; i < at.size(); ++i) {
      const Result<Rational> slope = SlopeAt(i, curve.lines_);
      if (!slope.ok()) return slope.fault();
      curve.slopes_.push_back(slope.value().Reduced());
    }
    return curve;
  }

  /// Pence for each point at the agreed score of this index; zero if there is none.
  Rational Slope(std::size_t index) const noexcept {
    return index < slopes_.size() ? slopes_[index] : Rational();
  }

  /// The exact pence at a score, in lowest terms; at an agreed score those that were agreed. kOutOfRange for
  /// a score below the first or above the last. Logarithmic.
  ///
  /// kOverflow if the value does not fit a Rational. With whole pence of at most A, agreed for scores that
  /// span S points, it does if A^3 S^7 < 2^254: A = 10^13, the greatest amount, and S = 200,000, say, or ten
  /// million pounds and S = 10^7. (Where widths p and q meet, the slope's denominator is at most
  /// A ((p + q)^2 + 2pq). Whatever the widths to the left and right of h, those of d0 and d1 and h^3 come to
  /// no more than A^2 S^7 between them, and the value is at most A.)
  Result<Rational> At(int64_t score) const noexcept {
    const Result<std::size_t> before = knots_.Before(score);
    if (!before.ok()) return before.fault();
    const std::size_t i = before.value();
    const Rational& m = lines_[i].slope;
    const int64_t h = lines_[i].width;
    const int64_t u = score - knots_.scores()[i].score;
    const Result<Rational> line = knots_.scores()[i].pence + m * Rational(u);
    const Result<Rational> bend = (slopes_[i] - m) * Rational(h - u) - (slopes_[i + 1] - m) * Rational(u);
    const Result<Rational> part = Rational::Make(MultiplyWide(u, h - u), MultiplyWide(h, h));
    const Result<Rational> pence = line + bend * part;
    return pence.ok() ? pence.value().Reduced() : pence;
  }

 private:
  // The straight line between two neighbours: the points it spans, and the pence for each.
  struct Line {
    int64_t width = 0;
    Rational slope;
  };

  // Widths add up to less than 2 x 10^18, so no sum of them here leaves 64 bits.
  static Result<Rational> SlopeAt(std::size_t i, const std::vector<Line>& lines) noexcept {
    if (lines.size() == 1) return lines[0].slope;
    if (i == 0) return EndSlope(lines[0], lines[1]);
    if (i == lines.size()) return EndSlope(lines[i - 1], lines[i - 2]);
    return InnerSlope(lines[i - 1], lines[i]);
  }

  static Result<Rational> InnerSlope(const Line& left, const Line& right) noexcept {
    if (left.slope.Sign() * right.slope.Sign() <= 0) return Rational();
    const Rational left_weight(left.width + 2 * right.width);
    const Rational right_weight(2 * left.width + right.width);
    return Rational(3 * (left.width + right.width)) / (left_weight / left.slope + right_weight / right.slope);
  }

  static Result<Rational> EndSlope(const Line& end, const Line& next) noexcept {
    const Result<Rational> slope =
        (Rational(2 * end.width + next.width) * end.slope - Rational(end.width) * next.slope) /
        Rational(end.width + next.width);
    if (!slope.ok()) return slope;
    if (slope.value().Sign() != end.slope.Sign()) return Rational();
    const Result<Rational> most = Rational(3) * end.slope;
    if (!most.ok()) return most;
    return end.slope.Sign() > 0 ? Min(slope.value(), most.value()) : Max(slope.value(), most.value());
  }

  AgreedScores knots_;
  std::vector<Line> lines_;       // One between each two neighbours.
  std::vector<Rational> slopes_;  // One for each agreed score.
};

}  // namespace ras

#endif  // RAS_MONOTONE_CUBIC_H_
