// ras table market: what the amounts of a table buy at local prices.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "day.h"
#include "files.h"
#include "json.h"
#include "money.h"
#include "named_value.h"
#include "option_checks.h"
#include "print_findings.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"
#include "table_commands.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;

// Of a longer table about this many rows are shown.
constexpr std::size_t kShownRows = 10;
constexpr std::size_t kShortTable = 20;

constexpr OptionWord kWords[] = {
    {"as_of", "--as-of"},
    {"year_basis", "--year-basis"},
    {"scores", "--scores"},
    {"care_groups", "--care-groups"},
    {"YEAR_BASIS_", "--year-basis "},
};

struct MarketFlags {
  std::string table;
  std::string prices;
  std::string as_of;
  std::string year_basis;
  std::vector<std::string> scores;
  std::vector<std::string> care_groups;
  bool json = false;
};

Json RequestOf(const MarketFlags& flags, Json table, const std::string& sheet) {
  Json request;
  request["table"] = std::move(table);
  request["sheet"] = sheet;
  request["as_of"] = flags.as_of;
  if (!flags.year_basis.empty()) request["year_basis"] = EnumName("YEAR_BASIS_", flags.year_basis);
  request["scores"] = flags.scores;
  request["care_groups"] = flags.care_groups;
  return request;
}

// An amount with two decimals. What follows them is cut off.
std::string Money(const Json& amount) {
  std::string exact = Text(amount, "decimal");
  const std::size_t slash = exact.find('/');
  if (slash == std::string::npos) {
    const std::size_t point = exact.find('.');
    return point == std::string::npos ? exact : exact.substr(0, point + 3);
  }
  // Of so few digits everything fits.
  if (exact.size() > 18) return exact;
  const int64_t numerator = std::stoll(exact.substr(0, slash));
  const int64_t denominator = std::stoll(exact.substr(slash + 1));
  return Decimal(numerator / denominator * 100 + numerator % denominator * 100 / denominator);
}

void PrintPrices(const Json& answer) {
  TextColumns columns({"price", "", "unit", "a unit costs", "least a week", "costs", ""}, {3, 4, 5});
  for (const Json& price : Part(answer, "prices")) {
    columns.Add({Text(price, "price"), Text(price, "title"), Text(price, "unit"),
                 Money(Part(price, "unit_price")), Text(price, "least_quantity"),
                 Money(Part(price, "least_cost")), price.value("expired", false) ? "no longer holds" : ""});
  }
  Print(columns.ToString());
}

std::string BuysText(const Json& bought) {
  if (!bought.value("suits", false)) return "-";
  return Count(bought, "whole_units") + ", " + Money(Part(bought, "left")) + " left";
}

// What is wrong with a row, for all of the care groups or some.
std::string RemarkOf(const Json& row) {
  std::string below;
  std::string without;
  std::size_t groups = 0;
  for (const Json& option : Part(row, "cheapest")) {
    const std::string group = Text(option, "care_group");
    const std::string name = group.empty() ? "others" : group;
    if (Text(option, "price").empty()) {
      without += (without.empty() ? "" : ", ") + name;
    } else if (option.value("below", false)) {
      below += (below.empty() ? "" : ", ") + name;
    }
    ++groups;
  }
  const auto told = [groups](const char* what, const std::string& names) {
    return names.empty() || groups == 1 ? names.empty() ? std::string() : what : what + (" for " + names);
  };
  const std::string first = told("below the cheapest", below);
  const std::string second = told("no option", without);
  return first + (first.empty() || second.empty() ? "" : "; ") + second;
}

std::string ScoresText(const Json& row) {
  const std::string last = Text(row, "to_score");
  return Text(row, "score") + (last.empty() ? "" : " to " + last);
}

// All rows of a short table, or every so manieth of a longer one and the last.
std::vector<Json> ShownRows(const Json& rows, bool all) {
  std::vector<Json> shown;
  const std::size_t step =
      all || rows.size() <= kShortTable ? 1 : (rows.size() + kShownRows - 1) / kShownRows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % step == 0 || i + 1 == rows.size()) shown.push_back(rows[i]);
  }
  return shown;
}

