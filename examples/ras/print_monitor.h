// What is told of a system in use, in words, columns and bars.
#ifndef RAS_EXAMPLES_RAS_PRINT_MONITOR_H_
#define RAS_EXAMPLES_RAS_PRINT_MONITOR_H_

#include "json.h"

namespace ras::tool {

// `answer` is a MonitorAllocationsResponse without errors. The most important comes first.
void PrintMonitor(const Json& answer);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_MONITOR_H_
