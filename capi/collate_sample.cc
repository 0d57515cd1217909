// ras_collate_sample: the image of CollateSample in service.proto.
#include "lib/collate/collate_sample.h"

#include "capi/operation.h"

int32_t ras_collate_sample(const void* request, size_t request_size, int32_t request_format,
                           int32_t response_format, const ras_options* options, ras_buffer** response,
                           ras_error** error) {
  return ras::capi::Ask<ras::v1::CollateSampleRequest, ras::v1::CollateSampleResponse>(
      &ras::CollateSample,
      {{request, request_size, request_format}, response_format, options, response, error});
}
