// Sums that come from outside are taken or refused, never both and never neither; and what is taken, and
// given back once more, is the same to the byte.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/variance/sum_variance.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

void CheckFigures(const ras::v1::VarianceFigures& figures) {
  Require(figures.people() > 0, "somebody is there");
  Require(figures.gain() + figures.within() + figures.lose() == figures.people(), "everyone is counted once");
  Require(figures.has_by_student() == (figures.people() > 1), "two people have an interval");
  Require(figures.has_standard_deviation() == (figures.people() > 1), "and a deviation");
  Require(figures.quantiles_size() == 5, "all quantiles are there");
  for (int i = 1; i < figures.quantiles_size(); ++i) {
    Require(figures.quantiles(i - 1).difference().pence() <= figures.quantiles(i).difference().pence(),
            "quantiles do not fall");
  }
  const int64_t mean = figures.mean_difference().pence();
  Require(figures.mean_absolute_difference().pence() >= (mean < 0 ? -mean : mean) - 1,
          "differences are no less without their sign");
  Require(figures.by_student().lower().pence() <= figures.by_student().upper().pence(),
          "an interval does not end before it begins");
}

void CheckViews(const ras::v1::SumVarianceResponse& response) {
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
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::SumVarianceRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  ras::v1::SumVarianceResponse response;
  ras::SumVariance(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused != response.has_sums() && refused == response.views().empty(),
          "sums and figures, or errors");
  if (refused) return 0;
  CheckViews(response);
  ras::v1::SumVarianceRequest again;
  *again.add_sums() = response.sums();
  again.set_confidence_percent(request.confidence_percent());
  again.set_margin_percent(request.margin_percent());
  *again.mutable_earlier() = request.earlier();
  ras::v1::SumVarianceResponse same;
  ras::SumVariance(again, &same);
  Require(same.sums().SerializeAsString() == response.sums().SerializeAsString(),
          "sums come back as they are");
  for (int v = 0; v < response.views_size(); ++v) {
    Require(
        v < same.views_size() && same.views(v).SerializeAsString() == response.views(v).SerializeAsString(),
        "and so do their figures");
  }
  return 0;
}
