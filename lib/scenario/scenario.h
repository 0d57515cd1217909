// The operation SearchScenarios (ras/v1/service.proto; docs/scenarios.md).
#ifndef RAS_LIB_SCENARIO_SCENARIO_H_
#define RAS_LIB_SCENARIO_SCENARIO_H_

#include "ras/v1/scenario.pb.h"

namespace ras {

// What many ways to build a table from one sample would mean for people and for the budget, and which of them
// no other is better than. Clears the response first, and gives either scenarios or errors, all of them at
// once. Thread safe.
void SearchScenarios(const v1::SearchScenariosRequest& request, v1::SearchScenariosResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SCENARIO_SCENARIO_H_
