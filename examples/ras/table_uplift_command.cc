// ras table uplift: a table or a price list brought up to date with prices.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "day.h"
#include "files.h"
#include "json.h"
#include "named_value.h"
#include "new_files.h"
#include "option_checks.h"
#include "print_findings.h"
#include "request_words.h"
#include "show_answer.h"
#include "table_commands.h"
#include "text_columns.h"
#include "write_document.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

constexpr OptionWord kWords[] = {
    {"rate_percent", "--rate"},
    {"rounding.increment_pence", "--to-pence"},
    {"rounding", "--rounding"},
    {"price_increment", "--to-price"},
    {"effective_from", "--from"},
    {"authority", "--authority"},
    {"reason", "--reason"},
    {"title", "--title"},
    {"ROUNDING_MODE_", "--rounding "},
};

struct UpliftFlags {
  std::string file;
  std::string of;
  std::string rate;
  std::string rounding;
  int64_t pence = 0;
  std::string price_increment;
  std::string from;
  std::string authority;
  std::string reason;
  std::string title;
  std::string table;
  bool json = false;
};

// The table of this id in a policy; nothing, after a complaint, if there is none.
std::optional<Json> TableOf(const File& file, const Json& policy, const std::string& id) {
  std::string ids;
  for (const Json& table : Part(policy, "tables")) {
    if (Text(table, "id") == id) return table;
    ids += (ids.empty() ? "" : ", ") + Text(table, "id");
  }
  Complain(file.name, "there is no table \"" + id + "\". There is: " + (ids.empty() ? "none" : ids));
  return std::nullopt;
}

std::optional<Json> ReadTable(const UpliftFlags& flags, const File& file, ExitCode* exit_code) {
  const DocumentKind kind = flags.of.empty() ? DocumentKind::kTable : DocumentKind::kPolicy;
  std::optional<Json> document = ReadAsJson(file, kind, flags.json, exit_code);
  if (!document || flags.of.empty()) return document;
  document = TableOf(file, *document, flags.of);
  if (!document) *exit_code = kAnswerIsNo;
  return document;
}

Json RequestOf(const UpliftFlags& flags, Json table) {
  Json request;
  request["table"] = std::move(table);
  request["rate_percent"] = flags.rate;
  request["rounding"]["mode"] = EnumName("ROUNDING_MODE_", flags.rounding);
  if (flags.pence != 0) request["rounding"]["increment_pence"] = std::to_string(flags.pence);
  Set(&request, "price_increment", flags.price_increment);
  request["effective_from"] = flags.from;
  request["authority"] = flags.authority;
  Set(&request, "reason", flags.reason);
  Set(&request, "title", flags.title);
  return request;
}

// Whether amounts are of one kind: neither prices of one unit or another, nor the two ends of ranges.
bool AddUp(const Json& amounts) {
  constexpr std::string_view kOfRow = "].amount";
  return std::ranges::all_of(amounts, [&](const Json& amount) {
    const std::string path = Text(amount, "path");
    return path.find(".rows[") != std::string::npos && path.ends_with(kOfRow);
  });
}

void PrintAnswer(const Json& answer) {
  Print(Text(Part(answer, "table"), "title") + "\n");
  TextColumns columns({"", "before", "exactly", "now"}, {1, 2, 3});
  for (const Json& amount : Part(answer, "amounts")) {
    columns.Add({Text(amount, "of"), Text(amount, "before"), Text(amount, "exact"), Text(amount, "after")});
  }
  Print(columns.ToString());
  if (!AddUp(Part(answer, "amounts"))) return;
  const Json& total = Part(answer, "total");
  std::string change = "Added up over all rows, the amounts change by " + Text(total, "difference");
  if (const std::string percent = Text(total, "change_percent"); !percent.empty())
    change += ", " + percent + "%";
  Print(change + ". What that costs depends on who has which score.\n");
}

