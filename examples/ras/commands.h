// The commands of the tool. Each adds itself to the command line, and sets `*exit_code` when it is the one
// that was asked for and has run.
#ifndef RAS_EXAMPLES_RAS_COMMANDS_H_
#define RAS_EXAMPLES_RAS_COMMANDS_H_

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "exit_code.h"

namespace ras::tool {

void AddPolicyCommands(CLI::App& app, ExitCode* exit_code);
void AddSampleCommands(CLI::App& app, ExitCode* exit_code);
void AddCollateCommands(CLI::App& app, ExitCode* exit_code);
void AddTableCommands(CLI::App& app, ExitCode* exit_code);
void AddOutliersCommand(CLI::App& app, ExitCode* exit_code);
void AddInfluenceCommand(CLI::App& app, ExitCode* exit_code);
void AddScenariosCommand(CLI::App& app, ExitCode* exit_code);
void AddVarianceCommand(CLI::App& app, ExitCode* exit_code);
void AddCompareCommand(CLI::App& app, ExitCode* exit_code);
void AddMonitorCommand(CLI::App& app, ExitCode* exit_code);
void AddLookupCommand(CLI::App& app, ExitCode* exit_code);
void AddDetermineCommand(CLI::App& app, ExitCode* exit_code);
void AddExplainCommand(CLI::App& app, ExitCode* exit_code);
void AddVerifyCommand(CLI::App& app, ExitCode* exit_code);
void AddWhyCommand(CLI::App& app, ExitCode* exit_code);
void AddConvertCommand(CLI::App& app, ExitCode* exit_code);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_COMMANDS_H_
