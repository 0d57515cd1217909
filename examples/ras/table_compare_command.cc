// ras table compare: tables of one sample by several methods, side by side.
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "files.h"
#include "json.h"
#include "method_variant.h"
#include "print_findings.h"
#include "print_table_build.h"
#include "sheets.h"
#include "table_build_flags.h"
#include "table_build_words.h"
#include "table_commands.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;

struct Flags {
  BuildFlags build;
  std::vector<std::string> methods;
  std::vector<std::string> at;
  bool json = false;
};

// A method, and the library's answer: with a table, or without.
struct Built {
  std::string method;
  Json response;
};

// Of the rows, if nobody says which: the first, the last and those between at about every tenth part.
constexpr std::size_t kUsualRows = 11;

const Json& RowsIn(const Json& table) {
  const Json& percentage = Part(table, "percentage");
  return Part(percentage.is_null() ? Part(table, "points") : percentage, "rows");
}

// "5" of "5.0" and "05", as tables write scores.
std::string AsInTables(std::string score) {
  if (const std::size_t point = score.find('.'); point != std::string::npos) {
    score.erase(std::max(score.find_last_not_of('0') + 1, point));
    if (score.size() == point + 1) score.pop_back();
  }
  const std::size_t first = std::min(score.find_first_not_of('0'), score.size());
  const bool keeps_one = first == score.size() || score[first] == '.';
  return score.substr(first - (keeps_one && first > 0 ? 1 : 0));
}

std::string AmountAt(const Json& table, const std::string& score) {
  for (const Json& row : RowsIn(table)) {
    if (Text(row, "from") != score) continue;
    return row.contains("no_allocation") ? "none" : Text(row, "amount");
  }
  return "no row";
}

std::vector<std::string> UsualScores(const Json& table) {
  std::vector<std::string> scores;
  const Json& rows = RowsIn(table);
  const std::size_t shown = std::min(kUsualRows, rows.size());
  for (std::size_t i = 0; i < shown; ++i) {
    scores.push_back(Text(rows[shown == 1 ? 0 : i * (rows.size() - 1) / (shown - 1)], "from"));
  }
  return scores;
}

std::string Decimal(const Json& object, const char* field) { return Text(Part(object, field), "decimal"); }

std::string Within(const Json& fit) {
  for (const Json& within : Part(fit, "within")) {
    if (within.value("percent", 0) == 20) return Count(within, "people");
  }
  return {};
}

// One line of the comparison: what it is about, and what it says of a response that has a table.
using Line = std::pair<std::string, std::function<std::string(const Json&)>>;

void AddHeading(const std::string& text, std::vector<Line>* lines) {
  lines->emplace_back(text, [](const Json&) { return std::string(); });
}

void AddFitLines(const std::string& whose, const char* part, std::vector<Line>* lines) {
  AddHeading(whose, lines);
  const auto line = [&](const char* what, auto figure) {
    lines->emplace_back(std::string("  ") + what,
                        [=](const Json& answer) { return figure(Part(answer, part)); });
  };
  line("allocated", [](const Json& fit) { return Decimal(fit, "allocated"); });
  line("R-squared", [](const Json& fit) { return Text(fit, "r_squared"); });
  line("mean distance", [](const Json& fit) { return Decimal(fit, "mean_absolute_error"); });
  line("median distance", [](const Json& fit) { return Decimal(fit, "median_absolute_error"); });
  line("within 20% of the cost", Within);
}

// What the tables come to for the population, if it was given.
void AddPopulationLines(const Json& example, std::vector<Line>* lines) {
  const auto total = [](const Json& answer) { return Part(Part(answer, "reconciliation"), "total"); };
  const Json everyone = total(example);
  if (Part(everyone, "population").is_null()) return;
  const std::string people = Count(Part(everyone, "population"), "people");
  const std::string without = Count(Part(example, "reconciliation"), "people_without_sample");
  AddHeading("the " + people + (people == "1" ? " person" : " people") + " of the population" +
                 (without == "0" ? "" : ", but " + without + " in strata without anybody in the sample"),
             lines);
  for (const auto& [field, what] :
       {std::pair{"spent", "  spent now"}, std::pair{"allocated", "  allocated"},
        std::pair{"contingency", "  kept back"}, std::pair{"committed_less_spent", "  more than now"}}) {
    lines->emplace_back(what, [total, name = field](const Json& answer) {
      const Json all = total(answer);
      return Decimal(Part(all, "population"), name);
    });
  }
  if (Part(everyone, "committed_less_accounts").is_null()) return;
  lines->emplace_back("  more than by the accounts", [total](const Json& answer) {
    const Json all = total(answer);
    return Decimal(all, "committed_less_accounts");
  });
}

// What the tables give at the scores that are proposed, which are the same for all of them.
void AddProposalLines(const Json& example, std::vector<Line>* lines) {
  const Json& proposed = Part(example, "proposed_scores");
  if (proposed.is_null()) return;
  AddHeading("proposed scores, and what people cost there", lines);
  for (const Json& one : proposed) {
    const std::string score = Text(one, "score");
    lines->emplace_back("  " + score + ": " + Count(one, "people") + " people, " + Decimal(one, "amount"),
                        [score](const Json& answer) { return AmountAt(Part(answer, "table"), score); });
  }
}