ExitCode Uplift(const UpliftFlags& flags) {
  const auto file = ReadFile(flags.file);
  if (!file) return kUnreadable;
  if (file->name.ends_with(".csv")) {
    Complain(file->name,
             "this is a sheet, and a table is wanted, as ras table build --table writes it (.json). Prices "
             "for ras "
             "table market are not raised by a rate: write the new prices in their sheet.");
    return kUnreadable;
  }
  ExitCode result = kDone;
  std::optional<Json> table = ReadTable(flags, *file, &result);
  if (!table) return result;
  const std::string request = RequestOf(flags, *std::move(table)).dump();
  const auto response = capi::UpliftTable(request, Format::kJson, Format::kJson);
  const RequestWords words(kWords, {{"table", "table", file->name}});
  if (!response.ok() || flags.table.empty()) return ShowAnswer(words, response, flags.json, &PrintAnswer);
  const Json answer = Parse(response->text());
  const Json& uplifted = Part(answer, "table");
  NewFiles files;
  if (!AddDocument(flags.table, DocumentKind::kTable, uplifted, &files) || !files.Write()) return kUnreadable;
  if (flags.table != "-") return ShowAnswer(words, response, flags.json, &PrintAnswer);
  for (const Json& remark : words.Remarks(Part(answer, "findings"))) {
    Complain(file->name, Text(remark, "message"));
  }
  return PrintDocument(uplifted) ? kDone : kUnreadable;
}

constexpr const char* kAbout = R"(bring a table or a price list up to date with prices
Every amount times (1 + rate / 100), rounded by the rule that is named. Shows each amount before and after; --table
writes the new table, which records the rate, the rounding, the day, the decision and the fingerprint of the table
before.)";

constexpr const char* kFooter = R"(EXAMPLE
  ras table uplift table.json --rate 3.5 --rounding half-up --to-pence 100 --from 2027-04-01 \
      --authority "Cabinet, minute 12" --table table-2027.json

)";

}  // namespace

void AddTableUpliftCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<UpliftFlags>();
  CLI::App* uplift = table->add_subcommand("uplift", kAbout);
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return uplift->add_option(name, *value, about)->option_text(text);
  };
  uplift->add_option("FILE", flags->file, "The table, or with --of a policy; - for standard input")
      ->required();
  option("--of", &flags->of, "FILE is a policy: its table of this id", "ID");
  option("--rate", &flags->rate, "By how many percent amounts rise; below zero: fall", "PERCENT")->required();
  option("--rounding", &flags->rounding, "half-up, half-even, half-down, up, down, floor or ceiling", "MODE")
      ->required()
      ->check(OneOf({"half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"}));
  CLI::Option* pence = option("--to-pence", &flags->pence, "Round to a multiple of so many pence", "N")
                           ->check(Between(1, 1'000'000'000));
  option("--to-price", &flags->price_increment,
         "A price per point or a price list: round to a multiple of so much, such as 0.0001", "AMOUNT")
      ->excludes(pence);
  option("--from", &flags->from, "The first day of the new amounts", "DATE")
      ->required()
      ->check(IsDayOption());
  option("--authority", &flags->authority, "By what decision: a minute, an order", "TEXT")->required();
  option("--reason", &flags->reason, "Why by this rate: which measure of prices, of which month", "TEXT");
  option("--title", &flags->title, "What people call the new table. Default: as before", "TEXT");
  option(
      "--table", &flags->table,
      "Write the new table to a new file (.json, .txtpb or .binpb); - for standard output, and nothing else",
      "FILE")
      ->check(DocumentFile(NewDocument::kDocument));
  uplift->add_flag("--json", flags->json, "Print a ras.v1.UpliftTableResponse as JSON")->excludes("--table");
  uplift->footer(std::string(kFooter) + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  uplift->callback([=] { *exit_code = Uplift(*flags); });
}

}  // namespace ras::tool
