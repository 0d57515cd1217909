// ras_monitor_allocations: the image of MonitorAllocations in service.proto.
#include "capi/operation.h"
#include "lib/monitor/monitor.h"

int32_t ras_monitor_allocations(const void* request, size_t request_size, int32_t request_format,
                                int32_t response_format, const ras_options* options, ras_buffer** response,
                                ras_error** error) {
  return ras::capi::Ask<ras::v1::MonitorAllocationsRequest, ras::v1::MonitorAllocationsResponse>(
      &ras::MonitorAllocations,
      {{request, request_size, request_format}, response_format, options, response, error});
}
