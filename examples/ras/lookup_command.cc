// ras lookup: from scores to rows to amounts, by a policy's own table.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "money.h"
#include "print_findings.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;
using capi::Lookup;
using capi::Policy;
using capi::Table;

struct LookupFlags {
  std::string policy;
  std::vector<std::string> scores;
  std::string table;
  bool json = false;
};

constexpr const char* kPlaces[] = {"none",           "row",     "between rows", "below first row",
                                   "above last row", "computed"};

// A score as people write it, "37.5", as a whole number at `places` decimal places: 375 at one place. Nothing
// if it is no number or has more places than the table.
std::optional<int64_t> ParseScore(std::string_view text, int32_t places) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::string fraction(text.substr(std::min(point + 1, text.size())));
  if (digits.empty() || (point < text.size() && fraction.empty())) return std::nullopt;
  while (fraction.size() > static_cast<std::size_t>(places) && fraction.back() == '0') fraction.pop_back();
  if (fraction.size() > static_cast<std::size_t>(places)) return std::nullopt;
  fraction.resize(static_cast<std::size_t>(places), '0');
  digits += fraction;
  if (digits.size() > 18 || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int64_t value = std::strtoll(digits.c_str(), nullptr, 10);
  return negative ? -value : value;
}

// The table's document, with its rows in one place whatever its kind.
struct TableDocument {
  const Json& table;
  const Json& rows;
};

TableDocument FindTableDocument(const Json& policy, std::string_view id) {
  for (const Json& table : Part(policy, "tables")) {
    if (Text(table, "id") != id) continue;
    for (const char* kind : {"percentage", "points", "groups", "bands", "skeleton"}) {
      if (const Json& rows = Part(Part(table, kind), "rows"); !rows.is_null()) return {table, rows};
    }
    return {table, Part(table, "rows")};
  }
  return {Part(policy, ""), Part(policy, "")};
}

const Json& RowAt(const TableDocument& document, int32_t row) {
  static const Json kNone;
  if (row < 0 || static_cast<std::size_t>(row) >= document.rows.size()) return kNone;
  return document.rows[static_cast<std::size_t>(row)];
}

// "15 to 29", "30 and above", or just "30".
std::string RowRange(const TableDocument& document, int32_t row) {
  const Json& found = RowAt(document, row);
  if (found.is_null()) return "-";
  const std::string from = Text(found, "from");
  if (const std::string to = Text(found, "to"); !to.empty()) return from + " to " + to;
  const bool last = static_cast<std::size_t>(row) + 1 == document.rows.size();
  return last && !Part(document.table, "bands").is_null() ? from + " and above" : from;
}

std::string WhatItGives(const Lookup& found) {
  if (found.status != RAS_OK) return ras_status_text(found.status);
  std::string text = Decimal(found.from_pence);
  if (found.to_pence != found.from_pence) text += " to " + Decimal(found.to_pence);
  return text;
}

// What to know about the row beside its amount.
std::string Remark(const TableDocument& document, const Lookup& found) {
  const Json& row = RowAt(document, found.row);
  std::string remark = Text(row, "label");
  const auto add = [&](const std::string& more) { remark += (remark.empty() ? "" : "; ") + more; };
  if (found.place != RAS_PLACE_ROW && found.place != RAS_PLACE_NONE) add(kPlaces[found.place]);
  if (Part(row, "up_to").is_boolean()) add("at most this");
  if (const std::string met_by = Text(Part(row, "no_allocation"), "met_by"); !met_by.empty())
    add("met by " + met_by);
  return remark;
}

Json AmountJson(int64_t pence) {
  Json amount;
  amount["pence"] = pence;
  amount["decimal"] = Decimal(pence);
  return amount;
}

// One line of JSON.
std::string LookupJson(const std::string& score, const Table& table, const TableDocument& document,
                       const Lookup& found) {
  Json line;
  line["table"] = table.id();
  line["score"] = score;
  line["status"] = ras_status_text(found.status);
  line["place"] = kPlaces[found.place];
  if (found.row >= 0) {
    line["row"] = found.row;
    const std::string label = Text(RowAt(document, found.row), "label");
    if (!label.empty()) line["label"] = label;
  }
  if (found.status == RAS_OK) {
    line["amount"] = AmountJson(found.from_pence);
    if (found.to_pence != found.from_pence) line["upper"] = AmountJson(found.to_pence);
    line["period"] = PeriodText(Text(document.table, "period"));
  }
  return line.dump() + "\n";
}

// The table that was asked for; the only one, if none was. Complains if that is none or several.
Table ChooseTable(const Policy& policy, const std::string& file, const std::string& name) {
  if (name.empty() && policy.table_count() == 1) return policy.table(0);
  if (const Table table = policy.FindTable(name)) return table;
  std::string problem = name.empty() ? "has several tables" : "has no table or component \"" + name + "\"";
  problem += " to look a score up in. Use --table with one of:";
  for (std::size_t i = 0; i < policy.table_count(); ++i) problem += " " + std::string(policy.table(i).id());
  Complain(file, problem);
  return Table();
}

ExitCode Run(const LookupFlags& flags) {
  const auto file = ReadFile(flags.policy);
  if (!file) return kUnreadable;
  const auto policy = Policy::Load(file->bytes, file->format);
  if (!policy.ok()) return ComplainOf(file->name, policy.error());
  const Table table = ChooseTable(*policy, file->name, flags.table);
  if (!table) return kUsage;

  const Json document = Parse(policy->Document(Format::kJson).text());
  const TableDocument rows = FindTableDocument(document, table.id());
  ExitCode result = kDone;
  std::string lines;
  TextColumns columns({"score", "row", "amount", ""});
  for (const std::string& text : flags.scores) {
    const auto score = ParseScore(text, table.score_places());
    if (!score) {
      Complain(text, "is no score of this table, whose scores have at most " +
                         std::to_string(table.score_places()) + " after the point");
      result = Worse(result, kUsage);
      continue;
    }
    const Lookup found = table.Lookup(*score);
    // "No allocation" is an answer of the table. To refuse a score is not.
    if (found.status != RAS_NO_ALLOCATION) result = Worse(result, ExitCodeOf(found.status));
    if (flags.json) lines += LookupJson(text, table, rows, found);
    columns.Add({text, RowRange(rows, found.row), WhatItGives(found), Remark(rows, found)});
  }
  if (flags.json) return Print(lines) ? result : kUnreadable;
  const std::string heading = std::string(table.id()) + ": " + Text(rows.table, "title") + ". " +
                              Text(document, "currency") + " for one " +
                              PeriodText(Text(rows.table, "period")) + ", before any adjustment.\n";
  return Print(heading + columns.ToString()) ? result : kUnreadable;
}

constexpr const char* kAbout = R"(look scores up in a policy's table
Shows the row that each score hits and what the row gives: the table's own amount, in the table's period and before
any adjustment. "No allocation" is an answer; a score that the table refuses is not.)";

}  // namespace

void AddLookupCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<LookupFlags>();
  CLI::App* command = app.add_subcommand("lookup", kAbout);
  command->add_option("POLICY", flags->policy, "The policy; - for standard input")->required();
  command
      ->add_option("SCORE", flags->scores,
                   "Scores, such as 30 or 37.5. If one is negative, write -- before the first")
      ->required();
  command
      ->add_option("--table", flags->table,
                   "Id of a table, or of a component with one table for everyone. Default: the only table")
      ->option_text("NAME");
  command->add_flag("--json", flags->json, "Print one JSON object a line for each score");
  command->footer(kExitCodeHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
