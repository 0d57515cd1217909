// Any sample may be collated that can be read: there are cases, or there are errors, never both and never
// neither; and every case is one that a table can be built from.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/collate/collate_sample.h"
#include "lib/shape/check_shape.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::CollateSampleRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(bytes, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  ras::v1::CollateSampleResponse response;
  ras::CollateSample(request, &response);
  std::string text;
  Require(ras::Encode(response, ras::Format::kJson, &text), "an answer is a document");
  bool has_errors = false;
  for (const ras::v1::Finding& finding : response.findings()) {
    has_errors = has_errors || finding.severity() == ras::v1::SEVERITY_ERROR;
    Require(!finding.code().empty() && !finding.message().empty(), "a finding says what is wrong");
  }
  Require(has_errors == response.cases().empty(), "cases, or errors");
  Require(response.people_size() == response.cases_size(), "every case is told");
  for (const ras::v1::SampleCase& made : response.cases()) {
    ras::CheckShape(made, &violations);
    Require(violations.empty(), "a case obeys its rules");
  }
  ras::v1::CollateSampleResponse again;
  ras::CollateSample(request, &again);
  Require(again.SerializeAsString() == response.SerializeAsString(),
          "the same request gives the same answer");
  return 0;
}
