// ras table sign-off: the report by which members agree a table.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

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

// The files whose faults are told.
struct Named {
  std::string record;
  std::string answers;
  // Empty if there is none.
  std::string prices;
};

// Complains of every finding under the name of the file that it is about, in the words of that file.
ExitCode ComplainOfFiles(const Named& files, const capi::Error& error) {
  constexpr std::string_view kAnswers = "answers.";
  constexpr std::string_view kSheet = "answers.prices.sheet";
  const Json findings = Findings(error);
  if (findings.empty()) return Refuse(files.answers, error, false);  // Memory ran out.
  for (Json finding : findings) {
    const std::string path = Text(finding, "path");
    const std::string* file = &files.record;
    if (!files.prices.empty() && path.starts_with(kSheet)) {
      finding["path"] = path.substr(std::min(kSheet.size() + 1, path.size()));
      file = &files.prices;
    } else if (path.starts_with(kAnswers)) {
      finding["path"] = path.substr(kAnswers.size());
      file = &files.answers;
    } else if (const uint32_t line = finding.value("line", 0U); line != 0) {
      // Of a sheet within the record, not of the record.
      finding["path"] =
          path + ", line " + std::to_string(line) + ", column " + std::to_string(finding.value("column", 0U));
      finding.erase("line");
      finding.erase("column");
    }
    RefuseFindings(*file, error.status(), Json::array({finding}), /*as_json=*/false);
  }
  return ExitCodeOf(error.status());
}

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
  Named files{record->name, answers->name, {}};
  if (!flags.prices.empty()) {
    const auto sheet = ReadSheet(flags.prices);
    if (!sheet) return kUnreadable;
    request["answers"]["prices"]["sheet"] = sheet->bytes;
    files.prices = sheet->name;
  }
  const auto response = capi::ReportSignOff(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (response->empty()) return Refuse(answers->name, response.error(), flags.json);
  const ExitCode result = response.ok() ? kDone : ComplainOfFiles(files, response.error());
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
