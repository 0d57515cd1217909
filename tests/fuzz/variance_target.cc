// Any people may be analysed: there are views, whose figures add up, or there are errors, never both and
// never neither.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/variance/sum_variance.h"
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

// Sums of all people are those of two parts brought together; and what is given back is taken, or refused.
void CheckSums(const ras::v1::AnalyseVarianceRequest& people) {
  ras::v1::SumVarianceRequest whole;
  *whole.mutable_people() = people;
  for (auto* clear :
       {"bootstrap", "drawn_for", "largest", "earlier", "confidence_percent", "margin_percent"}) {
    const auto* field = people.GetDescriptor()->FindFieldByName(clear);
    people.GetReflection()->ClearField(whole.mutable_people(), field);
  }
  ras::v1::SumVarianceResponse expected;
  ras::SumVariance(whole, &expected);
  if (!expected.has_sums() || people.cases_size() < 2) return;
  ras::v1::SumVarianceRequest merge;
  for (int part = 0; part < 2; ++part) {
    ras::v1::SumVarianceRequest half = whole;
    half.mutable_people()->clear_cases();
    for (int i = part; i < people.cases_size(); i += 2) *half.mutable_people()->add_cases() = people.cases(i);
    ras::v1::SumVarianceResponse sums;
    ras::SumVariance(half, &sums);
    // One part may be refused for what the other has: groups beyond the bound, say.
    if (!sums.has_sums() || sums.views_size() != expected.views_size()) return;
    *merge.add_sums() = sums.sums();
  }
  ras::v1::SumVarianceResponse merged;
  ras::SumVariance(merge, &merged);
  Require(!merged.has_sums() || merged.sums().SerializeAsString() == expected.sums().SerializeAsString(),
          "parts come together to the same bytes");
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
  CheckSums(request);
  return 0;
}
