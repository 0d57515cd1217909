// Any people may be analysed: there are views, whose figures add up, or there are errors, never both and
// never neither.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/variance/variance.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

void CheckFigures(const ras::v1::VarianceFigures& figures) {
  Require(figures.gain() + figures.within() + figures.lose() == figures.people(), "everyone is counted once");
  Require(figures.actual().pence() + figures.difference().pence() == figures.allocated().pence(),
          "the difference is the allocation less the cost");
  Require(figures.quantiles_size() == 5, "all quantiles are there");
  Require(figures.has_by_student() == (figures.people() > 1), "two people have an interval");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::AnalyseVarianceRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  // What is drawn for a second is nothing new after a hundred samples.
  if (request.bootstrap().samples() > 100) request.mutable_bootstrap()->set_samples(100);
  ras::v1::AnalyseVarianceResponse response;
  ras::AnalyseVariance(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused == response.views().empty(), "views, or errors");
  for (const ras::v1::VarianceView& view : response.views()) {
    CheckFigures(view.everyone());
    for (const ras::v1::GroupedVariance& grouping : view.groupings()) {
      uint64_t people = 0;
      for (const ras::v1::VarianceFigures& group : grouping.groups()) {
        CheckFigures(group);
        people += group.people();
      }
      Require(people == view.everyone().people(), "groups have everyone in them");
    }
  }
  return 0;
}
