// ras table: what makes an allocation table of a sample of people, and keeps it up to date.
#include "table_commands.h"

#include "commands.h"

namespace ras::tool {

void AddTableCommands(CLI::App& app, ExitCode* exit_code) {
  CLI::App* table = app.add_subcommand("table", "make an allocation table, test it, and keep it up to date");
  table->require_subcommand(1);
  table->footer(kExitCodeHelp);
  AddTableBuildCommand(table, exit_code);
  AddTableCompareCommand(table, exit_code);
  AddTableMarketCommand(table, exit_code);
  AddTableUpliftCommand(table, exit_code);
  AddTableSignOffCommand(table, exit_code);
}

}  // namespace ras::tool
