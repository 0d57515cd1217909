// ras_explain: the image of Explain in service.proto.
#include "capi/operation.h"
#include "lib/engine.h"

int32_t ras_explain(const void* request, size_t request_size, int32_t request_format, int32_t response_format,
                    const ras_options* options, ras_buffer** response, ras_error** error) {
  using ras::v1::ExplainRequest;
  using ras::v1::Explanation;
  return ras::capi::Operate<ExplainRequest, Explanation>(
      {{request, request_size, request_format}, response_format, options, response, error},
      [](const ExplainRequest& question, Explanation* answer, std::vector<ras::v1::Finding>* findings) {
        ras::Explain(question, answer, findings);
        return findings->empty() ? RAS_OK : RAS_INVALID_REQUEST;
      });
}
