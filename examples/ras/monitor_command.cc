// ras monitor: whether a system that is in use works.
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "day.h"
#include "files.h"
#include "json.h"
#include "named_value.h"
#include "new_files.h"
#include "option_checks.h"
#include "print_monitor.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"
#include "sums_files.h"

namespace ras::tool {
namespace {

using capi::Format;

constexpr OptionWord kWords[] = {
    {"period", "--period"},
    {"as_of", "--as-of"},
    {"governance.sufficiency_percent", "--sufficient"},
    {"governance.enhancement.time_limit_months", "--time-limit"},
    {"review_on", "--review"},
    {"prices", "--prices"},
    {"tolerance.percent", "--tolerance-percent"},
    {"tolerance", "--tolerance"},
    {"confidence_percent", "--confidence"},
    {"contingency.amount", "--contingency"},
    {"contingency.year_from", "--year-from"},
    {"contingency.year_to", "--year-to"},
    {"contingency.year_basis", "--year-basis"},
    {"most_listed", "--list"},
    {"prices_months", "--prices-months"},
    {"sums", "--with"},
    {"PERIOD_", "--period "},
    {"YEAR_BASIS_", "--year-basis "},
};

struct MonitorFlags {
  std::string people;
  std::string policy;
  std::string period;
  std::string as_of;
  std::string sufficient;
  uint32_t time_limit = 0;
  std::string review;
  std::vector<std::string> prices;
  std::string tolerance_percent;
  std::string tolerance;
  std::string confidence;
  std::string by;
  std::string contingency;
  std::string year_from;
  std::string year_to;
  std::string year_basis;
  uint32_t list = 0;
  uint32_t prices_months = 0;
  std::string sums;
  std::vector<std::string> with;
  bool json = false;
};

void SetContingency(const MonitorFlags& flags, Json* request) {
  if (flags.contingency.empty()) return;
  Json& year = (*request)["contingency"];
  year["amount"] = flags.contingency;
  year["year_from"] = flags.year_from;
  year["year_to"] = flags.year_to;
  if (!flags.year_basis.empty()) year["year_basis"] = EnumName("YEAR_BASIS_", flags.year_basis);
}

Json RequestOf(const MonitorFlags& flags, const std::string& sheet, Json policy) {
  Json request;
  request["sheet"] = sheet;
  if (!policy.is_null()) {
    Set(&request, "period", Text(policy, "result_period"));
    request["policy"] = std::move(policy);
  }
  if (!flags.period.empty()) request["period"] = EnumName("PERIOD_", flags.period);
  request["as_of"] = flags.as_of;
  if (!flags.sufficient.empty()) request["governance"]["sufficiency_percent"] = flags.sufficient;
  if (flags.time_limit > 0) {
    request["governance"]["enhancement"]["time_limit_months"] = flags.time_limit;
  }
  Set(&request, "review_on", flags.review);
  for (const std::string& prices : flags.prices) {
    const std::size_t equals = prices.find('=');
    request["prices"].push_back({{"name", prices.substr(0, equals)}, {"on", prices.substr(equals + 1)}});
  }
  if (!flags.tolerance_percent.empty()) request["tolerance"]["percent"] = flags.tolerance_percent;
  if (!flags.tolerance.empty()) request["tolerance"]["amount"] = flags.tolerance;
  Set(&request, "confidence_percent", flags.confidence);
  if (!flags.by.empty()) request["chart_by"] = EnumName("CHART_BY_", flags.by);
  SetContingency(flags, &request);
  if (flags.list > 0) request["most_listed"] = flags.list;
  if (flags.prices_months > 0) request["prices_months"] = flags.prices_months;
  return request;
}

// The options that were given of those that make rules of their own.
std::string RulesGiven(const MonitorFlags& flags) {
  std::string given;
  if (!flags.sufficient.empty()) given = "--sufficient";
  if (flags.time_limit > 0) given += given.empty() ? "--time-limit" : ", --time-limit";
  return given;
}

// What is thought of sums alone is about what they were made with, which no option of this call says.
constexpr OptionWord kSumsAloneWords[] = {
    {"sums", ""},
    {"sums[0].contingency", "contingency of the sums"},
    {"sums[0].review_on", "review of the sums"},
    {"sums[0].policy", "policy of the sums"},
    {"sums[0].prices", "prices of the sums"},
    {"sums[0].governance", "rules of the sums"},
    {"sums[0].governance.stage_standards", "standards of the sums"},
    {"confidence_percent", "--confidence"},
    {"prices_months", "--prices-months"},
};

// What sums of monitoring always have.
constexpr const char* kSumsFields[] = {"waits", "people_fingerprint"};

// Sums of these people, and of those in other files, instead of a look that needs everybody at once.
ExitCode RunSums(const MonitorFlags& flags, Json people, std::span<const OptionWord> options,
                 const std::vector<FileWord>& files) {
  Json request;
  for (const char* beside : {"confidence_percent", "chart_by", "prices_months"}) {
    if (people.contains(beside)) request[beside] = people[beside];
    people.erase(beside);
  }
  if (people.contains("sheet")) request["people"] = std::move(people);
  PartWords parts(options, files);
  if (!parts.ReadSums(flags.with, "ras monitor", kSumsFields, &request)) return kUnreadable;
  const bool alone = !request.contains("people");
  const auto response = capi::SumMonitoring(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (response.ok()) {
    const Json answer = Parse(response->text());
    NewFiles made;
    made.Add(flags.sums, Part(answer, "sums").dump() + "\n");
    if (!made.Write()) return kUnreadable;
  }
  const RequestWords words = response.ok() && alone ? RequestWords(kSumsAloneWords) : parts.Words();
  return ShowAnswer(words, response, flags.json,
                    [](const Json& answer) { PrintMonitor(Part(answer, "monitoring")); });
}

// Sums of people in files alone, without anybody beside them.
ExitCode RunSumsAlone(const MonitorFlags& flags) {
  if (flags.with.empty()) {
    Complain("ras monitor", "PEOPLE is required, or sums of people in files (--with FILES)");
    return kUsage;
  }
  if (!flags.policy.empty() || !flags.period.empty() || !flags.as_of.empty() || !RulesGiven(flags).empty() ||
      !flags.review.empty() || !flags.prices.empty() || !flags.tolerance_percent.empty() ||
      !flags.tolerance.empty() || !flags.contingency.empty() || flags.list > 0) {
    Complain("ras monitor",
             "sums are what they were made: beside them alone, only --confidence, --by, --prices-months, "
             "--sums and --json have a meaning");
    return kUsage;
  }
  Json request = Json::object();
  Set(&request, "confidence_percent", flags.confidence);
  if (!flags.by.empty()) request["chart_by"] = EnumName("CHART_BY_", flags.by);
  if (flags.prices_months > 0) request["prices_months"] = flags.prices_months;
  return RunSums(flags, std::move(request), kWords, {});
}

ExitCode Run(const MonitorFlags& flags) {
  if (flags.people.empty()) return RunSumsAlone(flags);
  if (flags.as_of.empty()) {
    Complain("ras monitor", "--as-of is required; ras monitor --help tells more");
    return kUsage;
  }
  const auto sheet = ReadSheet(flags.people);
  if (!sheet) return kUnreadable;
  Json policy;
  if (!flags.policy.empty()) {
    const auto file = ReadFile(flags.policy);
    if (!file) return kUnreadable;
    ExitCode unreadable = kDone;
    auto read = ReadAsJson(*file, capi::DocumentKind::kPolicy, flags.json, &unreadable);
    if (!read) return unreadable;
    policy = *std::move(read);
  }
  Json request = RequestOf(flags, sheet->bytes, std::move(policy));
  const std::string rules = RulesGiven(flags);
  std::vector<OptionWord> options(std::begin(kWords), std::end(kWords));
  if (!rules.empty()) options.push_back({"governance", rules});
  const std::vector<FileWord> files = {
      {"sheet", "sheet", sheet->name}, {"cases", "cases", sheet->name}, {"policy", "policy.", flags.policy}};
  if (!flags.sums.empty() || !flags.with.empty()) return RunSums(flags, std::move(request), options, files);
  const auto response = capi::MonitorAllocations(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words(options, files);
  return ShowAnswer(words, response, flags.json, [&](const Json& answer) { PrintMonitor(answer); });
}

constexpr const char* kAbout = R"(see whether a system in use works, and what needs to be seen to
PEOPLE is a sheet of comma-separated values or JSON Lines with the column id and as many of these as are known: indicative and
final_budget (amounts), care_group, approval_tier and reason (names), and the days assessed_on, indicative_on, planned_on, agreed_on and
enhanced_until. Tells how many indicative allocations proved sufficient, over time too; how long people wait; what is agreed above
the indicative allocation, and whether it is on record; what is left of the contingency; and when the review begins.)";

constexpr const char* kPeople = "The people; - for standard input. Not needed beside --with";

void AddRules(CLI::App* monitor, MonitorFlags* flags) {
  monitor->add_option("--policy", flags->policy, "The policy that says what is to be held to")
      ->option_text("FILE");
  monitor
      ->add_option(
          "--period", flags->period,
          "What amounts are for: day, week, four-weeks, month, quarter or year. Default: the policy's")
      ->option_text("PERIOD")
      ->check(OneOf({"day", "week", "four-weeks", "month", "quarter", "year"}));
  monitor
      ->add_option("--sufficient", flags->sufficient,
                   "Without a policy: how many indicative allocations have to prove sufficient. Default: 90")
      ->option_text("PERCENT");
  monitor
      ->add_option("--time-limit", flags->time_limit,
                   "Without a policy: after how many months what is above the indicative allocation ends")
      ->option_text("MONTHS");
  monitor->add_option("--review", flags->review, "Without a policy: the day of the review")
      ->option_text("DAY")
      ->check(IsDayOption());
  monitor
      ->add_option(
          "--prices", flags->prices,
          "Prices that amounts rest on, and their day, as home-care=2026-04-01, with commas between them")
      ->option_text("LIST")
      ->delimiter(',')
      ->check(InForm([](const std::string& text) { return IsPair(text, '='); }, "NAME=DAY",
                     "home-care=2026-04-01"));
  monitor
      ->add_option("--prices-months", flags->prices_months,
                   "After how many months prices are old. Default: 12")
      ->option_text("MONTHS");
}

void AddMeasures(CLI::App* monitor, MonitorFlags* flags) {
  monitor
      ->add_option("--tolerance-percent", flags->tolerance_percent,
                   "Within so many percent of the indicative allocation there is no difference")
      ->option_text("PERCENT");
  monitor
      ->add_option("--tolerance", flags->tolerance,
                   "Within such an amount there is no difference; the wider of the two counts")
      ->option_text("AMOUNT");
  monitor->add_option("--confidence", flags->confidence, "How sure intervals are. Default: 95")
      ->option_text("PERCENT");
  monitor->add_option("--by", flags->by, "What the chart goes by: month or quarter. Default: quarter")
      ->option_text("PERIOD")
      ->check(OneOf({"month", "quarter"}));
  monitor->add_option("--list", flags->list, "How many people each list names at most. Default: 100")
      ->option_text("PEOPLE");
}

void AddContingency(CLI::App* monitor, MonitorFlags* flags) {
  CLI::Option* amount =
      monitor->add_option("--contingency", flags->contingency, "What is kept back for a year")
          ->option_text("AMOUNT");
  CLI::Option* from = monitor->add_option("--year-from", flags->year_from, "The first day of that year")
                          ->option_text("DAY")
                          ->check(IsDayOption());
  CLI::Option* to = monitor->add_option("--year-to", flags->year_to, "Its last day")
                        ->option_text("DAY")
                        ->check(IsDayOption());
  amount->needs(from)->needs(to);
  from->needs(amount);
  to->needs(amount);
  monitor
      ->add_option(
          "--year-basis", flags->year_basis,
          "How long a year is: 52-weeks, 365-days, 365-25-days or 366-days. Needed for a contingency if "
          "amounts are for a month, a quarter or a year")
      ->option_text("BASIS")
      ->check(OneOf({"52-weeks", "365-days", "365-25-days", "366-days"}))
      ->needs(amount);
}

void AddSums(CLI::App* monitor, MonitorFlags* flags) {
  monitor
      ->add_option(
          "--sums", flags->sums,
          "Writes sums of these people, to be brought together with others. They hold exact counts of "
          "however few people: keep them as you keep the people themselves, and publish nothing of them")
      ->option_text("FILE")
      ->check(RecordFile());
  monitor
      ->add_option("--with", flags->with,
                   "Sums of other people, with commas between files: figures are of all together")
      ->option_text("FILES")
      ->delimiter(',');
}

}  // namespace

void AddMonitorCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<MonitorFlags>();
  CLI::App* monitor = app.add_subcommand("monitor", kAbout);
  monitor->add_option("PEOPLE", flags->people, kPeople);
  AddAsOf(monitor, &flags->as_of, "The day for which it is told. Not needed without PEOPLE");
  AddRules(monitor, flags.get());
  AddMeasures(monitor, flags.get());
  AddContingency(monitor, flags.get());
  AddSums(monitor, flags.get());
  monitor->add_flag("--json", flags->json, "Print the library's response as JSON");
  monitor->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  monitor->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
