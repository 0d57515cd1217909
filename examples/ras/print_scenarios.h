// Scenarios for people: those that no other is better than, in columns and as a picture.
#ifndef RAS_EXAMPLES_RAS_PRINT_SCENARIOS_H_
#define RAS_EXAMPLES_RAS_PRINT_SCENARIOS_H_

#include <string>
#include <vector>

#include "json.h"

namespace ras::tool {

// `answer` is a SearchScenariosResponse without errors. `methods` are those of the grid, as they were typed;
// `all` tells of scenarios beside the frontier too, and why candidates have no table.
void PrintScenarios(const Json& answer, const std::vector<std::string>& methods, bool all);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PRINT_SCENARIOS_H_
