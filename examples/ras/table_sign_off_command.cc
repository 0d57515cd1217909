// ras table sign-off: the report by which members agree a table.
#include <memory>
#include <string>

#include "files.h"
#include "json.h"
#include "print_explanation.h"
#include "print_findings.h"
#include "sheets.h"
#include "table_commands.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

struct SignOffFlags {
  std::string record;
  std::string answers;
  std::string prices;
  bool json = false;
};

ExitCode Run(const SignOffFlags& flags) {
  const auto record = ReadFile(flags.record);
  const auto answers = ReadFile(flags.answers);
  if (!record || !answers) return kUnreadable;
  Json request = Parse(record->bytes);
  if (Part(request, "build").is_null() || Part(request, "built").is_null()) {
    Complain(record->name, "this is no record of a build, such as ras table build --record writes");
    return kUnreadable;
  }
  ExitCode unreadable = kDone;
  auto answered = ReadAsJson(*answers, DocumentKind::kSignOffAnswers, flags.json, &unreadable);
  if (!answered) return unreadable;
  request["answers"] = *std::move(answered);
  if (!flags.prices.empty()) {
    const auto sheet = ReadSheet(flags.prices);
    if (!sheet) return kUnreadable;
    request["answers"]["prices"]["sheet"] = sheet->bytes;
  }
  const auto response = capi::ReportSignOff(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (response->empty()) return Refuse(answers->name, response.error(), flags.json);
  const ExitCode result = response.ok() ? kDone : ComplainOf(answers->name, response.error());
  if (flags.json && !Print(std::string(response->text()) + "\n")) return kUnreadable;
  if (!response.ok()) return result;
  const Json answer = Parse(response->text());
  if (!flags.json) Print(ExplanationText(Part(answer, "report")));
  return answer.value("ready", false) ? kDone : kAnswerIsNo;
}

constexpr const char* kAbout = R"(report a table to those who agree it
RECORD is what ras table build --record wrote: the request of the build and what came of it, which is built again and has to
be the same. ANSWERS is a ras.v1.SignOffAnswers: how the sample came about, when the table is agreed and reviewed, and what
officers answer to the three questions of the reasonableness test. The answer is yes if all three are answered with yes.)";

}  // namespace

void AddTableSignOffCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<SignOffFlags>();
  CLI::App* command = table->add_subcommand("sign-off", kAbout);
  command->add_option("RECORD", flags->record, "The record of the build, in JSON")->required();
  command->add_option("ANSWERS", flags->answers, "What officers record and answer; - for standard input")
      ->required();
  command->add_option("--prices", flags->prices, "A sheet of prices, to test the table against the market")
      ->option_text("FILE");
  command->add_flag("--json", flags->json, "Print the library's response as JSON");
  command->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
