// Shares of people against a proportion, without a root or a floating point: whether chance explains the
// distance, and the control chart of shares over time (docs/monitoring.md sections 3 and 4).
#ifndef RAS_SHARE_CHART_H_
#define RAS_SHARE_CHART_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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
/// is. With 3 for z and the share of all for p it is W. A. Shewhart's chart.
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

/// How many standard deviations a share may be from the centre of a chart.
inline constexpr int64_t kChartDeviations = 3;
/// How many shares in a row on one side of the centre are no chance (Western Electric, "Statistical Quality
/// Control Handbook", 1956).
inline constexpr std::size_t kChartRun = 8;

struct ChartMark {
  ShareSide beyond = ShareSide::kWithin;  ///< Outside the limits.
  ShareSide in_run = ShareSide::kWithin;  ///< One of kChartRun or more in a row on that side of the centre.

  friend constexpr bool operator==(const ChartMark&, const ChartMark&) = default;
};

/// What a chart says of each of its points, in the order of time. The centre is the share of all points
/// together. A point without people is neither part of a run nor the end of one; one on the centre ends it.
/// Faults of SideOfProportion, kEmpty where no point has people. O(points).
inline Result<std::vector<ChartMark>> MarkChart(std::span<const ShareCount> points) {
  ShareCount all;
  for (const ShareCount& point : points) {
    if (point.some < 0 || point.all < point.some || point.all > kMaxCases - all.all) {
      return Fault::kOutOfRange;
    }
    all.some += point.some;
    all.all += point.all;
  }
  if (all.all == 0) return Fault::kEmpty;
  const Rational centre = Rational::Make(Int256(all.some), Int256(all.all)).value();
  std::vector<ChartMark> marks(points.size());
  std::vector<std::size_t> run;
  ShareSide side = ShareSide::kWithin;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].all == 0) continue;
    const Result<ShareSide> beyond = SideOfProportion(points[i], centre, Rational(kChartDeviations));
    if (!beyond.ok()) return beyond.fault();
    marks[i].beyond = beyond.value();
    const ShareSide here = SideOfProportion(points[i], centre, Rational(0)).value();
    if (here != side) run.clear();
    side = here;
    if (side == ShareSide::kWithin) continue;
    run.push_back(i);
    if (run.size() < kChartRun) continue;
    for (const std::size_t member : run) marks[member].in_run = side;
    // What is marked need not be marked again.
    if (run.size() > kChartRun) run.erase(run.begin(), run.end() - kChartRun);
  }
  return marks;
}

}  // namespace ras

#endif  // RAS_SHARE_CHART_H_
