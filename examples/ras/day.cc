#include "day.h"

namespace ras::tool {

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

CLI::Validator IsDayOption() {
  const auto refusal = [](const std::string& text) -> std::string {
    if (IsDay(text)) return {};
    return "\"" + text + "\" is no day. Write year, month and day, such as 2026-04-01, from 1900 to 2999.";
  };
  return {refusal, ""};
}

void AddAsOf(CLI::App* command, std::string* as_of, const std::string& about) {
  command->add_option("--as-of", *as_of, about)->option_text("DATE")->check(IsDayOption());
}

}  // namespace ras::tool
