// Whether indicative allocations prove sufficient, for everyone, by care group and by tier.
#ifndef RAS_LIB_MONITOR_TELL_SUFFICIENCY_H_
#define RAS_LIB_MONITOR_TELL_SUFFICIENCY_H_

#include <string>

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/share_chart.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// Reports shares below what has to prove sufficient, and more groups than a response can hold.
void TellSufficiency(const MonitorSums& sums, const MonitorTerms& terms, const MonitorAsked& asked,
                     FindingReport* report, v1::MonitorAllocationsResponse* response);

// A share in percent with two decimals, half-even; and the same of an end of an interval.
std::string TellShare(const ShareCount& share);
std::string TellShare(double share);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_SUFFICIENCY_H_
