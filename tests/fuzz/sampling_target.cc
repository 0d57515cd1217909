// Any request about samples that can be read is answered or refused: there is an answer, or there are errors,
// never both and never neither. The first byte picks the operation; the rest is its request as text.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/sampling/sampling.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

template <class Request, class Response>
void Ask(void (*operation)(const Request&, Response*), std::string_view text) {
  Request request;
  std::vector<ras::Violation> violations;
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return;
  Response response;
  operation(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused = std::any_of(
      response.findings().begin(), response.findings().end(),
      [](const ras::v1::Finding& finding) { return finding.severity() == ras::v1::SEVERITY_ERROR; });
  response.clear_findings();
  Require((response.ByteSizeLong() == 0) == refused, "an answer, or errors");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 5) {
    case 0:
      Ask(&ras::SizeSample, text);
      break;
    case 1:
      Ask(&ras::MarginOfSample, text);
      break;
    case 2:
      Ask(&ras::AllocateSample, text);
      break;
    case 3:
      Ask(&ras::DrawSample, text);
      break;
    default:
      Ask(&ras::CheckSample, text);
  }
  return 0;
}
