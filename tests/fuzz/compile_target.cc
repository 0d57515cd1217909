// Any policy that can be read may be checked and compiled: it ends with a policy or with errors, never both
// and never neither, and a policy that compiles is one that the check finds usable.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/engine.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::Policy document;
  std::vector<ras::Violation> violations;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(bytes, ras::Format::kText, ras::Limits(), &document, &violations)) return 0;
  std::vector<ras::v1::Finding> findings;
  const std::unique_ptr<const ras::Policy> policy = ras::Policy::Compile(document, &findings);
  bool has_error = false;
  for (const ras::v1::Finding& finding : findings)
    has_error = has_error || finding.severity() == ras::v1::SEVERITY_ERROR;
  Require((policy != nullptr) != has_error, "a policy compiles, or there is an error");
  ras::v1::CheckPolicyRequest request;
  *request.mutable_policy() = document;
  ras::v1::CheckPolicyResponse response;
  ras::CheckPolicy(request, &response);
  std::string written;
  Require(ras::Encode(response, ras::Format::kJson, &written), "an answer is a document");
  Require(policy == nullptr || response.usable(), "what compiles is usable");
  Require(policy == nullptr || response.fingerprint() == policy->fingerprint(), "both give one fingerprint");
  return 0;
}
