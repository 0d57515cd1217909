#include "lib/monitor/tell_monitoring.h"

#include "lib/monitor/tell_chart.h"
#include "lib/monitor/tell_contingency.h"
#include "lib/monitor/tell_enhancements.h"
#include "lib/monitor/tell_stages.h"
#include "lib/monitor/tell_staleness.h"
#include "lib/monitor/tell_sufficiency.h"

namespace ras {

void TellMonitoring(const MonitorTerms& terms, const MonitorSums& sums, const MonitorAsked& asked,
                    FindingReport* report, v1::MonitorAllocationsResponse* response) {
  // In the order of what is most pressing, as warnings are told.
  TellSufficiency(sums, terms, asked, report, response);
  if (report->has_errors()) return;
  if (terms.contingency != nullptr && sums.use) {
    TellContingency(*terms.contingency, *sums.use, sums.use_without_date, terms, report,
                    response->mutable_contingency());
  }
  TellStaleness(terms, asked.prices_months, report, response->mutable_staleness());
  TellEnhancements(sums, terms, report, response->mutable_enhancements());
  TellStages(sums, terms, report, response);
  TellChart(sums, terms, asked.chart_by, report, response);
  TellMonitorTerms(terms, asked, response);
}

}  // namespace ras
