// ras_sum_monitoring: the image of SumMonitoring in service.proto.
#include "lib/monitor/sum_monitoring.h"

#include "capi/operation.h"

int32_t ras_sum_monitoring(const void* request, size_t request_size, int32_t request_format,
                           int32_t response_format, const ras_options* options, ras_buffer** response,
                           ras_error** error) {
  return ras::capi::Ask<ras::v1::SumMonitoringRequest, ras::v1::SumMonitoringResponse>(
      &ras::SumMonitoring,
      {{request, request_size, request_format}, response_format, options, response, error});
}
