// The operation SumMonitoring (ras/v1/service.proto; docs/monitoring.md section 9).
#include "lib/monitor/sum_monitoring.h"

#include <google/protobuf/arena.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/monitor/monitor_people.h"
#include "lib/monitor/summed_monitoring.h"
#include "lib/monitor/tell_contingency.h"
#include "lib/monitor/tell_monitoring.h"
#include "lib/sheet/sheet_list.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/bring_together.h"
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

class Sum {
 public:
  Sum(const v1::SumMonitoringRequest& request, FindingReport* report)
      : request_(request), report_(*report), together_(report) {}

  void Run(v1::SumMonitoringResponse* response) {
    if (!request_.has_people() && request_.sums().empty()) ReportNothingToSum(&report_);
    const ShapeOutcome shape = ReportShape(request_, &report_);
    if (!shape.all_lists_end) return;
    if (request_.has_people()) {
      if (std::optional<SummedMonitoring> people =
              ReadPeople(request_.people(), shape.obeys_rules, &report_)) {
        together_.Take(*std::move(people), kSummedPeople);
      }
    }
    if (!shape.obeys_rules) return;
    for (int i = 0; i < request_.sums_size(); ++i) {
      const std::size_t errors = report_.errors();
      const std::string path = At("", "sums", i);
      SummedMonitoring read = ReadSums(request_.sums(i), path, &report_);
      if (report_.errors() == errors) together_.Take(std::move(read), path);
    }
    const MonitorAsked asked = ReadMonitorAsked(request_.confidence_percent(), request_.chart_by(),
                                                request_.prices_months(), &report_);
    if (report_.has_errors()) return;
    const SummedMonitoring& everyone = together_.everyone();
    FindingReport remarks;
    TellMonitoring(everyone.terms, everyone.sums, asked, &remarks, response->mutable_monitoring());
    KeepRemarks({.everyone = kCases, .has_people = request_.has_people()}, &remarks, &report_);
    if (!report_.has_errors()) WriteSums(everyone, response->mutable_sums());
  }

 private:
  const v1::SumMonitoringRequest& request_;
  FindingReport& report_;
  BringTogether<SummedMonitoring> together_;
};

}  // namespace

void SumMonitoring(const v1::SumMonitoringRequest& request, v1::SumMonitoringResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::SumMonitoringRequest>(&arena);
  with_people.CopyFrom(request);
  std::optional<SheetList> cases;
  if (request.has_people()) {
    cases.emplace(SheetField{.list = kCases, .sheet = "sheet", .within = kSummedPeople},
                  with_people.mutable_people(), &report);
  }
  if (!cases || cases->is_whole()) Sum(with_people, &report).Run(response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return !cases || cases->Place(finding); });
}

}  // namespace ras
