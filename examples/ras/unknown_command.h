// A command that there is not, and which one may have been meant.
#ifndef RAS_EXAMPLES_RAS_UNKNOWN_COMMAND_H_
#define RAS_EXAMPLES_RAS_UNKNOWN_COMMAND_H_

#include <CLI/App.hpp>

namespace ras::tool {

// Whether the command line names a command that there is not: `ras check`, `ras policy chek`. Complains of it
// then, with the command that is spelt most like it.
bool NamesUnknownCommand(const CLI::App& app, int argc, char** argv);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_UNKNOWN_COMMAND_H_
