#include "lib/variance/warn_of_people.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/terms/suspicious_totals.h"

namespace ras {
namespace {

constexpr const char* kReasonLikeWithLike =
    "Like is compared with like (common framework, policy issue 6; docs/variance.md section 1).";
constexpr const char* kNobody = "nobody_of_care_group";
constexpr const char* kRemedyOfNobody =
    "Write the care group as it is written for the people, or leave it out.";
constexpr const char* kReasonOfNobody = "What is said of a care group must reach the people of it.";

// A care group that is misspelt would leave a verdict unsupported without a word.
void WarnOfCareGroupsOfNobody(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                              FindingReport* report) {
  std::unordered_set<std::string_view> known;
  for (const VariancePerson& person : people.people) known.insert(person.document->care_group());
  for (int i = 0; i < request.drawn_for_size(); ++i) {
    if (known.contains(request.drawn_for(i))) continue;
    report->Warning({.code = kNobody,
                     .path = At("", "drawn_for", i),
                     .value = request.drawn_for(i),
                     .message = "Nobody is of this care group.",
                     .remedy = kRemedyOfNobody,
                     .reason = kReasonOfNobody});
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

// Last year's allocations, left in a sheet, would pass for what a new table gives.
void WarnOfTableUse(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                    FindingReport* report) {
  if (!request.has_table() || !people.gives_allocations) return;
  Says says{
      .code = people.table_allocates ? "allocates_to_some" : "allocates_to_nobody",
      .path = "table",
      .value = request.table().id(),
      .message = people.table_allocates
                     ? "The table allocates to some people alone: of the others `allocated` is given, and "
                       "that counts."
                     : "The table allocates to nobody: of everyone `allocated` is given, and that counts.",
      .remedy = "Take the allocations away, if the table is to allocate.",
      .reason =
          "An allocation that is given goes before what the table would give (docs/variance.md "
          "section 1)."};
  people.table_allocates ? report->Note(std::move(says)) : report->Warning(std::move(says));
}

void WarnOfTotals(const VariancePeople& people, FindingReport* report) {
  std::vector<SummedAmount> costs;
  costs.reserve(people.people.size());
  for (const VariancePerson& person : people.people) {
    costs.push_back({person.document->id(), person.amounts.actual});
  }
  WarnOfRowOfTotals(costs, "cases", report);
}

}  // namespace

void WarnOfEarlier(const EarlierIndices& earlier, const std::set<std::string>& care_groups,
                   const std::vector<v1::SupportBasis>& bases, FindingReport* report) {
  for (int i = 0; i < earlier.size(); ++i) {
    if (care_groups.contains(earlier[i].care_group())) continue;
    report->Warning({.code = kNobody,
                     .path = In(At("", "earlier", i), "care_group"),
                     .value = earlier[i].care_group(),
                     .message = "Nobody of whom the score is known is of this care group.",
                     .remedy = kRemedyOfNobody,
                     .reason = kReasonOfNobody});
  }
  // Before informal support and after it are not like and like.
  for (int i = 0; i < earlier.size(); ++i) {
    const v1::SupportBasis basis = earlier[i].basis();
    if (std::find(bases.begin(), bases.end(), basis) != bases.end()) continue;
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

void WarnOfPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                  FindingReport* report) {
  WarnOfCareGroupsOfNobody(request, people, report);
  std::set<std::string> scored;
  for (const VariancePerson& person : people.people) {
    if (person.score) scored.insert(person.document->care_group());
  }
  std::vector<v1::SupportBasis> bases = {people.first_basis};
  if (people.has_before_support) bases.push_back(v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
  WarnOfEarlier(request.earlier(), scored, bases, report);
  WarnOfTableUse(request, people, report);
  WarnOfMixedBases(request, people, report);
  WarnOfTotals(people, report);
}

void WarnOfPeriods(Int128 costs, Int128 allocations, std::string_view path, FindingReport* report) {
  WarnOfAmountsFarApart({"Costs", costs}, {"Allocations", allocations}, path, report);
}

}  // namespace ras
