// ras compare: what another policy would mean for the people of a council.
#include <array>
#include <deque>
#include <memory>
#include <optional>
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
#include "print_comparison.h"
#include "protection_argument.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"
#include "sums_files.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

constexpr OptionWord kWords[] = {
    {"period", "--period"},
    {"tolerance.percent", "--tolerance-percent"},
    {"tolerance", "--tolerance"},
    {"groupings", "--by"},
    {"score_ranges", "--ranges"},
    {"amount_ranges", "--amounts"},
    {"change_ranges", "--changes"},
    {"protections", "--protect"},
    {"year", "--year"},
    {"suppress_below", "--suppress"},
    {"largest", "--largest"},
    {"as_of", "--as-of"},
    {"COMPARED_FIELD_", "--by "},
    {"PERIOD_", "--period "},
};

constexpr std::array<const char*, 5> kFields = {"care-group", "service", "score-range", "amount-range",
                                                "status"};
// Before the name of a characteristic, as in the sheet.
constexpr std::string_view kCharacteristic = "is:";

// Where rules come from on the command line.
struct RulesFlags {
  std::vector<std::string> tables;
  std::string policy;
};

struct CompareFlags {
  std::string people;
  RulesFlags before;
  RulesFlags after;
  std::string as_of;
  std::string period;
  std::string tolerance_percent;
  std::string tolerance;
  std::vector<std::string> by;
  std::vector<std::string> ranges;
  std::vector<std::string> amounts;
  std::vector<std::string> changes;
  std::vector<std::string> protect;
  std::vector<std::string> fall;
  std::string year;
  uint32_t suppress = 0;
  uint32_t largest = 0;
  std::string sums;
  std::vector<std::string> with;
  bool json = false;
};

// Which fields of the request come from which files. The fields' names live as long as this.
class Files {
 public:
  void Add(std::string field, const std::string& file) {
    fields_.push_back(std::move(field));
    words_.push_back({fields_.back(), fields_.back(), file});
  }
  const std::vector<FileWord>& words() const { return words_; }

 private:
  std::deque<std::string> fields_;
  std::vector<FileWord> words_;
};

std::string FaultOfGrouping(const std::string& grouping) {
  std::vector<std::string> words(kFields.begin(), kFields.end());
  for (const std::string& word : PartsOf(grouping, '+')) {
    if (word.size() > kCharacteristic.size() &&
        word.compare(0, kCharacteristic.size(), kCharacteristic) == 0) {
      continue;
    }
    if (const std::string fault = FaultOfWord(word, words); !fault.empty()) {
      return "people cannot be grouped by \"" + word +
             "\"; name care-group, service, score-range, amount-range, status, or is:NAME";
    }
  }
  return {};
}

Json Grouping(const std::string& text) {
  Json by = Json::array();
  for (const std::string& word : PartsOf(text, '+')) {
    if (word.compare(0, kCharacteristic.size(), kCharacteristic) == 0) {
      by.push_back({{"characteristic", word.substr(kCharacteristic.size())}});
    } else {
      by.push_back({{"field", EnumName("COMPARED_FIELD_", word)}});
    }
  }
  return {{"by", by}};
}

// Reads the tables and the policy of one side, names their files, and tells the period of the first.
// False, after a complaint, if one cannot be read.
bool ReadRules(const RulesFlags& flags, const char* side, bool json, Json* request, Files* files,
               ExitCode* unreadable) {
  const auto read = [&](const std::string& name, DocumentKind kind) -> std::optional<Json> {
    const auto file = ReadFile(name);
    *unreadable = kUnreadable;
    if (!file) return std::nullopt;
    return ReadAsJson(*file, kind, json, unreadable);
  };
  for (const std::string& text : flags.tables) {
    const std::vector<std::string> sides = PartsOf(text, '=');
    const std::string name = sides.size() == 2 ? sides.back() : text;
    auto table = read(name, DocumentKind::kTable);
    if (!table) return false;
    if (!request->contains("period")) Set(request, "period", Text(*table, "period"));
    Json& tables = (*request)[side]["tables"];
    const std::string path = std::string(side) + ".tables[" + std::to_string(tables.size()) + "].table";
    Json one;
    if (sides.size() == 2) one["care_group"] = sides.front();
    one["table"] = *std::move(table);
    tables.push_back(std::move(one));
    files->Add(path, name);
  }
  if (flags.policy.empty()) return true;
  auto policy = read(flags.policy, DocumentKind::kPolicy);
  if (!policy) return false;
  if (!request->contains("period")) Set(request, "period", Text(*policy, "result_period"));
  (*request)[side]["policy"] = *std::move(policy);
  files->Add(std::string(side) + ".policy", flags.policy);
  return true;
}

