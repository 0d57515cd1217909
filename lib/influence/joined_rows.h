// Methods that give amounts to the scores that people have, and join them up.
#ifndef RAS_LIB_INFLUENCE_JOINED_ROWS_H_
#define RAS_LIB_INFLUENCE_JOINED_ROWS_H_

#include <memory>

#include "lib/build/build_input.h"
#include "lib/influence/rows_without_one.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Of a method that is rank alignment or isotonic regression; else nothing.
std::unique_ptr<RowsWithoutOne> MakeJoinedRows(const BuildInput& input, const v1::BuildMethod& method);

}  // namespace ras

#endif  // RAS_LIB_INFLUENCE_JOINED_ROWS_H_
