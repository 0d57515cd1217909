// ras_test_market: the image of TestMarket in service.proto.
#include "capi/operation.h"
#include "lib/market/market_test.h"

int32_t ras_test_market(const void* request, size_t request_size, int32_t request_format,
                        int32_t response_format, const ras_options* options, ras_buffer** response,
                        ras_error** error) {
  return ras::capi::Ask<ras::v1::MarketTestRequest, ras::v1::MarketTestResponse>(
      &ras::TestMarket, {{request, request_size, request_format}, response_format, options, response, error});
}
