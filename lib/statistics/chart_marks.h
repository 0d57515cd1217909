// A control chart of shares with probability limits: what of it chance does not explain, however few people a
// share is of (docs/monitoring.md section 4).
#ifndef RAS_LIB_STATISTICS_CHART_MARKS_H_
#define RAS_LIB_STATISTICS_CHART_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ras/result.h"
#include "ras/share_chart.h"

namespace ras {

// What chance brings less often than this it does not explain: the part of a normal distribution that is
// beyond three standard deviations at one end, which are W. A. Shewhart's limits.
inline constexpr double kChartBeyond = 0.00135;

// A run is what chance brings no oftener than this: eight points on one side, where either is as likely
// (Western Electric, "Statistical Quality Control Handbook", 1956). It has so many points or more.
inline constexpr double kChartRunChance = 1.0 / 256;
inline constexpr std::size_t kChartRun = 3;

// So many of a number of people or fewer are beyond, and so many or more. Absent where nobody and everybody
// would not be.
struct ChartLimits {
  std::optional<int64_t> below;
  std::optional<int64_t> above;
};

// By the binomial distribution with the centre, the share of a chart; none where the centre is 0 or 1.
// kOutOfRange for a count that is none, kEmpty for no people. O(log people).
Result<ChartLimits> LimitsOfChart(const ShareCount& centre, int64_t people);

struct ChartMark {
  ShareSide beyond = ShareSide::kWithin;  // Outside the limits.
  ShareSide in_run = ShareSide::kWithin;  // One of a run on that side of the centre.

  friend constexpr bool operator==(const ChartMark&, const ChartMark&) = default;
};

// What a chart says of each of its points, in the order of time. The centre is the share of all points
// together. A run are points one after another on one side of it, all of them, that chance does not explain
// together; a point without people is neither part of a run nor the end of one, and one on the centre ends
// it. Faults likewise, kEmpty where no point has people. O(points).
Result<std::vector<ChartMark>> MarkChart(std::span<const ShareCount> points);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_CHART_MARKS_H_
