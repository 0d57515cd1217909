// Findings for people, one on a line: where, what is wrong, what to do.
#ifndef RAS_EXAMPLES_RAS_PRINT_FINDINGS_H_
#define RAS_EXAMPLES_RAS_PRINT_FINDINGS_H_

#include <ras.hpp>
#include <string>
#include <string_view>

#include "exit_code.h"

namespace ras::tool {

// Prints every finding of `error` on standard error, in the form of compilers:
//   FILE:LINE:COLUMN: PATH: What is wrong. Found "VALUE". What to do.
// `root` is what the path starts with in the request and not in the user's file: "assessment.".
ExitCode ComplainOf(const std::string& file, const capi::Error& error, std::string_view root = {});

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_FINDINGS_H_
