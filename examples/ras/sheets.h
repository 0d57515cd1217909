// Sheets of comma-separated values, which travel to the library as text inside JSON.
#ifndef RAS_EXAMPLES_RAS_SHEETS_H_
#define RAS_EXAMPLES_RAS_SHEETS_H_

#include <optional>
#include <ras.hpp>
#include <string>
#include <vector>

#include "files.h"

namespace ras::tool {

// Limits for requests with sheets in them: as high as they go, since the files are the user's own.
const ras_options* SheetLimits();

// Reads a sheet, or standard input for "-". Complains of every line that is not UTF-8, for which JSON has no
// room, or of what else cannot be read, and then gives nothing.
std::optional<File> ReadSheet(const std::string& name);

// One line of a sheet, with its line feed. A cell with a comma, a quote or a line end in it is put in quotes.
std::string SheetLine(const std::vector<std::string>& cells);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SHEETS_H_
