// ras collate template: the sheets that officers fill in, and a guide for them.
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "collate_commands.h"
#include "collation_guide.h"
#include "files.h"
#include "json.h"
#include "new_files.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

struct TemplateFlags {
  std::string folder;
  std::string policy;
};

ExitCode WriteTemplate(const TemplateFlags& flags) {
  Json policy;
  if (!flags.policy.empty()) {
    const auto file = ReadFile(flags.policy);
    if (!file) return kUnreadable;
    ExitCode result = kDone;
    const auto document = ReadAsJson(*file, capi::DocumentKind::kPolicy, false, &result);
    if (!document) return result;
    policy = *document;
  }
  std::error_code fault;
  std::filesystem::create_directories(flags.folder, fault);
  if (fault) {
    Complain(flags.folder, fault.message());
    return kUnreadable;
  }
  const std::filesystem::path folder = flags.folder;
  NewFiles files;
  std::string written;
  for (const auto& [name, bytes] : {std::pair<const char*, std::string>{"people.csv", PeopleHeading(policy)},
                                    {"items.csv", ItemsHeading()},
                                    {"services.csv", ServicesHeading()},
                                    {"guide.txt", CollationGuide(policy)}}) {
    const std::string path = (folder / name).string();
    files.Add(path, bytes);
    written.append("wrote ").append(path).append("\n");
  }
  return files.Write() && Print(written) ? kDone : kUnreadable;
}

constexpr const char* kAbout = R"(write the sheets that officers fill in, and a guide for them
Into a folder, which is made if it is not there: people.csv, items.csv and services.csv with their headings, and
guide.txt, which says in plain words what belongs where. Nothing is overwritten.)";

}  // namespace

void AddCollateTemplateCommand(CLI::App* collate, ExitCode* exit_code) {
  auto flags = std::make_shared<TemplateFlags>();
  CLI::App* command = collate->add_subcommand("template", kAbout);
  command->add_option("FOLDER", flags->folder, "Where to write them")->required();
  command
      ->add_option(
          "--policy", flags->policy,
          "A policy whose questions get columns for the answers, and with their points go into the guide")
      ->option_text("FILE");
  command->footer(kExitCodeHelp);
  command->callback([=] { *exit_code = WriteTemplate(*flags); });
}

}  // namespace ras::tool
