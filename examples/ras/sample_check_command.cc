// ras sample check: whether a sample represents its population.
#include <memory>
#include <string>
#include <utility>

#include "files.h"
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

constexpr OptionWord kWords[] = {{"level_percent", "--level"}};

struct CheckFlags {
  std::string population;
  std::string sample;
  std::string level;
  std::string record;
  bool json = false;
};

std::string VerdictOf(const Json& part) {
  const std::string verdict = Text(part, "verdict");
  if (verdict == "SAMPLE_VERDICT_REPRESENTS") return "represents the population";
  if (verdict == "SAMPLE_VERDICT_DOES_NOT_REPRESENT") return "does not represent the population";
  return "cannot be told to represent the population or not";
}

std::string ByWhat(const Json& comparison) {
  const std::string by = Text(comparison, "by");
  if (by == "COMPARED_BY_CARE_GROUP") return "care group";
  return by == "COMPARED_BY_SERVICE" ? "service" : "care group and service";
}

std::string MethodOf(const Json& comparison) {
  const std::string method = Text(comparison, "method");
  if (method == "PROBABILITY_METHOD_EXACT") return "exactly, from every way to draw";
  if (method == "PROBABILITY_METHOD_SIMULATED") return "from ten thousand samples drawn at random";
  if (method == "PROBABILITY_METHOD_CHI_SQUARE") return "from the chi-square distribution";
  return "roughly, from the chi-square distribution";
}

void PrintComparison(const Json& comparison) {
  TextColumns columns({"care group", "service", "people", "expected", "in the sample"}, {2, 3, 4});
  for (const Json& group : Part(comparison, "groups")) {
    columns.Add({Text(group, "care_group"), Text(group, "service"), Count(group, "people"),
                 Text(group, "expected"), Count(group, "sampled")});
  }
  Print("By " + ByWhat(comparison) + ", the sample " + VerdictOf(comparison) + ".\n" + columns.ToString());
  std::string freedom = Count(comparison, "degrees_of_freedom");
  freedom += freedom == "1" ? " degree" : " degrees";
  Print(Wrap("Chi-square " + Text(comparison, "chi_square") + " with " + freedom +
                 " of freedom; probability " + Text(comparison, "probability") + ", " + MethodOf(comparison) +
                 ".",
             2));
}

Json RequestOf(const CheckFlags& flags, std::string population, std::string sample) {
  Json request;
  request["population"]["sheet"] = std::move(population);
  request["sample"]["sheet"] = std::move(sample);
  Set(&request, "level_percent", flags.level);
  return request;
}

ExitCode Check(const CheckFlags& flags) {
  auto population = ReadSheet(flags.population);
  auto sample = ReadSheet(flags.sample);
  if (!population || !sample) return kUnreadable;
  const Json request = RequestOf(flags, std::move(population->bytes), std::move(sample->bytes));
  const auto response = capi::CheckSample(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const RequestWords words(kWords, {{"population", "population.sheet", population->name},
                                    {"sample", "sample.sheet", sample->name}});
  if (response.ok() && !flags.record.empty()) {
    NewFiles files;
    files.Add(flags.record, RecordText(kSampleCheckRecord, request, Parse(response->text())));
    if (!files.Write()) return kUnreadable;
  }
  const ExitCode result = ShowAnswer(words, response, flags.json, [&](const Json& answer) {
    Print("Of " + Text(answer, "people") + " people " + Text(answer, "sampled") + " are in the sample. It " +
          VerdictOf(answer) + ", at a level of " + Text(answer, "level_percent") + "%.\n");
    for (const Json& comparison : Part(answer, "comparisons")) PrintComparison(comparison);
  });
  if (!response.ok()) return result;
  const Json answer = Parse(response->text());
  const bool represents = Text(answer, "verdict") == "SAMPLE_VERDICT_REPRESENTS";
  return Worse(result, represents ? kDone : kAnswerIsNo);
}

constexpr const char* kAbout = R"(tell whether a sample represents its population
From two sheets of comma-separated values or JSON Lines with the columns id and care_group, and if wanted service; the second holds
those in the sample, as ras sample draw --out writes them. Compares by care group, by service and by both: how likely is
it that chance alone makes a sample as unlike the population as this one?)";

constexpr const char* kFooter = R"(VERDICTS
  represents         nothing speaks against it (exit status 0)
  does not           chance alone would make such a sample less often than the level says (1)
  cannot be told     the sample is too small, or too large to find a sound probability (1)
  Of a hundred samples that are drawn by chance, about five do not represent their population at a
  level of 5%. docs/sampling.md tells how the probability is found.
)";

}  // namespace

void AddSampleCheckCommand(CLI::App* sample, ExitCode* exit_code) {
  auto flags = std::make_shared<CheckFlags>();
  CLI::App* check = sample->add_subcommand("check", kAbout);
  check->add_option("POPULATION", flags->population, "Everybody; - for standard input")->required();
  check->add_option("SAMPLE", flags->sample, "Those in the sample; - for standard input")->required();
  check
      ->add_option("--level", flags->level, "Below which probability a sample does not represent. Default: 5")
      ->option_text("PERCENT");
  check
      ->add_option("--record", flags->record,
                   "Write what was asked for and what came of it to a new file, for ras table sign-off")
      ->option_text("FILE")
      ->check(RecordFile());
  check->add_flag("--json", flags->json, "Print the library's response as JSON");
  check->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  check->callback([=] { *exit_code = Check(*flags); });
}

}  // namespace ras::tool
