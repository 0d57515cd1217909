#include "lib/monitor/tell_stages.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/case_list.h"
#include "lib/monitor/reasons.h"
#include "ras/counted_days.h"
#include "ras/percentile.h"

namespace ras {
namespace {

constexpr uint8_t kDayDecimals = 1;

const char* NameOf(v1::Stage stage) {
  switch (stage) {
    case v1::STAGE_ASSESSMENT:
      return "the assessment";
    case v1::STAGE_INDICATIVE_ALLOCATION:
      return "the indicative allocation";
    case v1::STAGE_SUPPORT_PLAN:
      return "the support plan";
    default:
      return "the final budget";
  }
}

std::string DaysAt(const CountedDays& days, int64_t percent) {
  const Rational share = Rational(Decimal{percent, 2});
  return DecimalText(Percentile(days, share, PercentileRule::kInclusive).value(), kDayDecimals).value_or("");
}

void TellDays(const CountedDays& days, v1::StageTimes* out) {
  out->set_people(static_cast<uint64_t>(days.size()));
  if (days.size() == 0) return;
  if (out->has_days()) {
    const int64_t within = days.CountNotAbove(int64_t{out->days()});
    out->set_within(static_cast<uint64_t>(within));
    out->set_beyond(static_cast<uint64_t>(days.size() - within));
  }
  out->set_longest(static_cast<uint32_t>(days.days().rbegin()->first));
  out->set_median(DaysAt(days, 50));
  out->set_ninetieth(DaysAt(days, 90));
}

// `out` says from which stage to which, and by which standard.
void TellTimes(const MonitorSums& sums, v1::StageTimes* out) {
  const WaitSums& waits = sums.waits.at({out->from(), out->to()});
  TellDays(waits.took, out);
  if (waits.waiting.size() == 0) return;
  out->set_waiting(static_cast<uint64_t>(waits.waiting.size()));
  out->set_longest_wait(static_cast<uint32_t>(waits.waiting.days().rbegin()->first));
}

std::string DaysText(uint32_t days) { return Count(days, "day", "days"); }

void SayBeyond(const v1::StageTimes& times, const CaseList& too_long, const std::string& path,
               FindingReport* report) {
  const std::string stages = std::string("from ") + NameOf(times.from()) + " to " + NameOf(times.to());
  if (too_long.people() > 0) {
    report->Warning({.code = "waiting_beyond_standard",
                     .path = path,
                     .value = std::to_string(too_long.people()),
                     .message = too_long.Text() + " " + (too_long.people() == 1 ? "waits" : "wait") + " " +
                                stages + " for more than " + DaysText(times.days()) + " already.",
                     .remedy = "See to these people first.",
                     .reason = kReasonSwift});
  }
  if (times.beyond() == 0) return;
  report->Note({.code = "stage_beyond_standard",
                .path = path,
                .value = std::to_string(times.beyond()),
                .message = std::to_string(times.beyond()) + " of " +
                           Count(times.people(), "person", "people") + " waited " + stages +
                           " for more than " + DaysText(times.days()) + ".",
                .remedy = "Find out what held them up.",
                .reason = kReasonSwift});
}

}  // namespace

void TellStages(const MonitorSums& sums, const MonitorTerms& terms, FindingReport* report,
                v1::MonitorAllocationsResponse* response) {
  for (int i = 0; i < terms.governance->stage_standards_size(); ++i) {
    const v1::StageStandard& standard = terms.governance->stage_standards(i);
    const std::string path = At(terms.governance_path, "stage_standards", i);
    if (standard.from() == v1::STAGE_UNSPECIFIED) {
      report->Note({.code = "standard_not_measurable",
                    .path = path,
                    .value = standard.stage(),
                    .message = "The standard is told in words alone, and cannot be measured.",
                    .remedy = "Say from which stage to which its days are counted, in from and to.",
                    .reason = kReasonSwift});
      continue;
    }
    v1::StageTimes* times = response->add_stages();
    times->set_stage(standard.stage());
    times->set_from(standard.from());
    times->set_to(standard.to());
    times->set_days(standard.days());
    TellTimes(sums, times);
    // As many as there are standards that can be measured.
    const CaseList& too_long = sums.waiting_beyond[static_cast<std::size_t>(response->stages_size()) - 1];
    if (too_long.people() > 0) too_long.Tell(times->mutable_waiting_beyond());
    SayBeyond(*times, too_long, path, report);
  }
  const int measured = response->stages_size();
  for (int stage = v1::STAGE_ASSESSMENT; stage < v1::STAGE_FINAL_BUDGET; ++stage) {
    const auto is_this = [stage](const v1::StageTimes& times) {
      return times.from() == stage && times.to() == stage + 1;
    };
    const auto& stages = response->stages();
    if (std::any_of(stages.begin(), stages.begin() + measured, is_this)) continue;
    v1::StageTimes* times = response->add_stages();
    times->set_from(static_cast<v1::Stage>(stage));
    times->set_to(static_cast<v1::Stage>(stage + 1));
    TellTimes(sums, times);
  }
}

}  // namespace ras
