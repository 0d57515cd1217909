// Shares of people against a proportion, without a root or a floating point (docs/monitoring.md sections 3
// and 4).
#ifndef RAS_SHARE_CHART_H_
#define RAS_SHARE_CHART_H_

#include <cstdint>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// So many of so many people.
struct ShareCount {
  int64_t some = 0;
  int64_t all = 0;

  friend constexpr bool operator==(const ShareCount&, const ShareCount&) = default;
};

enum class ShareSide : uint8_t {
  kWithin,  ///< Not outside either way.
  kBelow,
  kAbove,
};

/// On which side of a proportion p a share lies, if it is further from it than so many standard deviations of
/// shares of that many people, sqrt(p (1 - p) / all); else kWithin. By squares, so that it is exact: k people
/// of n are outside where (k - n p)^2 > z^2 n p (1 - p).
///
/// With the normal quantile for z this is E. B. Wilson's interval the other way round ("Probable inference,
/// the law of succession, and statistical inference", JASA 22, 1927): a share above p is one whose interval
/// is. With 0 it tells shares below p from those above it.
///
/// kOutOfRange for a count that is none or beyond kMaxCases, a p outside 0 to 1 or a z below 0; kEmpty for
/// nobody; kOverflow for a p or z too wide to reckon with.
constexpr Result<ShareSide> SideOfProportion(const ShareCount& share, const Rational& proportion,
                                             const Rational& deviations) noexcept {
  if (share.some < 0 || share.all < share.some || share.all > kMaxCases || proportion < 0 || proportion > 1 ||
      deviations < 0) {
    return Fault::kOutOfRange;
  }
  if (share.all == 0) return Fault::kEmpty;
  const Result<Rational> expected = Multiply(Rational(share.all), proportion);
  if (!expected.ok()) return expected.fault();
  const Result<Rational> distance = Subtract(Rational(share.some), expected.value());
  const Result<Rational> rest = Subtract(Rational(1), proportion);
  if (!distance.ok() || !rest.ok()) return Fault::kOverflow;
  const Result<Rational> square = Multiply(distance.value(), distance.value());
  const Result<Rational> variance = Multiply(expected.value(), rest.value());
  const Result<Rational> wide = Multiply(deviations, deviations);
  if (!square.ok() || !variance.ok() || !wide.ok()) return Fault::kOverflow;
  const Result<Rational> bound = Multiply(variance.value(), wide.value());
  if (!bound.ok()) return bound.fault();
  if (!(square.value() > bound.value())) return ShareSide::kWithin;
  return distance.value().Sign() < 0 ? ShareSide::kBelow : ShareSide::kAbove;
}

}  // namespace ras

#endif  // RAS_SHARE_CHART_H_
