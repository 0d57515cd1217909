#include "ras/period.h"

#include <gtest/gtest.h>

#include <limits>

#include "ras/rounding.h"

namespace ras {
namespace {

constexpr Period kPeriods[] = {Period::kDay,   Period::kWeek,    Period::kFourWeeks,
                               Period::kMonth, Period::kQuarter, Period::kYear};
constexpr YearBasis kBases[] = {YearBasis::k52Weeks, YearBasis::k365Days, YearBasis::k365_25Days,
                                YearBasis::k366Days};

TEST(DaysIn, IsExactOnEveryBasis) {
  struct Case {
    YearBasis basis;
    const char *year, *quarter, *month;
  };
  for (const Case& c :
       {Case{YearBasis::k52Weeks, "364", "91", "91/3"}, Case{YearBasis::k365Days, "365", "91.25", "365/12"},
        Case{YearBasis::k365_25Days, "365.25", "91.3125", "30.4375"},
        Case{YearBasis::k366Days, "366", "91.5", "30.5"}}) {
    EXPECT_EQ(DaysIn(Period::kYear, c.basis).ToString(), c.year);
    EXPECT_EQ(DaysIn(Period::kQuarter, c.basis).ToString(), c.quarter);
    EXPECT_EQ(DaysIn(Period::kMonth, c.basis).ToString(), c.month);
    EXPECT_EQ(DaysIn(Period::kDay, c.basis), Rational(1));
    EXPECT_EQ(DaysIn(Period::kWeek, c.basis), Rational(7));
    EXPECT_EQ(DaysIn(Period::kFourWeeks, c.basis), Rational(28));
  }
}

TEST(PeriodFactor, SaysHowManyWeeksAYearHas) {
  EXPECT_EQ(PeriodFactor(Period::kWeek, Period::kYear, YearBasis::k52Weeks), Rational(52));
  EXPECT_EQ(PeriodFactor(Period::kWeek, Period::kYear, YearBasis::k365Days), Rational::Make(365, 7).value());
  EXPECT_EQ(PeriodFactor(Period::kWeek, Period::kYear, YearBasis::k365_25Days),
            Rational::Make(1461, 28).value());
  EXPECT_EQ(PeriodFactor(Period::kFourWeeks, Period::kYear, YearBasis::k52Weeks), Rational(13));
}

TEST(PeriodFactor, OfTwelveMonthsOrFourQuartersIsAYear) {
  for (const YearBasis basis : kBases) {
    EXPECT_EQ(PeriodFactor(Period::kMonth, Period::kYear, basis), Rational(12));
    EXPECT_EQ(PeriodFactor(Period::kQuarter, Period::kYear, basis), Rational(4));
    EXPECT_EQ(PeriodFactor(Period::kMonth, Period::kQuarter, basis), Rational(3));
  }
}

TEST(ConvertPeriod, ThereAndBackIsTheSameAmount) {
  const Rational amount = Rational::Make(123'457, 100).value();
  for (const YearBasis basis : kBases) {
    for (const Period from : kPeriods) {
      for (const Period to : kPeriods) {
        const Rational there = ConvertPeriod(amount, from, to, basis).value();
        EXPECT_EQ(ConvertPeriod(there, to, from, basis).value(), amount);
        EXPECT_EQ(there > amount, DaysIn(to, basis) > DaysIn(from, basis));
      }
    }
  }
}

TEST(ConvertPeriod, TurnsAYearlyBudgetIntoAWeeklyOne) {
  const auto weekly = [](int64_t pence, YearBasis basis) {
    return RoundAmount(ConvertPeriod(pence, Period::kYear, Period::kWeek, basis).value(), {}).value();
  };
  EXPECT_EQ(weekly(1'750'000, YearBasis::k52Weeks), 33'654);     // 33,653.846
  EXPECT_EQ(weekly(1'750'000, YearBasis::k365Days), 33'562);     // 33,561.644
  EXPECT_EQ(weekly(1'750'000, YearBasis::k365_25Days), 33'539);  // 33,538.672
  EXPECT_EQ(weekly(1'750'000, YearBasis::k366Days), 33'470);     // 33,469.945
}

TEST(ConvertPeriod, OverflowsRatherThanWraps) {
  Int256 most = Int256(kInt128Max);
  most = Multiply(most, most).value();
  const Rational huge = Rational::Make(most, 1).value();
  EXPECT_EQ(ConvertPeriod(huge, Period::kDay, Period::kYear, YearBasis::k365Days).fault(), Fault::kOverflow);
}

}  // namespace
}  // namespace ras
