// Any request that can be read may be reported for sign-off: there is a report, or there are errors, never
// both and never neither; and nothing is ready without three answers.
#include <string>
#include <string_view>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/collate/collate_sample.h"
#include "lib/sampling/sampling.h"
#include "lib/sign_off/sign_off.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::SignOffRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  // What nobody could guess: what the build gives, and the steps before it.
  if (!request.has_built()) ras::BuildTable(request.build(), request.mutable_built());
  if (request.has_sample_check() && !request.sample_check().has_checked()) {
    ras::CheckSample(request.sample_check().check(), request.mutable_sample_check()->mutable_checked());
  }
  if (request.has_collation() && !request.collation().has_collated()) {
    ras::CollateSample(request.collation().collate(), request.mutable_collation()->mutable_collated());
  }
  ras::v1::SignOffResponse response;
  ras::ReportSignOff(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused != response.has_report(), "a report, or errors");
  Require(!response.ready() || response.questions_size() == 3, "nothing is ready without three answers");
  return 0;
}
