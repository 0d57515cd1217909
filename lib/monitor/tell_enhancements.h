// Final budgets that differ from the indicative allocation: why, until when, and by whose approval.
#ifndef RAS_LIB_MONITOR_TELL_ENHANCEMENTS_H_
#define RAS_LIB_MONITOR_TELL_ENHANCEMENTS_H_

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// Warns of everybody whose record is not as the rules want it.
void TellEnhancements(const MonitorSums& sums, const MonitorTerms& terms, FindingReport* report,
                      v1::Enhancements* out);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_ENHANCEMENTS_H_
