// Documents of another kind in the place of a sheet.
#ifndef RAS_LIB_SHEET_NO_SHEET_H_
#define RAS_LIB_SHEET_NO_SHEET_H_

#include <string_view>

#include "lib/finding/finding_report.h"

namespace ras {

// Whether a text is JSON that is not JSON Lines: a list, or one object that begins with a line of its opening
// brace alone. Neither begins a heading, and every line would be told as one that cannot be read. Reports it,
// at `path` with its place.
bool ReportNoSheet(std::string_view bytes, std::string_view path, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SHEET_NO_SHEET_H_
