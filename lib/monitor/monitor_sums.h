// The sums behind every figure of monitoring: exact, so that everyone at once and parts that are brought
// together are told of in the same way (docs/monitoring.md section 9).
#ifndef RAS_LIB_MONITOR_MONITOR_SUMS_H_
#define RAS_LIB_MONITOR_MONITOR_SUMS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/monitor/case_list.h"
#include "lib/monitor/monitor_people.h"
#include "lib/monitor/monitor_terms.h"
#include "lib/monitor/record_checks.h"
#include "ras/counted_days.h"
#include "ras/share_chart.h"
#include "ras/sufficiency.h"
#include "ras/year_of_use.h"

namespace ras {

// By the name that people have in common, in the order of the names; empty where it is not known.
using SumsByName = std::map<std::string, SufficiencySums, std::less<>>;

// How long people wait from one stage to another.
struct WaitSums {
  CountedDays took;
  CountedDays waiting;
};

struct MonitorSums {
  int64_t undecided = 0;
  int64_t without_indicative = 0;
  // People of whom both amounts are known, as are those of the next four.
  SufficiencySums everyone;
  SumsByName care_groups;
  SumsByName approval_tiers;
  SumsByName reasons;
  // By the month of the agreement, counted from the beginning of the years that there are; those of whom the
  // day is known.
  std::map<int, ShareCount> months;
  // Of each of StagePairs.
  std::map<StagePair, WaitSums> waits;
  // Of each standard that can be measured: who waits for longer already.
  std::vector<CaseList> waiting_beyond;
  // Whose record is not as the rules want it.
  std::array<CaseList, kRecords> records;
  // With a contingency: what is taken of it, and how many are not counted since the day is not known.
  std::optional<YearOfUse> use;
  int64_t use_without_date = 0;

  int64_t people() const { return undecided + without_indicative + everyone.people(); }
  const CaseList& Of(Record record) const { return records[static_cast<std::size_t>(record)]; }
};

// In how many days a year is, and how many of them are behind us at the end of `as_of`.
struct YearDays {
  Date from;
  int days = 0;
  int seen = 0;
};
// Of a year that can be.
YearDays DaysOf(const v1::ContingencyYear& year, const Date& as_of);

// Lists name at most so many people.
MonitorSums AddUpMonitored(const std::vector<MonitorPerson>& people, const MonitorTerms& terms,
                           std::size_t most_listed);

// The other's people are counted in. Both are held to the same, and neither names anybody. False, with
// anything in `sums`, if they are too many together.
bool MergeMonitored(const MonitorSums& other, MonitorSums* sums);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_MONITOR_SUMS_H_
