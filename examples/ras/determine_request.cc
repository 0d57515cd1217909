#include "determine_request.h"

#include <algorithm>

#include "json.h"

namespace ras::tool {
namespace {

// Whether this is a day as documents write it. What is not is no day to go by; the library will say so.
bool IsDay(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (std::size_t i = at; i < at + size; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int days = month == 2                                                ? (leap ? 29 : 28)
                   : (month == 4 || month == 6 || month == 9 || month == 11) ? 30
                                                                             : 31;
  return day <= days;
}

// The latest day that an assessment names. Days as documents write them stand in order as text does.
std::string LatestDay(const Json& assessment) {
  const std::string assessed = Text(assessment, "assessed_on");
  std::string latest = IsDay(assessed) ? assessed : std::string();
  const auto add = [&](const std::string& day) {
    if (IsDay(day)) latest = std::max(latest, day);
  };
  add(Text(Part(assessment, "eligibility"), "decided_on"));
  for (const Json& carer : Part(assessment, "carers")) {
    add(Text(carer, "confirmed_on"));
    add(Text(carer, "assessed_on"));
    add(Text(Part(carer, "sustainability"), "checked_on"));
  }
  return latest.empty() ? assessed : latest;
}

}  // namespace

std::string DetermineRequest(std::string_view assessment, const std::string& as_of) {
  const std::string today = as_of.empty() ? LatestDay(Parse(assessment)) : as_of;
  // What is no UTF-8 on the command line is replaced here, and then refused by the library as no date.
  return "{\"assessment\":" + std::string(assessment) +
         ",\"as_of\":" + Json(today).dump(-1, ' ', false, Json::error_handler_t::replace) + "}";
}

}  // namespace ras::tool
