// ras table sign-off: the report by which members agree a table.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "files.h"
#include "json.h"
#include "print_explanation.h"
#include "print_findings.h"
#include "record.h"
#include "sheets.h"
#include "table_commands.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

constexpr const char* kPricesSheet = "answers.prices.sheet";

struct SignOffFlags {
  std::string record;
  std::string answers;
  std::string prices;
  std::string sample_check;
  std::string collation;
  bool json = false;
};

// By what the paths about a file begin with, and its name; the first that fits counts.
using NamedFiles = std::vector<std::pair<std::string, std::string>>;

// Complains of every finding under the name of the file that it is about, in the words of that file. Lines
// are those of sheets, or, of a request that could not be read, of nothing that anybody has seen.
ExitCode ComplainOfFiles(const NamedFiles& files, bool was_read, const capi::Error& error) {
  const Json findings = Findings(error);
  if (findings.empty()) return Refuse(files.back().second, error, false);  // Memory ran out.
  for (Json finding : findings) {
    const std::string path = Text(finding, "path");
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const auto& named) { return path.starts_with(named.first); });
    std::string rest = path.substr(std::min(file->first.size(), path.size()));
    if (rest.starts_with('.')) rest.erase(0, 1);
    if (file->first != kPricesSheet || !was_read) {
      // Of a sheet within the file, not of the file.
      const uint32_t line = finding.value("line", 0U);
      if (line != 0 && was_read) {
        rest += ", line " + std::to_string(line) + ", column " + std::to_string(finding.value("column", 0U));
      }
      finding.erase("line");
      finding.erase("column");
    }
    finding["path"] = rest;
    RefuseFindings(file->second, error.status(), Json::array({finding}), /*as_json=*/false);
  }
  return ExitCodeOf(error.status());
}

// Puts a record of a step before the build into the request, if there is one. False, after a complaint, if it
// cannot be read.
bool AddRecord(const RecordKind& kind, const std::string& name, const char* field, Json* request,
               NamedFiles* files) {
  if (name.empty()) return true;
  auto record = ReadRecord(kind, name);
  if (!record) return false;
  (*request)[field] = *std::move(record);
  files->emplace_back(field, name);
  return true;
}

ExitCode Run(const SignOffFlags& flags) {
  auto record = ReadRecord(kBuildRecord, flags.record);
  const auto answers = ReadFile(flags.answers);
  if (!record || !answers) return kUnreadable;
  Json request = *std::move(record);
  ExitCode unreadable = kDone;
  auto answered = ReadAsJson(*answers, DocumentKind::kSignOffAnswers, flags.json, &unreadable);
  if (!answered) return unreadable;
  request["answers"] = *std::move(answered);
  NamedFiles files;
  if (!AddRecord(kSampleCheckRecord, flags.sample_check, "sample_check", &request, &files) ||
      !AddRecord(kCollationRecord, flags.collation, "collation", &request, &files)) {
    return kUnreadable;
  }
  if (!flags.prices.empty()) {
    const auto sheet = ReadSheet(flags.prices);
    if (!sheet) return kUnreadable;
    request["answers"]["prices"]["sheet"] = sheet->bytes;
    files.emplace_back(kPricesSheet, sheet->name);
  }
  files.emplace_back("answers", answers->name);
  files.emplace_back("", flags.record);
  const auto response = capi::ReportSignOff(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  const bool was_read = !response->empty();
  const ExitCode result = response.ok() ? kDone : ComplainOfFiles(files, was_read, response.error());
  if (flags.json) {
    const std::string document(was_read ? response->text() : response.error().Document(Format::kJson).text());
    if (!Print(document + "\n")) return kUnreadable;
  }
  if (!response.ok()) return result;
  const Json answer = Parse(response->text());
  if (!flags.json) Print(ExplanationText(Part(answer, "report")));
  return answer.value("ready", false) ? kDone : kAnswerIsNo;
}

constexpr const char* kAbout = R"(report a table to those who agree it
RECORD is what ras table build --record wrote: the request of the build and what came of it, which is built again and has to
be the same. ANSWERS is a ras.v1.SignOffAnswers: how the sample came about, when the table is agreed and reviewed, and what
officers answer to the three questions of the reasonableness test. The answer is yes if all three are answered with yes.
The records of the steps before are done again in the same way; one that is not given is warned about.)";

}  // namespace

void AddTableSignOffCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<SignOffFlags>();
  CLI::App* command = table->add_subcommand("sign-off", kAbout);
  command->add_option("RECORD", flags->record, "The record of the build, in JSON")->required();
  command->add_option("ANSWERS", flags->answers, "What officers record and answer; - for standard input")
      ->required();
  command->add_option("--prices", flags->prices, "A sheet of prices, to test the table against the market")
      ->option_text("FILE");
  command
      ->add_option("--sample-check", flags->sample_check,
                   "The record of ras sample check --record: did the sample stand for the people supported?")
      ->option_text("FILE");
  command
      ->add_option(
          "--collation", flags->collation,
          "The record of ras collate people --record: what counted, who was left out, and do two assessors "
          "agree?")
      ->option_text("FILE");
  command->add_flag("--json", flags->json, "Print the library's response as JSON");
  command->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
