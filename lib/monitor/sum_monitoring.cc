// The operation SumMonitoring (ras/v1/service.proto; docs/monitoring.md section 9).
#include "lib/monitor/sum_monitoring.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/shape_findings.h"
#include "lib/monitor/monitor_people.h"
#include "lib/monitor/summed_monitoring.h"
#include "lib/monitor/tell_contingency.h"
#include "lib/monitor/tell_monitoring.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/sum_in_parts.h"
#include "lib/sums/sums_report.h"

namespace ras {
namespace {

constexpr const char* kCases = "cases";

// What sums cannot tell, or is asked beside them.
void CheckWhatIsAsked(const v1::MonitorAllocationsRequest& people, FindingReport* report) {
  const auto refuse = [&](bool is_there, const char* field, const char* remedy) {
    if (is_there) ReportNotSummed(field, remedy, report);
  };
  refuse(!people.confidence_percent().empty(), "confidence_percent", "Give it beside the people.");
  refuse(people.chart_by() != v1::CHART_BY_UNSPECIFIED, "chart_by", "Give it beside the people.");
  refuse(people.prices_months() != 0, "prices_months", "Give it beside the people.");
  refuse(people.most_listed() != 0, "most_listed", "Leave it out, or look at all people at once.");
}

// The people of the request in sums; nothing, after reports below "people", if they cannot be added up.
std::optional<SummedMonitoring> ReadPeople(const v1::MonitorAllocationsRequest& request, bool obeys_rules,
                                           FindingReport* whole) {
  FindingReport report;
  std::optional<SummedMonitoring> summed;
  if (request.cases().empty()) ReportNobody(kCases, &report);
  const std::vector<int> by_id = CheckMonitorIds(request, &report);
  if (obeys_rules) {
    CheckWhatIsAsked(request, &report);
    MonitorTerms terms = ReadMonitorTerms(request, &report);
    CheckContingencyYear(terms, &report);
    const std::vector<MonitorPerson> people =
        ReadMonitorPeople(request, by_id, ShapeOutcome(), terms.as_of, &report);
    if (!report.has_errors()) {
      WarnOfRowOfTotals(people, &report);
      AddPartTerms(request, &terms);
      summed.emplace();
      // Nobody is named, in whatever part they are.
      summed->sums = AddUpMonitored(people, terms, 0);
      summed->terms = std::move(terms);
      for (const MonitorPerson& person : people) {
        summed->fingerprint = AddDigests(summed->fingerprint, Sha256(LineOf(person)));
      }
    }
  }
  KeepFindings(kSummedPeople, &report, whole);
  return summed;
}

void Sum(const v1::SumMonitoringRequest& request, FindingReport* report,
         v1::SumMonitoringResponse* response) {
  BringTogether<SummedMonitoring> together(report);
  const auto read_people = [&](bool obeys_rules) {
    return ReadPeople(request.people(), obeys_rules, report);
  };
  if (!TakeParts(request, read_people, &together, report)) return;
  const MonitorAsked asked =
      ReadMonitorAsked(request.confidence_percent(), request.chart_by(), request.prices_months(), report);
  if (report->has_errors()) return;
  const SummedMonitoring& everyone = together.everyone();
  FindingReport remarks;
  TellMonitoring(everyone.terms, everyone.sums, asked, &remarks, response->mutable_monitoring());
  KeepRemarks({.everyone = kCases, .has_people = request.has_people()}, &remarks, report);
  if (!report->has_errors()) WriteSums(everyone, response->mutable_sums());
}

}  // namespace

void SumMonitoring(const v1::SumMonitoringRequest& request, v1::SumMonitoringResponse* response) {
  AnswerInParts({.list = kCases, .sheet = "sheet", .within = kSummedPeople}, request, response, Sum);
}

}  // namespace ras
