// ras variance: what people would be allocated against what their support costs.
#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "named_value.h"
#include "new_files.h"
#include "option_checks.h"
#include "parts_of.h"
#include "print_findings.h"
#include "print_variance.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"
#include "sums_files.h"
#include "variance_sheet.h"

namespace ras::tool {
namespace {

using capi::Format;

constexpr OptionWord kWords[] = {
    {"period", "--period"},
    {"table", "--table"},
    {"tolerance.percent", "--tolerance-percent"},
    {"tolerance", "--tolerance"},
    {"groupings", "--by"},
    {"score_ranges", "--ranges"},
    {"confidence_percent", "--confidence"},
    {"margin_percent", "--margin"},
    {"bootstrap.seed", "--seed"},
    {"bootstrap", "--bootstrap"},
    {"drawn_for", "--drawn-for"},
    {"earlier", "--earlier"},
    {"every_case", "--cases"},
    {"largest", "--largest"},
    {"VARIANCE_DIMENSION_", "--by "},
    {"PERIOD_", "--period "},
};

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
  std::string earlier;
  std::string cases;
  uint32_t largest = 5;
  std::string sums;
  std::vector<std::string> with;
  bool json = false;
};

constexpr std::array<std::string_view, 6> kDimensions = {"care-group",  "service", "band",
                                                         "score-range", "table",   "approval-tier"};

// What is wrong with one grouping, such as "care-group+band"; nothing if it is good.
std::string FaultOfGrouping(const std::string& grouping) {
  for (const std::string& word : PartsOf(grouping, '+')) {
    if (std::find(kDimensions.begin(), kDimensions.end(), word) != kDimensions.end()) continue;
    return "people cannot be grouped by \"" + word +
           "\"; name care-group, service, band, score-range, table or approval-tier";
  }
  return {};
}

// Whether the sheet has a column of allocations: among its headings or, of JSON Lines, in its first line.
bool HasAllocations(std::string_view sheet) {
  std::string heading(sheet.substr(0, sheet.find('\n')));
  std::string name;
  for (const char c : heading + ',') {
    const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    if (is_letter) {
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (name == "allocated") return true;
    name.clear();
  }
  return false;
}

Json RequestOf(const VarianceFlags& flags, const std::string& sheet, Json table) {
  Json request;
  request["sheet"] = sheet;
  if (!table.is_null()) {
    Set(&request, "period", Text(table, "period"));
    request["table"] = std::move(table);
  }
  if (!flags.period.empty()) request["period"] = EnumName("PERIOD_", flags.period);
  Set(&request["tolerance"], "percent", flags.tolerance_percent);
  Set(&request["tolerance"], "amount", flags.tolerance);
  if (request["tolerance"].is_null()) request.erase("tolerance");
  for (const std::string& pair : flags.by) {
    Json by = Json::array();
    for (const std::string& one : PartsOf(pair, '+')) by.push_back(EnumName("VARIANCE_DIMENSION_", one));
    request["groupings"].push_back({{"by", by}});
  }
  request["score_ranges"] = flags.ranges;
  Set(&request, "confidence_percent", flags.confidence);
  Set(&request, "margin_percent", flags.margin);
  if (flags.bootstrap > 0) request["bootstrap"] = {{"samples", flags.bootstrap}, {"seed", flags.seed}};
  request["drawn_for"] = flags.drawn_for;
  request["largest"] = flags.largest;
  return request;
}

// The cost indices of an earlier analysis, each with the basis that it is of. False, after a complaint, if
// the file has none.
bool ReadEarlier(const std::string& name, Json* request) {
  const auto file = ReadFile(name);
  if (!file) return false;
  const Json answer = Parse(file->bytes);
  for (const Json& view : Part(answer, "views")) {
    const Json& equity = Part(view, "equity");
    for (const Json& group : Part(equity, "groups")) {
      const std::string index = Text(group, "cost_index");
      if (index.empty()) continue;
      (*request)["earlier"].push_back(
          {{"care_group", Text(group, "care_group")}, {"cost_index", index}, {"basis", Text(view, "basis")}});
    }
  }
  if (request->contains("earlier")) return true;
  Complain(file->name,
           "there are no cost indices here, such as ras variance --json prints of people whose scores and "
           "care groups are known");
  return false;
}

// What sums of a variance analysis always have.
constexpr const char* kSumsFields[] = {"views", "people_fingerprint"};

// Sums of these people, and of those in other files, instead of an analysis that needs everybody at once.
ExitCode RunSums(const VarianceFlags& flags, Json people, const std::vector<FileWord>& files) {
  Json request;
  for (const char* beside : {"confidence_percent", "margin_percent", "earlier"}) {
    if (people.contains(beside)) request[beside] = people[beside];
    people.erase(beside);
  }
  people.erase("largest");
  if (people.contains("sheet")) request["people"] = std::move(people);
  PartWords parts(kWords, files);
  if (!parts.ReadSums(flags.with, "ras variance", kSumsFields, &request)) return kUnreadable;
  const RequestWords words = parts.Words();
  const auto response = capi::SumVariance(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (response.ok()) {
    const Json answer = Parse(response->text());
    NewFiles made;
    made.Add(flags.sums, Part(answer, "sums").dump() + "\n");
    if (!made.Write()) return kUnreadable;
  }
  return ShowAnswer(words, response, flags.json, [&](const Json& answer) { PrintVariance(answer); });
}

// Sums of people in files alone, without anybody beside them.
ExitCode RunSumsAlone(const VarianceFlags& flags) {
  if (flags.with.empty()) {
    Complain("ras variance", "PEOPLE is required, or sums of people in files (--with FILES)");
    return kUsage;
  }
  if (!flags.table.empty() || !flags.period.empty() || !flags.tolerance_percent.empty() ||
      !flags.tolerance.empty() || !flags.by.empty() || !flags.ranges.empty() || flags.bootstrap > 0 ||
      !flags.drawn_for.empty() || !flags.cases.empty()) {
    Complain(
        "ras variance",
        "sums are what they were made: beside them alone, only --confidence, --margin, --earlier, --sums "
        "and --json have a meaning");
    return kUsage;
  }
  Json request = Json::object();
  Set(&request, "confidence_percent", flags.confidence);
  Set(&request, "margin_percent", flags.margin);
  if (!flags.earlier.empty() && !ReadEarlier(flags.earlier, &request)) return kUnreadable;
  return RunSums(flags, std::move(request), {{"earlier", "earlier", flags.earlier}});
}

ExitCode Run(const VarianceFlags& flags) {
  if (flags.people.empty()) return RunSumsAlone(flags);
  const auto sheet = ReadSheet(flags.people);
  if (!sheet) return kUnreadable;
  if (flags.table.empty() && flags.period.empty() && !HasAllocations(sheet->bytes)) {
    Complain(sheet->name,
             "there is no column allocated; name a table that allocates by the score (--table FILE), or add "
             "the column and say what amounts are for (--period)");
    return kUsage;
  }
  Json table;
  if (!flags.table.empty()) {
    const auto file = ReadFile(flags.table);
    if (!file) return kUnreadable;
    ExitCode unreadable = kDone;
    auto read = ReadAsJson(*file, capi::DocumentKind::kTable, flags.json, &unreadable);
    if (!read) return unreadable;
    table = *std::move(read);
  }
  Json request = RequestOf(flags, sheet->bytes, std::move(table));
  if (!flags.earlier.empty() && !ReadEarlier(flags.earlier, &request)) return kUnreadable;
  if (!flags.cases.empty()) request["every_case"] = true;
  const std::vector<FileWord> files = {{"sheet", "sheet", sheet->name},
                                       {"cases", "cases", sheet->name},
                                       {"table", "table", flags.table},
                                       {"earlier", "earlier", flags.earlier}};
  if (!flags.sums.empty() || !flags.with.empty()) return RunSums(flags, std::move(request), files);
  const auto response = capi::AnalyseVariance(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words(kWords, files);
  if (response.ok() && !flags.cases.empty()) {
    NewFiles made;
    made.Add(flags.cases, VarianceSheet(Parse(response->text())));
    if (!made.Write()) return kUnreadable;
  }
  return ShowAnswer(words, response, flags.json, [&](const Json& answer) { PrintVariance(answer); });
}

constexpr const char* kAbout = R"(see who would gain and who would lose, and whether it averages out
PEOPLE is a sheet of comma-separated values or JSON Lines with the columns id and actual (what the support costs), allocated (the
indicative allocation) or score with --table, and if wanted care_group, service, band, table, approval_tier,
actual_before_support and allocated_before_support. Compares what people are allocated with what their support costs, for
everyone and by group, and tells whether people of equal need cost or receive the same.)";

constexpr const char* kFooter = R"(VERDICTS
  They go by the intervals that are printed: of everyone the mean difference lies within one with
  the confidence of --confidence; of a grouping all groups together do, so that each one's is the
  wider the more groups there are, and among many none stands out by chance alone. A care group
  "differs" if the interval beside people with the same score does not hold zero; p is corrected
  for the number of care groups in the same way.

AFTER COLLATING
  The sheet that ras collate people --out writes has the column cost in the place of actual, and
  names those who are left out too. From it, those who are in:
    awk -F, -v OFS=, 'NR == 1 { $5 = "actual" }
        NR == 1 || $7 == "" { print $1, $2, $3, $4, $5 }' cases.csv > actual.csv
    ras variance actual.csv --table table.json --by care-group

A TABLE OF YOUR OWN
  A table in a spreadsheet is written down once as text, such as table.txtpb:
    id: "weekly"  title: "Weekly amounts"  period: PERIOD_WEEK
    basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
    bands { rows { from: "0" to: "19" amount: "0" }
            rows { from: "20" to: "59" amount: "150.00" }
            rows { from: "60" amount: "420.00" } }
)";

}  // namespace

void AddVarianceCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<VarianceFlags>();
  CLI::App* variance = app.add_subcommand("variance", kAbout);
  variance->add_option("PEOPLE", flags->people, "The people; - for standard input. Not needed beside --with");
  variance->add_option("--table", flags->table, "The table that allocates by the score")->option_text("FILE");
  variance
      ->add_option(
          "--period", flags->period,
          "What amounts are for: day, week, four-weeks, month, quarter or year. Default: the table's")
      ->option_text("PERIOD")
      ->check(OneOf({"day", "week", "four-weeks", "month", "quarter", "year"}));
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
      ->delimiter(',')
      ->check(CLI::Validator(&FaultOfGrouping, ""));
  variance->add_option("--ranges", flags->ranges, "Scores at which ranges begin, with commas between them")
      ->option_text("LIST")
      ->delimiter(',');
  variance
      ->add_option("--confidence", flags->confidence,
                   "How sure intervals are: that of everyone, and those of all groups of one grouping "
                   "together. Default: 95")
      ->option_text("PERCENT");
  variance
      ->add_option("--margin", flags->margin,
                   "How far the mean may be from zero and variances still average out, in percent of the "
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
                   "An earlier analysis, as --json printed it, of people or of sums: tells how cost indices "
                   "have changed since")
      ->option_text("FILE");
  variance
      ->add_option("--largest", flags->largest,
                   "How many of those who gain and lose most are listed. Default: 5")
      ->option_text("PEOPLE");
  variance->add_option("--cases", flags->cases, "Writes every person, with the difference, to a new sheet")
      ->option_text("FILE")
      ->check(RecordFile());
  variance
      ->add_option(
          "--sums", flags->sums,
          "Writes sums of these people, to be brought together with others. They hold exact counts of "
          "however few people: keep them as you keep the people themselves, and publish nothing of them")
      ->option_text("FILE")
      ->check(RecordFile());
  variance
      ->add_option(
          "--with", flags->with,
          "Sums of other people, with commas between files: figures are of all together, as far as sums "
          "tell them")
      ->option_text("FILES")
      ->delimiter(',');
  variance->add_flag("--json", flags->json, "Print the library's response as JSON");
  variance->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  variance->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
