// Options that there are not, and what a command cannot do without.
#ifndef RAS_EXAMPLES_RAS_OPTION_FAULTS_H_
#define RAS_EXAMPLES_RAS_OPTION_FAULTS_H_

#include <CLI/App.hpp>

namespace ras::tool {

// Complains, after a parse that failed, of every option that there is not, with the one that is spelt most
// like it, and then of everything at once that is required and not there, or of the command that is. False if
// there is nothing of the kind.
bool ComplainOfOptions(const CLI::App& app);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_OPTION_FAULTS_H_
