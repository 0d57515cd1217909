// ras_determine: the image of Determine in service.proto.
#include "capi/policy.h"
#include "lib/engine.h"
#include "lib/finding/append_findings.h"
#include "lib/finding/consequences.h"

int32_t ras_determine(const ras_policy* policy, const void* request, size_t request_size,
                      int32_t request_format, int32_t response_format, const ras_options* options,
                      ras_buffer** response, ras_error** error) {
  using ras::v1::DetermineRequest;
  using ras::v1::DetermineResponse;
  return ras::capi::OperateOn<DetermineRequest, DetermineResponse>(
      policy, &ras_policy::determine_schema,
      {{request, request_size, request_format}, response_format, options, response, error},
      [policy](const DetermineRequest& question, DetermineResponse* answer,
               std::vector<ras::v1::Finding>* findings) {
        ras::Determine(*policy->compiled, question, answer);
        if (answer->has_determination()) return RAS_OK;
        ras::AppendErrors(answer->errors(), findings);
        return RAS_NO_FIGURE;
      },
      [policy](const DetermineRequest& question, const std::vector<ras::Violation>& violations) {
        // A figure from what could be read would be the figure of nobody: only the errors count.
        DetermineResponse answer;
        ras::Determine(*policy->compiled, question, &answer);
        std::vector<ras::v1::Finding> findings(answer.errors().begin(), answer.errors().end());
        ras::KeepErrorsBeside(violations, /*root=*/"", &findings);
        return findings;
      });
}
