// ras_search_scenarios: the image of SearchScenarios in service.proto.
#include "capi/operation.h"
#include "lib/scenario/scenario.h"

int32_t ras_search_scenarios(const void* request, size_t request_size, int32_t request_format,
                             int32_t response_format, const ras_options* options, ras_buffer** response,
                             ras_error** error) {
  return ras::capi::Ask<ras::v1::SearchScenariosRequest, ras::v1::SearchScenariosResponse>(
      &ras::SearchScenarios,
      {{request, request_size, request_format}, response_format, options, response, error});
}
