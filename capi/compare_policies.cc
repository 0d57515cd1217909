// ras_compare_policies: the image of ComparePolicies in service.proto.
#include "capi/operation.h"
#include "lib/compare/compare.h"

int32_t ras_compare_policies(const void* request, size_t request_size, int32_t request_format,
                             int32_t response_format, const ras_options* options, ras_buffer** response,
                             ras_error** error) {
  return ras::capi::Ask<ras::v1::ComparePoliciesRequest, ras::v1::ComparePoliciesResponse>(
      &ras::ComparePolicies,
      {{request, request_size, request_format}, response_format, options, response, error});
}
