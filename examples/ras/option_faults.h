// Options that there are not, and what a command cannot do without.
#ifndef RAS_EXAMPLES_RAS_OPTION_FAULTS_H_
#define RAS_EXAMPLES_RAS_OPTION_FAULTS_H_

#include <CLI/App.hpp>
#include <CLI/Error.hpp>

namespace ras::tool {

// Complains, after a parse that failed, of every option that there is not, with the one that is spelt most
// like it, and then of everything at once that is required and not there, or of the command that is. False if
// there is nothing of the kind.
bool ComplainOfOptions(const CLI::App& app);

// Complains of whatever else a parse failed by.
void ComplainOfParse(const CLI::App& app, const CLI::ParseError& problem);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_OPTION_FAULTS_H_
