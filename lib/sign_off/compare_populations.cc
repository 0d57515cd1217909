#include "lib/sign_off/compare_populations.h"

#include <google/protobuf/arena.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/sheet/sheet_list.h"

namespace ras {
namespace {

// How many people each care group has, as the build and as the check of the sample say.
struct TwoCounts {
  uint64_t built = 0;
  uint64_t checked = 0;
};

}  // namespace

void ComparePopulations(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_check() || !request.build().has_population()) return;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& population = *google::protobuf::Arena::CreateMessage<v1::ReconcilePopulation>(&arena);
  population.CopyFrom(request.build().population());
  FindingReport read_before;
  const SheetList strata({.list = "strata", .sheet = "sheet"}, &population, &read_before);
  std::map<std::string_view, TwoCounts> groups;
  for (const v1::PopulationStratum& stratum : population.strata()) {
    groups[stratum.care_group()].built += stratum.people();
  }
  for (const v1::GroupComparison& comparison : request.sample_check().checked().comparisons()) {
    if (comparison.by() != v1::COMPARED_BY_CARE_GROUP) continue;
    for (const v1::ComparedGroup& group : comparison.groups()) {
      groups[group.care_group()].checked += group.people();
    }
  }
  std::vector<std::string> differing;
  for (const auto& [group, people] : groups) {
    if (people.built == people.checked) continue;
    differing.push_back(Quote(group) + ", " + std::to_string(people.built) + " and " +
                        std::to_string(people.checked));
  }
  if (differing.empty()) return;
  report->Warning(
      {.code = "population_differs",
       .path = "build.population",
       .value = std::to_string(differing.size()),
       .message = "The population of the build is not the one that the sample was checked against: " +
                  List(differing, "and") + " people.",
       .remedy = "Correct the one that is wrong, and build or check again; or see that the days of the two "
                 "account for it.",
       .reason = "What is allocated is grossed up by the people of each stratum (docs/building-a-table.md "
                 "section 7)."});
}

}  // namespace ras
