// ras policy assemble: from a questionnaire, tables and the facts of governance to a policy.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "day.h"
#include "files.h"
#include "json.h"
#include "named_value.h"
#include "new_files.h"
#include "option_checks.h"
#include "policy_commands.h"
#include "print_findings.h"
#include "request_words.h"
#include "show_answer.h"
#include "write_document.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

constexpr OptionWord kWords[] = {
    {"No measure was written", "The measures of --questionnaire were set aside"},
    {"Write the measures, if the score is another", "Leave --score out, if the score is to be theirs"},
    {"score_unit", "--score"},
    {"informal_support_rounding.increment_pence", "--to-pence"},
    {"informal_support_rounding", "--rounding"},
    {"as_of", "--as-of"},
    {"SCORE_UNIT_", "--score "},
    {"ROUNDING_MODE_", "--rounding "},
    {"Write it, such as { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }",
     "Say so, such as --rounding half-up --to-pence 1"},
};

// How many of these are said only where there are measures that --score sets aside.
constexpr std::size_t kWordsOfMeasures = 2;

struct AssembleFlags {
  std::string questionnaire;
  std::vector<std::string> tables;
  std::string governance;
  std::string sign_off;
  std::string score;
  std::string rounding;
  int64_t pence = 0;
  std::string as_of;
  std::string policy;
  bool json = false;
};

// What is taken from --questionnaire; the rest of a policy, but its tables, is taken from --governance.
constexpr const char* kOfQuestions[] = {"questionnaire", "measures", "scoring_view"};

std::optional<Json> Read(const std::string& name, DocumentKind kind, const AssembleFlags& flags,
                         ExitCode* exit_code) {
  const auto file = ReadFile(name);
  if (file) return ReadAsJson(*file, kind, flags.json, exit_code);
  *exit_code = kUnreadable;
  return std::nullopt;
}

// The report for sign-off, as the ratification names it. Complains and sets `*exit_code` if the file is none,
// or the table is not ready to be agreed.
Json ReadSignOff(const std::string& name, ExitCode* exit_code) {
  const auto file = ReadFile(name);
  if (!file) {
    *exit_code = kUnreadable;
    return {};
  }
  const Json report = Parse(file->bytes);
  const Json& reference = Part(report, "reference");
  const Json& ready = Part(report, "ready");
  if (!reference.is_object() || !(ready.is_boolean() || ready.is_null())) {
    Complain(file->name, "this is no report, as ras table sign-off --json prints it");
    *exit_code = kUnreadable;
    return {};
  }
  if (ready == true) return reference;
  Complain(file->name, "by this report the table is not ready to be agreed");
  *exit_code = Worse(*exit_code, kAnswerIsNo);
  return {};
}

// All files, each of which is complained of if it cannot be read; nothing if one cannot.
std::optional<Json> ReadParts(const AssembleFlags& flags, ExitCode* exit_code) {
  const auto questions = Read(flags.questionnaire, DocumentKind::kPolicy, flags, exit_code);
  auto parts = Read(flags.governance, DocumentKind::kPolicy, flags, exit_code);
  Json tables = Json::array();
  for (const std::string& name : flags.tables) {
    if (auto table = Read(name, DocumentKind::kTable, flags, exit_code)) tables.push_back(*std::move(table));
  }
  const Json sign_off = flags.sign_off.empty() ? Json() : ReadSignOff(flags.sign_off, exit_code);
  if (*exit_code != kDone || !questions || !parts) return std::nullopt;
  for (const char* field : kOfQuestions) {
    const Json& part = Part(*questions, field);
    if (part.is_null() && std::string(field) == "scoring_view") continue;
    parts->erase(field);
    if (!part.is_null()) (*parts)[field] = part;
  }
  (*parts)["tables"] = std::move(tables);
  if (!sign_off.is_null()) (*parts)["governance"]["ratification"]["sign_off"] = sign_off;
  return parts;
}

Json RequestOf(const AssembleFlags& flags, Json parts) {
  Json request;
  request["parts"] = std::move(parts);
  if (!flags.score.empty()) request["score_unit"] = EnumName("SCORE_UNIT_", flags.score);
  if (!flags.rounding.empty()) {
    request["informal_support_rounding"]["mode"] = EnumName("ROUNDING_MODE_", flags.rounding);
    request["informal_support_rounding"]["increment_pence"] = std::to_string(flags.pence);
  }
  Set(&request, "as_of", flags.as_of);
  return request;
}

