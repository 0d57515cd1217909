// ras_assemble_policy: the image of AssemblePolicy in service.proto.
#include "lib/assemble/assemble_policy.h"

#include "capi/operation.h"

int32_t ras_assemble_policy(const void* request, size_t request_size, int32_t request_format,
                            int32_t response_format, const ras_options* options, ras_buffer** response,
                            ras_error** error) {
  return ras::capi::Ask<ras::v1::AssemblePolicyRequest, ras::v1::AssemblePolicyResponse>(
      &ras::AssemblePolicy,
      {{request, request_size, request_format}, response_format, options, response, error});
}
