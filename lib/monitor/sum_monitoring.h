// The operation SumMonitoring (ras/v1/service.proto; docs/monitoring.md section 9).
#ifndef RAS_LIB_MONITOR_SUM_MONITORING_H_
#define RAS_LIB_MONITOR_SUM_MONITORING_H_

#include "ras/v1/monitor_sums.pb.h"

namespace ras {

// Adds people and sums of other people up, and tells what the sums of all of them tell. Clears the response
// first, and gives either figures or errors, all of them at once. Thread safe.
void SumMonitoring(const v1::SumMonitoringRequest& request, v1::SumMonitoringResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_SUM_MONITORING_H_