// What sums of a comparison always have.
constexpr const char* kSumsFields[] = {"allocated_after", "people_fingerprint"};

// Sums of these people, and of those in other files, instead of a comparison that needs everybody at once.
ExitCode RunSums(const CompareFlags& flags, Json people, const std::vector<FileWord>& files) {
  if (flags.suppress > 1 && !flags.sums.empty()) {
    Complain("ras", "sums hold exact counts, and are not for publication: leave out --sums or --suppress");
    return kUsage;
  }
  Json request;
  for (const char* beside : {"year", "suppress_below"}) {
    if (people.contains(beside)) request[beside] = people[beside];
    people.erase(beside);
  }
  if (people.contains("sheet")) request["people"] = std::move(people);
  PartWords parts(kWords, files);
  if (!parts.ReadSums(flags.with, "ras compare", kSumsFields, &request)) return kUnreadable;
  const RequestWords words = parts.Words();
  const auto response = capi::SumComparison(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (response.ok()) {
    const Json answer = Parse(response->text());
    NewFiles made;
    made.Add(flags.sums, Part(answer, "sums").dump() + "\n");
    if (!made.Write()) return kUnreadable;
  }
  return ShowAnswer(words, response, flags.json,
                    [](const Json& answer) { PrintComparison(Part(answer, "comparison")); });
}

// Sums of people in files alone, without anybody beside them.
ExitCode RunSumsAlone(const CompareFlags& flags) {
  if (flags.with.empty()) {
    Complain("ras compare", "PEOPLE is required, or sums of people in files (--with FILES)");
    return kUsage;
  }
  const auto asks = [](const RulesFlags& rules) { return !rules.tables.empty() || !rules.policy.empty(); };
  if (asks(flags.before) || asks(flags.after) || !flags.as_of.empty() || !flags.period.empty() ||
      !flags.tolerance_percent.empty() || !flags.tolerance.empty() || !flags.by.empty() ||
      !flags.ranges.empty() || !flags.amounts.empty() || !flags.changes.empty() || !flags.protect.empty() ||
      !flags.fall.empty() || flags.largest > 0) {
    Complain(
        "ras compare",
        "sums are what they were made: beside them alone, only --year, --suppress, --sums and --json have "
        "a meaning");
    return kUsage;
  }
  Json request = Json::object();
  if (!flags.year.empty()) request["year"] = EnumName("YEAR_BASIS_", flags.year);
  request["suppress_below"] = flags.suppress;
  return RunSums(flags, std::move(request), {});
}

ExitCode Run(const CompareFlags& flags) {
  if (flags.people.empty()) return RunSumsAlone(flags);
  CheckProtections(flags.protect, flags.fall);
  CheckCommas("--amounts", flags.amounts, SmallAmounts::kUsual);
  CheckCommas("--changes", flags.changes, SmallAmounts::kUsual);
  const auto sheet = ReadSheet(flags.people);
  if (!sheet) return kUnreadable;
  Json request;
  if (!flags.period.empty()) request["period"] = EnumName("PERIOD_", flags.period);
  Files files;
  files.Add("sheet", sheet->name);
  files.Add("people", sheet->name);
  ExitCode unreadable = kUnreadable;
  if (!ReadRules(flags.before, "before", flags.json, &request, &files, &unreadable) ||
      !ReadRules(flags.after, "after", flags.json, &request, &files, &unreadable)) {
    return unreadable;
  }
  request["sheet"] = sheet->bytes;
  Set(&request, "as_of", flags.as_of);
  Set(&request["tolerance"], "percent", flags.tolerance_percent);
  Set(&request["tolerance"], "amount", flags.tolerance);
  if (request["tolerance"].is_null()) request.erase("tolerance");
  for (const std::string& grouping : flags.by) request["groupings"].push_back(Grouping(grouping));
  request["score_ranges"] = flags.ranges;
  request["amount_ranges"] = flags.amounts;
  request["change_ranges"] = flags.changes;
  request["protections"] = ProtectionsOf(flags.protect, flags.fall);
  if (!flags.year.empty()) request["year"] = EnumName("YEAR_BASIS_", flags.year);
  request["suppress_below"] = flags.suppress;
  request["largest"] = flags.largest;
  if (!flags.sums.empty() || !flags.with.empty()) return RunSums(flags, std::move(request), files.words());
  const RequestWords words(kWords, files.words());
  const auto response = capi::ComparePolicies(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  return ShowAnswer(words, response, flags.json, [](const Json& answer) { PrintComparison(answer); });
}

constexpr const char* kAbout = R"(see what another policy would cost, who would gain and who would lose
PEOPLE is a sheet of comma-separated values or JSON Lines with the columns id; spent_now (what is spent on the person today), before
(what is allocated now) and after (what would be), as far as tables or policies do not allocate; score, for tables; if wanted care_group,
service, is_new (yes for who comes new), and is:NAME for characteristics, such as is:gender. For policies it is JSON Lines, each with an
assessment. Compares what people have with what they would have, by group, and prices the protection of those who would lose.)";

constexpr const char* kFooter = R"help(PROTECTION
  --protect nobody-loses=100         the whole loss is made good, for good
  --protect tapered=100/75/50/25     less each year, and nothing from the fifth
  --largest-fall slow=10x4           an amount falls by at most a tenth of what it was, each year for four years

WITH POLICIES
  From assessments as JSON Lines, people by the reference of each:
    sed -E 's/.*"reference":"([^"]*)".*/{"id":"\1","assessment":&}/' assessments.jsonl > people.jsonl
    ras compare people.jsonl --policy-before now.txtpb --policy-after next.txtpb --as-of 2026-04-01
  Each policy determines them as if it had been in force on their day and they named it. If the answers differ, give "assessment_after"
  too.

IN PARTS
  Sums of one part of the people go into what is told of all; nothing is grouped by unless it is named:
    ras compare north.csv --period week --by care-group --sums north.json
    ras compare south.csv --period week --by care-group --with north.json
)help";

}  // namespace

void AddCompareCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<CompareFlags>();
  CLI::App* compare = app.add_subcommand("compare", kAbout);
  const auto option = [&](const char* name, auto* value, const char* what, const char* takes) {
    return compare->add_option(name, *value, what)->option_text(takes);
  };
  const auto list = [&](const char* name, auto* value, const char* what, const char* takes) {
    return option(name, value, what, takes)->delimiter(',');
  };
  compare->add_option("PEOPLE", flags->people, "The people; - for standard input. Not needed beside --with");
  list("--table-before", &flags->before.tables,
       "The table that allocates now; GROUP=FILE for one care group, and so on with commas", "FILE");
  list("--table-after", &flags->after.tables, "The table that would allocate, likewise", "FILE");
  option("--policy-before", &flags->before.policy, "The policy that allocates now", "FILE");
  option("--policy-after", &flags->after.policy, "The policy that would allocate", "FILE");
  option("--as-of", &flags->as_of, "The day for which policies determine", "DATE");
  option(
      "--period", &flags->period,
      "What amounts are for: day, week, four-weeks, month, quarter or year. Default: the table's or policy's",
      "PERIOD")
      ->check(OneOf({"day", "week", "four-weeks", "month", "quarter", "year"}));
  list(
      "--by", &flags->by,
      "What to group people by, with commas between groupings and + between two things: care-group, service, "
      "score-range, amount-range, status (existing or new) or is:NAME. Default: care-group, if it is known, "
      "and "
      "each characteristic",
      "LIST")
      ->check(CLI::Validator(&FaultOfGrouping, ""));
  list("--ranges", &flags->ranges, "Scores at which ranges begin, with commas between them", "LIST");
  list("--amounts", &flags->amounts, "Amounts of today at which ranges begin", "LIST");
  list("--changes", &flags->changes, "Gains and losses at which ranges begin", "LIST");
  option("--tolerance-percent", &flags->tolerance_percent, "Within so many percent nothing changes",
         "PERCENT");
  option("--tolerance", &flags->tolerance,
         "Within such an amount nothing changes; the wider of the two counts", "AMOUNT");
  list("--protect", &flags->protect, "Prices a protection that makes shares of a loss good", "NAME=PERCENTS")
      ->check(CLI::Validator(&FaultOfProtection, ""));
  list("--largest-fall", &flags->fall, "Prices a protection by which amounts fall slowly",
       "NAME=PERCENTxYEARS")
      ->check(CLI::Validator(&FaultOfFall, ""));
  option("--year", &flags->year,
         "Tells what protection costs in a year of 52-weeks, 365-days, 365-25-days or 366-days", "BASIS")
      ->check(OneOf({"52-weeks", "365-days", "365-25-days", "366-days"}));
  option("--suppress", &flags->suppress, "Leaves out counts below this, for publication", "PEOPLE");
  option("--largest", &flags->largest, "How many of those who gain and lose most are listed. Default: none",
         "PEOPLE");
  option("--sums", &flags->sums,
         "Writes sums of these people, to be brought together with others. They hold exact counts of however "
         "few people: keep them as you keep the people themselves, and publish nothing of them",
         "FILE")
      ->check(RecordFile());
  list(
      "--with", &flags->with,
      "Sums of other people, with commas between files: what is told is of all together, as far as sums tell "
      "it",
      "FILES");
  compare->add_flag("--json", flags->json, "Print the library's response as JSON");
  compare->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  compare->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
