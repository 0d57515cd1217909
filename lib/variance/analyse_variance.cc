// The operation AnalyseVariance (ras/v1/service.proto; docs/variance.md).
#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/suspicious_totals.h"
#include "lib/variance/group_people.h"
#include "lib/variance/tell_equity.h"
#include "lib/variance/tell_figures.h"
#include "lib/variance/variance.h"
#include "lib/variance/variance_people.h"
#include "ras/bootstrap_sums.h"

namespace ras {
namespace {

constexpr uint8_t kPercentDecimals = 2;
constexpr const char* kReasonLikeWithLike =
    "Like is compared with like (common framework, policy issue 6; docs/variance.md section 1).";

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
  std::set<std::pair<std::string_view, int>> earlier;
  for (int i = 0; i < request.earlier_size(); ++i) {
    if (earlier.emplace(request.earlier(i).care_group(), request.earlier(i).basis()).second) continue;
    report->Error({.code = "listed_twice",
                   .path = In(At("", "earlier", i), "care_group"),
                   .value = request.earlier(i).care_group(),
                   .message = "This care group is listed twice.",
                   .remedy = "Give the earlier index of each care group once for each basis."});
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

// Amounts of all need beside amounts that informal support has left would be unlike.
void WarnOfMixedBases(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                      FindingReport* report) {
  if (!people.mixes_bases) return;
  report->Warning({.code = "bases_differ",
                   .path = "table",
                   .value = v1::TableBasis_Name(request.table().basis()),
                   .message =
                       "The table allocates before informal support, and to some people something else "
                       "is allocated: all is told as before informal support.",
                   .remedy = "See that the allocations that are given are of all need as well, or give those "
                             "of everybody after informal support.",
                   .reason = kReasonLikeWithLike});
}

// Before informal support and after it are not like and like.
void WarnOfEarlierOfNoView(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                           FindingReport* report) {
  for (int i = 0; i < request.earlier_size(); ++i) {
    const v1::SupportBasis basis = request.earlier(i).basis();
    if (basis == people.first_basis || people.has_before_support) continue;
    report->Warning(
        {.code = "earlier_of_another_basis",
         .path = In(At("", "earlier", i), "basis"),
         .value = v1::SupportBasis_Name(basis),
         .message = basis == v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT
                        ? "This index is of amounts before informal support, and these are after it."
                        : "This index is of amounts after informal support, and these are before it.",
         .remedy = "Give the index that was told of the same amounts.",
         .reason = "A trend is told only of like and like (docs/variance.md section 5)."});
  }
}

// What is likely a row of totals, or amounts for two periods.
void WarnOfTotals(const VariancePeople& people, FindingReport* report) {
  std::vector<SummedAmount> costs;
  Int128 actual = 0;
  Int128 allocated = 0;
  for (const VariancePerson& person : people.people) {
    costs.push_back({person.document->id(), person.amounts.actual});
    actual += person.amounts.actual;
    allocated += person.amounts.allocated;
  }
  WarnOfRowOfTotals(costs, "cases", report);
  WarnOfAmountsFarApart({"Costs", actual}, {"allocations", allocated}, "cases", report);
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

v1::VarianceChange ChangeTold(const ActualAllocated& amounts, const Tolerance& tolerance) {
  switch (ChangeOf(amounts, tolerance)) {
    case Change::kGains:
      return v1::VARIANCE_CHANGE_GAINS;
    case Change::kLoses:
      return v1::VARIANCE_CHANGE_LOSES;
    default:
      return v1::VARIANCE_CHANGE_WITHIN;
  }
}

void TellPerson(const VariancePerson& person, const ActualAllocated& amounts, const Tolerance& tolerance,
                v1::PersonVariance* out) {
  out->set_id(person.document->id());
  if (person.score) out->set_score(person.score->ToString());
  out->set_care_group(person.document->care_group());
  TellAmount(amounts.actual, out->mutable_actual());
  TellAmount(amounts.allocated, out->mutable_allocated());
  const int64_t difference = amounts.allocated - amounts.actual;
  TellAmount(difference, out->mutable_difference());
  if (const auto share = Rational::Make(Int256(difference), Int256(amounts.actual)); share.ok()) {
    out->set_percent(
        DecimalText(Multiply(share.value(), Rational(100)).value(), kPercentDecimals).value_or(""));
  }
  out->set_change(ChangeTold(amounts, tolerance));
  out->set_service(person.document->service());
  out->set_band(std::string(person.band));
  out->set_table(std::string(person.table));
  out->set_approval_tier(person.document->approval_tier());
}

// `sign`: 1 for those who gain, -1 for those who lose.
void TellLargest(const VariancePeople& people, const std::vector<ActualAllocated>& amounts,
                 const Tolerance& tolerance, std::size_t most, int sign,
                 google::protobuf::RepeatedPtrField<v1::PersonVariance>* out) {
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
  for (const std::size_t i : order) TellPerson(people.people[i], amounts[i], tolerance, out->Add());
}

void TellGroups(const v1::AnalyseVarianceRequest& request, const PeopleGrouping& grouping,
                const std::vector<ActualAllocated>& amounts, const VarianceTerms& terms,
                v1::GroupedVariance* out) {
  // A sample is drawn for care groups as populations of their own, and for no other groups.
  const bool by_care_group =
      grouping.by == std::vector<v1::VarianceDimension>{v1::VARIANCE_DIMENSION_CARE_GROUP};
  for (const v1::VarianceDimension dimension : grouping.by) out->add_by(dimension);
  std::vector<ActualAllocated> members;
  for (const PeopleInCommon& group : grouping.groups) {
    members.clear();
    for (const std::size_t i : group.members) members.push_back(amounts[i]);
    v1::VarianceFigures* figures = out->add_groups();
    for (const std::string& name : group.names) figures->add_names(name);
    TellFigures(members, terms, figures);
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
  TellFigures(amounts, terms, view->mutable_everyone());
  for (const PeopleGrouping& grouping : groupings) {
    TellGroups(request, grouping, amounts, terms, view->add_groupings());
  }
  const Tolerance& tolerance = terms.tolerance;
  TellLargest(people, amounts, tolerance, request.largest(), 1, view->mutable_most_gained());
  TellLargest(people, amounts, tolerance, request.largest(), -1, view->mutable_most_lost());
  for (std::size_t i = 0; request.every_case() && i < amounts.size(); ++i) {
    TellPerson(people.people[i], amounts[i], tolerance, view->add_cases());
  }
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
  WarnOfCareGroupsOfNobody(request, people, report);
  WarnOfEarlierOfNoView(request, people, report);
  WarnOfMixedBases(request, people, report);
  WarnOfTotals(people, report);
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
