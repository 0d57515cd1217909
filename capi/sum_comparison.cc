// ras_sum_comparison: the image of SumComparison in service.proto.
#include "lib/compare/sum_comparison.h"

#include "capi/operation.h"

int32_t ras_sum_comparison(const void* request, size_t request_size, int32_t request_format,
                           int32_t response_format, const ras_options* options, ras_buffer** response,
                           ras_error** error) {
  return ras::capi::Ask<ras::v1::SumComparisonRequest, ras::v1::SumComparisonResponse>(
      &ras::SumComparison,
      {{request, request_size, request_format}, response_format, options, response, error});
}
