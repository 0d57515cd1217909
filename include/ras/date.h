// Civil dates. Dates are compared with the request's `as_of`; nothing reads a clock (docs/architecture.md).
#ifndef RAS_DATE_H_
#define RAS_DATE_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ras/result.h"

namespace ras {

/// A day of the Gregorian calendar from 1900-01-01 to 2999-12-31. Always a day that exists. A plain value.
class Date {
 public:
  static constexpr int kFirstYear = 1900;
  static constexpr int kLastYear = 2999;
  /// The characters of "2024-02-29".
  static constexpr std::size_t kChars = 10;

  /// 1900-01-01.
  constexpr Date() noexcept = default;

  /// A date of its parts: kOutOfRange for a year outside 1900 to 2999, kMalformed for a day that the calendar
  /// lacks.
  static constexpr Result<Date> FromCivil(int year, int month, int day) noexcept {
    if (year < kFirstYear || year > kLastYear) return Fault::kOutOfRange;
    if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return Fault::kMalformed;
    return Date(year, month, day);
  }

  /// Reads ISO 8601's extended calendar form and nothing else: four digits, two, two, with hyphens. Faults as
  /// FromCivil.
  static constexpr Result<Date> Parse(std::string_view text) noexcept {
    if (text.size() != kChars || text[4] != '-' || text[7] != '-') return Fault::kMalformed;
    std::array<int, 3> parts{};
    std::size_t part = 0;
    for (std::size_t i = 0; i < kChars; ++i) {
      if (i == 4 || i == 7) {
        ++part;
        continue;
      }
      if (text[i] < '0' || text[i] > '9') return Fault::kMalformed;
      parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    return FromCivil(parts[0], parts[1], parts[2]);
  }

  /// The date that is `number` days after 1970-01-01 (before it, if negative), or kOutOfRange.
  static constexpr Result<Date> FromDayNumber(int64_t number) noexcept {
    if (number < Date().DayNumber() || number > Date(kLastYear, 12, 31).DayNumber())
      return Fault::kOutOfRange;
    // Start from the year that this many average years give, which is never too late by more than one.
    int year = 1970 + static_cast<int>(number / 366) - (number < 0 ? 2 : 0);
    while (year < kLastYear && Date(year + 1, 1, 1).DayNumber() <= number) ++year;
    int month = 1;
    while (month < 12 && Date(year, month + 1, 1).DayNumber() <= number) ++month;
    return Date(year, month, static_cast<int>(number - Date(year, month, 1).DayNumber()) + 1);
  }

  constexpr int year() const noexcept { return year_; }
  constexpr int month() const noexcept { return month_; }
  constexpr int day() const noexcept { return day_; }

  /// Days since 1970-01-01, negative before it. The difference of two is the days between the dates.
  constexpr int64_t DayNumber() const noexcept {
    // Days from 0000-03-01: with the year starting in March the leap day comes last, and the months before
    // any month follow one straight line.
    const int64_t y = year_ - (month_ <= 2 ? 1 : 0);
    const int64_t m = (month_ + 9) % 12;
    const int64_t since_march_0000 = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day_ - 1;
    constexpr int64_t kMarch0000To1970 = 719'468;
    return since_march_0000 - kMarch0000To1970;
  }

  /// The date `months` later (earlier, if negative). A day that the month reached does not have becomes its
  /// last day: 31 January and one month is 28 or 29 February. kOutOfRange outside the years above.
  constexpr Result<Date> AddMonths(int64_t months) const noexcept {
    constexpr int64_t kMostMonths = int64_t{12} * (kLastYear - kFirstYear + 1);
    if (months > kMostMonths || months < -kMostMonths) return Fault::kOutOfRange;
    const int64_t total = int64_t{12} * year_ + month_ - 1 + months;
    const int year = static_cast<int>(total / 12);
    const int month = static_cast<int>(total % 12) + 1;
    if (year < kFirstYear || year > kLastYear) return Fault::kOutOfRange;
    const int last = DaysInMonth(year, month);
    return Date(year, month, day_ < last ? day_ : last);
  }

  /// The date `days` later (earlier, if negative), or kOutOfRange.
  constexpr Result<Date> AddDays(int64_t days) const noexcept {
    constexpr int64_t kMostDays = 1'000'000;
    if (days > kMostDays || days < -kMostDays) return Fault::kOutOfRange;
    return FromDayNumber(DayNumber() + days);
  }

  /// Writes kChars characters, "2024-02-29"; returns the end. No terminating zero is written.
  constexpr char* WriteTo(char* out) const noexcept {
    for (const int power : {1000, 100, 10, 1}) *out++ = Digit(year_ / power);
    for (const int part : {int{month_}, int{day_}}) {
      *out++ = '-';
      *out++ = Digit(part / 10);
      *out++ = Digit(part);
    }
    return out;
  }
  /// The same as a string.
  std::string ToString() const {
    std::array<char, kChars> text{};
    return std::string(text.data(), WriteTo(text.data()));
  }

  friend constexpr bool operator==(const Date&, const Date&) = default;
  friend constexpr std::strong_ordering operator<=>(const Date&, const Date&) = default;

  static constexpr bool IsLeapYear(int year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
  /// Days in a month from 1 to 12; 0 for any other.
  static constexpr int DaysInMonth(int year, int month) noexcept {
    constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && IsLeapYear(year) ? 1 : 0);
  }

 private:
  constexpr Date(int year, int month, int day) noexcept
      : year_(static_cast<int16_t>(year)),
        month_(static_cast<int8_t>(month)),
        day_(static_cast<int8_t>(day)) {}

  static constexpr char Digit(int number) noexcept { return static_cast<char>('0' + number % 10); }

  int16_t year_ = kFirstYear;
  int8_t month_ = 1;
  int8_t day_ = 1;
};

}  // namespace ras

#endif  // RAS_DATE_H_
