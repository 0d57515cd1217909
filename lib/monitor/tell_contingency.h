// What final budgets above the indicative allocation take of the contingency of a year.
#ifndef RAS_LIB_MONITOR_TELL_CONTINGENCY_H_
#define RAS_LIB_MONITOR_TELL_CONTINGENCY_H_

#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_people.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

// Reports a year that cannot be. Every field obeys its own rule.
void CheckContingencyYear(const v1::MonitorAllocationsRequest& request, FindingReport* report);

// The request has a contingency, of which there was nothing to report. Warns of one that does not last.
void TellContingency(const v1::MonitorAllocationsRequest& request, const std::vector<MonitorPerson>& people,
                     const MonitorTerms& terms, FindingReport* report, v1::ContingencyUse* out);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_CONTINGENCY_H_
