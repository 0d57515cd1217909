#include "lib/statistics/icc_interval.h"

#include <cmath>
#include <cstdint>

#include "lib/statistics/confidence.h"
#include "lib/statistics/distributions.h"
#include "ras/to_double.h"

namespace ras {

Result<IccInterval> IccConfidenceInterval(const TwoWaySquares& squares, const Decimal& confidence) {
  const Result<int64_t> parts = ConfidenceParts(confidence);
  if (!parts.ok()) return parts.fault();
  const auto n = static_cast<double>(squares.people());
  const double people = ToDouble(squares.between_people());
  const double assessors = ToDouble(squares.between_assessors());
  const double residual = ToDouble(squares.residual());
  const double disagreement = assessors + residual;
  if (people == 0 || disagreement == 0) return Fault::kDivisionByZero;

  // Satterthwaite's degrees of freedom of the mix of the assessors' and the residual mean square that the
  // estimate holds. Both papers write it with the estimate in it; put in, it leaves no difference of near
  // equals but people - residual.
  const double of_assessors = (people - residual) * assessors;
  const double of_residual = residual * (people + assessors);
  const double mixed = people * disagreement;
  const double freedom = mixed * mixed / (of_assessors * of_assessors + of_residual * of_residual / (n - 1));

  // Either bound is the estimate with the people's mean square times a quantile of F.
  const auto bound = [&](double quantile) {
    const double between = quantile * people;
    return n * (between - residual) / (2 * (n - 1) * assessors + (n - 2) * residual + n * between);
  };
  const double beyond = ShareBeyond(parts.value());
  const double lower = bound(FLowerQuantile(freedom, n - 1, beyond));
  const double upper = bound(FUpperQuantile(freedom, n - 1, beyond));
  if (!std::isfinite(lower) || !std::isfinite(upper)) return Fault::kOverflow;
  return IccInterval{lower, upper, freedom};
}

}  // namespace ras
