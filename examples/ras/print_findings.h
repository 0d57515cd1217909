// Findings for people, one on a line: where, what is wrong, what to do.
#ifndef RAS_EXAMPLES_RAS_PRINT_FINDINGS_H_
#define RAS_EXAMPLES_RAS_PRINT_FINDINGS_H_

#include <ras.hpp>
#include <string>
#include <string_view>

#include "exit_code.h"
#include "json.h"

namespace ras::tool {

// Prints every finding of `error` on standard error, in the form of compilers:
//   FILE:LINE:COLUMN: PATH: What is wrong. Found "VALUE". What to do.
// `root` is what the path starts with in the request and not in the user's file: "assessment.".
ExitCode ComplainOf(const std::string& file, const capi::Error& error, std::string_view root = {});

// The same for a call that gave no document of its own to say what is wrong. With `as_json`, what is wrong is
// printed on standard output as well: the library's error document, a ras.v1.Findings, as one line of JSON.
// Its paths are those of the request.
ExitCode Refuse(const std::string& file, const capi::Error& error, bool as_json, std::string_view root = {});

// Whether a text names the value itself, standing by itself: "5" is not named by "from 0 to 15.5".
bool Names(std::string_view text, std::string_view value);

// The findings of `error` as the library's JSON: ras.v1.Finding messages. Empty if memory ran out.
Json Findings(const capi::Error& error);

// The same as Refuse for findings that are JSON already, of a call that ended in `status`.
ExitCode RefuseFindings(const std::string& file, int32_t status, const Json& findings, bool as_json);

// Prints a warning or a note on standard output, and below it why:
//   warning: PATH: What is doubtful. What to do.
//       Why: The source.
void PrintRemark(const Json& finding);

// What the help of every command with --json says of that.
inline constexpr const char* kJsonErrorHelp = R"(ERRORS
  What is wrong is told on standard error. With --json, standard output tells it as well: in the
  command's own document, or where there can be none, as when a document cannot be read (exit
  status 3), in one line {"findings":[...]}, a ras.v1.Findings. Of a file that is not there and of a
  wrong command line, standard error tells alone.)";

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_FINDINGS_H_
