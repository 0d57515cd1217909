// Many cases: JSON Lines in, JSON Lines out.
#ifndef RAS_EXAMPLES_RAS_DETERMINE_LINES_H_
#define RAS_EXAMPLES_RAS_DETERMINE_LINES_H_

#include <ras.hpp>
#include <string>

#include "exit_code.h"

namespace ras::tool {

// Reads one assessment a line from a file (standard input for "-") and prints one line for each, in the same
// order, with its status. Reads and prints as it goes, so any number of lines will do. kAnswerIsNo if any
// line gives no figure.
ExitCode DetermineLines(const capi::Policy& policy, const std::string& name, const std::string& as_of);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_DETERMINE_LINES_H_
