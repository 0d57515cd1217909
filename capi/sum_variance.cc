// ras_sum_variance: the image of SumVariance in service.proto.
#include "lib/variance/sum_variance.h"

#include "capi/operation.h"

int32_t ras_sum_variance(const void* request, size_t request_size, int32_t request_format,
                         int32_t response_format, const ras_options* options, ras_buffer** response,
                         ras_error** error) {
  return ras::capi::Ask<ras::v1::SumVarianceRequest, ras::v1::SumVarianceResponse>(
      &ras::SumVariance,
      {{request, request_size, request_format}, response_format, options, response, error});
}
