// Periods are data: an amount a week and an amount a year are related by a named basis (docs/figures.md
// section 1).
#ifndef RAS_PERIOD_H_
#define RAS_PERIOD_H_

#include <cstdint>

#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// The period that an amount of money is for.
enum class Period : uint8_t { kDay, kWeek, kFourWeeks, kMonth, kQuarter, kYear };

/// How long a year is taken to be. A month is a twelfth of it and a quarter a quarter, whatever the calendar
/// says.
enum class YearBasis : uint8_t {
  k52Weeks,     ///< 364 days.
  k365Days,     ///< 365 days: 365/7 weeks.
  k365_25Days,  ///< 365 1/4 days, the Julian year.
  k366Days,     ///< 366 days, a leap year.
};

/// The exact number of days in a period: for a month of 365 days a year, 365/12.
constexpr Rational DaysIn(Period period, YearBasis basis) noexcept {
  int64_t quarter_days = 0;  // Of a year: 365 1/4 days is 1461 quarters of a day.
  switch (basis) {
    case YearBasis::k52Weeks:
      quarter_days = int64_t{4} * 364;
      break;
    case YearBasis::k365Days:
      quarter_days = int64_t{4} * 365;
      break;
    case YearBasis::k365_25Days:
      quarter_days = int64_t{4} * 365 + 1;
      break;
    case YearBasis::k366Days:
      quarter_days = int64_t{4} * 366;
      break;
  }
  switch (period) {
    case Period::kDay:
      return 1;
    case Period::kWeek:
      return 7;
    case Period::kFourWeeks:
      return 28;
    case Period::kMonth:
      return Rational::Make(quarter_days, 48).value();
    case Period::kQuarter:
      return Rational::Make(quarter_days, 16).value();
    case Period::kYear:
      return Rational::Make(quarter_days, 4).value();
  }
  return 1;
}

/// What an amount per `from` is multiplied by to give the amount per `to`: from a week to a year of 52
/// weeks, 52. Never zero.
constexpr Rational PeriodFactor(Period from, Period to, YearBasis basis) noexcept {
  return Divide(DaysIn(to, basis), DaysIn(from, basis)).value();
}

/// An amount per `from` as an amount per `to`, exactly; kOverflow if it does not fit.
constexpr Result<Rational> ConvertPeriod(const Rational& amount, Period from, Period to,
                                         YearBasis basis) noexcept {
  return Multiply(amount, PeriodFactor(from, to, basis));
}

}  // namespace ras

#endif  // RAS_PERIOD_H_
