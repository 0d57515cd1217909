// Any people may be looked at: there are figures, which add up, or there are errors, never both and never
// neither.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/monitor/monitor.h"
#include "lib/monitor/sum_monitoring.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

void CheckFigures(const ras::v1::MonitorFigures& figures) {
  Require(figures.sufficient() + figures.enhanced() == figures.people(), "everyone is counted once");
  Require(figures.reduced() <= figures.sufficient(), "what is reduced was enough");
  Require(figures.share_percent().empty() == (figures.people() == 0), "people have a share");
}

void CheckList(const ras::v1::ListedCases& list) {
  Require(static_cast<uint64_t>(list.ids_size()) <= list.people(), "a list names people that it counts");
}

// Sums of all people are those of two parts brought together, and tell of everyone what is told at once.
void CheckSums(const ras::v1::MonitorAllocationsRequest& people,
               const ras::v1::MonitorAllocationsResponse& told) {
  ras::v1::SumMonitoringRequest whole;
  ras::v1::MonitorAllocationsRequest& cases = *whole.mutable_people();
  cases = people;
  cases.clear_confidence_percent();
  cases.clear_chart_by();
  cases.clear_prices_months();
  cases.clear_most_listed();
  whole.set_confidence_percent(people.confidence_percent());
  whole.set_chart_by(people.chart_by());
  whole.set_prices_months(people.prices_months());
  ras::v1::SumMonitoringResponse expected;
  ras::SumMonitoring(whole, &expected);
  Require(expected.has_sums() == told.has_everyone(), "there are sums of whomever there are figures of");
  if (!expected.has_sums()) return;
  const ras::v1::MonitorAllocationsResponse& of_sums = expected.monitoring();
  Require(of_sums.everyone().SerializeAsString() == told.everyone().SerializeAsString() &&
              of_sums.chart().SerializeAsString() == told.chart().SerializeAsString() &&
              of_sums.contingency().SerializeAsString() == told.contingency().SerializeAsString(),
          "sums tell what is told at once");
  ras::v1::SumMonitoringRequest merge;
  for (int part = 0; part < 2; ++part) {
    ras::v1::SumMonitoringRequest half = whole;
    half.mutable_people()->clear_cases();
    for (int i = part; i < people.cases_size(); i += 2) {
      *half.mutable_people()->add_cases() = people.cases(i);
    }
    ras::v1::SumMonitoringResponse sums;
    ras::SumMonitoring(half, &sums);
    // Nobody is left in a part, or everybody stands in a sheet.
    if (!sums.has_sums()) return;
    *merge.add_sums() = sums.sums();
  }
  ras::v1::SumMonitoringResponse merged;
  ras::SumMonitoring(merge, &merged);
  Require(!merged.has_sums() || merged.sums().SerializeAsString() == expected.sums().SerializeAsString(),
          "parts come together to the same bytes");
}

// Sums that come from elsewhere are taken or refused, and what is taken is written as it came.
void CheckSumsFromElsewhere(std::string_view text) {
  ras::v1::SumMonitoringRequest request;
  std::vector<ras::Violation> violations;
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return;
  ras::v1::SumMonitoringResponse response;
  ras::SumMonitoring(request, &response);
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused != response.has_sums(), "sums, or errors");
  if (!response.has_sums()) return;
  CheckFigures(response.monitoring().everyone());
  ras::v1::SumMonitoringRequest again;
  *again.add_sums() = response.sums();
  ras::v1::SumMonitoringResponse same;
  ras::SumMonitoring(again, &same);
  Require(same.sums().SerializeAsString() == response.sums().SerializeAsString(),
          "sums come back as they are");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::MonitorAllocationsRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckSumsFromElsewhere(text);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  ras::v1::MonitorAllocationsResponse response;
  ras::MonitorAllocations(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused != response.has_everyone(), "figures, or errors");
  CheckFigures(response.everyone());
  for (const auto* groups : {&response.care_groups(), &response.approval_tiers()}) {
    uint64_t people = 0;
    for (const ras::v1::MonitorFigures& figures : *groups) {
      CheckFigures(figures);
      people += figures.people();
    }
    Require(groups->empty() || people == response.everyone().people(), "groups have everyone in them");
  }
  uint64_t in_chart = response.chart().without_date();
  for (const ras::v1::ChartPoint& point : response.chart().points()) in_chart += point.people();
  Require(!response.has_chart() || in_chart == response.everyone().people(), "the chart has everyone in it");
  for (const ras::v1::StageTimes& times : response.stages()) {
    Require(!times.has_days() || times.within() + times.beyond() == times.people(),
            "each wait is held to it");
    CheckList(times.waiting_beyond());
  }
  CheckList(response.enhancements().without_reason());
  CheckList(response.enhancements().limit_passed());
  CheckSums(request, response);
  return 0;
}
