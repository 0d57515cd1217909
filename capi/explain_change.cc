// ras_explain_change: the image of ExplainChange in service.proto.
#include "capi/operation.h"
#include "lib/change/change.h"

int32_t ras_explain_change(const void* request, size_t request_size, int32_t request_format,
                           int32_t response_format, const ras_options* options, ras_buffer** response,
                           ras_error** error) {
  return ras::capi::Ask<ras::v1::ExplainChangeRequest, ras::v1::ExplainChangeResponse>(
      &ras::ExplainChange,
      {{request, request_size, request_format}, response_format, options, response, error});
}
