// ras_report_sign_off: the image of ReportSignOff in service.proto.
#include "capi/operation.h"
#include "lib/sign_off/sign_off.h"

int32_t ras_report_sign_off(const void* request, size_t request_size, int32_t request_format,
                            int32_t response_format, const ras_options* options, ras_buffer** response,
                            ras_error** error) {
  return ras::capi::Ask<ras::v1::SignOffRequest, ras::v1::SignOffResponse>(
      &ras::ReportSignOff,
      {{request, request_size, request_format}, response_format, options, response, error});
}