void PrintRows(const Json& answer, bool all) {
  std::vector<std::string> heading = {"score", "a week"};
  std::vector<std::size_t> right = {1};
  for (const Json& price : Part(answer, "prices")) {
    right.push_back(heading.size());
    heading.push_back(Text(price, "price"));
  }
  heading.emplace_back();
  TextColumns columns(heading, right);
  const std::vector<Json> shown = ShownRows(Part(answer, "rows"), all);
  for (const Json& row : shown) {
    std::vector<std::string> cells = {ScoresText(row)};
    if (Text(row, "outcome") == "OUTCOME_NO_ALLOCATION") {
      cells.emplace_back("none");
      cells.resize(heading.size());
    } else {
      cells.push_back(Money(Part(row, "per_week")));
      for (const Json& bought : Part(row, "buys")) cells.push_back(BuysText(bought));
      cells.push_back(RemarkOf(row));
    }
    columns.Add(std::move(cells));
  }
  Print(columns.ToString());
  Print(
      Wrap("Below each price: how many whole units a week's amount buys, and what is left; \"-\" where that "
           "support does not suit the score.",
           2));
  if (const std::size_t count = Part(answer, "rows").size(); shown.size() < count) {
    Print("  " + std::to_string(shown.size()) + " of " + std::to_string(count) +
          " rows are shown; --scores names others, and --json has all.\n");
  }
}

ExitCode Run(const MarketFlags& flags) {
  const auto table = ReadFile(flags.table);
  const auto sheet = ReadSheet(flags.prices);
  if (!table || !sheet) return kUnreadable;
  ExitCode unreadable = kDone;
  std::optional<Json> document = ReadAsJson(*table, capi::DocumentKind::kTable, flags.json, &unreadable);
  if (!document) return unreadable;
  const std::string title = Text(*document, "title");
  const std::string request = RequestOf(flags, *std::move(document), sheet->bytes).dump();
  const auto response = capi::TestMarket(request, Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words(
      kWords,
      {{"table", "table", table->name}, {"sheet", "sheet", sheet->name}, {"prices", "prices", sheet->name}});
  return ShowAnswer(words, response, flags.json, [&](const Json& answer) {
    Print(title + ": what the amount of one week buys, on " + flags.as_of + ".\n");
    PrintPrices(answer);
    PrintRows(answer, !flags.scores.empty());
  });
}

constexpr const char* kAbout = R"(see what the amounts of a table buy at local prices
TABLE is an allocation table, as ras table build --table writes it. PRICES is a sheet of comma-separated values or JSON Lines with
the columns id, title, unit, amount, date and source, and if wanted period, expires, care_groups (with semicolons
between them), from_score, to_score and least_quantity. Shows for each score how many whole units a week's amount buys of each
price and what is left, cut off at the penny, and warns of amounts below the cheapest option.)";

}  // namespace

void AddTableMarketCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<MarketFlags>();
  CLI::App* market = table->add_subcommand("market", kAbout);
  market->add_option("TABLE", flags->table, "The table; - for standard input")->required();
  market->add_option("PRICES", flags->prices, "The prices; - for standard input")->required();
  AddAsOf(market, &flags->as_of, "The day for which prices have to hold, as 2026-04-01");
  market->get_option("--as-of")->required();
  market
      ->add_option("--scores", flags->scores,
                   "Scores to show, with commas between them. Default: rows of the table")
      ->option_text("LIST")
      ->delimiter(',');
  market
      ->add_option("--care-groups", flags->care_groups,
                   "Care groups to look at, with commas between them. Default: all that prices name")
      ->option_text("LIST")
      ->delimiter(',');
  market
      ->add_option(
          "--year-basis", flags->year_basis,
          "How long a year is: 52-weeks, 365-days, 365-25-days or 366-days. Needed if an amount is for a "
          "month, a quarter or a year")
      ->option_text("BASIS")
      ->check(OneOf({"52-weeks", "365-days", "365-25-days", "366-days"}));
  market->add_flag("--json", flags->json, "Print the library's response as JSON");
  market->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  market->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
