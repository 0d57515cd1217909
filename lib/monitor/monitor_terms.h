// What people are held to: the rules of the policy, or those of the request in its place.
#ifndef RAS_LIB_MONITOR_MONITOR_TERMS_H_
#define RAS_LIB_MONITOR_MONITOR_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/finding/finding_report.h"
#include "ras/date.h"
#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/v1/monitor.pb.h"
#include "ras/variance_sums.h"

namespace ras {

struct MonitorTerms {
  Date as_of;
  // In the request, which outlives this, or one that says nothing.
  const v1::Governance* governance = nullptr;
  std::string governance_path;
  // The share that has to prove sufficient, in percent and as a share.
  Decimal trigger_percent;
  Rational trigger;
  // What an interval of the confidence leaves out at both ends together.
  double beyond = 0;
  Tolerance tolerance;
  v1::ChartBy chart_by = v1::CHART_BY_QUARTER;
  std::size_t most_listed = 0;
  uint32_t prices_months = 0;
};

// With every default filled in. Reports what is wrong with the rules, and what contradicts what else. Every
// field obeys its own rule.
MonitorTerms ReadMonitorTerms(const v1::MonitorAllocationsRequest& request, FindingReport* report);

// As they are told beside the figures. There was nothing to report.
void TellMonitorTerms(const v1::MonitorAllocationsRequest& request, const MonitorTerms& terms,
                      v1::MonitorAllocationsResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_MONITOR_TERMS_H_
