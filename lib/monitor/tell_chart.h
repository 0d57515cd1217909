// The share of sufficient allocations over time: a control chart.
#ifndef RAS_LIB_MONITOR_TELL_CHART_H_
#define RAS_LIB_MONITOR_TELL_CHART_H_

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// Leaves the response without a chart if of nobody the day and both amounts are known. Warns of what chance
// does not explain.
void TellChart(const MonitorSums& sums, const MonitorTerms& terms, v1::ChartBy by, FindingReport* report,
               v1::MonitorAllocationsResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_CHART_H_
