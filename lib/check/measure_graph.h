// Which measure needs which other one before it can be computed.
#ifndef RAS_LIB_CHECK_MEASURE_GRAPH_H_
#define RAS_LIB_CHECK_MEASURE_GRAPH_H_

#include <vector>

#include "lib/check/policy_names.h"
#include "ras/v1/policy.pb.h"

namespace ras::check {

struct MeasureEdge {
  int to = -1;             // Index of the measure that is needed.
  int term = 0;            // Index of the term that needs it,
  bool condition = false;  // ... as its source, or in its condition.
};

// By measure, what it needs directly. Names that lead nowhere are left out.
std::vector<std::vector<MeasureEdge>> MeasureEdges(const v1::Policy& policy, const PolicyNames& names);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_MEASURE_GRAPH_H_
