// How long people wait from one stage to another, against the council's own standards.
#ifndef RAS_LIB_MONITOR_TELL_STAGES_H_
#define RAS_LIB_MONITOR_TELL_STAGES_H_

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// Warns of people who have waited too long already, and notes standards that cannot be measured.
void TellStages(const MonitorSums& sums, const MonitorTerms& terms, FindingReport* report,
                v1::MonitorAllocationsResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_STAGES_H_
