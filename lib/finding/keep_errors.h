// What is wrong with a part of a document, in the report of the whole.
#ifndef RAS_LIB_FINDING_KEEP_ERRORS_H_
#define RAS_LIB_FINDING_KEEP_ERRORS_H_

#include <string_view>

#include "lib/finding/finding_report.h"

namespace ras {

// The errors of the part, each at its place in the whole; `path` is the part's. Warnings and notes belong to
// the part's own answer.
void KeepErrorsOf(std::string_view path, FindingReport* part, FindingReport* whole);

}  // namespace ras

#endif  // RAS_LIB_FINDING_KEEP_ERRORS_H_
