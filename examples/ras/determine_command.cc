// ras determine: from assessments to indicative allocations.
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "day.h"
#include "determine_lines.h"
#include "determine_request.h"
#include "files.h"
#include "json.h"
#include "output_format.h"
#include "print_determination.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;
using capi::Policy;

struct DetermineFlags {
  std::string policy;
  std::vector<std::string> assessments;
  std::string as_of;
  OutputFormat output;
  bool lines = false;
};

// The determination in the form that was asked for.
ExitCode PrintAs(const OutputFormat& output, const Json& determination) {
  if (!output.asked_for()) return Print(DeterminationText(determination)) ? kDone : kUnreadable;
  const auto document =
      capi::Convert(DocumentKind::kDetermination, determination.dump(), Format::kJson, output.format());
  if (!document.ok()) return ComplainOf("determination", document.error());
  return output.Print(document->text()) ? kDone : kUnreadable;
}

ExitCode DetermineOne(const Policy& policy, const std::string& name, const DetermineFlags& flags) {
  const auto file = ReadFile(name);
  if (!file) return kUnreadable;
  // Read once as it stands, so that a mistake in the syntax is shown with its place in the file.
  const auto assessment = capi::Convert(DocumentKind::kAssessment, file->bytes, file->format, Format::kJson);
  if (!assessment.ok()) {
    const Json errors = AssessmentErrors(policy, file->bytes, file->format, flags.as_of, assessment.error());
    return RefuseFindings(file->name, assessment.status(), errors, flags.output.is_json());
  }

  const std::string request = DetermineRequest(assessment->text(), flags.as_of);
  const auto response = policy.Determine(request, Format::kJson, Format::kJson);
  if (response->empty()) {
    return Refuse(file->name, response.error(), flags.output.is_json(), "assessment.");
  }
  if (!response.ok()) {
    const ExitCode result = ComplainOf(file->name, response.error(), "assessment.");
    if (flags.output.is_json()) flags.output.Print(response->text());
    return result;
  }
  const Json answer = Parse(response->text());
  return PrintAs(flags.output, Part(answer, "determination"));
}

ExitCode Run(const DetermineFlags& flags) {
  const auto file = ReadFile(flags.policy);
  if (!file) return kUnreadable;
  const auto policy = Policy::Load(file->bytes, file->format);
  if (!policy.ok()) return Refuse(file->name, policy.error(), flags.output.is_json());
  ExitCode result = kDone;
  bool first = true;
  for (const std::string& name : flags.assessments) {
    if (!first && !flags.output.asked_for()) Print("\n");
    first = false;
    result = Worse(result, flags.lines ? DetermineLines(*policy, name, flags.as_of)
                                       : DetermineOne(*policy, name, flags));
  }
  return result;
}

constexpr const char* kAbout = R"(work out indicative allocations
Prints an account in plain words with the arithmetic, or the determination as a document that can be stored,
explained and verified.)";

constexpr const char* kFooter = R"(MANY CASES
  With --lines, every line of ASSESSMENT is one assessment as a JSON object (JSON Lines). For every
  line one line is printed, in the same order:
    {"line":1,"reference":"...","status":"ok","determination":{...}}
  Where there is no figure, the status says so in words, and "errors" takes the place of
  "determination". Only blank lines are left out, and count in "line". On a terminal, progress is
  shown on standard error.
  ras verify and ras explain take one determination by itself; that of line 6 with jq:
    jq -c 'select(.line == 6).determination' figures.jsonl | ras verify POLICY -

NO CLOCK
  Dates are compared with --as-of. Without it, today is taken to be the latest day that the
  assessment names: its own, that of the eligibility decision, or one on which a carer was asked or
  assessed. So the same files give the same bytes, whenever and wherever. Give --as-of as well if a
  date that has not come yet is to be found as a mistake.
)";

}  // namespace

void AddDetermineCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<DetermineFlags>();
  CLI::App* command = app.add_subcommand("determine", kAbout);
  command->add_option("POLICY", flags->policy, "The policy")->required();
  command->add_option("ASSESSMENT", flags->assessments, "Assessments; - for standard input")->required();
  AddAsOf(command, &flags->as_of,
          "Today's date, YYYY-MM-DD. Default: the latest day that the assessment names");
  flags->output.AddTo(command, "ras.v1.Determination");
  command->add_flag("--lines", flags->lines, "Read many assessments as JSON Lines, and print JSON Lines")
      ->excludes("--format");
  command->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
