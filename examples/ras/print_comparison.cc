#include "print_comparison.h"

#include <algorithm>
#include <string>
#include <vector>

#include "files.h"
#include "group_names.h"
#include "money.h"
#include "named_value.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

// In the place of what is suppressed.
constexpr const char* kSuppressed = "*";

std::string People(const Json& changed) {
  const std::string people = Text(changed, "people");
  return people.empty() ? kSuppressed : people;
}

std::string AmountName(const std::string& amount) {
  if (amount == "COMPARED_AMOUNT_SPENT_NOW") return "what is spent now";
  if (amount == "COMPARED_AMOUNT_BEFORE") return "what is allocated now";
  return "what would be allocated";
}

std::string ByText(const Json& grouping) {
  std::string text;
  for (const Json& dimension : Part(grouping, "by")) {
    std::string word = Text(dimension, "characteristic");
    if (word.empty()) {
      word = ValueWord("COMPARED_FIELD_", Text(dimension, "field"));
      std::replace(word.begin(), word.end(), '-', ' ');
    }
    text += (text.empty() ? "" : " and ") + word;
  }
  return text;
}

void AddFigures(const Json& figures, TextColumns* columns) {
  if (Text(figures, "people").empty()) {
    columns->Add({NamesText(figures), kSuppressed, "", "", "", "", "", "", "", "", ""});
    return;
  }
  columns->Add({NamesText(figures), Text(figures, "people"), Money(figures, "from"), Money(figures, "to"),
                Money(figures, "change"), Text(figures, "change_percent"), People(Part(figures, "gain")),
                People(Part(figures, "within")), People(Part(figures, "lose")),
                Text(Part(figures, "lose"), "percent"), Money(figures, "mean_change")});
}

