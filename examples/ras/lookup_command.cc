// ras lookup: from scores to rows to amounts, by a policy's own table.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "choose_table.h"
#include "commands.h"
#include "files.h"
#include "json.h"
#include "money.h"
#include "print_findings.h"
#include "rounded_score.h"
#include "score_argument.h"
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
  std::string care_group;
  bool json = false;
};

constexpr const char* kPlaces[] = {"none",           "row",     "between rows", "below first row",
                                   "above last row", "computed"};

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
std::string LookupJson(const std::string& score, const std::string& rounded, const Table& table,
                       const TableDocument& document, const Lookup& found) {
  Json line;
  line["table"] = table.id();
  line["score"] = score;
  if (!rounded.empty()) line["score_rounded"] = rounded;
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

ExitCode Run(const LookupFlags& flags) {
  const auto file = ReadFile(flags.policy);
  if (!file) return kUnreadable;
  const auto policy = Policy::Load(file->bytes, file->format);
  if (!policy.ok()) return Refuse(file->name, policy.error(), flags.json);
  const Json document = Parse(policy->Document(Format::kJson).text());
  const Table table = ChooseTable(*policy, document, file->name, flags.table, flags.care_group);
  if (!table) return kUsage;

  const TableDocument rows = FindTableDocument(document, table.id());
  ExitCode result = kDone;
  std::size_t looked_up = 0;
  std::string lines;
  TextColumns columns({"score", "row", "amount", ""});
  for (const std::string& text : flags.scores) {
    const auto score = ReadScore(text, table.score_places());
    if (!score) {
      result = Worse(result, kUsage);
      continue;
    }
    ++looked_up;
    const Lookup found = table.Lookup(*score);
    // "No allocation" is an answer of the table. To refuse a score is not.
    if (found.status != RAS_NO_ALLOCATION) result = Worse(result, ExitCodeOf(found.status));
    const std::string rounded = RoundedScore(table, *score);
    if (flags.json) lines += LookupJson(text, rounded, table, rows, found);
    std::string shown = text;
    if (!rounded.empty()) shown.append(" (as ").append(rounded).append(")");
    columns.Add({std::move(shown), RowRange(rows, found.row), WhatItGives(found), Remark(rows, found)});
  }
  if (looked_up == 0) return result;
  if (flags.json) return Print(lines) ? result : kUnreadable;
  const std::string heading = std::string(table.id()) + ": " + Text(rows.table, "title") + ". " +
                              Text(document, "currency") + " for one " +
                              PeriodText(Text(rows.table, "period")) + ", before any adjustment.\n";
  return Print(heading + columns.ToString()) ? result : kUnreadable;
}

constexpr const char* kAbout = R"(look scores up in a policy's table
Shows the row that each score hits and what the row gives: the table's own amount, in the table's period and before
any adjustment. "No allocation" is an answer; a score that the table refuses is not.)";

constexpr const char* kFooter = R"(PRICE LISTS
  A price list has no score to look up: it pays for what the answers ask for. ras determine, with an
  assessment, shows what each of its items comes to.
)";

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
      ->add_option(
          "--table", flags->table,
          "Id of a table, or of a component. Default: the only table, or with --care-group the table of "
          "the only component")
      ->option_text("NAME");
  command
      ->add_option("--care-group", flags->care_group,
                   "Which people, where a component has a table for each care group")
      ->option_text("ID");
  command->add_flag("--json", flags->json, "Print one JSON object a line for each score");
  command->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
