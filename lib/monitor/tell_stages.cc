#include "lib/monitor/tell_stages.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/case_list.h"
#include "lib/monitor/reasons.h"
#include "ras/percentile.h"
#include "ras/sorted_sample.h"

namespace ras {
namespace {

constexpr uint8_t kDayDecimals = 1;

std::size_t PlaceOf(v1::Stage stage) { return static_cast<std::size_t>(stage) - 1; }

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

// Whether a person is known to have come to a stage or beyond it, whatever the day.
bool HasCome(const MonitorPerson& person, v1::Stage stage) {
  if (person.final_budget) return true;
  if (stage <= v1::STAGE_INDICATIVE_ALLOCATION && person.indicative) return true;
  return std::any_of(person.reached.begin() + static_cast<std::ptrdiff_t>(PlaceOf(stage)),
                     person.reached.end(), [](const auto& day) { return day.has_value(); });
}

std::string DaysAt(const SortedSample& days, int64_t percent) {
  const Rational share = Rational(Decimal{percent, 2});
  return DecimalText(Percentile(days, share, PercentileRule::kInclusive).value(), kDayDecimals).value_or("");
}

void TellDays(std::vector<int64_t> days, v1::StageTimes* out) {
  out->set_people(days.size());
  if (days.empty()) return;
  std::sort(days.begin(), days.end());
  if (out->has_days()) {
    const auto beyond = std::upper_bound(days.begin(), days.end(), int64_t{out->days()});
    out->set_within(static_cast<uint64_t>(beyond - days.begin()));
    out->set_beyond(static_cast<uint64_t>(days.end() - beyond));
  }
  out->set_longest(static_cast<uint32_t>(days.back()));
  const SortedSample sample = SortedSample::Make(days).value();
  out->set_median(DaysAt(sample, 50));
  out->set_ninetieth(DaysAt(sample, 90));
}

// `out` says from which stage to which, and by which standard. Gives those who wait for too long.
CaseList TellTimes(const std::vector<MonitorPerson>& people, const MonitorTerms& terms, v1::StageTimes* out) {
  CaseList too_long(terms.most_listed);
  std::vector<int64_t> days;
  for (const MonitorPerson& person : people) {
    const std::optional<Date>& from = person.reached[PlaceOf(out->from())];
    const std::optional<Date>& to = person.reached[PlaceOf(out->to())];
    if (!from) continue;
    if (to) {
      days.push_back(to->DayNumber() - from->DayNumber());
    } else if (!HasCome(person, out->to())) {
      const auto waited = static_cast<uint32_t>(terms.as_of.DayNumber() - from->DayNumber());
      out->set_waiting(out->waiting() + 1);
      out->set_longest_wait(std::max(out->longest_wait(), waited));
      if (out->has_days() && waited > out->days()) too_long.Add(person);
    }
  }
  TellDays(std::move(days), out);
  if (too_long.people() > 0) too_long.Tell(out->mutable_waiting_beyond());
  return too_long;
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

void TellStages(const std::vector<MonitorPerson>& people, const MonitorTerms& terms, FindingReport* report,
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
    SayBeyond(*times, TellTimes(people, terms, times), path, report);
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
    TellTimes(people, terms, times);
  }
}

}  // namespace ras
