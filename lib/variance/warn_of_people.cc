#include "lib/variance/warn_of_people.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/terms/suspicious_totals.h"

namespace ras {
namespace {

constexpr const char* kReasonLikeWithLike =
    "Like is compared with like (common framework, policy issue 6; docs/variance.md section 1).";

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
  costs.reserve(people.people.size());
  Int128 actual = 0;
  Int128 allocated = 0;
  for (const VariancePerson& person : people.people) {
    costs.push_back({person.document->id(), person.amounts.actual});
    actual += person.amounts.actual;
    allocated += person.amounts.allocated;
  }
  WarnOfRowOfTotals(costs, "cases", report);
  WarnOfAmountsFarApart({"Costs", actual}, {"Allocations", allocated}, "cases", report);
}

}  // namespace

void WarnOfPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                  FindingReport* report) {
  WarnOfCareGroupsOfNobody(request, people, report);
  WarnOfEarlierOfNoView(request, people, report);
  WarnOfMixedBases(request, people, report);
  WarnOfTotals(people, report);
}

}  // namespace ras
