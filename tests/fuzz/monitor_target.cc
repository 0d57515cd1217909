// Any people may be looked at: there are figures, which add up, or there are errors, never both and never
// neither.
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/monitor/monitor.h"
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::MonitorAllocationsRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
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
  return 0;
}
