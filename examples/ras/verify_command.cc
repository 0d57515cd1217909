// ras verify: stored determinations worked out again and compared.
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;
using capi::Policy;

struct VerifyFlags {
  std::string policy;
  std::vector<std::string> determinations;
  bool json = false;
};

std::string Count(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

// "not verified: the seal does not match; 37 differences", before the list of them.
std::string Summary(const Json& response) {
  std::size_t differences = 0;
  for (const Json& difference : Part(response, "differences")) {
    if (Text(difference, "path") != "seal") ++differences;
  }
  const std::size_t errors = Part(response, "errors").size();
  std::string summary = "not verified: the seal ";
  summary += Part(response, "seal_matches") == true ? "matches" : "does not match";
  if (differences != 0) summary += "; " + Count(differences, "difference");
  if (errors != 0) summary += "; " + Count(errors, "error");
  return summary;
}

ExitCode VerifyOne(const Policy& policy, const std::string& name, bool json) {
  const auto file = ReadFile(name);
  if (!file) return kUnreadable;
  const auto determination =
      capi::Convert(DocumentKind::kDetermination, file->bytes, file->format, Format::kJson);
  if (!determination.ok()) return Refuse(file->name, determination.error(), json);
  const std::string request = "{\"determination\":" + std::string(determination->text()) + "}";
  const auto response = policy.Verify(request, Format::kJson, Format::kJson);
  if (response->empty()) return Refuse(file->name, response.error(), json, "determination.");
  if (!response.ok()) Complain(file->name, Summary(Parse(response->text())));
  const ExitCode result = response.ok() ? kDone : ComplainOf(file->name, response.error(), "determination.");
  if (json) return Print(std::string(response->text()) + "\n") ? result : kUnreadable;
  if (response.ok()) Print(file->name + ": verified\n");
  return result;
}

ExitCode Run(const VerifyFlags& flags) {
  const auto file = ReadFile(flags.policy);
  if (!file) return kUnreadable;
  const auto policy = Policy::Load(file->bytes, file->format);
  if (!policy.ok()) return Refuse(file->name, policy.error(), flags.json);
  ExitCode result = kDone;
  for (const std::string& name : flags.determinations)
    result = Worse(result, VerifyOne(*policy, name, flags.json));
  return result;
}

constexpr const char* kAbout = R"(work stored determinations out again and compare
Every answer, figure, step, warning and fingerprint is compared, and the seal is checked. What differs is named on
standard error.)";

constexpr const char* kFooter = R"(WHAT IT PROVES
  That these answers give these figures under this policy, and that nothing in the determination
  was changed since, by accident or carelessly. Somebody who means to deceive can seal a changed
  determination again: sign the file as well where that matters (docs/embedding.md).
)";

}  // namespace

void AddVerifyCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<VerifyFlags>();
  CLI::App* command = app.add_subcommand("verify", kAbout);
  command->add_option("POLICY", flags->policy, "The policy they were made under")->required();
  command
      ->add_option("DETERMINATION", flags->determinations,
                   "What ras determine --json printed; - for standard input")
      ->required();
  command->add_flag("--json", flags->json, "Print one ras.v1.VerifyResponse a line as JSON");
  command->footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
