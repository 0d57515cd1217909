#include "lib/monitor/tell_chart.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "lib/monitor/reasons.h"
#include "lib/monitor/tell_sufficiency.h"
#include "lib/statistics/chart_marks.h"
#include "ras/share_chart.h"

namespace ras {
namespace {

// Months or quarters, counted from the beginning of the years that there are.
class Calendar {
 public:
  explicit Calendar(v1::ChartBy by) : months_(by == v1::CHART_BY_MONTH ? 1 : 3) {}

  // Of a month, counted likewise.
  int IndexOf(int month) const { return month / months_; }
  Date FirstDay(int index) const {
    const int month = index * months_;
    return Date::FromCivil(month / 12, month % 12 + 1, 1).value();
  }
  Date LastDay(int index) const {
    const int month = index * months_ + months_ - 1;
    return Date::FromCivil(month / 12, month % 12 + 1, Date::DaysInMonth(month / 12, month % 12 + 1)).value();
  }

 private:
  int months_;
};

v1::ChartSide Told(ShareSide side) {
  if (side == ShareSide::kWithin) return v1::CHART_SIDE_UNSPECIFIED;
  return side == ShareSide::kBelow ? v1::CHART_SIDE_BELOW : v1::CHART_SIDE_ABOVE;
}

// A share that fell is to be acted on; one that rose is worth knowing.
void Say(v1::ChartSide side, Says says, FindingReport* report) {
  if (side == v1::CHART_SIDE_BELOW) return report->Warning(std::move(says));
  report->Note(std::move(says));
}

// What kChartBeyond and kChartRunChance come to.
constexpr const char* kBeyondEver = " less than once in 740 times.";
constexpr const char* kRunEver = " once in 256 times at most.";

void SayWhatIsBeyond(const v1::ChartPoint& point, const std::string& centre, FindingReport* report) {
  const bool below = point.beyond() == v1::CHART_SIDE_BELOW;
  Say(point.beyond(),
      {.code = "share_beyond_limits",
       .path = "cases",
       .value = point.from(),
       .message = "From " + point.from() + " to " + point.to() + " " + std::to_string(point.sufficient()) +
                  " of " + std::to_string(point.people()) + " indicative allocations proved sufficient, " +
                  point.share_percent() + "%. Beside the share of the whole time, " + centre +
                  "%, chance alone brings so " + (below ? "few" : "many") + kBeyondEver,
       .remedy = "Find out what was different then.",
       .reason = kReasonOverTime},
      report);
}

// Points one after another.
struct ChartRun {
  const v1::ChartPoint* first = nullptr;
  const v1::ChartPoint* last = nullptr;
  std::size_t points = 0;
};

void SayRun(const ChartRun& run, const std::string& centre, FindingReport* report) {
  const v1::ChartPoint& first = *run.first;
  const bool below = first.in_run() == v1::CHART_SIDE_BELOW;
  Say(first.in_run(),
      {.code = "share_run",
       .path = "cases",
       .value = first.from(),
       .message = "From " + first.from() + " to " + run.last->to() + " all " + std::to_string(run.points) +
                  " shares that proved sufficient are " + (below ? "below" : "above") +
                  " the share of the whole time, " + centre + "%. Chance alone brings that" + kRunEver,
       .remedy = below ? "Find out what has changed since then: prices, the people, or how plans are agreed."
                       : "Find out what has changed for the better, and keep it.",
       .reason = kReasonOverTime},
      report);
}

void SayRuns(const v1::ShareChart& chart, FindingReport* report) {
  ChartRun run;
  const auto end_run = [&] {
    if (run.points > 0) SayRun(run, chart.centre_percent(), report);
    run = {};
  };
  for (const v1::ChartPoint& point : chart.points()) {
    if (point.people() == 0) continue;
    if (run.points > 0 && point.in_run() != run.first->in_run()) end_run();
    if (point.in_run() == v1::CHART_SIDE_UNSPECIFIED) continue;
    if (run.points == 0) run.first = &point;
    run.last = &point;
    ++run.points;
  }
  end_run();
}

void TellPoint(const Calendar& calendar, int index, const ShareCount& share, const ShareCount& centre,
               const ChartMark& mark, const Date& as_of, v1::ChartPoint* out) {
  out->set_from(calendar.FirstDay(index).ToString());
  out->set_to(calendar.LastDay(index).ToString());
  out->set_people(static_cast<uint64_t>(share.all));
  out->set_sufficient(static_cast<uint64_t>(share.some));
  out->set_unfinished(as_of < calendar.LastDay(index));
  if (share.all == 0) return;
  const ChartLimits limits = LimitsOfChart(centre, share.all).value();
  out->set_share_percent(TellShare(share));
  if (limits.below) out->set_lower_percent(TellShare(ShareCount{*limits.below, share.all}));
  if (limits.above) out->set_upper_percent(TellShare(ShareCount{*limits.above, share.all}));
  out->set_beyond(Told(mark.beyond));
  out->set_in_run(Told(mark.in_run));
}

}  // namespace

void TellChart(const MonitorSums& sums, const MonitorTerms& terms, v1::ChartBy by, FindingReport* report,
               v1::MonitorAllocationsResponse* response) {
  const Calendar calendar(by);
  std::map<int, ShareCount> shares;
  ShareCount centre;
  for (const auto& [month, of_month] : sums.months) {
    for (ShareCount* share : {&shares[calendar.IndexOf(month)], &centre}) {
      share->some += of_month.some;
      share->all += of_month.all;
    }
  }
  if (shares.empty()) return;
  const int first = shares.begin()->first;
  const int last = shares.rbegin()->first;
  std::vector<ShareCount> points(static_cast<std::size_t>(last - first) + 1);
  for (const auto& [index, share] : shares) points[static_cast<std::size_t>(index - first)] = share;
  const std::vector<ChartMark> marks = MarkChart(points).value();
  v1::ShareChart* chart = response->mutable_chart();
  chart->set_by(by);
  chart->set_centre_percent(TellShare(centre));
  chart->set_without_date(static_cast<uint64_t>(sums.everyone.people() - centre.all));
  for (std::size_t i = 0; i < points.size(); ++i) {
    TellPoint(calendar, first + static_cast<int>(i), points[i], centre, marks[i], terms.as_of,
              chart->add_points());
  }
  for (const v1::ChartPoint& point : chart->points()) {
    if (point.beyond() != v1::CHART_SIDE_UNSPECIFIED) SayWhatIsBeyond(point, chart->centre_percent(), report);
  }
  SayRuns(*chart, report);
}

}  // namespace ras
