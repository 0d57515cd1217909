// The operation BuildTable (docs/building-a-table.md sections 1 to 4).
#ifndef RAS_LIB_BUILD_BUILD_TABLE_H_
#define RAS_LIB_BUILD_BUILD_TABLE_H_

#include "ras/v1/table_build.pb.h"

namespace ras {

// From a sample of people to an allocation table that can be put into a policy as it stands. Clears the
// response first, and gives a table, with warnings and notes, or findings of which at least one is an error;
// never both. Thread safe.
void BuildTable(const v1::BuildTableRequest& request, v1::BuildTableResponse* response);

}  // namespace ras

#endif  // RAS_LIB_BUILD_BUILD_TABLE_H_
