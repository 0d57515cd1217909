// Where the rows of a planned table begin and end.
#ifndef RAS_LIB_BUILD_TABLE_ENDS_H_
#define RAS_LIB_BUILD_TABLE_ENDS_H_

#include <cstdint>

#include "lib/finding/finding_report.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// The rows of a plan are at most as many as an AllocationTable can hold.
inline constexpr int64_t kMostRows = 10'000;
// No score of a document is above it.
inline constexpr int64_t kGreatestScore = 999'999'999;

// The first and the last row's score, both whole points or percents.
struct TableEnds {
  int64_t from = 0;
  int64_t to = 0;
};

// Reports what the fields of a plan say together that cannot be; each has passed its own rule. True, and
// gives the ends, if these are good, whatever else is not.
bool CheckPlan(const v1::TablePlan& plan, FindingReport* report, TableEnds* ends);

// The ends of a plan about which there was nothing to report.
TableEnds EndsOf(const v1::TablePlan& plan);

}  // namespace ras

#endif  // RAS_LIB_BUILD_TABLE_ENDS_H_
