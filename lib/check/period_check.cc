#include "lib/check/period_check.h"

#include "lib/check/reasons.h"
#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"
#include "ras/period.h"

namespace ras::check {
namespace {

bool IsPartOfYear(v1::Period period) {
  return period == v1::PERIOD_MONTH || period == v1::PERIOD_QUARTER || period == v1::PERIOD_YEAR;
}

bool IsKnown(v1::Period period) { return period != v1::PERIOD_UNSPECIFIED && v1::Period_IsValid(period); }

}  // namespace

std::string PeriodName(v1::Period period) {
  switch (period) {
    case v1::PERIOD_DAY:
      return "a day";
    case v1::PERIOD_WEEK:
      return "a week";
    case v1::PERIOD_FOUR_WEEKS:
      return "four weeks";
    case v1::PERIOD_MONTH:
      return "a month";
    case v1::PERIOD_QUARTER:
      return "a quarter";
    case v1::PERIOD_YEAR:
      return "a year";
    default:
      return "an unknown period";
  }
}

bool NeedsBasis(v1::Period from, v1::Period to) {
  return IsKnown(from) && IsKnown(to) && IsPartOfYear(from) != IsPartOfYear(to);
}

bool IsWholeRatio(v1::Period from, v1::Period to, v1::YearBasis basis) {
  return PeriodFactor(ToKernel(from), ToKernel(to), ToKernel(basis)).AtPlaces(0).ok();
}

void CheckYearBasis(const CheckContext& context, v1::Period from, v1::Period to, v1::YearBasis basis,
                    const std::string& path, const std::string& what) {
  const bool needed = NeedsBasis(from, to);
  if (needed && basis == v1::YEAR_BASIS_UNSPECIFIED) {
    context.report.Error({.code = "basis_missing",
                          .path = In(path, "basis"),
                          .value = "",
                          .message = what + " goes from " + PeriodName(from) + " to " + PeriodName(to) +
                                     ", and does not say how long a year is.",
                          .remedy = "Name a basis, such as YEAR_BASIS_52_WEEKS or YEAR_BASIS_365_DAYS."});
  } else if (!needed && basis != v1::YEAR_BASIS_UNSPECIFIED && IsKnown(from) && IsKnown(to)) {
    context.report.Note({.code = "basis_not_used",
                         .path = In(path, "basis"),
                         .value = v1::YearBasis_Name(basis),
                         .message = what + " goes from " + PeriodName(from) + " to " + PeriodName(to) +
                                    ", which does not depend on how long a year is.",
                         .remedy = "Take the basis away.",
                         .reason = std::string(kReasonTransparency)});
  }
}

}  // namespace ras::check
