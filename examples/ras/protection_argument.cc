#include "protection_argument.h"

#include <CLI/Error.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "option_checks.h"
#include "parts_of.h"

namespace ras::tool {
namespace {

// A number of years: 0 would be no protection at all.
bool IsYears(const std::string& text) {
  return !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos &&
         text.find_first_not_of('0') != std::string::npos;
}

// Of "100x3".
struct Percentages {
  std::vector<std::string> percents;
  std::string years;  // Empty if they are not named.
};

Percentages ReadPercentages(const std::string& text) {
  const std::vector<std::string> times = PartsOf(text, 'x');
  return {PartsOf(times.front(), '/'), times.size() > 1 ? times.back() : std::string()};
}

// For how many years it says that losses are made good; 0 for good.
int YearsOf(const Percentages& read) {
  if (!read.years.empty()) return std::atoi(read.years.c_str());
  return read.percents.size() > 1 ? static_cast<int>(read.percents.size()) : 0;
}

// What each name of a list stands for. Throws for one that is there twice.
std::map<std::string, Percentages> ByName(const char* option, const std::vector<std::string>& list) {
  std::map<std::string, Percentages> by_name;
  for (const std::string& text : list) {
    const std::vector<std::string> sides = PartsOf(text, '=');
    if (by_name.emplace(sides.front(), ReadPercentages(sides.back())).second) continue;
    throw CLI::ValidationError(option,
                               "\"" + sides.front() + "\" is there twice; give each a name of its own");
  }
  return by_name;
}

// The protection of that name, which is there afterwards.
Json& Named(const std::string& name, Json* protections) {
  for (Json& one : *protections) {
    if (Text(one, "id") == name) return one;
  }
  protections->push_back({{"id", name}});
  return protections->back();
}

}  // namespace

std::string FaultOfProtection(const std::string& text) {
  std::string fault = "\"" + text +
                      "\" is no protection, such as nobody-loses=100 (for good), tapered=100/75/50 (year "
                      "by year) or half=50x3 (three years)";
  if (!IsPair(text, '=')) return fault;
  const std::vector<std::string> sides = PartsOf(text, '=');
  const std::vector<std::string> times = PartsOf(sides.back(), 'x');
  if (sides.size() != 2 || times.size() > 2 || (times.size() == 2 && !IsYears(times.back()))) return fault;
  const std::vector<std::string> percents = PartsOf(times.front(), '/');
  const bool any_empty =
      std::any_of(percents.begin(), percents.end(), [](const auto& one) { return one.empty(); });
  return any_empty ? fault : "";
}

std::string FaultOfFall(const std::string& text) {
  const std::vector<std::string> sides = PartsOf(text, '=');
  const std::vector<std::string> times = PartsOf(sides.back(), 'x');
  if (sides.size() == 2 && IsPair(text, '=') && times.size() == 2 && !times.front().empty() &&
      times.front().find('/') == std::string::npos && IsYears(times.back())) {
    return "";
  }
  return "\"" + text + "\" is no largest fall, such as slow=10x4 (a tenth each year, for four years)";
}

void CheckProtections(const std::vector<std::string>& kept, const std::vector<std::string>& falls) {
  const auto by_kept = ByName("--protect", kept), by_fall = ByName("--largest-fall", falls);
  for (const auto& [name, fall] : by_fall) {
    const auto both = by_kept.find(name);
    if (both == by_kept.end()) continue;
    const int made_good = YearsOf(both->second), falling = YearsOf(fall);
    if (made_good == falling) continue;
    throw CLI::ValidationError("--largest-fall", "\"" + name + "\" is for " + std::to_string(falling) +
                                                     (falling == 1 ? " year" : " years") +
                                                     " here, and under --protect for " +
                                                     (made_good == 0 ? "good" : std::to_string(made_good)) +
                                                     "; give both the same years, such as " + name + "=50x" +
                                                     std::to_string(falling) + ", or other names");
  }
}

Json ProtectionsOf(const std::vector<std::string>& kept, const std::vector<std::string>& falls) {
  Json protections = Json::array();
  const auto add = [&](const std::string& text, bool is_fall) {
    const std::vector<std::string> sides = PartsOf(text, '=');
    const Percentages read = ReadPercentages(sides.back());
    Json& protection = Named(sides.front(), &protections);
    if (is_fall) {
      protection["largest_fall_percent"] = read.percents.front();
    } else {
      protection["kept_percent"] = read.percents;
    }
    if (!read.years.empty()) protection["years"] = std::atoi(read.years.c_str());
  };
  for (const std::string& text : kept) add(text, false);
  for (const std::string& text : falls) add(text, true);
  return protections;
}

}  // namespace ras::tool