ExitCode Assemble(const AssembleFlags& flags) {
  ExitCode result = kDone;
  std::optional<Json> parts = ReadParts(flags, &result);
  if (!parts) return result;
  const bool sets_measures_aside = !flags.score.empty() && parts->erase("measures") > 0;
  const std::string request = RequestOf(flags, *std::move(parts)).dump();
  const auto response = capi::AssemblePolicy(request, Format::kJson, Format::kJson);
  const std::span<const OptionWord> all(kWords);
  const RequestWords words(sets_measures_aside ? all : all.subspan(kWordsOfMeasures),
                           {{"parts", "parts", "the policy"}});
  if (!response.ok()) return ShowRefusal(words, response, flags.json);
  if (flags.json) return Print(std::string(response->text()) + "\n") ? result : kUnreadable;
  const Json answer = Parse(response->text());
  const Json& policy = Part(answer, "policy");
  if (flags.policy == "-") return PrintDocument(policy) ? result : kUnreadable;
  NewFiles files;
  if (!flags.policy.empty() && !AddDocument(flags.policy, DocumentKind::kPolicy, policy, &files)) {
    return kUnreadable;
  }
  if (!files.Write()) return kUnreadable;
  for (const Json& remark : words.Remarks(Part(answer, "findings"))) PrintRemark(remark);
  Print("The policy " + Text(policy, "id") + " " + Text(policy, "version") +
        " can be used. Its fingerprint is " + Text(answer, "fingerprint") + "\n");
  return result;
}

constexpr const char* kAbout = R"(make a policy of a questionnaire, a table and the facts of governance
Each part is written as it stands in a policy, and a whole policy will do, of which the part is taken. What follows from
the parts is filled in and noted. The policy is checked as "ras policy check" does.)";

constexpr const char* kFooter = R"(EXAMPLE
  ras policy assemble --questionnaire questions.txtpb --table table.json --governance council.txtpb \
      --rounding half-up --to-pence 1 --policy policy.txtpb

)";

}  // namespace

void AddPolicyAssembleCommand(CLI::App* policy, ExitCode* exit_code) {
  auto flags = std::make_shared<AssembleFlags>();
  CLI::App* assemble = policy->add_subcommand("assemble", kAbout);
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return assemble->add_option(name, *value, about)->option_text(text);
  };
  option("--questionnaire", &flags->questionnaire,
         "The questions: questionnaire, measures and scoring_view are taken from it", "FILE")
      ->required();
  option("--table", &flags->tables, "A table, as \"ras table build\" writes it; once for each", "FILE")
      ->required();
  option("--governance", &flags->governance,
         "All the rest: who, when, governance, informal support, components; not its questions and tables",
         "FILE")
      ->required();
  option("--sign-off", &flags->sign_off,
         "The report that the ratification rests on, as ras table sign-off --json prints it", "FILE");
  option("--score", &flags->score,
         "One measure, all points, as percent of the most or as points; measures of the questionnaire are "
         "left aside",
         "UNIT")
      ->check(OneOf({"percent", "points"}));
  CLI::Option* rounding =
      option(
          "--rounding", &flags->rounding,
          "How amounts are rounded when informal support is taken off, where no component says so: half-up, "
          "half-even, half-down, up, down, floor or ceiling",
          "MODE")
          ->check(OneOf({"half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"}));
  CLI::Option* pence =
      option("--to-pence", &flags->pence,
             "Round these amounts to a multiple of so many pence, such as 1, or 100 for whole pounds", "N")
          ->check(Between(1, 1'000'000'000));
  rounding->needs(pence);
  pence->needs(rounding);
  AddAsOf(assemble, &flags->as_of, "Today's date, YYYY-MM-DD, to see whether the review is due");
  option("--policy", &flags->policy,
         "Write the policy to a new file (.txtpb, .json or .binpb); - for standard output, and nothing else",
         "FILE")
      ->check(DocumentFile(NewDocument::kDocument));
  assemble->add_flag("--json", flags->json, "Print a ras.v1.AssemblePolicyResponse as JSON")
      ->excludes("--policy");
  assemble->footer(std::string(kFooter) + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  assemble->callback([=] { *exit_code = Assemble(*flags); });
}

}  // namespace ras::tool
