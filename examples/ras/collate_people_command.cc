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

bool IsPercentage(const Json& measure) {
  const Json& transforms = Part(measure, "transforms");
  return !transforms.empty() && transforms.back().contains("percent_of_maximum");
}

// What the scores of answers are, and so what kind of table they make; nothing where measures of both kinds
// may be mixed.
void PrintKindOfScores(const Json& scoring) {
  const Json& measures = Part(scoring, "measures");
  const std::string named = Text(scoring, "measure");
  std::size_t percentages = 0;
  bool score_is_percentage = false;
  for (const Json& measure : measures) {
    if (!IsPercentage(measure)) continue;
    ++percentages;
    score_is_percentage = score_is_percentage || named.empty() || Text(measure, "id") == named;
  }
  if (score_is_percentage) {
    Print("Scores are percentages: build with \"ras table build --kind percentage\", the default.\n");
  } else if (percentages == 0 && !measures.empty()) {
    Print(
        "Scores are points: build with \"ras table build --kind points --to MOST\", the most there can "
        "be.\n");
  }
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

ExitCode Collate(const CollateFlags& flags) {
  const auto sheets = ReadSheets(flags);
  if (!sheets) return kUnreadable;
  Json request = RequestOf(flags, *sheets);
  ExitCode unreadable = kDone;
  if (!AddScoring(flags, &request, &unreadable)) return unreadable;
  const auto response = capi::CollateSample(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words = WordsOf(flags, *sheets);
  if (response.ok() && !flags.record.empty() &&
      !WriteRecord(kCollationRecord, flags.record, request, Parse(response->text()))) {
    return kUnreadable;
  }
  if (flags.json || flags.out != "-") {
    bool written = true;
    const ExitCode result = ShowAnswer(words, response, flags.json, [&](const Json& answer) {
      PrintCollation(answer);
      if (request.contains("scoring")) PrintKindOfScores(request["scoring"]);
      written = flags.out.empty() || WriteNewFile(flags.out, CasesSheet(answer));
    });
    return written ? result : Worse(result, kUnreadable);
  }
  if (!response.ok()) return ShowRefusal(words, response, /*json=*/false);
  const Json answer = Parse(response->text());
  for (const Json& remark : words.Remarks(Part(answer, "findings"))) {
    Complain("ras", Text(remark, "message"));
  }
  return Print(CasesSheet(answer)) ? kDone : kUnreadable;
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
      ->check(CLI::IsMember({"gross-costs-up", "need-after-support", "as-scored"}));
  option(
      "--unknown-share", &flags->unknown_share,
      "People of whom it is not known what share of their need is met informally: refuse (the default), or "
      "exclude them by name",
      "RULE")
      ->check(CLI::IsMember({"refuse", "exclude"}));
  option("--reduction", &flags->reductions,
         "What the policy will take off for an impact on the carer, from a share on; once for each step. "
         "Default: "
         "the share itself",
         "IMPACT:SHARE=PERCENT");
  option("--category", &flags->categories,
         "How much of a category of cost is in, in percent (or in, or out), and why; once for each",
         "NAME=PERCENT:WHY");
  option("--care-group-rule", &flags->care_group_rule,
         "A learning disability is one at any age (framework, the default), or all from 65 are older people "
         "(return)",
         "RULE")
      ->check(CLI::IsMember({"framework", "return"}));
  option("--period", &flags->period,
         "What the costs of the cases are for: day, week, four-weeks, month, quarter, year. Default: week",
         "PERIOD")
      ->check(CLI::IsMember({"day", "week", "four-weeks", "month", "quarter", "year"}));
  option("--year", &flags->year,
         "How long a year is, where weeks and years meet: 52-weeks, 365-days, 365-25-days, 366-days", "BASIS")
      ->check(CLI::IsMember({"52-weeks", "365-days", "365-25-days", "366-days"}));
  option("--rounding", &flags->rounding,
         "half-up (the default), half-even, half-down, up, down, floor or ceiling", "MODE")
      ->check(CLI::IsMember({"half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"}));
  option("--to-pence", &flags->increment, "Round to a multiple of so many pence. Default: 1", "N");
  option("--out", &flags->out,
         "Write the cases, as a sheet, to a new file; - for standard output, and nothing else", "FILE");
  option("--record", &flags->record,
         "Write what was asked for and what came of it to a new file, for ras table sign-off", "FILE");
  command->get_option("--reduction")->allow_extra_args(false);
  command->get_option("--category")->allow_extra_args(false);
  command
      ->add_flag("--json", flags->json,
                 "Print the library's response, with how each cost came about, as JSON")
      ->excludes("--out");
  command->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Collate(*flags); });
}

}  // namespace ras::tool
