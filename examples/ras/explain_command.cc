// ras explain: a stored determination in plain words.
#include <memory>
#include <string>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "output_format.h"
#include "print_explanation.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

struct ExplainFlags {
  std::string determination;
  std::string catalogue;
  OutputFormat output;
};

ExitCode Run(const ExplainFlags& flags) {
  ExitCode result = kDone;
  const auto file = ReadFile(flags.determination);
  if (!file) return kUnreadable;
  const auto determination = ReadAsJson(*file, DocumentKind::kDetermination, flags.output.is_json(), &result);
  if (!determination) return result;
  Json request;
  request["determination"] = *determination;
  if (!flags.catalogue.empty()) {
    const auto catalogue_file = ReadFile(flags.catalogue);
    if (!catalogue_file) return kUnreadable;
    const auto catalogue =
        ReadAsJson(*catalogue_file, DocumentKind::kCatalogue, flags.output.is_json(), &result);
    if (!catalogue) return result;
    request["catalogue"] = *catalogue;
  }
  const Format format = flags.output.asked_for() ? flags.output.format() : Format::kJson;
  const auto explanation = capi::Explain(request.dump(), Format::kJson, format);
  if (!explanation.ok()) {
    // What is at fault is what the user brought: the catalogue, if there is one.
    return Refuse(flags.catalogue.empty() ? file->name : flags.catalogue, explanation.error(),
                  flags.output.is_json(), flags.catalogue.empty() ? "determination." : "catalogue.");
  }
  if (flags.output.asked_for()) return flags.output.Print(explanation->text()) ? kDone : kUnreadable;
  return Print(ExplanationText(Parse(explanation->text()))) ? kDone : kUnreadable;
}

constexpr const char* kAbout = R"(tell a stored determination in plain words
In the library's own British English, or in the words of a catalogue of messages: another language, or an
easy-read wording. It tells what is stored and checks nothing: a figure that was changed is told as it stands. Run ras
verify first, which needs the policy.)";

}  // namespace

void AddExplainCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<ExplainFlags>();
  CLI::App* command = app.add_subcommand("explain", kAbout);
  command
      ->add_option("DETERMINATION", flags->determination,
                   "What ras determine --json printed; - for standard input")
      ->required();
  command->add_option("--catalogue", flags->catalogue, "A ras.v1.Catalogue of messages")->option_text("FILE");
  flags->output.AddTo(command, "ras.v1.Explanation");
  command->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
