// The operation AnalyseVariance (ras/v1/service.proto; docs/variance.md).
#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sheet/sheet_list.h"
#include "lib/statistics/mean_interval.h"
#include "lib/variance/cost_index.h"
#include "lib/variance/group_people.h"
#include "lib/variance/list_people.h"
#include "lib/variance/tell_equity.h"
#include "lib/variance/tell_figures.h"
#include "lib/variance/variance.h"
#include "lib/variance/variance_people.h"
#include "lib/variance/warn_of_people.h"
#include "ras/bootstrap_sums.h"

namespace ras {
namespace {

void CheckNamesOnce(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  std::unordered_set<std::string> seen;
  for (int i = 0; i < request.drawn_for_size(); ++i) {
    if (seen.insert(request.drawn_for(i)).second) continue;
    report->Error({.code = "listed_twice",
                   .path = At("", "drawn_for", i),
                   .value = request.drawn_for(i),
                   .message = "This care group is listed twice.",
                   .remedy = "Name each care group once."});
  }
  CheckEarlierOnce(request.earlier(), report);
}

void CheckDraws(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                std::size_t groupings, FindingReport* report) {
  const auto times = static_cast<int64_t>(1 + groupings) * (people.has_before_support ? 2 : 1);
  const int64_t draws = static_cast<int64_t>(people.people.size()) * times *
                        static_cast<int64_t>(request.bootstrap().samples());
  if (draws <= kMostDraws) return;
  report->Error({.code = "too_many_draws",
                 .path = "bootstrap.samples",
                 .value = std::to_string(request.bootstrap().samples()),
                 .message = "People times samples, for everyone and each grouping, are " +
                            std::to_string(draws) + " draws: more than 1,000,000,000.",
                 .remedy = "Draw fewer samples, or leave the bootstrap out: for so many people Student's "
                           "interval is as good."});
}

// Of how many groups the confidence is, together: of those that have an interval.
int64_t IntervalsOf(const PeopleGrouping& grouping) {
  const auto has_interval = [](const PeopleInCommon& group) {
    return group.members.size() >= kPeopleOfInterval;
  };
  return std::count_if(grouping.groups.begin(), grouping.groups.end(), has_interval);
}

// The most intervals, together, of which the bootstrap is to tell one and cannot; 0 if it can tell all.
int64_t IntervalsNotDrawn(const VariancePeople& people, const std::vector<PeopleGrouping>& groupings,
                          const VarianceTerms& terms) {
  int64_t most = 0;
  const auto look = [&](int64_t intervals) {
    if (FewestSamples(terms.confidence, intervals).value() > terms.samples) most = std::max(most, intervals);
  };
  if (people.people.size() >= kFewPeople) look(1);
  for (const PeopleGrouping& grouping : groupings) {
    const bool draws = std::any_of(grouping.groups.begin(), grouping.groups.end(),
                                   [](const auto& group) { return group.members.size() >= kFewPeople; });
    if (draws) look(IntervalsOf(grouping));
  }
  return most;
}

void WarnOfFewSamples(const VariancePeople& people, const std::vector<PeopleGrouping>& groupings,
                      const VarianceTerms& terms, FindingReport* report) {
  if (terms.samples == 0) return;
  const int64_t intervals = IntervalsNotDrawn(people, groupings, terms);
  if (intervals == 0) return;
  const std::string fewest = std::to_string(FewestSamples(terms.confidence, intervals).value());
  report->Warning({.code = "too_few_samples",
                   .path = "bootstrap.samples",
                   .value = std::to_string(terms.samples),
                   .message = (intervals == 1 ? "At this confidence"
                                              : "For " + std::to_string(intervals) +
                                                    " groups together at this confidence") +
                              (" the bootstrap needs " + fewest) +
                              " samples or more. Intervals that it cannot tell are by Student's t.",
                   .remedy = "Draw that many, or group people by less, or ask for less confidence.",
                   .reason = "Of fewer samples none lies beyond the ends (docs/variance.md section 3)."});
}

void TellGroups(const v1::AnalyseVarianceRequest& request, const PeopleGrouping& grouping,
                const std::vector<ActualAllocated>& amounts, const VarianceTerms& terms,
                v1::GroupedVariance* out) {
  // A sample is drawn for care groups as populations of their own, and for no other groups.
  const bool by_care_group =
      grouping.by == std::vector<v1::VarianceDimension>{v1::VARIANCE_DIMENSION_CARE_GROUP};
  for (const v1::VarianceDimension dimension : grouping.by) out->add_by(dimension);
  const int64_t intervals = IntervalsOf(grouping);
  std::vector<ActualAllocated> members;
  for (const PeopleInCommon& group : grouping.groups) {
    members.clear();
    for (const std::size_t i : group.members) members.push_back(amounts[i]);
    v1::VarianceFigures* figures = out->add_groups();
    for (const std::string& name : group.names) figures->add_names(name);
    TellFigures(members, terms, intervals, figures);
    const auto drawn = std::find(request.drawn_for().begin(), request.drawn_for().end(), group.names.front());
    figures->set_unsupported(!by_care_group || drawn == request.drawn_for().end());
  }
}

void TellView(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
              const std::vector<PeopleGrouping>& groupings, const VarianceTerms& terms,
              v1::SupportBasis basis, FindingReport* report, v1::VarianceView* view) {
  std::vector<ActualAllocated> amounts;
  amounts.reserve(people.people.size());
  for (const VariancePerson& person : people.people) {
    amounts.push_back(basis == people.first_basis ? person.amounts : person.before_support);
  }
  view->set_basis(basis);
  TellFigures(amounts, terms, 1, view->mutable_everyone());
  for (const PeopleGrouping& grouping : groupings) {
    TellGroups(request, grouping, amounts, terms, view->add_groupings());
  }
  ListPeople(request, people, amounts, terms.tolerance, view);
  TellEquity(request, people, amounts, terms.confidence, report, view);
}

void Analyse(const v1::AnalyseVarianceRequest& request, FindingReport* report,
             v1::AnalyseVarianceResponse* response) {
  if (request.cases().empty()) ReportNobody("cases", report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return;
  const std::vector<int> by_id = CheckVarianceIds(request, report);
  if (!shape.ObeysOutside("cases")) return;
  CheckGroupings(request, report);
  CheckNamesOnce(request, report);
  const VarianceTerms terms = ReadTerms(request, report);
  const VariancePeople people = ReadVariancePeople(request, by_id, shape, report);
  if (report->has_errors()) return;
  const std::vector<PeopleGrouping> groupings = GroupPeople(request, people, report);
  CheckDraws(request, people, groupings.size(), report);
  if (report->has_errors()) return;
  WarnOfPeople(request, people, report);
  WarnOfFewSamples(people, groupings, terms, report);
  Int128 costs = 0, allocations = 0;
  for (const VariancePerson& person : people.people) {
    costs += person.amounts.actual;
    allocations += person.amounts.allocated;
  }
  WarnOfPeriods(costs, allocations, "cases", report);
  TellView(request, people, groupings, terms, people.first_basis, report, response->add_views());
  if (people.has_before_support) {
    TellView(request, people, groupings, terms, v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT, report,
             response->add_views());
  }
  TellTerms(request, response);
  response->set_people_fingerprint(FingerprintOf(people));
}

}  // namespace

void AnalyseVariance(const v1::AnalyseVarianceRequest& request, v1::AnalyseVarianceResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::AnalyseVarianceRequest>(&arena);
  with_people.CopyFrom(request);
  const SheetList cases({.list = "cases", .sheet = "sheet"}, &with_people, &report);
  if (cases.is_whole()) Analyse(with_people, &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return cases.Place(finding); });
}

}  // namespace ras
