// The finished rows as an allocation table that can be put into a policy as it stands.
#ifndef RAS_LIB_BUILD_WRITE_TABLE_H_
#define RAS_LIB_BUILD_WRITE_TABLE_H_

#include "lib/build/build_input.h"
#include "lib/build/row_steps.h"
#include "ras/v1/allocation_table.pb.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

void WriteTable(const BuildInput& input, const v1::BuildTableRequest& request,
                const v1::TableProvenance& provenance, const FinishedRows& rows, v1::AllocationTable* table);

}  // namespace ras

#endif  // RAS_LIB_BUILD_WRITE_TABLE_H_
