// Any build may be tried in any ways: there are scenarios, or there are errors, never both and never neither.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/scenario/scenario.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::SearchScenariosRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(bytes, ras::Format::kJson, ras::Limits(), &request, &violations)) return 0;
  // As many rows or candidates as there may be take seconds under a sanitizer.
  if (request.build().plan().to().size() > 3) return 0;
  if (request.most_candidates() == 0 || request.most_candidates() > 50) request.set_most_candidates(50);
  ras::v1::SearchScenariosResponse response;
  ras::SearchScenarios(request, &response);
  std::string text;
  Require(ras::Encode(response, ras::Format::kJson, &text), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused != (response.scenarios_size() > 0), "scenarios, or errors");
  if (refused) return 0;
  auto told = static_cast<uint64_t>(response.without_table_size());
  bool frontier = false;
  for (const ras::v1::Scenario& scenario : response.scenarios()) {
    told += 1 + static_cast<uint64_t>(scenario.same_table_size());
    frontier = frontier || scenario.on_frontier();
  }
  Require(told == response.tried(), "every candidate is told once");
  Require(frontier, "there is a frontier");
  Require(response.tried() == std::min<uint64_t>(response.possible(), request.most_candidates()),
          "as many as asked");
  return 0;
}
