// Any request that can be read may be tested against the market: there are rows, whose figures add up, or
// there are errors, never both and never neither.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/market/market_test.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::MarketTestRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  ras::v1::MarketTestResponse response;
  ras::TestMarket(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused == response.rows().empty(), "rows, or errors");
  for (const ras::v1::MarketRow& row : response.rows()) {
    if (row.outcome() == ras::v1::OUTCOME_NO_ALLOCATION) continue;
    Require(row.buys_size() == response.prices_size(), "every price is there in every row");
    Require(row.cheapest_size() == response.care_groups_size(), "and so is every care group");
    for (const ras::v1::CheapestOption& option : row.cheapest()) {
      Require(option.below() == option.has_missing(), "what is below the cheapest misses something");
    }
  }
  return 0;
}
