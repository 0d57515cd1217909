// What the library says of a request to build a table, in the words of the command line that made it.
#ifndef RAS_EXAMPLES_RAS_TABLE_BUILD_WORDS_H_
#define RAS_EXAMPLES_RAS_TABLE_BUILD_WORDS_H_

#include <ras.hpp>
#include <string>
#include <vector>

#include "exit_code.h"
#include "json.h"
#include "request_words.h"
#include "table_build_flags.h"

namespace ras::tool {

// Warnings and notes with options, columns and files in the place of the request's fields, which nobody who
// typed a command has seen.
Json AllInWordsOfOptions(const BuildSheets& sheets, const Json& findings);

// The options behind the fields of a build that is the field `build` of another request, and behind these
// fields as texts name them.
const std::vector<OptionWord>& BuildPartWords();

// Complains of what is wrong with a request, in these words and with the sheet that is at fault; `method`, if
// it is not empty, goes before each line. Gives the exit code.
ExitCode ComplainOfBuild(const BuildSheets& sheets, const std::string& method, const capi::Error& error);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_TABLE_BUILD_WORDS_H_
