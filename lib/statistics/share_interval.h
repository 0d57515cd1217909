// How sure people make one of a share (docs/monitoring.md section 3).
#ifndef RAS_LIB_STATISTICS_SHARE_INTERVAL_H_
#define RAS_LIB_STATISTICS_SHARE_INTERVAL_H_

#include "ras/decimal.h"
#include "ras/result.h"
#include "ras/share_chart.h"

namespace ras {

struct ShareInterval {
  double lower = 0;
  double upper = 1;
};

// The shares from which the people's own is no further than `deviations` of their standard deviations: E. B.
// Wilson's interval (1927), with the normal quantile of a confidence, of which SideOfProportion is the exact
// other way round. As R's prop.test(k, n, correct = FALSE). kEmpty for nobody, kOutOfRange for a count that
// is none.
Result<ShareInterval> WilsonInterval(const ShareCount& share, const Decimal& deviations);

// kChartDeviations standard deviations of shares of `people` either way of the centre, the share of a chart;
// within 0 and 1. Faults likewise, and kEmpty for no people.
Result<ShareInterval> ChartLimits(const ShareCount& centre, int64_t people);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_SHARE_INTERVAL_H_
