// The operation CheckSample (ras/v1/service.proto; docs/sampling.md section 4).
#include <google/protobuf/arena.h>

#include <algorithm>
#include <string>

#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/small_percent.h"
#include "lib/sampling/compare_groups.h"
#include "lib/sampling/count_groups.h"
#include "lib/sampling/mixed_strata.h"
#include "lib/sampling/people_input.h"
#include "lib/sampling/sampling.h"
#include "lib/sheet/sheet_list.h"
#include "ras/decimal.h"

namespace ras {
namespace {

constexpr const char* kUsualLevel = "5";

void CheckThatPeopleStandOnce(const v1::PeopleByGroup& side, const char* path, FindingReport* report) {
  const bool one_by_one = !side.people().empty();
  if (one_by_one != !side.strata().empty()) return;
  report->Error({.code = one_by_one ? "given_twice" : "missing",
                 .path = path,
                 .value = "",
                 .message = one_by_one ? "The people are given twice, one by one and counted."
                                       : "It is not said who these are.",
                 .remedy = "Give people, a sheet of them, or strata."});
}

// The worst of the verdicts: that it does not, then that it cannot be told.
v1::SampleVerdict Together(const v1::CheckSampleResponse& response) {
  const auto any = [&](v1::SampleVerdict verdict) {
    return std::any_of(response.comparisons().begin(), response.comparisons().end(),
                       [&](const v1::GroupComparison& one) { return one.verdict() == verdict; });
  };
  for (const v1::SampleVerdict worse :
       {v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT, v1::SAMPLE_VERDICT_CANNOT_BE_TOLD}) {
    if (any(worse)) return worse;
  }
  return v1::SAMPLE_VERDICT_REPRESENTS;
}

void Check(const v1::CheckSampleRequest& request, FindingReport* report, v1::CheckSampleResponse* response) {
  CheckThatPeopleStandOnce(request.population(), "population", report);
  CheckThatPeopleStandOnce(request.sample(), "sample", report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.obeys_rules || report->has_errors()) {
    if (!shape.all_lists_end) return;
    static_cast<void>(IndexPeople(request.population().people(), "population.people", report));
    static_cast<void>(IndexPeople(request.sample().people(), "sample.people", report));
    return;
  }
  const GroupCounts counts = CountGroups(request, report);
  if (report->has_errors()) return;
  WarnOfMixedStrata(request.population().strata(), "population", report);
  WarnOfMixedStrata(request.sample().strata(), "sample", report);
  WarnOfSmallPercent(request.level_percent(), "level_percent", report);
  const std::string level = request.level_percent().empty() ? kUsualLevel : request.level_percent();
  const Decimal level_percent = Decimal::Parse(level).value().Normalised();
  const bool by_service = std::any_of(counts.begin(), counts.end(),
                                      [](const auto& group) { return !group.first.second.empty(); });
  for (const v1::ComparedBy by :
       {v1::COMPARED_BY_CARE_GROUP, v1::COMPARED_BY_SERVICE, v1::COMPARED_BY_CARE_GROUP_AND_SERVICE}) {
    if (by != v1::COMPARED_BY_CARE_GROUP && !by_service) continue;
    CompareGroups(counts, by, level_percent, report, response->add_comparisons());
  }
  response->set_verdict(Together(*response));
  for (const auto& [names, count] : counts) {
    response->set_people(response->people() + static_cast<uint64_t>(count.population));
    response->set_sampled(response->sampled() + static_cast<uint64_t>(count.drawn));
  }
  response->set_level_percent(level_percent.ToString());
  const PeopleList& population = request.population().people();
  if (!population.empty()) response->set_population_fingerprint(PeopleFingerprint(population));
  const PeopleList& sample = request.sample().people();
  if (!sample.empty()) response->set_sample_fingerprint(PeopleFingerprint(sample));
}

}  // namespace

void CheckSample(const v1::CheckSampleRequest& request, v1::CheckSampleResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::CheckSampleRequest>(&arena);
  with_people.CopyFrom(request);
  const SheetList population({.list = "people", .sheet = "sheet", .within = "population"},
                             with_people.mutable_population(), &report);
  const SheetList sample({.list = "people", .sheet = "sheet", .within = "sample"},
                         with_people.mutable_sample(), &report);
  if (population.is_whole() && sample.is_whole()) Check(with_people, &report, response);
  FinishAnswer(&report, response,
               [&](v1::Finding* finding) { return population.Place(finding) && sample.Place(finding); });
}

}  // namespace ras
