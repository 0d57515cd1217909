// The answer of monitoring from the sums of its people: the same whether they were all there at once or came
// in parts.
#ifndef RAS_LIB_MONITOR_TELL_MONITORING_H_
#define RAS_LIB_MONITOR_TELL_MONITORING_H_

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// All but findings. Reports what there is to think of, at the fields of MonitorAllocationsRequest or where
// the terms say; and, as an error, more groups than a response can hold.
void TellMonitoring(const MonitorTerms& terms, const MonitorSums& sums, const MonitorAsked& asked,
                    FindingReport* report, v1::MonitorAllocationsResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_MONITORING_H_
