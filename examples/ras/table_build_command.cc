// ras table build: from a sample of people to an allocation table.
#include <memory>
#include <string>
#include <vector>

#include "files.h"
#include "json.h"
#include "named_value.h"
#include "print_findings.h"
#include "sheets.h"
#include "table_commands.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;

struct BuildFlags {
  std::string sheet;
  std::string id = "allocation";
  std::string title = "Allocation table";
  std::string period = "week";
  std::string basis;
  std::string kind = "percentage";
  std::string from;
  std::string to;
  std::string above;
  std::string method;
  std::string percentile_rule;
  uint32_t degree = 2;
  std::vector<std::string> agreed;
  std::string join;
  std::string monotone;
  uint32_t group_rows = 0;
  std::string low_need;
  std::string budget;
  std::string contingency;
  std::vector<std::string> purposes;
  std::string rounding = "half-up";
  int64_t increment = 100;
  std::string table;
  bool json = false;
};

Json MethodOf(const BuildFlags& flags) {
  Json method = Json::object();
  if (flags.method == "rank-alignment") {
    method["rank_alignment"] = Json::object();
  } else if (flags.method == "percentile-alignment") {
    method["percentile_alignment"] = Json::object();
    if (!flags.percentile_rule.empty()) {
      method["percentile_alignment"]["percentile_rule"] = EnumName("PERCENTILE_RULE_", flags.percentile_rule);
    }
  } else if (flags.method == "isotonic" || flags.method == "isotonic-median") {
    method["isotonic"]["fit"] =
        flags.method == "isotonic" ? "ISOTONIC_FIT_LEAST_SQUARES" : "ISOTONIC_FIT_LEAST_ABSOLUTE";
  } else if (flags.method == "polynomial") {
    method["polynomial"]["degree"] = flags.degree;
  } else if (flags.method == "agreed-scores") {
    method["agreed_scores"]["scores"] = Json::array();
    for (const std::string& agreed : flags.agreed) {
      const std::size_t equals = agreed.find('=');
      Json point{{"score", agreed.substr(0, equals)}};
      Set(&point, "amount", equals == std::string::npos ? "" : agreed.substr(equals + 1));
      method["agreed_scores"]["scores"].push_back(std::move(point));
    }
  } else {
    method["price_per_point"] = Json::object();
  }
  if (!flags.join.empty()) method["join"] = EnumName("JOIN_RULE_", flags.join);
  return method;
}

Json StepsOf(const BuildFlags& flags) {
  Json steps = Json::object();
  if (!flags.monotone.empty()) steps["monotone"] = EnumName("MONOTONE_REPAIR_", flags.monotone);
  if (flags.group_rows != 0) steps["group_means"]["rows"] = flags.group_rows;
  if (!flags.low_need.empty()) steps["low_need"]["score"] = flags.low_need;
  Set(&steps, "budget", flags.budget);
  if (!flags.contingency.empty()) {
    steps["contingency"]["percent"] = flags.contingency;
    steps["contingency"]["purposes"] = flags.purposes;
  }
  return steps;
}

Json RequestOf(const BuildFlags& flags, const std::string& sheet) {
  Json request;
  request["sheet"] = sheet;
  Json& plan = request["plan"];
  plan["id"] = flags.id;
  plan["title"] = flags.title;
  plan["period"] = EnumName("PERIOD_", flags.period);
  plan["basis"] =
      flags.basis == "gross" ? "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT" : "TABLE_BASIS_AFTER_INFORMAL_SUPPORT";
  plan["kind"] = EnumName("TABLE_KIND_", flags.kind);
  Set(&plan, "from", flags.from);
  Set(&plan, "to", flags.to);
  if (!flags.above.empty()) plan["above"] = EnumName("ABOVE_RULE_", flags.above);
  request["method"] = MethodOf(flags);
  request["steps"] = StepsOf(flags);
  request["rounding"]["mode"] = EnumName("ROUNDING_MODE_", flags.rounding);
  request["rounding"]["increment_pence"] = std::to_string(flags.increment);
  return request;
}

std::string Decimal(const Json& amount) { return Text(amount, "decimal"); }

