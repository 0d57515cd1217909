// The sets of people that a request chooses.
#ifndef RAS_LIB_INFLUENCE_CHOSEN_SETS_H_
#define RAS_LIB_INFLUENCE_CHOSEN_SETS_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/influence.pb.h"

namespace ras {

// What the list is called of those without whom a row changes by much.
inline constexpr std::string_view kShortList = "short list";

struct ChosenSet {
  std::string name;
  // Of each of the people before outliers are left out: whether the set has them.
  std::vector<bool> members;
};

// Reports names and ids that are there twice, and ids of nobody whom the sample keeps. What it returns means
// nothing if the report then has errors.
std::vector<ChosenSet> ReadChosenSets(const v1::MeasureInfluenceRequest& request, const BuildInput& everybody,
                                      FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_INFLUENCE_CHOSEN_SETS_H_
