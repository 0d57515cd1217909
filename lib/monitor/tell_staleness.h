// How old a policy and its prices are, and when its review begins.
#ifndef RAS_LIB_MONITOR_TELL_STALENESS_H_
#define RAS_LIB_MONITOR_TELL_STALENESS_H_

#include <cstdint>

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// Warns of a review that is to begin, and of prices that are old: of so many whole months or more.
void TellStaleness(const MonitorTerms& terms, uint32_t old_months, FindingReport* report, v1::Staleness* out);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_STALENESS_H_
