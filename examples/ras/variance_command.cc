// ras variance: what people would be allocated against what their support costs.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "money.h"
#include "named_value.h"
#include "print_findings.h"
#include "sheets.h"
#include "show_answer.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;

struct VarianceFlags {
  std::string people;
  std::string table;
  std::string period;
  std::string tolerance_percent;
  std::string tolerance;
  std::vector<std::string> by;
  std::vector<std::string> ranges;
  std::string confidence;
  std::string margin;
  uint32_t bootstrap = 0;
  std::string seed;
  std::vector<std::string> drawn_for;
  std::vector<std::string> earlier;
  uint32_t largest = 5;
  bool json = false;
};

std::vector<std::string> Parts(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

Json RequestOf(const VarianceFlags& flags, const std::string& sheet, Json table) {
  Json request;
  request["sheet"] = sheet;
  if (!table.is_null()) {
    request["period"] = Text(table, "period");
    request["table"] = std::move(table);
  }
  if (!flags.period.empty()) request["period"] = EnumName("PERIOD_", flags.period);
  Set(&request["tolerance"], "percent", flags.tolerance_percent);
  Set(&request["tolerance"], "amount", flags.tolerance);
  if (request["tolerance"].is_null()) request.erase("tolerance");
  for (const std::string& pair : flags.by) {
    Json by = Json::array();
    for (const std::string& one : Parts(pair, '+')) by.push_back(EnumName("VARIANCE_DIMENSION_", one));
    request["groupings"].push_back({{"by", by}});
  }
  request["score_ranges"] = flags.ranges;
  Set(&request, "confidence_percent", flags.confidence);
  Set(&request, "margin_percent", flags.margin);
  if (flags.bootstrap > 0) request["bootstrap"] = {{"samples", flags.bootstrap}, {"seed", flags.seed}};
  request["drawn_for"] = flags.drawn_for;
  for (const std::string& earlier : flags.earlier) {
    const std::vector<std::string> parts = Parts(earlier, '=');
    request["earlier"].push_back({{"care_group", parts.front()}, {"cost_index", parts.back()}});
  }
  request["largest"] = flags.largest;
  return request;
}

std::string Money(const Json& object, const char* field) { return Text(Part(object, field), "decimal"); }

// "a to b", or nothing.
std::string IntervalText(const Json& figures) {
  const Json& interval =
      Part(figures, "by_bootstrap").is_null() ? Part(figures, "by_student") : Part(figures, "by_bootstrap");
  return interval.is_null() ? "" : Money(interval, "lower") + " to " + Money(interval, "upper");
}

std::string VerdictText(const Json& figures) {
  const std::string verdict = Text(figures, "verdict");
  std::string text = verdict == "VARIANCE_VERDICT_AVERAGES_OUT" ? "averages out"
                     : verdict == "VARIANCE_VERDICT_GIVES_MORE" ? "gives more"
                     : verdict == "VARIANCE_VERDICT_GIVES_LESS" ? "gives less"
                                                                : "cannot be told";
  if (figures.value("unsupported", false)) text += " (unsupported)";
  return text;
}

std::string NamesText(const Json& figures) {
  std::string text;
  for (const Json& name : Part(figures, "names")) {
    const auto& word = name.get_ref<const std::string&>();
    text += (text.empty() ? "" : ", ") + (word.empty() ? "not known" : word);
  }
  return text.empty() ? "everyone" : text;
}

void AddFigures(const Json& figures, TextColumns* columns) {
  columns->Add({NamesText(figures), Text(figures, "people"), Money(figures, "actual"),
                Money(figures, "allocated"), Money(figures, "difference"), Count(figures, "gain"),
                Count(figures, "within"), Count(figures, "lose"), Money(figures, "mean_difference"),
                IntervalText(figures), VerdictText(figures)});
}

std::string ByText(const Json& grouping) {
  std::string text;
  for (const Json& dimension : Part(grouping, "by")) {
    std::string word = ValueWord("VARIANCE_DIMENSION_", dimension.get_ref<const std::string&>());
    std::replace(word.begin(), word.end(), '-', ' ');
    text += (text.empty() ? "" : " and ") + word;
  }
  return text;
}

void PrintSpread(const Json& figures) {
  std::string text = "One person's allocation is " + Money(figures, "mean_absolute_difference") +
                     " from the cost on average";
  if (const std::string percent = Text(figures, "mean_absolute_percent"); !percent.empty()) {
    text += ", or " + percent + "% of it";
  }
  text += ". Differences:";
  for (const Json& quantile : Part(figures, "quantiles")) {
    text += " " + std::to_string(quantile.value("percent", 0)) + "% of people up to " +
            Money(quantile, "difference") + ",";
  }
  text.back() = '.';
  if (const std::string sign = Text(figures, "sign_probability"); !sign.empty()) {
    text += " Chance alone would make as many gain or lose with a probability of " + sign +
            " (sign test), and as much with " + Text(figures, "signed_rank_probability") + " (signed ranks).";
  }
  Print(Wrap(text, 2));
}

void PrintPeople(const char* heading, const Json& people) {
  if (people.is_null() || people.empty()) return;
  TextColumns columns({heading, "score", "care group", "cost", "allocation", "difference"}, {1, 3, 4, 5});
  for (const Json& person : people) {
    columns.Add({Text(person, "id"), Text(person, "score"), Text(person, "care_group"),
                 Money(person, "actual"), Money(person, "allocated"), Money(person, "difference")});
  }
  Print(columns.ToString());
}

std::string EffectText(const Json& effect) {
  if (Part(effect, "difference").is_null()) return "cannot be told";
  return Money(effect, "difference") + " (" + Money(effect, "lower") + " to " + Money(effect, "upper") + ")" +
         (effect.value("differs", false) ? " differs" : "");
}

void PrintEquity(const Json& view, const std::string& confidence) {
  const Json& equity = Part(view, "equity");
  if (equity.is_null()) return;
  Print("Beside people with the same score in all other care groups, " + confidence +
        "% sure for all care groups together:\n");
  TextColumns columns(
      {"care group", "people", "support costs more by", "is allocated more by", "cost index", "change"},
      {1, 4, 5});
  for (const Json& group : Part(equity, "groups")) {
    columns.Add({Text(group, "care_group"), Text(group, "people"), EffectText(Part(group, "cost")),
                 EffectText(Part(group, "allocation")), Text(group, "cost_index"),
                 Text(group, "index_change")});
  }
  Print(columns.ToString());
}

void PrintView(const Json& view, const Json& answer) {
  const bool before = Text(view, "basis") == "SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT";
  const std::string confidence = Text(answer, "confidence_percent");
  Print(std::string(before ? "Before" : "After") + " informal support, for one " +
        PeriodText(Text(answer, "period")) + ", " + confidence + "% sure:\n");
  TextColumns columns({"", "people", "cost", "allocation", "difference", "gain", "within", "lose", "mean",
                       "it lies within", "variances"},
                      {1, 2, 3, 4, 5, 6, 7, 8});
  AddFigures(Part(view, "everyone"), &columns);
  for (const Json& grouping : Part(view, "groupings")) {
    columns.Add({"by " + ByText(grouping), "", "", "", "", "", "", "", "", "", ""});
    for (const Json& figures : Part(grouping, "groups")) AddFigures(figures, &columns);
  }
  Print(columns.ToString());
  PrintSpread(Part(view, "everyone"));
  PrintPeople("gain most", Part(view, "most_gained"));
  PrintPeople("lose most", Part(view, "most_lost"));
  PrintEquity(view, confidence);
}

ExitCode Run(const VarianceFlags& flags) {
  const auto sheet = ReadSheet(flags.people);
  if (!sheet) return kUnreadable;
  Json table;
  if (!flags.table.empty()) {
    const auto file = ReadFile(flags.table);
    if (!file) return kUnreadable;
    table = Parse(file->bytes);
    if (!table.is_object()) {
      Complain(file->name, "this is no table in JSON, such as ras table build --table writes");
      return kUnreadable;
    }
  }
  const std::string request = RequestOf(flags, sheet->bytes, std::move(table)).dump();
  const auto response = capi::AnalyseVariance(request, Format::kJson, Format::kJson, SheetLimits());
  return ShowAnswer(sheet->name, response, flags.json, [&](const Json& answer) {
    for (const Json& view : Part(answer, "views")) PrintView(view, answer);
  });
}

constexpr const char* kAbout = R"(see who would gain and who would lose, and whether it averages out
PEOPLE is a sheet of comma-separated values with the columns id and actual (what the support costs), allocated (the
indicative allocation) or score with --table, and if wanted care_group, service, band, table, approval_tier,
actual_before_support and allocated_before_support. Compares what people are allocated with what their support costs, for
everyone and by group, and tells whether people of equal need cost or receive the same.)";

}  // namespace

void AddVarianceCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<VarianceFlags>();
  CLI::App* variance = app.add_subcommand("variance", kAbout);
  variance->add_option("PEOPLE", flags->people, "The people; - for standard input")->required();
  variance->add_option("--table", flags->table, "The table that allocates by the score, in JSON")
      ->option_text("FILE");
  variance
      ->add_option(
          "--period", flags->period,
          "What amounts are for: day, week, four-weeks, month, quarter or year. Default: the table's")
      ->option_text("PERIOD")
      ->check(CLI::IsMember({"day", "week", "four-weeks", "month", "quarter", "year"}));
  variance
      ->add_option("--tolerance-percent", flags->tolerance_percent,
                   "Within so many percent of the cost nothing changes")
      ->option_text("PERCENT");
  variance
      ->add_option("--tolerance", flags->tolerance,
                   "Within such an amount nothing changes; the wider of the two counts")
      ->option_text("AMOUNT");
  variance
      ->add_option("--by", flags->by,
                   "What to group people by, with commas between groupings and + between two things: "
                   "care-group, service, "
                   "band, score-range, table, approval-tier. Default: care-group, if it is known")
      ->option_text("LIST")
      ->delimiter(',');
  variance->add_option("--ranges", flags->ranges, "Scores at which ranges begin, with commas between them")
      ->option_text("LIST")
      ->delimiter(',');
  variance->add_option("--confidence", flags->confidence, "How sure intervals are. Default: 95")
      ->option_text("PERCENT");
  variance
      ->add_option("--margin", flags->margin,
                   "How far the mean may be from nothing and variances still average out, in percent of the "
                   "mean cost. "
                   "Default: 5")
      ->option_text("PERCENT");
  CLI::Option* bootstrap = variance
                               ->add_option("--bootstrap", flags->bootstrap,
                                            "Intervals by so many samples drawn again, 100 or more")
                               ->option_text("SAMPLES");
  CLI::Option* seed = variance->add_option("--seed", flags->seed, "What decides who is drawn again: any text")
                          ->option_text("TEXT");
  bootstrap->needs(seed);
  seed->needs(bootstrap);
  variance
      ->add_option(
          "--drawn-for", flags->drawn_for,
          "Care groups that the sample was drawn for as populations of their own, with commas between them")
      ->option_text("LIST")
      ->delimiter(',');
  variance
      ->add_option("--earlier", flags->earlier,
                   "Cost indices of an earlier analysis, as older=98.5, with commas between them")
      ->option_text("LIST")
      ->delimiter(',');
  variance
      ->add_option("--largest", flags->largest,
                   "How many of those who gain and lose most are listed. Default: 5")
      ->option_text("PEOPLE");
  variance->add_flag("--json", flags->json, "Print the library's response as JSON");
  variance->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  variance->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
