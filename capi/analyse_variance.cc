// ras_analyse_variance: the image of AnalyseVariance in service.proto.
#include "capi/operation.h"
#include "lib/variance/variance.h"

int32_t ras_analyse_variance(const void* request, size_t request_size, int32_t request_format,
                             int32_t response_format, const ras_options* options, ras_buffer** response,
                             ras_error** error) {
  return ras::capi::Ask<ras::v1::AnalyseVarianceRequest, ras::v1::AnalyseVarianceResponse>(
      &ras::AnalyseVariance,
      {{request, request_size, request_format}, response_format, options, response, error});
}
