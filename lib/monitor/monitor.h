// The operation MonitorAllocations (ras/v1/service.proto; docs/monitoring.md).
#ifndef RAS_LIB_MONITOR_MONITOR_H_
#define RAS_LIB_MONITOR_MONITOR_H_

#include "ras/v1/monitor.pb.h"

namespace ras {

// Either figures or errors, all of them at once. Pure: the same request gives the same response.
void MonitorAllocations(const v1::MonitorAllocationsRequest& request,
                        v1::MonitorAllocationsResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_MONITOR_H_
