// ras collate: from what officers write down to the sheet that a table is built from.
#include "collate_commands.h"

#include "commands.h"

namespace ras::tool {

void AddCollateCommands(CLI::App& app, ExitCode* exit_code) {
  CLI::App* collate = app.add_subcommand("collate", "bring the scores and costs of a sample together");
  collate->require_subcommand(1);
  collate->footer(kExitCodeHelp);
  AddCollatePeopleCommand(collate, exit_code);
  AddCollateTemplateCommand(collate, exit_code);
}

}  // namespace ras::tool
