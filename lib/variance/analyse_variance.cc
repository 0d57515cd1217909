// The operation AnalyseVariance (ras/v1/service.proto; docs/variance.md).
#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sheet/sheet_list.h"
#include "lib/variance/group_people.h"
#include "lib/variance/tell_equity.h"
#include "lib/variance/tell_figures.h"
#include "lib/variance/variance.h"
#include "lib/variance/variance_people.h"
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
  seen.clear();
  for (int i = 0; i < request.earlier_size(); ++i) {
    if (seen.insert(request.earlier(i).care_group()).second) continue;
    report->Error({.code = "listed_twice",
                   .path = In(At("", "earlier", i), "care_group"),
                   .value = request.earlier(i).care_group(),
                   .message = "This care group is listed twice.",
                   .remedy = "Give the earlier index of each care group once."});
  }
}

// A care group that is misspelt would leave a verdict unsupported, or a trend untold, without a word.
void WarnOfCareGroupsOfNobody(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                              FindingReport* report) {
  std::unordered_set<std::string_view> known;
  for (const VariancePerson& person : people.people) known.insert(person.document->care_group());
  const auto warn = [&](const std::string& care_group, const std::string& path) {
    if (known.contains(care_group)) return;
    report->Warning({.code = "nobody_of_care_group",
                     .path = path,
                     .value = care_group,
                     .message = "Nobody is of this care group.",
                     .remedy = "Write the care group as it is written for the people, or leave it out.",
                     .reason = "What is said of a care group must reach the people of it."});
  };
  for (int i = 0; i < request.drawn_for_size(); ++i) warn(request.drawn_for(i), At("", "drawn_for", i));
  for (int i = 0; i < request.earlier_size(); ++i) {
    warn(request.earlier(i).care_group(), In(At("", "earlier", i), "care_group"));
  }
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

void TellPerson(const VariancePerson& person, const ActualAllocated& amounts, v1::PersonVariance* out) {
  out->set_id(person.document->id());
  if (person.score) out->set_score(person.score->ToString());
  out->set_care_group(person.document->care_group());
  TellAmount(amounts.actual, out->mutable_actual());
  TellAmount(amounts.allocated, out->mutable_allocated());
  TellAmount(amounts.allocated - amounts.actual, out->mutable_difference());
}

// `sign`: 1 for those who gain, -1 for those who lose.
void TellLargest(const VariancePeople& people, const std::vector<ActualAllocated>& amounts, std::size_t most,
                 int sign, google::protobuf::RepeatedPtrField<v1::PersonVariance>* out) {
  const auto change = [&](std::size_t i) { return sign * (amounts[i].allocated - amounts[i].actual); };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (change(i) > 0) order.push_back(i);
  }
  // People are in the order of their ids, which decides between equal changes.
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return change(a) != change(b) ? change(a) > change(b) : a < b;
  });
  if (order.size() > most) order.resize(most);
  for (const std::size_t i : order) TellPerson(people.people[i], amounts[i], out->Add());
}

void TellGroups(const v1::AnalyseVarianceRequest& request, const PeopleGrouping& grouping,
                const std::vector<ActualAllocated>& amounts, const VarianceTerms& terms,
                v1::GroupedVariance* out) {
  const auto by_care_group =
      std::find(grouping.by.begin(), grouping.by.end(), v1::VARIANCE_DIMENSION_CARE_GROUP);
  for (const v1::VarianceDimension dimension : grouping.by) out->add_by(dimension);
  std::vector<ActualAllocated> members;
  for (const PeopleInCommon& group : grouping.groups) {
    members.clear();
    for (const std::size_t i : group.members) members.push_back(amounts[i]);
    v1::VarianceFigures* figures = out->add_groups();
    for (const std::string& name : group.names) figures->add_names(name);
    TellFigures(members, terms, figures);
    if (by_care_group == grouping.by.end()) continue;
    const std::string& care_group =
        group.names[static_cast<std::size_t>(by_care_group - grouping.by.begin())];
    figures->set_unsupported(std::find(request.drawn_for().begin(), request.drawn_for().end(), care_group) ==
                             request.drawn_for().end());
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
  TellFigures(amounts, terms, view->mutable_everyone());
  for (const PeopleGrouping& grouping : groupings) {
    TellGroups(request, grouping, amounts, terms, view->add_groupings());
  }
  TellLargest(people, amounts, request.largest(), 1, view->mutable_most_gained());
  TellLargest(people, amounts, request.largest(), -1, view->mutable_most_lost());
  TellEquity(request, people, amounts, terms.confidence, report, view);
}

void Analyse(const v1::AnalyseVarianceRequest& request, FindingReport* report,
             v1::AnalyseVarianceResponse* response) {
  if (request.cases().empty()) ReportNobody("cases", report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return;
  const std::vector<int> by_id = CheckVarianceIds(request, report);
  if (!shape.obeys_rules) return;
  CheckGroupings(request, report);
  CheckNamesOnce(request, report);
  const VarianceTerms terms = ReadTerms(request, report);
  const VariancePeople people = ReadVariancePeople(request, by_id, report);
  if (report->has_errors()) return;
  const std::vector<PeopleGrouping> groupings = GroupPeople(request, people, report);
  CheckDraws(request, people, groupings.size(), report);
  if (report->has_errors()) return;
  WarnOfCareGroupsOfNobody(request, people, report);
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
