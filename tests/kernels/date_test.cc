#include "ras/date.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace ras {
namespace {

Date Read(const char* text) { return Date::Parse(text).value(); }

TEST(Date, ReadsAndWritesIsoDates) {
  for (const char* text :
       {"1900-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2023-02-28", "2999-12-31"}) {
    const Result<Date> date = Date::Parse(text);
    ASSERT_TRUE(date.ok()) << text;
    EXPECT_EQ(date.value().ToString(), text);
  }
  EXPECT_EQ(Read("2024-03-05").year(), 2024);
  EXPECT_EQ(Read("2024-03-05").month(), 3);
  EXPECT_EQ(Read("2024-03-05").day(), 5);
  EXPECT_EQ(Date().ToString(), "1900-01-01");
}

TEST(Date, RefusesDaysThatTheCalendarLacks) {
  for (const char* text :
       {"1900-02-29", "2023-02-29", "2100-02-29", "2024-02-30", "2024-04-31", "2024-06-31", "2024-09-31",
        "2024-11-31", "2024-01-32", "2024-00-10", "2024-13-01", "2024-01-00"}) {
    EXPECT_EQ(Date::Parse(text).fault(), Fault::kMalformed) << text;
  }
}

TEST(Date, RefusesAnyOtherForm) {
  for (const char* text : {"", "2024", "2024-1-1", "20240101", "2024/01/01", "01-01-2024", " 2024-01-01",
                           "2024-01-01 ", "2024-01-01T00:00:00", "2024-0a-01", "2024-0:-01", "-024-01-01",
                           "+024-01-01", "2024-01--1", "2024-W01-1"}) {
    EXPECT_EQ(Date::Parse(text).fault(), Fault::kMalformed) << text;
  }
  EXPECT_EQ(Date::Parse("1899-12-31").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Date::Parse("3000-01-01").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Date::Parse("0000-01-01").fault(), Fault::kOutOfRange);
}

TEST(Date, Compares) {
  EXPECT_LT(Read("2023-12-31"), Read("2024-01-01"));
  EXPECT_LT(Read("2024-01-31"), Read("2024-02-01"));
  EXPECT_LT(Read("2024-02-01"), Read("2024-02-02"));
  EXPECT_EQ(Read("2024-02-02"), Read("2024-02-02"));
}

TEST(Date, KnowsItsDayNumber) {
  EXPECT_EQ(Read("1970-01-01").DayNumber(), 0);
  EXPECT_EQ(Read("1969-12-31").DayNumber(), -1);
  EXPECT_EQ(Read("2000-03-01").DayNumber(), 11'017);
  EXPECT_EQ(Read("1900-01-01").DayNumber(), -25'567);
  EXPECT_EQ(Read("2025-03-01").DayNumber() - Read("2024-02-28").DayNumber(), 367);
}

// The oracle counts every day of the eleven centuries, one by one.
TEST(Date, WalksTheWholeCalendar) {
  int64_t number = -25'567;
  Date before;
  for (int year = Date::kFirstYear; year <= Date::kLastYear; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      const bool is_short = month == 4 || month == 6 || month == 9 || month == 11;
      const int days = month == 2 ? (leap ? 29 : 28) : is_short ? 30 : 31;
      ASSERT_EQ(Date::DaysInMonth(year, month), days);
      for (int day = 1; day <= days; ++day, ++number) {
        const Date date = Date::FromCivil(year, month, day).value();
        ASSERT_EQ(date.DayNumber(), number);
        ASSERT_EQ(Date::FromDayNumber(number).value(), date);
        if (number != -25'567) {
          ASSERT_LT(before, date);
          ASSERT_EQ(before.AddDays(1).value(), date);
        }
        before = date;
      }
      ASSERT_FALSE(Date::FromCivil(year, month, days + 1).ok());
    }
  }
  EXPECT_EQ(Date::FromDayNumber(number).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Date::FromDayNumber(-25'568).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Date::FromDayNumber(std::numeric_limits<int64_t>::min()).fault(), Fault::kOutOfRange);
  EXPECT_EQ(before.AddDays(1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Date().AddDays(-1).fault(), Fault::kOutOfRange);
  for (const Date& date : {Date(), before}) {
    EXPECT_EQ(date.AddDays(std::numeric_limits<int64_t>::max()).fault(), Fault::kOutOfRange);
    EXPECT_EQ(date.AddDays(std::numeric_limits<int64_t>::min()).fault(), Fault::kOutOfRange);
  }
}

TEST(Date, AddsMonthsAndStaysInTheMonth) {
  EXPECT_EQ(Read("2024-01-31").AddMonths(1).value(), Read("2024-02-29"));
  EXPECT_EQ(Read("2023-01-31").AddMonths(1).value(), Read("2023-02-28"));
  EXPECT_EQ(Read("2024-02-29").AddMonths(12).value(), Read("2025-02-28"));
  EXPECT_EQ(Read("2024-03-31").AddMonths(-1).value(), Read("2024-02-29"));
  EXPECT_EQ(Read("2024-12-15").AddMonths(1).value(), Read("2025-01-15"));
  EXPECT_EQ(Read("2024-01-15").AddMonths(-1).value(), Read("2023-12-15"));
  EXPECT_EQ(Read("2024-05-31").AddMonths(0).value(), Read("2024-05-31"));
  EXPECT_EQ(Read("2999-12-31").AddMonths(1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Read("1900-01-01").AddMonths(-1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Read("1900-01-01").AddMonths(1100 * 12 - 1).value(), Read("2999-12-01"));
  EXPECT_EQ(Read("2000-01-01").AddMonths(std::numeric_limits<int64_t>::max()).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Read("2000-01-01").AddMonths(std::numeric_limits<int64_t>::min()).fault(), Fault::kOutOfRange);
}

TEST(Date, IsSmall) { static_assert(sizeof(Date) == 4); }

}  // namespace
}  // namespace ras
