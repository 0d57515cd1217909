// The commands of `ras collate`. Each adds itself to its parent, and sets `*exit_code` when it has run.
#ifndef RAS_EXAMPLES_RAS_COLLATE_COMMANDS_H_
#define RAS_EXAMPLES_RAS_COLLATE_COMMANDS_H_

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "exit_code.h"

namespace ras::tool {

void AddCollatePeopleCommand(CLI::App* collate, ExitCode* exit_code);
void AddCollateTemplateCommand(CLI::App* collate, ExitCode* exit_code);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_COLLATE_COMMANDS_H_