void PrintFigures(const Json& compared) {
  TextColumns columns({"", "people", "have", "would have", "change", "change %", "gain", "within", "lose",
                       "lose %", "mean change"},
                      {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  AddFigures(Part(compared, "everyone"), &columns);
  for (const Json& grouping : Part(compared, "groupings")) {
    columns.Add({"by " + ByText(grouping), "", "", "", "", "", "", "", "", "", ""});
    for (const Json& figures : Part(grouping, "groups")) AddFigures(figures, &columns);
  }
  Print(columns.ToString());
}

// From those who lose most to those who gain most.
void AddRanges(const Json& figures, TextColumns* columns) {
  const Json &losses = Part(figures, "losses"), &gains = Part(figures, "gains");
  if (losses.is_null()) return;
  std::vector<std::string> cells = {NamesText(figures)};
  for (std::size_t i = losses.size(); i-- > 0;) cells.push_back(People(losses[i]));
  cells.push_back(People(Part(figures, "within")));
  for (const Json& gain : gains) cells.push_back(People(gain));
  columns->Add(cells);
}

void PrintRanges(const Json& compared, const Json& answer) {
  const Json& ranges = Part(answer, "change_ranges");
  if (ranges.is_null() || ranges.empty()) return;
  std::vector<std::string> heading = {"people"};
  const auto add = [&](const std::string& word, std::size_t range) {
    const std::string from = range == 0 ? "" : ranges[range - 1].get<std::string>();
    if (range == 0) {
      heading.push_back(word + " below " + ranges[0].get<std::string>());
    } else {
      heading.push_back(word + " " + from + "+");
    }
  };
  for (std::size_t i = ranges.size() + 1; i-- > 0;) add("lose", i);
  heading.emplace_back("within");
  for (std::size_t i = 0; i <= ranges.size(); ++i) add("gain", i);
  std::vector<std::size_t> right;
  for (std::size_t i = 1; i < heading.size(); ++i) right.push_back(i);
  const std::size_t width = heading.size();
  TextColumns columns(std::move(heading), right);
  AddRanges(Part(compared, "everyone"), &columns);
  for (const Json& grouping : Part(compared, "groupings")) {
    std::vector<std::string> cells(width);
    cells[0] = "by " + ByText(grouping);
    columns.Add(cells);
    for (const Json& figures : Part(grouping, "groups")) AddRanges(figures, &columns);
  }
  Print(columns.ToString());
  if (ranges.size() > 1) {
    const std::string first = ranges[0].get<std::string>(), next = ranges[1].get<std::string>();
    Print(Wrap(first + "+: by " + first + " or more and less than " + next + ", and so on.", 2));
  }
}

void PrintPeople(const char* heading, const Json& people) {
  if (people.is_null() || people.empty()) return;
  TextColumns columns({heading, "score", "care group", "has", "would have", "change", ""}, {1, 3, 4, 5});
  for (const Json& person : people) {
    columns.Add({Text(person, "id"), Text(person, "score"), Text(person, "care_group"), Money(person, "from"),
                 Money(person, "to"), Money(person, "change"), person.value("is_new", false) ? "new" : ""});
  }
  columns.LeaveOutEmpty();
  Print(columns.ToString());
}

bool HasTolerance(const Json& answer) {
  const Json& tolerance = Part(answer, "tolerance");
  return (Text(tolerance, "percent") + Text(tolerance, "amount")).find_first_not_of("0.") !=
         std::string::npos;
}

void PrintProtections(const Json& answer) {
  const Json& protections = Part(answer, "protections");
  if (protections.is_null() || protections.empty()) return;
  const std::string year_basis = Text(answer, "year");
  const bool has_year = !year_basis.empty();
  const std::string period = PeriodText(Text(answer, "period"));
  Print("What it costs to protect people who would lose:\n");
  TextColumns columns({"protection", "year", "people", "one " + period, "a year", "mean", "most",
                       "still lose", "everyone receives"},
                      {1, 2, 3, 4, 5, 6, 7, 8});
  for (const Json& protection : protections) {
    std::string name = Text(protection, "id");
    for (const Json& year : Part(protection, "years")) {
      const std::string still = Text(year, "still_lose");
      columns.Add({name, year.value("year", 0) == 0 ? "every" : std::to_string(year.value("year", 0)),
                   People(year), Part(year, "cost").is_null() ? kSuppressed : Money(year, "cost"),
                   Money(year, "for_year"), Money(year, "mean"), Money(year, "most"),
                   still.empty() ? kSuppressed : still, Money(year, "total")});
      name.clear();
    }
    if (has_year && !Part(protection, "in_all").is_null()) {
      columns.Add({"", "all", "", "", Money(protection, "in_all"), "", "", "", ""});
    }
  }
  columns.LeaveOutEmpty();
  Print(columns.ToString());
  Print(Wrap(
      "People: those who receive more than the new policy allocates, and more than somebody new with the "
      "same needs; mean and most: by how much. Still lose: those who receive less than before" +
          std::string(HasTolerance(answer) ? ", by more than the tolerance." : "."),
      2));
}

}  // namespace

void PrintComparison(const Json& answer) {
  const std::string period = PeriodText(Text(answer, "period"));
  for (const Json& compared : Part(answer, "comparisons")) {
    const bool existing = Text(compared, "from") == "COMPARED_AMOUNT_SPENT_NOW";
    Print("From " + AmountName(Text(compared, "from")) + " to " + AmountName(Text(compared, "to")) +
          ", for one " + period +
          (existing && Count(answer, "new_people") != "0" ? ", without new people" : "") + ":\n");
    PrintFigures(compared);
    PrintRanges(compared, answer);
    PrintPeople("gain most", Part(compared, "most_gained"));
    PrintPeople("lose most", Part(compared, "most_lost"));
  }
  PrintProtections(answer);
  if (answer.value("suppress_below", 0) > 1) {
    Print(Wrap("*: fewer than " + std::to_string(answer.value("suppress_below", 0)) +
                   " people, or left out so that such a count cannot be worked out.",
               2));
  }
}

}  // namespace ras::tool
