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

using Cases = google::protobuf::RepeatedPtrField<v1::SampleCase>;

// How many people each care group has, by one record and by the check of the sample.
struct TwoCounts {
  uint64_t here = 0;
  uint64_t checked = 0;
};
using CountsByGroup = std::map<std::string_view, TwoCounts>;

// `count`: what of a group is counted, its people or those in the sample.
template <class Count>
void CountChecked(const v1::SignOffRequest& request, Count count, CountsByGroup* groups) {
  for (const v1::GroupComparison& comparison : request.sample_check().checked().comparisons()) {
    if (comparison.by() != v1::COMPARED_BY_CARE_GROUP) continue;
    for (const v1::ComparedGroup& group : comparison.groups()) {
      (*groups)[group.care_group()].checked += (group.*count)();
    }
  }
}

// "\"x\", 3 and 4" of each care group of which there are not as many.
std::vector<std::string> Differing(const CountsByGroup& groups) {
  std::vector<std::string> differing;
  for (const auto& [group, people] : groups) {
    if (people.here == people.checked) continue;
    differing.push_back(Quote(group) + ", " + std::to_string(people.here) + " and " +
                        std::to_string(people.checked));
  }
  return differing;
}

void CompareWithBuild(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.build().has_population()) return;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& population = *google::protobuf::Arena::CreateMessage<v1::ReconcilePopulation>(&arena);
  population.CopyFrom(request.build().population());
  FindingReport read_before;
  const SheetList strata({.list = "strata", .sheet = "sheet"}, &population, &read_before);
  CountsByGroup groups;
  for (const v1::PopulationStratum& stratum : population.strata()) {
    groups[stratum.care_group()].here += stratum.people();
  }
  CountChecked(request, &v1::ComparedGroup::people, &groups);
  const std::vector<std::string> differing = Differing(groups);
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

// People who are named are compared by their fingerprints, and counted ones by care group.
void CompareWithDraw(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_draw()) return;
  const v1::DrawSampleResponse& drawn = request.sample_draw().drawn();
  const std::string& checked = request.sample_check().checked().population_fingerprint();
  if (!checked.empty() && checked == drawn.population_fingerprint()) return;
  std::string differences = "a person, a care group or a service is another";
  if (checked.empty()) {
    CountsByGroup groups;
    for (const v1::DrawnStratum& stratum : drawn.strata())
      groups[stratum.care_group()].here += stratum.people();
    CountChecked(request, &v1::ComparedGroup::people, &groups);
    const std::vector<std::string> differing = Differing(groups);
    // Drawn from all together, they have no groups.
    if (differing.empty() || groups.contains({})) return;
    differences = List(differing, "and") + " people";
  }
  report->Warning(
      {.code = "population_differs",
       .path = "sample_draw.drawn.population_fingerprint",
       .value = drawn.population_fingerprint(),
       .message = "The people that the sample was drawn from are not those that it was checked against: " +
                  differences + ".",
       .remedy =
           "Check the sample against the people that it was drawn from; or see that the days of the two "
           "account for it.",
       .reason = "A sample stands for those alone from whom it was drawn (financial framework, step 1)."});
}

}  // namespace

void ComparePopulations(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_check()) return;
  CompareWithBuild(request, report);
  CompareWithDraw(request, report);
}

void CompareCareGroups(const v1::SignOffRequest& request, const Cases& cases, const PeopleList& sample,
                       FindingReport* report) {
  if (!request.has_sample_check()) return;
  std::map<std::string_view, std::string_view> named;
  for (const v1::SupportedPerson& person : sample) named.emplace(person.id(), person.care_group());
  CountsByGroup groups;
  std::vector<std::string> differing;
  for (const v1::SampleCase& person : cases) {
    // Who is left out may have none.
    if (person.care_group().empty()) continue;
    ++groups[person.care_group()].here;
    const auto found = named.find(person.id());
    if (found == named.end() || found->second == person.care_group()) continue;
    differing.push_back(Quote(person.id()) + ", " + Quote(person.care_group()) + " and " +
                        Quote(found->second));
  }
  CountChecked(request, &v1::ComparedGroup::sampled, &groups);
  // Not everybody of the sample need have a case.
  for (const auto& [group, people] : groups) {
    if (people.here <= people.checked) continue;
    differing.push_back(Quote(group) + ", " + Count(people.here, "case", "cases") + " and " +
                        Count(people.checked, "person", "people") + " of the sample");
  }
  if (differing.empty()) return;
  report->Warning(
      {.code = "care_groups_differ",
       .path = "sample_check.check.sample",
       .value = std::to_string(differing.size()),
       .message =
           "The sample was not checked for the care groups of the cases: " + List(differing, "and") + ".",
       .remedy = "Check the sample by the care groups that the table is built for.",
       .reason = "A sample is to be representative of every care group (financial framework, step 1)."});
}

}  // namespace ras
