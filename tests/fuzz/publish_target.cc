// Any request to bring a table up to date, or to assemble a policy, is answered, or refused with errors,
// never both and never neither. The first byte picks the operation.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/assemble/assemble_policy.h"
#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/engine.h"
#include "lib/uplift/uplift_table.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

template <class Response>
void RequireAnswer(const Response& response, bool answered) {
  const bool refused = std::ranges::any_of(response.findings(), [](const ras::v1::Finding& finding) {
    return finding.severity() == ras::v1::SEVERITY_ERROR;
  });
  Require(answered != refused, "there is an answer, or there are errors");
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
}

// A table that was raised can be raised again, by nothing, and stays as it is.
void Uplift(const ras::v1::UpliftTableRequest& request) {
  ras::v1::UpliftTableResponse response;
  ras::UpliftTable(request, &response);
  RequireAnswer(response, response.has_table());
  if (!response.has_table()) return;
  ras::v1::UpliftTableRequest again = request;
  *again.mutable_table() = response.table();
  again.set_rate_percent("0");
  ras::v1::UpliftTableResponse same;
  ras::UpliftTable(again, &same);
  Require(!same.has_table() || same.total().difference() == "0.00", "what is raised by nothing stays");
}

void Assemble(const ras::v1::AssemblePolicyRequest& request) {
  ras::v1::AssemblePolicyResponse response;
  ras::AssemblePolicy(request, &response);
  RequireAnswer(response, response.has_policy());
  if (!response.has_policy()) return;
  ras::v1::CheckPolicyRequest check;
  *check.mutable_policy() = response.policy();
  ras::v1::CheckPolicyResponse verdict;
  ras::CheckPolicy(check, &verdict);
  Require(verdict.usable() && verdict.fingerprint() == response.fingerprint(),
          "what was assembled is usable");
}

template <class Request>
void Run(std::string_view text, void (*operation)(const Request&)) {
  Request request;
  std::vector<ras::Violation> violations;
  if (ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) operation(request);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] % 2 == 0) {
    Run<ras::v1::UpliftTableRequest>(text, &Uplift);
  } else {
    Run<ras::v1::AssemblePolicyRequest>(text, &Assemble);
  }
  return 0;
}
