// What final budgets above the indicative allocation take of the contingency of a year.
#ifndef RAS_LIB_MONITOR_TELL_CONTINGENCY_H_
#define RAS_LIB_MONITOR_TELL_CONTINGENCY_H_

#include <cstdint>

#include "lib/finding/finding_report.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/v1/monitor.pb.h"
#include "ras/year_of_use.h"

namespace ras {

// Reports a year, if there is one, that cannot be. Every field obeys its own rule.
void CheckContingencyYear(const MonitorTerms& terms, FindingReport* report);

// Of a contingency of which there was nothing to report; so many are not counted, since the day is not known.
// Warns of one that does not last.
void TellContingency(const v1::ContingencyYear& document, const YearOfUse& year, int64_t without_date,
                     const MonitorTerms& terms, FindingReport* report, v1::ContingencyUse* out);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_TELL_CONTINGENCY_H_
