#include "print_scenarios.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

#include "files.h"
#include "method_variant.h"
#include "money.h"
#include "named_value.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

constexpr std::size_t kPictureWidth = 60;
constexpr std::size_t kPictureHeight = 12;

std::string People(const std::string& count) { return count + (count == "1" ? " person" : " people"); }

bool IsOnFrontier(const Json& scenario) { return scenario.value("on_frontier", false); }

// a, b, ... z, A, ... Z, and then + for all others.
std::string MarkOf(std::size_t number) {
  constexpr std::size_t kLetters = 26;
  if (number >= 2 * kLetters) return "+";
  return {static_cast<char>(number < kLetters ? 'a' + number : 'A' + (number - kLetters))};
}

bool IsNothing(const std::string& decimal) { return decimal.find_first_not_of("0.") == std::string::npos; }

// " --degree 1" of "polynomial:1".
std::string VariantOption(const std::string& method) {
  const std::string name = MethodNameOf(method);
  if (name == method) return {};
  const std::string variant = method.substr(name.size() + 1);
  if (name == "polynomial") return " --degree " + variant;
  return (name == "percentile-alignment" ? " --percentile-rule " : " --join ") + variant;
}

// The options of ras table build that choose these settings, beside those that were given.
std::string OptionsOf(const Json& settings, const std::vector<std::string>& methods) {
  std::string options;
  const auto add = [&](const std::string& option) { options += (options.empty() ? "" : " ") + option; };
  const std::string& method = methods[settings.value("method", std::size_t{0})];
  add("--method " + MethodNameOf(method) + VariantOption(method));
  if (const std::string monotone = Text(settings, "monotone"); !monotone.empty()) {
    const std::string word = ValueWord("SCENARIO_MONOTONE_", monotone);
    if (word != "none") add("--monotone " + word);
  }
  if (const int rows = settings.value("group_rows", 0); rows > 1) add("--group " + std::to_string(rows));
  for (const auto& [field, option] :
       {std::pair{"low_need_score", "--low-need "}, std::pair{"budget", "--budget "},
        std::pair{"contingency_percent", "--contingency "}}) {
    if (const std::string value = Text(settings, field); !IsNothing(value)) add(option + value);
  }
  if (const std::string rise = Text(settings, "uplift_percent"); !IsNothing(rise)) {
    options += "; then uplift --rate " + rise;
  }
  return options;
}

void PrintColumns(const Json& answer, const std::vector<std::string>& methods, bool all) {
  const Json& scenarios = Part(answer, "scenarios");
  const bool wanted = scenarios.front().contains("from_wanted");
  const bool unseen = scenarios.front().contains("out_of_sample");
  std::vector<std::string> heading = {"", "allocated", "more than now"};
  if (wanted) heading.emplace_back("from wanted");
  for (const char* what : {"lose", "lost", "most lost", "gain", "distance"}) heading.emplace_back(what);
  if (unseen) heading.emplace_back("of unseen");
  heading.emplace_back("built by");
  std::vector<std::size_t> right;
  for (std::size_t column = 1; column + 1 < heading.size(); ++column) right.push_back(column);
  TextColumns columns(heading, right);
  std::size_t number = 0;
  for (const Json& scenario : scenarios) {
    const bool on_frontier = IsOnFrontier(scenario);
    if (!on_frontier && !all) continue;
    const Json& change = Part(scenario, "change");
    std::vector<std::string> cells = {on_frontier ? MarkOf(number++) : "", Money(scenario, "total"),
                                      Money(scenario, "more_than_now")};
    if (wanted) cells.push_back(Money(scenario, "from_wanted"));
    for (const std::string& cell :
         {Text(change, "lose"), Money(change, "lost"), Money(change, "largest_loss"), Text(change, "gain"),
          Money(Part(scenario, "fit"), "mean_absolute_error")}) {
      cells.push_back(cell);
    }
    if (unseen) cells.push_back(Money(Part(scenario, "out_of_sample"), "mean_absolute_error"));
    const std::size_t others = Part(scenario, "same_table").size();
    cells.push_back(OptionsOf(Part(scenario, "settings"), methods) +
                    (others == 0 ? "" : " (and " + std::to_string(others) + " more)"));
    columns.Add(std::move(cells));
  }
  Print("\n" + columns.ToString());
}

// Where amounts and counts are on the page; that is all they are rounded for.
struct Point {
  double value = 0;
  std::string text;
};

// From the least to the most of some points.
struct Axis {
  Point least;
  Point most;

  explicit Axis(const std::vector<Point>& points) : least(points.front()), most(points.front()) {
    for (const Point& point : points) {
      if (point.value < least.value) least = point;
      if (point.value > most.value) most = point;
    }
  }
  std::size_t PlaceOf(const Point& point, std::size_t places) const {
    if (most.value <= least.value) return 0;
    const double share = (point.value - least.value) / (most.value - least.value);
    return static_cast<std::size_t>(std::lround(share * static_cast<double>(places - 1)));
  }
};

