// ras collate people: scores and costs of the people of a sample, brought to one basis.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collate_commands.h"
#include "collation_scoring.h"
#include "files.h"
#include "json.h"
#include "named_value.h"
#include "new_files.h"
#include "option_checks.h"
#include "print_collation.h"
#include "print_findings.h"
#include "record.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"

namespace ras::tool {
namespace {

using capi::Format;

constexpr OptionWord kWords[] = {
    {"categories", "--category"},
    {"reductions", "--reduction"},
    {"care_group_rule", "--care-group-rule"},
    {"basis", "--basis"},
    {"unknown_share", "--unknown-share"},
    {"period", "--period"},
    {"year_basis", "--year"},
    {"rounding.increment_pence", "--to-pence"},
    {"rounding", "--rounding"},
    {"scoring.measure", "--measure"},
    {"scoring", "--policy"},
    {"YEAR_BASIS_", "--year "},
    {"COLLATE_BASIS_", "--basis "},
    {"COLLATE_UNKNOWN_SHARE_", "--unknown-share "},
    {"COLLATE_CARE_GROUP_RULE_", "--care-group-rule "},
    {"ROUNDING_MODE_", "--rounding "},
};

struct CollateFlags {
  std::string people;
  std::string items;
  std::string services;
  std::string policy;
  std::string measure;
  std::string basis;
  std::string unknown_share;
  std::vector<std::string> reductions;
  std::vector<std::string> categories;
  std::string care_group_rule;
  std::string period = "week";
  std::string year;
  std::string rounding = "half-up";
  int64_t increment = 1;
  std::string out;
  std::string record;
  bool json = false;
};

// One sheet of the request, and the field that it goes into.
struct Sheet {
  const char* field;
  File file;
};

// The sheets that are named; nothing, after a complaint about each that cannot be read.
std::optional<std::vector<Sheet>> ReadSheets(const CollateFlags& flags) {
  std::vector<Sheet> sheets;
  bool good = true;
  for (const auto& [field, name] :
       {std::pair<const char*, const std::string&>{"people_sheet", flags.people},
        std::pair<const char*, const std::string&>{"items_sheet", flags.items},
        std::pair<const char*, const std::string&>{"services_sheet", flags.services}}) {
    if (name.empty()) continue;
    auto file = ReadSheet(name);
    good = good && file.has_value();
    if (file) sheets.push_back({field, std::move(*file)});
  }
  return good ? std::optional(std::move(sheets)) : std::nullopt;
}

// Puts what scores answers into the request, out of the policy, if there is one. False, after a complaint, if
// that cannot be read.
bool AddScoring(const CollateFlags& flags, Json* request, ExitCode* exit_code) {
  if (flags.policy.empty()) return true;
  const auto file = ReadFile(flags.policy);
  if (!file) {
    *exit_code = kUnreadable;
    return false;
  }
  const auto policy = ReadAsJson(*file, capi::DocumentKind::kPolicy, flags.json, exit_code);
  if (!policy) return false;
  (*request)["scoring"] = ScoringOf(*policy, flags.measure);
  return true;
}

constexpr const char* kPercentages = " --kind percentage";
constexpr const char* kPoints = " --kind points --to MOST";

bool IsPercentage(const Json& measure) {
  const Json& transforms = Part(measure, "transforms");
  return !transforms.empty() && transforms.back().contains("percent_of_maximum");
}

// What kind of table the scores of answers make, as the options of a build say it; nothing where it is not
// known, since scores are given or measures of both kinds may be mixed.
std::string KindOfScores(const Json& scoring) {
  const Json& measures = Part(scoring, "measures");
  const std::string named = Text(scoring, "measure");
  std::size_t percentages = 0;
  for (const Json& measure : measures) {
    if (!IsPercentage(measure)) continue;
    ++percentages;
    if (named.empty() || Text(measure, "id") == named) return kPercentages;
  }
  return percentages == 0 && !measures.empty() ? kPoints : "";
}

// Whether one score, as the library writes it, is below another.
bool IsBelow(const std::string& a, const std::string& b) {
  const std::size_t whole_a = std::min(a.find('.'), a.size()), whole_b = std::min(b.find('.'), b.size());
  return whole_a != whole_b ? whole_a < whole_b : a < b;
}

// What MOST stands for in that command.
void PrintMost(const Json& cases) {
  std::string highest = "0";
  for (const Json& one : cases) {
    const std::string score = Text(one, "score");
    if (Text(one, "excluded_because").empty() && IsBelow(highest, score)) highest = score;
  }
  Print("MOST is the most points that anybody can have; the highest score here is " + highest + ".\n");
}

// The command that builds a table from the cases, as far as they say it.
void PrintHowToBuild(const std::string& cases, const Json& request, const Json& answer) {
  const bool gross = Text(answer, "basis") == "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT";
  const std::string kind = KindOfScores(Part(request, "scoring"));
  Print("To build a table: ras table build " + (cases.empty() ? "CASES" : cases) + " --basis " +
        (gross ? "gross" : "after") + " --period " + ValueWord("PERIOD_", Text(answer, "period")) +
        (kind.empty() ? kPercentages : kind) + " --method NAME\n");
  if (kind.empty()) Print(std::string("That is for scores in percent; for points it is") + kPoints + ".\n");
  if (kind != kPercentages) PrintMost(Part(answer, "cases"));
}

// "some:25=20": with an impact of "some", from a share of 25% on, 20% are taken off. Without a share, from 0.
Json Reduction(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string left = text.substr(0, equals);
  const std::size_t colon = std::min(left.find(':'), left.size());
  Json step = Json::object();
  Set(&step, "impact", left.substr(0, colon));
  Set(&step, "from_percent", colon < left.size() ? left.substr(colon + 1) : "");
  Set(&step, "percent", equals < text.size() ? text.substr(equals + 1) : "");
  return step;
}

// "short-term=25:agreed by the board": 25% of the category count, for that reason.
Json Category(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const std::string right = equals < text.size() ? text.substr(equals + 1) : "";
  const std::size_t colon = std::min(right.find(':'), right.size());
  const std::string percent = right.substr(0, colon);
  Json category = Json::object();
  category["category"] = EnumName("COST_CATEGORY_", text.substr(0, equals));
  Set(&category, "percent", percent == "in" ? "100" : percent == "out" ? "0" : percent);
  Set(&category, "because", colon < right.size() ? right.substr(colon + 1) : "");
  return category;
}

bool IsReduction(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (!IsPair(text, '=')) return false;
  const std::string left = text.substr(0, equals);
  return left.find(':') == std::string::npos || IsPair(left, ':');
}

const std::vector<std::string>& CategoryNames() {
  static const std::vector<std::string> kNames = {"residential-care",       "day-care",   "home-care",
                                                  "direct-payments",        "respite",    "supported-living",
                                                  "other-ongoing",          "equipment",  "care-management",
                                                  "information-technology", "short-term", "other"};
  return kNames;
}

// What is wrong with a category as it is typed; nothing if all of it is there.
std::string FaultOfCategory(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (std::string fault = FaultOfWord(text.substr(0, equals), CategoryNames()); !fault.empty()) return fault;
  const std::string right = equals == std::string::npos ? "" : text.substr(equals + 1);
  if (IsPair(right, ':')) return {};
  return "\"" + text +
         "\" is not all of it; write NAME=PERCENT:WHY, such as short-term=25:\"agreed by the board\"";
}

Json RequestOf(const CollateFlags& flags, const std::vector<Sheet>& sheets) {
  Json request;
  for (const Sheet& sheet : sheets) request[sheet.field] = sheet.file.bytes;
  for (const std::string& category : flags.categories) request["categories"].push_back(Category(category));
  for (const std::string& reduction : flags.reductions) request["reductions"].push_back(Reduction(reduction));
  if (!flags.care_group_rule.empty()) {
    request["care_group_rule"] = EnumName("COLLATE_CARE_GROUP_RULE_", flags.care_group_rule);
  }
  request["basis"] = EnumName("COLLATE_BASIS_", flags.basis);
  if (!flags.unknown_share.empty()) {
    request["unknown_share"] = EnumName("COLLATE_UNKNOWN_SHARE_", flags.unknown_share);
  }
  request["period"] = EnumName("PERIOD_", flags.period);
  if (!flags.year.empty()) request["year_basis"] = EnumName("YEAR_BASIS_", flags.year);
  request["rounding"]["mode"] = EnumName("ROUNDING_MODE_", flags.rounding);
  request["rounding"]["increment_pence"] = std::to_string(flags.increment);
  return request;
}

// The words of the request: those of options, and the files that it was made of.
RequestWords WordsOf(const CollateFlags& flags, const std::vector<Sheet>& sheets) {
  std::vector<FileWord> files;
  files.reserve(sheets.size() + 1);
  for (const Sheet& sheet : sheets) files.push_back({sheet.field, sheet.field, sheet.file.name});
  files.push_back({"scoring", "scoring", flags.policy});
  return RequestWords(kWords, std::move(files));
}

// The cases and nothing else; what is remarked goes to standard error.
ExitCode PrintCases(const RequestWords& words, const Json& answer) {
  for (const Json& remark : words.Remarks(Part(answer, "findings"))) {
    Complain("ras", Text(remark, "message"));
  }
  return Print(CasesSheet(answer)) ? kDone : kUnreadable;
}

// Makes the files that were asked for. False, after a complaint, if one cannot be made.
bool WriteFiles(const CollateFlags& flags, const Json& request, const Json& answer) {
  NewFiles files;
  if (!flags.out.empty()) files.Add(flags.out, CasesSheet(answer));
  if (!flags.record.empty()) files.Add(flags.record, RecordText(kCollationRecord, request, answer));
  return files.Write();
}

ExitCode Collate(const CollateFlags& flags) {
  const auto sheets = ReadSheets(flags);
  if (!sheets) return kUnreadable;
  Json request = RequestOf(flags, *sheets);
  ExitCode unreadable = kDone;
  if (!AddScoring(flags, &request, &unreadable)) return unreadable;
  const auto response = capi::CollateSample(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words = WordsOf(flags, *sheets);
  if (!response.ok()) return ShowRefusal(words, response, flags.json);
  const Json answer = Parse(response->text());
  if (!WriteFiles(flags, request, answer)) return kUnreadable;
  if (flags.out == "-") return PrintCases(words, answer);
  const ExitCode result = ShowAnswer(words, response, flags.json, &PrintCollation);
  if (!flags.json) PrintHowToBuild(flags.out, request, answer);
  return result;
}

constexpr const char* kAbout = R"(make the cases of a sample from what officers wrote down
From sheets of comma-separated values or JSON Lines: the people with their scores, or with their answers to the questions of a policy,
and what their support costs, outright or by items.
Costs come to one period and one basis; --out writes the sheet that "ras table build" takes. "ras collate template"
writes the sheets to fill in.)";

constexpr const char* kFooter = R"(ANSWERS
  In the place of a score, a column for each question, headed answer:QUESTION by its id; the second assessor's are
  headed second_answer:QUESTION. A cell has the id of an answer, several ids with semicolons between them, - for none of
  them, a level and how often as LEVEL;FREQUENCY, a number, or n/a where the question does not apply. In JSON Lines
  "answers" and "second_answers" are lists, as in an assessment.

BASIS
  gross-costs-up      scores are of all need; costs are divided by what informal support leaves
  need-after-support  scores are of all need, and are brought down to what informal support leaves
  as-scored           the questionnaire does not record informal support: nothing is changed
  What people cost today leaves out what family and friends do. Scores have to do so too, or neither.

CATEGORIES
  In:  residential-care, day-care, home-care, direct-payments, respite, supported-living, other-ongoing
  Out: equipment, care-management, information-technology
  For the council to say (--category): short-term, other
  docs/collating.md tells what each of them is, and every rule.
)";

}  // namespace

