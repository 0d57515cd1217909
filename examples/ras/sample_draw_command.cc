// ras sample draw: who is in a sample.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "files.h"
#include "group_argument.h"
#include "json.h"
#include "new_files.h"
#include "option_checks.h"
#include "print_findings.h"
#include "record.h"
#include "request_words.h"
#include "sample_commands.h"
#include "sheets.h"
#include "show_answer.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;

// So much of a ticket as tells it from any other of a sample.
constexpr std::size_t kShownDigits = 16;

constexpr OptionWord kWords[] = {
    {"seed", "--seed"},
    {"earlier_seeds", "--earlier-seed"},
    {"places", "--places"},
    {"strata", "--stratum"},
    {"cannot_be_used", "--cannot-use"},
    {"either places or strata", "either --places, or --plan or --stratum"},
};

struct DrawFlags {
  std::string sheet;
  std::string seed;
  std::string plan;
  std::vector<std::string> strata;
  std::string places;
  std::vector<std::string> earlier_seeds;
  std::vector<std::string> cannot_be_used;
  std::string out;
  std::string record;
  bool json = false;
};

// The strata of a plan that `ras sample allocate --json` printed. Complains and sets `*exit_code` if it is
// none.
Json ReadPlan(const std::string& name, ExitCode* exit_code) {
  const auto file = ReadFile(name);
  if (!file) {
    *exit_code = kUnreadable;
    return {};
  }
  const Json plan = Parse(file->bytes);
  if (Part(plan, "strata").is_array()) return Part(plan, "strata");
  Complain(file->name, "is no plan, as ras sample allocate --json prints it");
  *exit_code = kUnreadable;
  return {};
}

Json StrataOf(const std::vector<std::string>& arguments, ExitCode* exit_code) {
  Json strata = Json::array();
  for (const std::string& argument : arguments) {
    const auto group = ReadGroup(argument);
    if (!group) {
      *exit_code = kUsage;
      continue;
    }
    Json stratum{{"care_group", group->group}, {"places", group->people}};
    Set(&stratum, "service", group->service);
    strata.push_back(std::move(stratum));
  }
  return strata;
}

Json RequestOf(const DrawFlags& flags, std::string sheet, ExitCode* exit_code) {
  Json request;
  request["sheet"] = std::move(sheet);
  request["seed"] = flags.seed;
  Set(&request, "places", flags.places);
  if (!flags.plan.empty()) request["strata"] = ReadPlan(flags.plan, exit_code);
  if (!flags.strata.empty()) request["strata"] = StrataOf(flags.strata, exit_code);
  if (!flags.earlier_seeds.empty()) request["earlier_seeds"] = flags.earlier_seeds;
  for (const std::string& argument : flags.cannot_be_used) {
    const std::size_t equals = argument.find('=');
    Json named{{"id", argument.substr(0, equals)}};
    Set(&named, "because", equals == std::string::npos ? "" : argument.substr(equals + 1));
    request["cannot_be_used"].push_back(std::move(named));
  }
  return request;
}

std::string Ticket(const Json& person) { return Text(person, "ticket").substr(0, kShownDigits); }

void PrintStrata(const Json& answer) {
  TextColumns columns({"care group", "service", "people", "places", "drawn", "passed over"}, {2, 3, 4, 5});
  for (const Json& stratum : Part(answer, "strata")) {
    columns.Add({Text(stratum, "care_group"), Text(stratum, "service"), Count(stratum, "people"),
                 Count(stratum, "places"), Count(stratum, "drawn"), Count(stratum, "passed_over")});
  }
  const Json& drawn = Part(answer, "drawn");
  const Json& passed_over = Part(answer, "passed_over");
  columns.Add({"in all", "", Count(answer, "people"), Count(answer, "places"), std::to_string(drawn.size()),
               std::to_string(passed_over.size())});
  Print(columns.ToString());
}

void PrintDrawn(const Json& answer) {
  TextColumns columns({"drawn", "care group", "service", "rank", "ticket begins", "in place of"}, {3});
  for (const Json& person : Part(answer, "drawn")) {
    columns.Add({Text(person, "id"), Text(person, "care_group"), Text(person, "service"),
                 Text(person, "rank"), Ticket(person), Text(person, "replaces")});
  }
  Print(columns.ToString());
}

void PrintPassedOver(const Json& answer) {
  if (Part(answer, "passed_over").is_null()) return;
  TextColumns columns({"passed over", "care group", "service", "rank", "ticket begins", "because"}, {3});
  for (const Json& person : Part(answer, "passed_over")) {
    columns.Add({Text(person, "id"), Text(person, "care_group"), Text(person, "service"),
                 Text(person, "rank"), Ticket(person), Text(person, "because")});
  }
  Print(columns.ToString());
}

