// ras policy check, ras policy new.
#include "policy_commands.h"

#include <memory>
#include <string>

#include "commands.h"
#include "day.h"
#include "files.h"
#include "json.h"
#include "new_files.h"
#include "print_findings.h"
#include "starting_policy.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

struct CheckFlags {
  std::string policy;
  std::string as_of;
  bool json = false;
};

// "table allocation, component support: 41 scores from 0 to 40 can be reached"
void PrintCoverage(const Json& coverage) {
  std::string line = "table " + Text(coverage, "table");
  if (const std::string component = Text(coverage, "component"); !component.empty()) {
    line += ", component " + component;
  }
  line += ": " + Text(coverage, "reachable_scores") + " scores from " + Text(coverage, "least") + " to " +
          Text(coverage, "greatest") + " can be reached";
  if (!Part(coverage, "exact").is_boolean()) line += ", at most";
  Print(line + "\n");
}

// "1 note", "2 notes".
std::string Count(int count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void PrintReport(const std::string& file, const Json& report) {
  int errors = 0;
  int warnings = 0;
  int notes = 0;
  for (const Json& finding : Part(report, "findings")) {
    const std::string severity = Text(finding, "severity");
    ++(severity == "SEVERITY_ERROR" ? errors : severity == "SEVERITY_WARNING" ? warnings : notes);
    // Errors went to standard error.
    if (severity != "SEVERITY_ERROR") PrintRemark(finding);
  }
  for (const Json& coverage : Part(report, "coverage")) PrintCoverage(coverage);
  Print(file + ": " + Count(errors, "error") + ", " + Count(warnings, "warning") + ", " +
        Count(notes, "note") + "\n");
  if (const std::string fingerprint = Text(report, "fingerprint"); !fingerprint.empty()) {
    Print("This policy can be used. Its fingerprint is " + fingerprint + "\n");
  }
}

ExitCode Check(const CheckFlags& flags) {
  const auto file = ReadFile(flags.policy);
  if (!file) return kUnreadable;
  // Read once as it stands, so that a mistake in the syntax is shown with its place in the file.
  const auto policy = capi::Convert(DocumentKind::kPolicy, file->bytes, file->format, Format::kJson);
  if (!policy.ok()) {
    // Load takes the same bytes, and adds what else is wrong with the parts that can be read.
    const auto loaded = capi::Policy::Load(file->bytes, file->format);
    return Refuse(file->name, loaded.ok() ? policy.error() : loaded.error(), flags.json);
  }

  std::string request = "{\"policy\":" + std::string(policy->text());
  if (!flags.as_of.empty()) request += ",\"as_of\":" + Json(flags.as_of).dump();
  request += "}";
  const auto response = capi::CheckPolicy(request, Format::kJson, Format::kJson);
  if (response->empty()) return Refuse(file->name, response.error(), flags.json, "policy.");
  const ExitCode result = response.ok() ? kDone : ComplainOf(file->name, response.error(), "policy.");
  if (flags.json) {
    Print(std::string(response->text()) + "\n");
  } else {
    PrintReport(file->name, Parse(response->text()));
  }
  return result;
}

ExitCode WriteNew(const std::string& name) {
  if (name == "-") return Print(kStartingPolicy) ? kDone : kUnreadable;
  NewFiles files;
  files.Add(name, kStartingPolicy);
  return files.Write() ? kDone : kUnreadable;
}

constexpr const char* kCheckAbout = R"(find everything that is wrong or doubtful in a policy
Everything is found at once. Errors, which stop a policy from being used, go to standard error; warnings, notes
and the scores that can be reached go to standard output. Where a part cannot be read, errors alone are told: first
those of the form, then those of the rest. A mistake in the syntax is told by itself.)";

constexpr const char* kNewAbout = R"(write a policy to start from
It is small, complete and commented, and passes the check as it is. What is left out on purpose is warned about.)";

}  // namespace

void AddPolicyCommands(CLI::App& app, ExitCode* exit_code) {
  CLI::App* policy = app.add_subcommand("policy", "check a policy, start one, or make one of its parts");
  policy->require_subcommand(1);
  policy->footer(kExitCodeHelp);

  auto flags = std::make_shared<CheckFlags>();
  CLI::App* check = policy->add_subcommand("check", kCheckAbout);
  check->add_option("FILE", flags->policy, "The policy; - for standard input")->required();
  AddAsOf(check, &flags->as_of, "Today's date, YYYY-MM-DD, to see whether the review is due");
  check->add_flag("--json", flags->json, "Print a ras.v1.CheckPolicyResponse as JSON");
  check->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  check->callback([=] { *exit_code = Check(*flags); });

  AddPolicyAssembleCommand(policy, exit_code);

  auto name = std::make_shared<std::string>("-");
  CLI::App* start = policy->add_subcommand("new", kNewAbout);
  start->add_option("FILE", *name,
                    "Where to; a file that is there is left as it is. Default: standard output");
  start->footer(kExitCodeHelp);
  start->callback([=] { *exit_code = WriteNew(*name); });
}

}  // namespace ras::tool
