#include "lib/collate/request_checks.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/period_check.h"
#include "lib/finding/blank_text.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/refuse_exact.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

void CheckPeople(const v1::CollateSampleRequest& request, FindingReport* report) {
  if (request.people().empty()) {
    report->Error({.code = "missing",
                   .path = "people",
                   .value = "",
                   .message = "There is nobody in the sample.",
                   .remedy = "Give the people, or a sheet of them."});
  }
  for (int i = 0; i < request.people_size(); ++i) {
    const v1::CollatePerson& person = request.people(i);
    if (IsBlank(person.excluded_because())) {
      report->Error({.code = "blank_reason",
                     .path = In(At("", "people", i), "excluded_because"),
                     .value = "",
                     .message = "Nothing but blanks is the reason why this person is left out.",
                     .remedy = "Say why, or leave the field empty to keep the person in."});
    }
  }
}

// A length of the year, where any cost needs one.
void CheckYearBasis(const v1::CollateSampleRequest& request, FindingReport* report) {
  if (request.year_basis() != v1::YEAR_BASIS_UNSPECIFIED) return;
  std::set<v1::Period> periods;
  for (const v1::CollateItem& item : request.items()) periods.insert(item.period());
  for (const v1::CollatePerson& person : request.people()) periods.insert(person.cost_period());
  for (const v1::Period period : periods) {
    if (!check::NeedsBasis(period, request.period())) continue;
    report->Error({.code = "basis_missing",
                   .path = "year_basis",
                   .value = "",
                   .message = "Costs go from " + check::PeriodName(period) + " to " +
                              check::PeriodName(request.period()) +
                              ", and it is not said how long a year is.",
                   .remedy = "Name a basis, such as YEAR_BASIS_52_WEEKS or YEAR_BASIS_365_DAYS."});
    return;
  }
}

}  // namespace

void CheckCollateIds(const v1::CollateSampleRequest& request, FindingReport* report) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(request.people_size()));
  for (const v1::CollatePerson& person : request.people()) ids.emplace_back(person.id());
  static_cast<void>(CheckPersonIds(ids, "people", report));
}

void CheckCollateRequest(const v1::CollateSampleRequest& request, FindingReport* report) {
  RefuseExact(request.rounding(), "rounding",
              "The cost of a case is an amount of money and has to be rounded.", report);
  CheckPeople(request, report);
  CheckYearBasis(request, report);
}

}  // namespace ras