Point PointOf(const std::string& text) { return {std::strtod(text.c_str(), nullptr), text}; }

// What is allocated from left to right, and how many lose from the bottom up.
void PrintPicture(const Json& scenarios) {
  if (scenarios.size() < 3) return;
  std::vector<Point> totals, losers;
  for (const Json& scenario : scenarios) {
    totals.push_back(PointOf(Money(scenario, "total")));
    losers.push_back(PointOf(Text(Part(scenario, "change"), "lose")));
  }
  const Axis across(totals), up(losers);
  std::vector<std::string> lines(kPictureHeight, std::string(kPictureWidth, ' '));
  std::size_t number = 0;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    char& place = lines[kPictureHeight - 1 - up.PlaceOf(losers[i], kPictureHeight)]
                       [across.PlaceOf(totals[i], kPictureWidth)];
    // Nothing hides those on the frontier.
    if (IsOnFrontier(scenarios[i])) {
      place = MarkOf(number++).front();
    } else if (place == ' ') {
      place = '.';
    }
  }
  const std::size_t margin =
      std::max({std::string("lose").size(), up.least.text.size(), up.most.text.size()});
  const auto beside = [&](const std::string& text) {
    return "  " + std::string(margin - text.size(), ' ') + text + " ";
  };
  std::string picture = "\n  " + std::string(margin - 4, ' ') + "lose\n";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string drawn = beside(i == 0                  ? up.most.text
                               : i + 1 == lines.size() ? up.least.text
                                                       : "") +
                        "|" + lines[i];
    drawn.erase(drawn.find_last_not_of(' ') + 1);
    picture += drawn + "\n";
  }
  const std::string& left = across.least.text;
  const std::string& right = across.most.text;
  const std::size_t between =
      kPictureWidth > left.size() + right.size() ? kPictureWidth - left.size() - right.size() : 1;
  Print(picture + beside("") + "+" + std::string(kPictureWidth, '-') + " allocated\n" + beside("") + " " +
        left + std::string(between, ' ') + right + "\n");
}

void PrintWithoutTable(const Json& answer, const std::vector<std::string>& methods) {
  for (const Json& candidate : Part(answer, "without_table")) {
    Print(Wrap(
        "No table by " + OptionsOf(Part(candidate, "settings"), methods) + ": " + Text(candidate, "because"),
        2));
  }
}

// A table is built from fewer where its method leaves out whom others keep.
void PrintWhoseDistance(const Json& answer) {
  const std::string measured = Text(Part(Part(answer, "scenarios").front(), "fit"), "people");
  if (measured == Text(answer, "people")) return;
  Print(Wrap("Distances are those of " + People(measured) +
             ", whom at least one of the methods builds from: ras table build tells its own of the people it "
             "builds from."));
}

}  // namespace

void PrintScenarios(const Json& answer, const std::vector<std::string>& methods, bool all) {
  const Json& scenarios = Part(answer, "scenarios");
  const auto on_frontier =
      static_cast<std::size_t>(std::count_if(scenarios.begin(), scenarios.end(), &IsOnFrontier));
  const std::size_t without = Part(answer, "without_table").size();
  const std::string new_people = Text(answer, "new_people");
  std::string text = "Judged by " + People(Text(answer, "people")) + ", ";
  if (new_people == "0") {
    text += "on whom ";
  } else {
    text += "of whom " + new_people + (new_people == "1" ? " is" : " are") + " new; on the others ";
  }
  const std::string tried = Count(answer, "tried"), possible = Count(answer, "possible");
  text += Money(answer, "now") + " is spent now. ";
  if (possible == "1") {
    text += "One candidate was tried";
  } else {
    text += tried + " of " + possible + " candidates " +
            (tried == "1" ? "was tried. It makes " : "were tried. They make ") +
            std::to_string(scenarios.size()) + (scenarios.size() == 1 ? " table" : " different tables");
  }
  if (without > 0) text += "; " + std::to_string(without) + (without == 1 ? " makes none" : " make none");
  Print(Wrap(text + "."));
  const bool wanted = scenarios.front().contains("from_wanted");
  const bool unseen = scenarios.front().contains("out_of_sample");
  Print(
      Wrap((on_frontier == 1 ? "One of the tables is" : std::to_string(on_frontier) + " of the tables are") +
           std::string(
               " on the frontier: no other is better in one of these and at least as good in the others: ") +
           (wanted ? "how near it comes to what is wanted" : "what is allocated") +
           ", the mean distance from what people cost" + (unseen ? " whom it was not built from" : "") +
           ", and how many lose."));
  PrintWhoseDistance(answer);
  PrintColumns(answer, methods, all);
  PrintPicture(scenarios);
  if (all) PrintWithoutTable(answer, methods);
  Print("\n" +
        Wrap("A scenario is built by ras table build with these options and all others that were given here. "
             "Which to choose is for people to decide.",
             2));
}

}  // namespace ras::tool