void AddCollatePeopleCommand(CLI::App* collate, ExitCode* exit_code) {
  auto flags = std::make_shared<CollateFlags>();
  CLI::App* command = collate->add_subcommand("people", kAbout);
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return command->add_option(name, *value, about)->option_text(text);
  };
  command->add_option("PEOPLE", flags->people, "The people of the sample; - for standard input")->required();
  option("--items", &flags->items, "What their support is made of, an item on each line", "FILE");
  option("--services", &flags->services, "What a unit of each service costs", "FILE");
  option("--policy", &flags->policy,
         "Answers are scored by this policy, or by what there is of it: its questions and measures", "FILE");
  option("--measure", &flags->measure, "Which of the policy's measures is the score, if there are several",
         "ID")
      ->needs("--policy");
  option("--basis", &flags->basis, "How scores and costs come to be on one basis; see below", "NAME")
      ->required()
      ->check(OneOf({"gross-costs-up", "need-after-support", "as-scored"}));
  option(
      "--unknown-share", &flags->unknown_share,
      "People of whom it is not known what share of their need is met informally: refuse (the default), or "
      "exclude them by name",
      "RULE")
      ->check(OneOf({"refuse", "exclude"}));
  option("--reduction", &flags->reductions,
         "What the policy will take off for an impact on the carer, from a share on; once for each step. "
         "Default: "
         "the share itself",
         "IMPACT:SHARE=PERCENT")
      ->check(InForm(&IsReduction, "IMPACT:SHARE=PERCENT", "some:25=20"));
  option("--category", &flags->categories,
         "How much of a category of cost is in, in percent (or in, or out), and why; once for each",
         "NAME=PERCENT:WHY")
      ->check(CLI::Validator(&FaultOfCategory, ""));
  option("--care-group-rule", &flags->care_group_rule,
         "A learning disability is one at any age (framework, the default), or all from 65 are older people "
         "(return)",
         "RULE")
      ->check(OneOf({"framework", "return"}));
  option("--period", &flags->period,
         "What the costs of the cases are for: day, week, four-weeks, month, quarter, year. Default: week",
         "PERIOD")
      ->check(OneOf({"day", "week", "four-weeks", "month", "quarter", "year"}));
  option("--year", &flags->year,
         "How long a year is, where weeks and years meet: 52-weeks, 365-days, 365-25-days, 366-days", "BASIS")
      ->check(OneOf({"52-weeks", "365-days", "365-25-days", "366-days"}));
  option("--rounding", &flags->rounding,
         "half-up (the default), half-even, half-down, up, down, floor or ceiling", "MODE")
      ->check(OneOf({"half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"}));
  option("--to-pence", &flags->increment, "Round to a multiple of so many pence. Default: 1", "N");
  option("--out", &flags->out,
         "Write the cases, as a sheet, to a new file; - for standard output, and nothing else", "FILE");
  option("--record", &flags->record,
         "Write what was asked for and what came of it to a new file, for ras table sign-off", "FILE")
      ->check(RecordFile());
  command
      ->add_flag("--json", flags->json,
                 "Print the library's response, with how each cost came about, as JSON")
      ->excludes("--out");
  command->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Collate(*flags); });
}

}  // namespace ras::tool
