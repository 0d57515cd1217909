#include "lib/monitor/tell_contingency.h"

#include <algorithm>
#include <string>

#include "lib/check/period_check.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/reasons.h"
#include "lib/terms/kernel_terms.h"
#include "ras/money.h"
#include "ras/year_of_use.h"

namespace ras {
namespace {

// From fewer days of a year nobody can say what the rest of it will bring.
constexpr int kFewDays = 28;

// What is taken, for the period of the amounts, in whole pence: halves up. Not negative.
Int128 ToPence(const Rational& taken, const Rational& days_in_period) {
  const Rational exact = Divide(taken, days_in_period).value();
  const Int256 twice = Add(exact.numerator(), exact.numerator()).value();
  const Int256 above = Add(twice, exact.denominator()).value();
  const Int256 below = Add(exact.denominator(), exact.denominator()).value();
  return Int256::DivMod(above, below).value().quotient.AsInt128();
}

void Warn(const v1::ContingencyUse& use, const v1::ContingencyYear& document, const YearOfUse& year,
          Int128 left, FindingReport* report) {
  if (left < 0) {
    report->Warning({.code = "contingency_used_up",
                     .path = "contingency.amount",
                     .value = document.amount(),
                     .message = "Final budgets above the indicative allocation have used " +
                                use.used().decimal() + " of a contingency of " + use.amount().decimal() + ".",
                     .remedy = "Find the money: people's final budgets have to be met. Then look at why "
                               "indicative allocations are not enough.",
                     .reason = kReasonKeptBack});
  } else if (!use.runs_out_on().empty()) {
    report->Warning(
        {.code = "contingency_runs_out",
         .path = "contingency.amount",
         .value = use.runs_out_on(),
         .message = "The contingency is used up on " + use.runs_out_on() +
                    (year.seen() > 0 ? ", if as much is agreed above the indicative allocation as so "
                                       "far in the year, and none of what is new ends before the year does."
                                     : " by what is agreed already."),
         .remedy = "Plan for more, and look at why indicative allocations are not enough.",
         .reason = kReasonKeptBack});
  }
  if (year.seen() > 0 && year.seen() < std::min(kFewDays, year.days())) {
    report->Note({.code = "projected_from_few_days",
                  .path = "contingency.year_from",
                  .value = document.year_from(),
                  .message = "Only " +
                             Count(static_cast<std::size_t>(year.seen()), "day of the year has",
                                   "days of the year have") +
                             " passed: what the rest of it brings is hardly known.",
                  .remedy = "Look again when some weeks have passed.",
                  .reason = kReasonKeptBack});
  }
  if (use.without_date() == 0) return;
  report->Warning({.code = "enhancement_without_date",
                   .path = "cases",
                   .value = std::to_string(use.without_date()),
                   .message = Count(use.without_date(), "final budget is", "final budgets are") +
                              " above the indicative allocation and without the day of agreement: the "
                              "contingency does not count them.",
                   .remedy = "Record the day of each.",
                   .reason = kReasonKeptBack});
}

}  // namespace

void CheckContingencyYear(const MonitorTerms& terms, FindingReport* report) {
  if (terms.contingency == nullptr) return;
  const v1::ContingencyYear& year = *terms.contingency;
  const int days = DaysOf(year, terms.as_of).days;
  if (days < 1) {
    report->Error({.code = "ends_before_start",
                   .path = "contingency.year_to",
                   .value = year.year_to(),
                   .message = "The year ends before it begins.",
                   .remedy = "Correct one of the two days."});
  } else if (days > kMostYearDays) {
    report->Error({.code = "year_too_long",
                   .path = "contingency.year_to",
                   .value = year.year_to(),
                   .message = "The year has more than 400 days.",
                   .remedy = "Give what is kept back for one year, and its first and last day."});
  }
  const bool needed = check::NeedsBasis(terms.period, v1::PERIOD_DAY);
  if (needed && year.year_basis() == v1::YEAR_BASIS_UNSPECIFIED) {
    report->Error({.code = "basis_missing",
                   .path = "contingency.year_basis",
                   .value = "",
                   .message = "Amounts are for " + check::PeriodName(terms.period) +
                              ", and what they come to a day depends on how long a year is.",
                   .remedy = "Name a basis, such as YEAR_BASIS_52_WEEKS or YEAR_BASIS_365_DAYS."});
  } else if (!needed && year.year_basis() != v1::YEAR_BASIS_UNSPECIFIED) {
    report->Note({.code = "basis_not_used",
                  .path = "contingency.year_basis",
                  .value = v1::YearBasis_Name(year.year_basis()),
                  .message = "Amounts are for " + check::PeriodName(terms.period) +
                             ", which does not depend on how long a year is.",
                  .remedy = "Take the basis away.",
                  .reason = kReasonKeptBack});
  }
}

void TellContingency(const v1::ContingencyYear& document, const YearOfUse& year, int64_t without_date,
                     const MonitorTerms& terms, FindingReport* report, v1::ContingencyUse* out) {
  const Rational day = DaysIn(ToKernel(terms.period), ToKernel(document.year_basis()));
  const int64_t amount = ParseMoney(document.amount()).value();
  const auto pence = [&](Int128 taken) {
    return ToPence(Rational::Make(Int256(taken), Int256(1)).value(), day);
  };
  const Int128 used = pence(year.Known(year.seen()));
  TellAmount(amount, out->mutable_amount());
  out->set_people(static_cast<uint64_t>(year.people()));
  out->set_without_date(static_cast<uint64_t>(without_date));
  TellTotal(used, out->mutable_used());
  TellTotal(amount - used, out->mutable_left());
  TellTotal(pence(year.Known(year.days())), out->mutable_agreed());
  if (const Result<Rational> foretold = year.Foretold(year.days()); foretold.ok()) {
    const Int128 projected = ToPence(foretold.value(), day);
    TellTotal(projected, out->mutable_projected());
    TellTotal(amount - projected, out->mutable_projected_left());
  }
  const Rational there_is = Multiply(Rational(amount), day).value();
  if (const Result<int> last = year.FirstDayAbove(there_is); last.ok()) {
    const Date from = Date::Parse(document.year_from()).value();
    out->set_runs_out_on(from.AddDays(last.value()).value().ToString());
  }
  Warn(*out, document, year, amount - used, report);
}

}  // namespace ras
