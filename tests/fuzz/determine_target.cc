// Any assessment that can be read may be determined under a policy that ships: there is a determination,
// which verifies, or there are errors, never both and never neither. The first byte picks the policy.
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/engine.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

std::vector<std::unique_ptr<const ras::Policy>> LoadPolicies() {
  std::vector<std::unique_ptr<const ras::Policy>> policies;
  for (const char* name :
       {"starter", "support-and-nights", "by-domain-informal-support", "german-care-grades"}) {
    std::ifstream file(std::string(RAS_SOURCE_DIR "/examples/policies/") + name + "/policy.txtpb",
                       std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    ras::v1::Policy document;
    std::vector<ras::Violation> violations;
    Require(ras::Decode(text, ras::Format::kText, ras::Limits(), &document, &violations),
            "the policy that ships is read");
    std::vector<ras::v1::Finding> findings;
    policies.push_back(ras::Policy::Compile(document, &findings));
    Require(policies.back() != nullptr, "the policy that ships compiles");
  }
  return policies;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::vector<std::unique_ptr<const ras::Policy>> policies = LoadPolicies();
  if (size == 0) return 0;
  const ras::Policy& policy = *policies[data[0] % policies.size()];
  ras::v1::DetermineRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), request.mutable_assessment(), &violations))
    return 0;
  request.set_as_of("2026-12-31");
  ras::v1::DetermineResponse response;
  ras::Determine(policy, request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  Require(response.has_determination() != !response.errors().empty(), "a determination, or errors");
  if (!response.has_determination()) return 0;
  ras::v1::VerifyRequest stored;
  *stored.mutable_determination() = response.determination();
  ras::v1::VerifyResponse verdict;
  ras::Verify(policy, stored, &verdict);
  Require(verdict.verified(), "what was determined verifies");
  return 0;
}
