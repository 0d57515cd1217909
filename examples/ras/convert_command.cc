// ras convert: a document from one form to another.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "files.h"
#include "option_checks.h"
#include "output_format.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;

const std::map<std::string, DocumentKind>& Kinds() {
  static const std::map<std::string, DocumentKind> kKinds = {
      {"policy", DocumentKind::kPolicy},
      {"assessment", DocumentKind::kAssessment},
      {"determination", DocumentKind::kDetermination},
      {"explanation", DocumentKind::kExplanation},
      {"catalogue", DocumentKind::kCatalogue},
      {"table", DocumentKind::kTable},
      {"sign-off-answers", DocumentKind::kSignOffAnswers}};
  return kKinds;
}

std::vector<std::string> KindNames() {
  std::vector<std::string> names;
  for (const auto& [name, kind] : Kinds()) names.push_back(name);
  return names;
}

struct ConvertFlags {
  std::string kind;
  std::string file;
  OutputFormat output;
};

ExitCode Run(const ConvertFlags& flags) {
  const auto file = ReadFile(flags.file);
  if (!file) return kUnreadable;
  const auto document =
      capi::Convert(Kinds().at(flags.kind), file->bytes, file->format, flags.output.format());
  if (!document.ok()) return Refuse(file->name, document.error(), flags.output.is_json());
  return flags.output.Print(document->text()) ? kDone : kUnreadable;
}

constexpr const char* kAbout = R"(write a document in another form
Nothing is checked beyond the form, and nothing is added or dropped. Default: JSON on one line.)";

}  // namespace

void AddConvertCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<ConvertFlags>();
  CLI::App* command = app.add_subcommand("convert", kAbout);
  command
      ->add_option("KIND", flags->kind,
                   "policy, assessment, determination, explanation, catalogue, table or sign-off-answers")
      ->required()
      ->check(OneOf(KindNames()));
  command->add_option("FILE", flags->file, "The document; - for standard input")->required();
  flags->output.AddTo(command, "document");
  command->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  command->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
