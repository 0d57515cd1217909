// ras_check_policy: the image of CheckPolicy in service.proto.
#include "lib/check/check_policy.h"

#include "capi/operation.h"
#include "lib/engine.h"
#include "lib/finding/append_findings.h"

int32_t ras_check_policy(const void* request, size_t request_size, int32_t request_format,
                         int32_t response_format, const ras_options* options, ras_buffer** response,
                         ras_error** error) {
  using ras::v1::CheckPolicyRequest;
  using ras::v1::CheckPolicyResponse;
  return ras::capi::Operate<CheckPolicyRequest, CheckPolicyResponse>(
      {{request, request_size, request_format}, response_format, options, response, error},
      [](const CheckPolicyRequest& question, CheckPolicyResponse* answer,
         std::vector<ras::v1::Finding>* findings) {
        ras::CheckPolicy(question, answer);
        if (answer->usable()) return RAS_OK;
        ras::AppendErrors(answer->findings(), findings);
        return RAS_INVALID_POLICY;
      },
      [](const CheckPolicyRequest& question, const std::vector<ras::Violation>& violations) {
        auto findings =
            ras::ErrorsBesideViolations(question.policy(), question.as_of(), violations, "policy.");
        // Beside violations, whose paths begin at the request.
        for (ras::v1::Finding& finding : findings) finding.set_path("policy." + finding.path());
        return findings;
      });
}
