// The commands of `ras table`. Each adds itself to its parent, and sets `*exit_code` when it has run.
#ifndef RAS_EXAMPLES_RAS_TABLE_COMMANDS_H_
#define RAS_EXAMPLES_RAS_TABLE_COMMANDS_H_

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "exit_code.h"

namespace ras::tool {

void AddTableBuildCommand(CLI::App* table, ExitCode* exit_code);
void AddTableCompareCommand(CLI::App* table, ExitCode* exit_code);
void AddTableMarketCommand(CLI::App* table, ExitCode* exit_code);
void AddTableUpliftCommand(CLI::App* table, ExitCode* exit_code);
void AddTableSignOffCommand(CLI::App* table, ExitCode* exit_code);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_TABLE_COMMANDS_H_