std::string SheetOf(const Json& answer) {
  std::string sheet = "id,care_group,service\n";
  for (const Json& person : Part(answer, "drawn")) {
    sheet += SheetLine({Text(person, "id"), Text(person, "care_group"), Text(person, "service")});
  }
  return sheet;
}

ExitCode Draw(const DrawFlags& flags) {
  auto sheet = ReadSheet(flags.sheet);
  if (!sheet) return kUnreadable;
  ExitCode result = kDone;
  const Json request = RequestOf(flags, std::move(sheet->bytes), &result);
  if (result != kDone) return result;
  const auto response = capi::DrawSample(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words(
      kWords,
      {{"sheet", "sheet", sheet->name}, {"people", "people", sheet->name}, {"strata", "", flags.plan}});
  if (response.ok()) {
    const Json answer = Parse(response->text());
    const std::string drawn = SheetOf(answer);
    NewFiles files;
    if (!flags.out.empty()) files.Add(flags.out, drawn);
    if (!flags.record.empty()) files.Add(flags.record, RecordText(kSampleDrawRecord, request, answer));
    if (!files.Write()) return kUnreadable;
    if (flags.out == "-") {
      for (const Json& remark : words.Remarks(Part(answer, "findings"))) {
        Complain("ras", Text(remark, "message"));
      }
      return Print(drawn) ? kDone : kUnreadable;
    }
  }
  return ShowAnswer(words, response, flags.json, [&](const Json& answer) {
    Print("Drawn with the seed \"" + Text(answer, "seed") + "\" from the population " +
          Text(answer, "population_fingerprint") + ":\n");
    PrintStrata(answer);
    if (flags.out.empty()) PrintDrawn(answer);
    PrintPassedOver(answer);
  });
}

constexpr const char* kAbout = R"(draw the people of a sample by chance
From a sheet of comma-separated values or JSON Lines of the whole population with the columns id and care_group, and if wanted
service. Everybody has a ticket, the SHA-256 of the seed, a line feed and the id; the smallest of each group are drawn.
The same seed draws the same people, whatever the order of the sheet, and anybody can check it.)";

constexpr const char* kFooter = R"(SEEDS
  A seed is any text, such as "minutes of 12 May, item 4". Agree on it and write it down before you
  draw. A case that was drawn and cannot be used is named with --cannot-use, and the draw goes on.
  A sample is not topped up by choice. Whoever draws anew names the seeds of the earlier draws.
  docs/sampling.md shows how to check a draw by hand.
)";

}  // namespace

void AddSampleDrawCommand(CLI::App* sample, ExitCode* exit_code) {
  auto flags = std::make_shared<DrawFlags>();
  CLI::App* draw = sample->add_subcommand("draw", kAbout);
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return draw->add_option(name, *value, about)->option_text(text);
  };
  draw->add_option("PEOPLE", flags->sheet, "The population; - for standard input")->required();
  option("--seed", &flags->seed, "What the draw is made from: any text on one line", "TEXT")->required();
  option("--plan", &flags->plan, "Places by group: what ras sample allocate --json printed", "FILE");
  option("--stratum", &flags->strata,
         "Care group, service if wanted, and places: older=248, or older/home-care=29; once for each",
         "GROUP=N")
      ->excludes("--plan");
  option("--places", &flags->places, "Places of all together, whatever the group", "N")
      ->check(WholeNumber())
      ->excludes("--plan")
      ->excludes("--stratum");
  option("--earlier-seed", &flags->earlier_seeds, "The seed of a draw before this one; once for each",
         "TEXT");
  option("--cannot-use", &flags->cannot_be_used,
         "Somebody who was drawn and cannot be used, and why; once for each", "ID=WHY")
      ->check(
          InForm([](const std::string& text) { return IsPair(text, '='); }, "ID=WHY", "c008=\"moved away\""));
  option("--out", &flags->out,
         "Write the people who are drawn, as a sheet, to a new file; - for standard output, and nothing else",
         "FILE");
  option("--record", &flags->record,
         "Write what was asked for and what came of it to a new file, for ras table sign-off", "FILE")
      ->check(RecordFile());
  draw->add_flag("--json", flags->json, "Print the library's response as JSON")->excludes("--out");
  draw->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  draw->callback([=] { *exit_code = Draw(*flags); });
}

}  // namespace ras::tool