void PrintSteps(const Json& provenance) {
  TextColumns columns({"step", "rows changed", "largest change", "the sample would get"}, {1, 2, 3});
  for (const Json& effect : Part(provenance, "effects")) {
    columns.Add({Text(effect, "step"), Count(effect, "rows_changed"), Decimal(Part(effect, "largest_change")),
                 Decimal(Part(effect, "total"))});
  }
  Print(columns.ToString());
  std::string told;
  std::size_t power = 0;
  for (const Json& coefficient : Part(provenance, "coefficients")) {
    told += (power == 0 ? "  amount = " : " + ") + coefficient.get<std::string>();
    if (power > 0) told += " s^" + std::to_string(power);
    ++power;
  }
  if (!told.empty()) Print(told + "\n");
  if (const std::string price = Text(provenance, "price_of_point"); !price.empty()) {
    Print("  a point costs " + price + "\n");
  }
  if (const std::string factor = Text(provenance, "budget_factor"); !factor.empty()) {
    Print("  the rows were multiplied by " + factor + " for the budget\n");
  }
}

void PrintFit(const Json& fit) {
  TextColumns columns({"how it fits the " + Text(fit, "people") + " people it was built from", ""}, {1});
  columns.Add({"what their support costs", Decimal(Part(fit, "actual"))});
  columns.Add({"what the table would allocate", Decimal(Part(fit, "allocated"))});
  columns.Add({"mean distance between the two", Decimal(Part(fit, "mean_absolute_error"))});
  columns.Add({"median distance", Decimal(Part(fit, "median_absolute_error"))});
  if (const std::string share = Text(fit, "r_squared"); !share.empty()) {
    columns.Add({"share of the differences explained (R-squared)", share});
  }
  for (const Json& within : Part(fit, "within")) {
    columns.Add(
        {"within " + std::to_string(within.value("percent", 0)) + "% of the cost", Count(within, "people")});
  }
  Print(columns.ToString());
  if (Part(fit, "groups").is_null()) return;
  TextColumns groups({"care group", "people", "cost", "allocated", "mean difference"}, {1, 2, 3, 4});
  for (const Json& group : Part(fit, "groups")) {
    groups.Add({Text(group, "care_group"), Text(group, "people"), Decimal(Part(group, "actual")),
                Decimal(Part(group, "allocated")), Decimal(Part(group, "mean_difference"))});
  }
  Print(groups.ToString());
}

ExitCode Build(const BuildFlags& flags) {
  const auto sheet = ReadSheet(flags.sheet);
  if (!sheet) return kUnreadable;
  const std::string request = RequestOf(flags, sheet->bytes).dump();
  const auto response = capi::BuildTable(request, Format::kJson, Format::kJson);
  if (response->empty()) return Refuse(sheet->name, response.error(), flags.json);
  const ExitCode result = response.ok() ? kDone : ComplainOf(sheet->name, response.error());
  if (flags.json) return Print(std::string(response->text()) + "\n") ? result : kUnreadable;
  if (!response.ok()) return result;
  const Json answer = Parse(response->text());
  const std::string table = Part(answer, "table").dump(2) + "\n";
  if (flags.table == "-") {
    for (const Json& finding : Part(answer, "findings")) Complain(sheet->name, Text(finding, "message"));
    return Print(table) ? result : kUnreadable;
  }
  Print(Text(Part(answer, "table"), "source") + "\n");
  PrintSteps(Part(answer, "provenance"));
  PrintFit(Part(answer, "fit"));
  for (const Json& finding : Part(answer, "findings")) PrintRemark(finding);
  if (flags.table.empty() || WriteNewFile(flags.table, table)) return result;
  return kUnreadable;
}

constexpr const char* kAbout = R"(make an allocation table from a sample of people
From a sheet of comma-separated values with the columns id, score and cost, and if wanted care_group and
excluded_because. Shows what each step did and how the table fits; --table writes the table itself, as it stands in a
policy.)";

