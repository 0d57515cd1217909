// ras_uplift_table: the image of UpliftTable in service.proto.
#include "lib/uplift/uplift_table.h"

#include "capi/operation.h"

int32_t ras_uplift_table(const void* request, size_t request_size, int32_t request_format,
                         int32_t response_format, const ras_options* options, ras_buffer** response,
                         ras_error** error) {
  return ras::capi::Ask<ras::v1::UpliftTableRequest, ras::v1::UpliftTableResponse>(
      &ras::UpliftTable,
      {{request, request_size, request_format}, response_format, options, response, error});
}
