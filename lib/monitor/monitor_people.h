// The people of a system in use in numbers: what they were told, what was agreed, and when.
#ifndef RAS_LIB_MONITOR_MONITOR_PEOPLE_H_
#define RAS_LIB_MONITOR_MONITOR_PEOPLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "ras/date.h"
#include "ras/sufficiency.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

inline constexpr std::size_t kStages = 4;

struct MonitorPerson {
  // In the request, which outlives this.
  const v1::MonitorCase* document = nullptr;
  std::optional<int64_t> indicative;
  std::optional<int64_t> final_budget;
  // The day of each stage, the assessment first. In this order, as far as they are known.
  std::array<std::optional<Date>, kStages> reached;
  std::optional<Date> enhanced_until;

  const std::optional<Date>& agreed_on() const { return reached[kStages - 1]; }
  // Where both amounts are known.
  std::optional<BudgetPair> pair() const {
    if (!indicative || !final_budget) return std::nullopt;
    return BudgetPair{*indicative, *final_budget};
  }
};

// Reports ids that are there twice or are more than one line, whether or not every field obeys its own rule.
// Gives the positions of the people in the order of their ids.
std::vector<int> CheckMonitorIds(const v1::MonitorAllocationsRequest& request, FindingReport* report);

// In the order of their ids. Reports dates that cannot be, beside each other or beside `as_of`. Every field
// but those of people at fault obeys its own rule; these people are passed over.
std::vector<MonitorPerson> ReadMonitorPeople(const v1::MonitorAllocationsRequest& request,
                                             const std::vector<int>& by_id, const ShapeOutcome& shape,
                                             const Date& as_of, FindingReport* report);

// Warns of one of them whose final budget is that of all others together, as far as they have one, or whose
// indicative allocation is.
void WarnOfRowOfTotals(const std::vector<MonitorPerson>& people, FindingReport* report);

// A person as every figure knows one, for fingerprints: a line of tabs (docs/monitoring.md section 9).
std::string LineOf(const MonitorPerson& person);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_MONITOR_PEOPLE_H_
