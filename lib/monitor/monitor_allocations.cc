// The operation MonitorAllocations (ras/v1/service.proto; docs/monitoring.md).
#include <google/protobuf/arena.h>

#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/monitor/monitor.h"
#include "lib/monitor/monitor_people.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "lib/monitor/tell_contingency.h"
#include "lib/monitor/tell_monitoring.h"
#include "lib/sheet/sheet_list.h"

namespace ras {
namespace {

void Monitor(const v1::MonitorAllocationsRequest& request, FindingReport* report,
             v1::MonitorAllocationsResponse* response) {
  if (request.cases().empty()) ReportNobody("cases", report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return;
  const std::vector<int> by_id = CheckMonitorIds(request, report);
  if (!shape.ObeysOutside("cases")) return;
  const MonitorAsked asked =
      ReadMonitorAsked(request.confidence_percent(), request.chart_by(), request.prices_months(), report);
  const MonitorTerms terms = ReadMonitorTerms(request, report);
  CheckContingencyYear(terms, report);
  const std::vector<MonitorPerson> people = ReadMonitorPeople(request, by_id, shape, terms.as_of, report);
  if (report->has_errors()) return;
  WarnOfRowOfTotals(people, report);
  TellMonitoring(terms, AddUpMonitored(people, terms, MostListed(request)), asked, report, response);
}

}  // namespace

void MonitorAllocations(const v1::MonitorAllocationsRequest& request,
                        v1::MonitorAllocationsResponse* response) {
  response->Clear();
  FindingReport report;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& whole = *google::protobuf::Arena::CreateMessage<v1::MonitorAllocationsRequest>(&arena);
  whole.CopyFrom(request);
  const SheetList cases({.list = "cases", .sheet = "sheet"}, &whole, &report);
  if (cases.is_whole()) Monitor(whole, &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return cases.Place(finding); });
}

}  // namespace ras
