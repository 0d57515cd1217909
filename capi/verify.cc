// ras_verify: the image of Verify in service.proto.
#include <string>
#include <utility>
#include <vector>

#include "capi/policy.h"
#include "lib/engine.h"
#include "lib/finding/append_findings.h"

namespace {

ras::v1::Finding ErrorAt(const char* code, const std::string& path, std::string message) {
  ras::v1::Finding finding;
  finding.set_severity(ras::v1::SEVERITY_ERROR);
  finding.set_code(code);
  finding.set_path(path);
  finding.set_message(std::move(message));
  return finding;
}

// What is wrong with one field. What the assessment's fingerprint should be comes from the assessment that is
// stored beside it, and not from the policy.
std::string SaysOf(const ras::v1::Difference& difference) {
  if (difference.path() == "assessment_fingerprint") {
    return "This is \"" + difference.stored() +
           "\", which is not the fingerprint of the assessment stored here.";
  }
  const auto side = [](const std::string& text, const char* absent) {
    if (text == "(absent)") return std::string(absent);
    return text == "(present)" ? std::string("something") : '"' + text + '"';
  };
  return "This is " + side(difference.stored(), "not there") + ", and the policy gives " +
         side(difference.replayed(), "nothing here") + ".";
}

// The response's ways to say no, as one list.
void CollectFindings(const ras::v1::VerifyResponse& response, std::vector<ras::v1::Finding>* findings) {
  for (const auto& difference : response.differences()) {
    if (difference.path() == "seal") continue;
    findings->push_back(ErrorAt("difference", "determination." + difference.path(), SaysOf(difference)));
    const bool has_value = difference.stored() != "(absent)" && difference.stored() != "(present)";
    if (has_value) findings->back().set_value(difference.stored());
  }
  ras::AppendErrors(response.errors(), findings);
  if (response.seal_matches()) return;
  findings->push_back(ErrorAt("seal_broken", "determination.seal",
                              "The seal does not match: the determination was changed after it was made."));
}

}  // namespace

int32_t ras_verify(const ras_policy* policy, const void* request, size_t request_size, int32_t request_format,
                   int32_t response_format, const ras_options* options, ras_buffer** response,
                   ras_error** error) {
  using ras::v1::VerifyRequest;
  using ras::v1::VerifyResponse;
  return ras::capi::OperateOn<VerifyRequest, VerifyResponse>(
      policy, &ras_policy::verify_schema,
      {{request, request_size, request_format}, response_format, options, response, error},
      [policy](const VerifyRequest& question, VerifyResponse* answer,
               std::vector<ras::v1::Finding>* findings) {
        ras::Verify(*policy->compiled, question, answer);
        if (answer->verified()) return RAS_OK;
        CollectFindings(*answer, findings);
        return RAS_NOT_VERIFIED;
      });
}
