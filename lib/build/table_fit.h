// How a finished table fits the people it was built from (docs/building-a-table.md section 4).
#ifndef RAS_LIB_BUILD_TABLE_FIT_H_
#define RAS_LIB_BUILD_TABLE_FIT_H_

#include "lib/build/build_input.h"
#include "lib/build/row_steps.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

void MeasureFit(const BuildInput& input, const v1::BuildTableRequest& request, const FinishedRows& rows,
                v1::TableFit* fit);

}  // namespace ras

#endif  // RAS_LIB_BUILD_TABLE_FIT_H_
