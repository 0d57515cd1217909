// What came of building a table, for people.
#ifndef RAS_EXAMPLES_RAS_PRINT_TABLE_BUILD_H_
#define RAS_EXAMPLES_RAS_PRINT_TABLE_BUILD_H_

#include <string>

#include "json.h"

namespace ras::tool {

// The rows of a table of percentages or points.
const Json& RowsOf(const Json& table);

// "the 5 people it was built from, without the 1 outlier": of whom the fit of a BuildTableResponse is told.
std::string PeopleBuiltFrom(const Json& response);

// A BuildTableResponse that has a table: what each step did, and how the table fits, and some of its rows.
// Not its findings.
void PrintTableBuild(const Json& response);

// Who was left out by rule, and by which bounds; nothing if there were no rules. Of a TableProvenance.
void PrintOutliers(const Json& provenance);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_TABLE_BUILD_H_
