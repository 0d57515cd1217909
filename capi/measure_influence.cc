// ras_measure_influence: the image of MeasureInfluence in service.proto.
#include "capi/operation.h"
#include "lib/influence/influence.h"

int32_t ras_measure_influence(const void* request, size_t request_size, int32_t request_format,
                              int32_t response_format, const ras_options* options, ras_buffer** response,
                              ras_error** error) {
  return ras::capi::Ask<ras::v1::MeasureInfluenceRequest, ras::v1::MeasureInfluenceResponse>(
      &ras::MeasureInfluence,
      {{request, request_size, request_format}, response_format, options, response, error});
}
