#include "print_collation.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files.h"
#include "named_value.h"
#include "sheets.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

std::string Decimal(const Json& object, const char* amount) { return Text(Part(object, amount), "decimal"); }

std::string OrUnknown(const std::string& name) { return name.empty() ? "not known" : name; }

std::set<std::string> Cases(const Json& answer) {
  std::set<std::string> ids;
  for (const Json& made : Part(answer, "cases")) ids.insert(Text(made, "id"));
  return ids;
}

void PrintHead(const Json& answer) {
  const bool gross = Text(answer, "basis") == "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT";
  const std::size_t left_out = Part(answer, "excluded").size();
  std::size_t kept = 0;
  for (const Json& made : Part(answer, "cases")) kept += Text(made, "excluded_because").empty() ? 1U : 0U;
  Print(std::to_string(kept) + (kept == 1 ? " person" : " people") + ", " + std::to_string(left_out) +
        " left out. Costs are for one " + ValueWord("PERIOD_", Text(answer, "period")) + ", " +
        (gross ? "gross of informal support (--basis gross)." : "after informal support (--basis after).") +
        "\n");
  TextColumns columns({"what their support costs", ""}, {1});
  columns.Add({"today, as far as it counts", Decimal(answer, "current_cost")});
  columns.Add({"as cases", Decimal(answer, "cost")});
  Print(columns.ToString());
}

void PrintCategories(const Json& answer) {
  TextColumns columns({"category", "people", "in", "counted", "left out", "because"}, {1, 2, 3, 4});
  for (const Json& category : Part(answer, "categories")) {
    const std::string name = Text(category, "category");
    const std::string because = Text(category, "because");
    columns.Add({name.empty() ? "given outright" : ValueWord("COST_CATEGORY_", name),
                 Count(category, "people"), Text(category, "counted_percent") + "%",
                 Decimal(category, "counted"), Decimal(category, "left_out"),
                 name.empty() || !because.empty() ? because : "the framework"});
  }
  Print(columns.ToString());
}

void PrintGroups(const Json& groups, const char* heading) {
  if (groups.is_null()) return;
  TextColumns columns({heading, "people", "cost as cases"}, {1, 2});
  for (const Json& group : groups) {
    columns.Add({OrUnknown(Text(group, "id")), Count(group, "people"), Decimal(group, "cost")});
  }
  Print(columns.ToString());
}

void PrintExcluded(const Json& excluded) {
  if (excluded.is_null()) return;
  TextColumns columns({"left out", "because"});
  for (const Json& person : excluded) columns.Add({Text(person, "id"), Text(person, "because")});
  Print(columns.ToString());
}

// Of how many people each question is left open, in the order in which they come.
void PrintOpenQuestions(const Json& answer) {
  const std::set<std::string> cases = Cases(answer);
  std::vector<std::pair<std::string, std::size_t>> open;
  for (const char* const list : {"people", "excluded"}) {
    for (const Json& person : Part(answer, list)) {
      // Somebody who is left out and of whom a case could be made is in both lists.
      if (std::string_view(list) == "excluded" && cases.contains(Text(person, "id"))) continue;
      for (const Json& question : Part(person, "unanswered")) {
        const auto id = question.get<std::string>();
        auto found = std::find_if(open.begin(), open.end(), [&](const auto& one) { return one.first == id; });
        if (found == open.end()) found = open.insert(open.end(), {id, 0});
        ++found->second;
      }
    }
  }
  if (open.empty()) return;
  TextColumns columns({"question left open", "people"}, {1});
  for (const auto& [question, people] : open) columns.Add({question, std::to_string(people)});
  Print(columns.ToString());
}

void PrintAgreement(const Json& agreement) {
  if (agreement.is_null()) return;
  TextColumns columns({"scored twice: " + Count(agreement, "people"), ""}, {1});
  columns.Add({"the same score from both",
               Count(agreement, "agreeing") + " (" + Text(agreement, "agreeing_percent") + "%)"});
  columns.Add({"mean of the second less the first", Text(agreement, "mean_difference")});
  for (const auto& [field, name] : {std::pair{"linear_kappa", "kappa, linear weights"},
                                    std::pair{"quadratic_kappa", "kappa, quadratic weights"},
                                    std::pair{"intraclass", "intraclass correlation"}}) {
    if (const std::string figure = Text(agreement, field); !figure.empty()) columns.Add({name, figure});
  }
  if (const std::string lower = Text(agreement, "intraclass_lower"); !lower.empty()) {
    columns.Add({"its 95% confidence interval", lower + " to " + Text(agreement, "intraclass_upper")});
  }
  Print(columns.ToString());
  if (Part(agreement, "largest").is_null()) return;
  TextColumns largest({"differ most", "first", "second", "difference"}, {1, 2, 3});
  for (const Json& person : Part(agreement, "largest")) {
    largest.Add(
        {Text(person, "id"), Text(person, "first"), Text(person, "second"), Text(person, "difference")});
  }
  Print(largest.ToString());
}

}  // namespace

void PrintCollation(const Json& answer) {
  PrintHead(answer);
  PrintCategories(answer);
  PrintGroups(Part(answer, "care_groups"), "care group");
  PrintGroups(Part(answer, "services"), "main service");
  PrintExcluded(Part(answer, "excluded"));
  PrintOpenQuestions(answer);
  PrintAgreement(Part(answer, "agreement"));
}

std::string CasesSheet(const Json& answer) {
  const std::vector<std::string> columns = {"id",   "care_group", "service",         "score",
                                            "cost", "spent_now",  "excluded_because"};
  std::string sheet = SheetLine(columns);
  std::set<std::string> made_of;
  for (const Json& made : Part(answer, "cases")) {
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    for (const std::string& column : columns) cells.push_back(Text(made, column.c_str()));
    sheet += SheetLine(cells);
    made_of.insert(cells.front());
  }
  // Nobody is left out in silence: those of whom no case could be made are named too.
  for (const Json& excluded : Part(answer, "excluded")) {
    if (made_of.contains(Text(excluded, "id"))) continue;
    sheet += SheetLine({Text(excluded, "id"), "", "", "", "", "", Text(excluded, "because")});
  }
  return sheet;
}

}  // namespace ras::tool