constexpr const char* kFooter = R"(METHODS
  rank-alignment        the highest score has the highest cost, and so on down
  percentile-alignment  a score has the cost of the same percentile
  isotonic              the costs that never fall with the score, by least squares
  isotonic-median       the same by least absolute deviations, which very high costs do not move
  polynomial            a straight line, a quadratic or a cubic, by least squares (--degree)
  agreed-scores         agreed scores and amounts joined up (--agreed SCORE=AMOUNT)
  price-per-point       all costs over all points
  docs/building-a-table.md tells what each of them and every step does.
)";

}  // namespace

void AddTableBuildCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<BuildFlags>();
  CLI::App* build = table->add_subcommand("build", kAbout);
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return build->add_option(name, *value, about)->option_text(text);
  };
  build->add_option("SHEET", flags->sheet, "The sample; - for standard input")->required();
  option("--method", &flags->method, "How amounts come of scores and costs; see below", "NAME")
      ->required()
      ->check(CLI::IsMember({"rank-alignment", "percentile-alignment", "isotonic", "isotonic-median",
                             "polynomial", "agreed-scores", "price-per-point"}));
  option("--basis", &flags->basis,
         "Whether costs are those of all need (gross) or of what informal support leaves (after)", "BASIS")
      ->required()
      ->check(CLI::IsMember({"gross", "after"}));
  option("--period", &flags->period,
         "What costs and amounts are for: day, week, four-weeks, month, quarter, year. "
         "Default: week",
         "PERIOD")
      ->check(CLI::IsMember({"day", "week", "four-weeks", "month", "quarter", "year"}));
  option("--kind", &flags->kind, "percentage (the default) or points", "KIND")
      ->check(CLI::IsMember({"percentage", "points"}));
  option("--from", &flags->from, "The first row's score. Default: 0", "SCORE");
  option("--to", &flags->to, "The last row's score. Default for percentages: 100", "SCORE");
  option("--above", &flags->above, "What a score above the last row gives: last-row, or continue-line",
         "RULE")
      ->check(CLI::IsMember({"last-row", "continue-line"}));
  option("--id", &flags->id, "The table's id. Default: allocation", "ID");
  option("--title", &flags->title, "What people will call it. Default: Allocation table", "TEXT");
  option("--degree", &flags->degree, "Of a polynomial: 1, 2 (the default) or 3", "N");
  option("--percentile-rule", &flags->percentile_rule,
         "inclusive (the default), exclusive, or type-1 to type-9", "RULE")
      ->check(CLI::IsMember({"inclusive", "exclusive", "type-1", "type-2", "type-3", "type-4", "type-5",
                             "type-6", "type-7", "type-8", "type-9"}));
  option("--agreed", &flags->agreed, "An agreed score and its amount; once for each, in ascending order",
         "SCORE=AMOUNT");
  option("--join", &flags->join, "Between two scores: straight-line (the default) or monotone-cubic", "RULE")
      ->check(CLI::IsMember({"straight-line", "monotone-cubic"}));
  option("--monotone", &flags->monotone, "Put rows that fall right: pool, raise or lower", "HOW")
      ->check(CLI::IsMember({"pool", "raise", "lower"}));
  option("--group", &flags->group_rows, "Give every N rows next to each other their mean", "N");
  option("--low-need", &flags->low_need, "Below this score the need is met by universal services", "SCORE");
  option("--budget", &flags->budget, "Scale the rows so that the sample would be allocated this much",
         "AMOUNT");
  option("--contingency", &flags->contingency, "Keep this share of every row back, in percent", "PERCENT");
  option("--for", &flags->purposes, "What the contingency is kept for; once for each", "TEXT");
  option("--rounding", &flags->rounding,
         "half-up (the default), half-even, half-down, up, down, floor or ceiling", "MODE")
      ->check(CLI::IsMember({"half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"}));
  option("--to-pence", &flags->increment, "Round to a multiple of so many pence. Default: 100, a pound", "N");
  option("--table", &flags->table,
         "Write the table, as JSON, to a new file; - for standard output, and nothing else", "FILE");
  build->get_option("--agreed")->allow_extra_args(false);
  build->get_option("--for")->allow_extra_args(false)->needs("--contingency");
  build->add_flag("--json", flags->json, "Print the library's response, which has the table in it, as JSON")
      ->excludes("--table");
  build->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  build->callback([=] { *exit_code = Build(*flags); });
}

}  // namespace ras::tool