void AddOthersLines(const Json& example, std::vector<Line>* lines) {
  if (Part(example, "out_of_sample").is_null()) return;
  AddFitLines("people it had not seen", "out_of_sample", lines);
  const auto naive = [](const Json& answer) { return Part(Part(answer, "out_of_sample"), "naive"); };
  lines->emplace_back("  R-squared of the others' mean",
                      [=](const Json& answer) { return Text(naive(answer), "r_squared"); });
  lines->emplace_back("  mean distance to the others' mean",
                      [=](const Json& answer) { return Decimal(naive(answer), "mean_absolute_error"); });
  lines->emplace_back("  within 20% by the others' mean",
                      [=](const Json& answer) { return Within(naive(answer)); });
}

std::vector<Line> LinesOf(const Json& example, const std::vector<std::string>& chosen) {
  std::vector<Line> lines;
  for (const std::string& score : chosen.empty() ? UsualScores(Part(example, "table")) : chosen) {
    const std::string at = AsInTables(score);
    lines.emplace_back("row " + at, [at](const Json& answer) { return AmountAt(Part(answer, "table"), at); });
  }
  AddFitLines(PeopleBuiltFrom(example), "fit", &lines);
  AddOthersLines(example, &lines);
  AddPopulationLines(example, &lines);
  AddProposalLines(example, &lines);
  return lines;
}

void PrintSideBySide(const std::vector<Built>& built, const std::vector<std::string>& chosen) {
  const auto has_table = [](const Built& one) { return one.response.contains("table"); };
  const auto example = std::find_if(built.begin(), built.end(), has_table);
  if (example == built.end()) return;
  std::vector<std::string> heading = {""};
  std::vector<std::size_t> right;
  for (const Built& one : built) {
    right.push_back(heading.size());
    heading.push_back(one.method);
  }
  TextColumns columns(heading, right);
  for (const auto& [what, figure] : LinesOf(example->response, chosen)) {
    std::vector<std::string> cells = {what};
    for (const Built& one : built) cells.push_back(has_table(one) ? figure(one.response) : "no table");
    if (what.front() != ' ' && figure(example->response).empty()) {
      std::fill(cells.begin() + 1, cells.end(), "");
    }
    columns.Add(std::move(cells));
  }
  Print(columns.ToString());
  Print(
      Wrap("A row is what a table gives at a score. R-squared is the share of the differences between "
           "people's costs "
           "that a table explains, 1 at most; a distance is that of an allocation from its cost.",
           2));
}

// Each warning and note once, with the methods that it is about.
void PrintRemarks(const BuildSheets& sheets, const std::vector<Built>& built) {
  std::vector<std::pair<Json, std::string>> remarks;
  for (const Built& one : built) {
    if (!one.response.contains("table")) continue;
    for (const Json& finding : AllInWordsOfOptions(sheets, Part(one.response, "findings"))) {
      const auto same = [&](const auto& remark) { return remark.first == finding; };
      const auto known = std::find_if(remarks.begin(), remarks.end(), same);
      if (known == remarks.end()) {
        remarks.emplace_back(finding, one.method);
      } else {
        known->second += ", " + one.method;
      }
    }
  }
  for (auto& [finding, methods] : remarks) {
    const std::string path = Text(finding, "path");
    if (!path.empty()) methods.append(": ").append(path);
    finding["path"] = methods;
    PrintRemark(finding);
  }
}

ExitCode Compare(const Flags& flags) {
  CheckMethodOptions(flags.build, flags.methods);
  const auto sheets = ReadSheets(flags.build);
  if (!sheets) return kUnreadable;
  ExitCode result = kDone;
  std::vector<Built> built;
  Json document;
  for (const std::string& method : flags.methods) {
    const std::string request =
        BuildRequest(FlagsOf(flags.build, method), *sheets, MethodNameOf(method)).dump();
    const auto response = capi::BuildTable(request, Format::kJson, Format::kJson, SheetLimits());
    result = Worse(result, ComplainOfBuild(*sheets, method, response.error()));
    if (response->empty()) return result;
    built.push_back({method, Parse(response->text())});
    document["methods"].push_back({{"method", method}, {"response", built.back().response}});
  }
  if (flags.json) return Print(document.dump() + "\n") ? result : Worse(result, kUnreadable);
  PrintSideBySide(built, flags.at);
  PrintRemarks(*sheets, built);
  return result;
}

constexpr const char* kAbout = R"(build tables by several methods and set them side by side
From the sheet and with the options of ras table build: rows at some scores, what each table would allocate to the people
of the sample and how it fits them; with --folds how it fits people it was not built from, with --population what it comes
to for all people supported, and with --propose what it gives at the scores that are proposed.)";

}  // namespace

void AddTableCompareCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* compare = table->add_subcommand("compare", kAbout);
  compare->add_option("--methods", flags->methods, "Which, separated by commas; see below")
      ->option_text("NAME,NAME")
      ->required()
      ->delimiter(',')
      ->check(CLI::Validator([](const std::string& method) { return FaultOfMethod(method); }, ""));
  AddBuildOptions(compare, &flags->build);
  compare
      ->add_option("--at", flags->at,
                   "The rows to show, separated by commas. Default: eleven from the first to the last")
      ->option_text("SCORE,SCORE")
      ->delimiter(',');
  compare->add_flag("--json", flags->json,
                    "Print {\"methods\":[{\"method\":...,\"response\":...}]} with the library's responses");
  compare->footer(std::string(kMethodHelp) + "\n" + kVariantHelp + "\n" + kExitCodeHelp + "\n\n" +
                  kJsonErrorHelp);
  compare->callback([=] { *exit_code = Compare(*flags); });
}

}  // namespace ras::tool
