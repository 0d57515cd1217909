// ras table sign-off: the report by which members agree a table.
#include <memory>
#include <string>
#include <utility>

#include "files.h"
#include "json.h"
#include "print_explanation.h"
#include "print_findings.h"
#include "record.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"
#include "table_commands.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

struct SignOffFlags {
  std::string record;
  std::string answers;
  std::string prices;
  std::string sample_draw;
  std::string sample_check;
  std::string collation;
  bool json = false;
};

// Puts a record of a step before the build into the request, if there is one. False, after a complaint, if it
// cannot be read.
bool AddRecord(const RecordKind& kind, const std::string& name, const char* field, Json* request) {
  if (name.empty()) return true;
  auto record = ReadRecord(kind, name);
  if (!record) return false;
  (*request)[field] = *std::move(record);
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
  if (!AddRecord(kSampleDrawRecord, flags.sample_draw, "sample_draw", &request) ||
      !AddRecord(kSampleCheckRecord, flags.sample_check, "sample_check", &request) ||
      !AddRecord(kCollationRecord, flags.collation, "collation", &request)) {
    return kUnreadable;
  }
  if (!flags.prices.empty()) {
    const auto sheet = ReadSheet(flags.prices);
    if (!sheet) return kUnreadable;
    request["answers"]["prices"]["sheet"] = sheet->bytes;
  }
  const RequestWords words({}, {{"build", "", flags.record, true},
                                {"built", "", flags.record},
                                {"sample_draw", "sample_draw", flags.sample_draw, true},
                                {"sample_check", "sample_check", flags.sample_check, true},
                                {"collation", "collation", flags.collation, true},
                                {"answers", "answers", answers->name},
                                {"answers.prices.sheet", "answers.prices.sheet", flags.prices}});
  const auto response = capi::ReportSignOff(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (!response.ok()) return ShowRefusal(words, response, flags.json);
  if (flags.json && !Print(std::string(response->text()) + "\n")) return kUnreadable;
  const Json answer = Parse(response->text());
  if (!flags.json) Print(ExplanationText(Part(answer, "report")));
  return answer.value("ready", false) ? kDone : kAnswerIsNo;
}

constexpr const char* kAbout = R"(report a table to those who agree it
RECORD is what ras table build --record wrote: the request of the build and what came of it, which is built again and has to
be the same. ANSWERS is a ras.v1.SignOffAnswers: how the sample came about, when the table is agreed and reviewed, and what
officers answer to the three questions of the reasonableness test. The answer is yes if all three are answered with yes.
The records of the steps before are done again in the same way; one that is not given is warned about.)";

constexpr const char* kFooter = R"(EXAMPLE
  examples/council/sign_off.txtpb has the ANSWERS of a made-up council, and its README.md the commands
  that make the records.
)";

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
      ->add_option("--sample-draw", flags->sample_draw,
                   "The record of ras sample draw --record: from whom and by what seed was the sample drawn?")
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
  command->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
