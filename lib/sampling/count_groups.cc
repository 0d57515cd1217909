#include "lib/sampling/count_groups.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/finding/wording.h"

namespace ras {
namespace {

// A person or a stratum of one side: which of the side's list, of which group, and how many people.
struct Part {
  int index = 0;
  GroupNames names;
  int64_t people = 0;
};
using Parts = std::vector<Part>;

std::string PathOf(const v1::PeopleByGroup& side, const char* path, int index) {
  return At(path, side.people().empty() ? "strata" : "people", index);
}

std::string NameOf(const GroupNames& names) {
  if (names.second.empty()) return Quote(names.first);
  return Quote(names.first) + " with the service " + Quote(names.second);
}

void CheckStrata(const v1::PeopleByGroup& side, const char* path, FindingReport* report) {
  std::map<GroupNames, int> seen;
  int64_t everybody = 0;
  for (int i = 0; i < side.strata_size(); ++i) {
    const v1::Stratum& stratum = side.strata(i);
    const std::string here = At(path, "strata", i);
    if (!seen.emplace(GroupNames(stratum.care_group(), stratum.service()), i).second) {
      report->Error({.code = "duplicate_stratum",
                     .path = here,
                     .value = stratum.care_group(),
                     .message = "This care group and service are there already.",
                     .remedy = "Give each once, with all its people."});
    }
    const auto people = static_cast<int64_t>(stratum.people());
    if (people > kMaxCases - everybody) {
      report->Error({.code = "too_many_people",
                     .path = In(here, "people"),
                     .value = std::to_string(people),
                     .message = "With these there are more people than can be counted.",
                     .remedy = "Give at most 1099511627776 in all."});
      return;
    }
    everybody += people;
  }
}

Parts PartsOf(const v1::PeopleByGroup& side) {
  Parts parts;
  parts.reserve(static_cast<std::size_t>(side.people_size()) + static_cast<std::size_t>(side.strata_size()));
  for (int i = 0; i < side.people_size(); ++i) {
    const v1::SupportedPerson& person = side.people(i);
    parts.push_back({i, {person.care_group(), person.service()}, 1});
  }
  for (int i = 0; i < side.strata_size(); ++i) {
    const v1::Stratum& stratum = side.strata(i);
    const auto people = static_cast<int64_t>(stratum.people());
    parts.push_back({i, {stratum.care_group(), stratum.service()}, people});
  }
  return parts;
}

void CheckThatTheyAgree(const v1::SupportedPerson& here, const v1::SupportedPerson& there, int index,
                        FindingReport* report) {
  const bool by_care_group = here.care_group() != there.care_group();
  // A service that one side does not know contradicts nothing.
  const bool by_service =
      !here.service().empty() && !there.service().empty() && here.service() != there.service();
  if (!by_care_group && !by_service) return;
  report->Error({.code = "differs_from_population",
                 .path = In(At("sample", "people", index), by_care_group ? "care_group" : "service"),
                 .value = by_care_group ? here.care_group() : here.service(),
                 .message = "In the population this person is of " +
                            Quote(by_care_group ? there.care_group() : there.service()) + ".",
                 .remedy = "Correct the one that is wrong."});
}

// The sample in the population's own groups, by id.
Parts FindInPopulation(const v1::CheckSampleRequest& request, const PeopleById& population,
                       FindingReport* report) {
  Parts parts;
  for (int i = 0; i < request.sample().people_size(); ++i) {
    const v1::SupportedPerson& person = request.sample().people(i);
    const std::optional<int> found = population.Find(person.id());
    if (!found) {
      report->Error({.code = "unknown_reference",
                     .path = In(At("sample", "people", i), "id"),
                     .value = person.id(),
                     .message = "Nobody in the population has this id.",
                     .remedy = "Compare the sample with the population that it was drawn from."});
      continue;
    }
    const v1::SupportedPerson& same = request.population().people(*found);
    CheckThatTheyAgree(person, same, i, report);
    parts.push_back({i, {same.care_group(), same.service()}, 1});
  }
  return parts;
}

// Two lists that have changed places, or are of other people altogether: that alone is told, and nothing of
// each person. False, after a report.
bool MayBeDrawnFrom(const v1::CheckSampleRequest& request, const PeopleById& population,
                    FindingReport* report) {
  const v1::PeopleByGroup& sample = request.sample();
  const int all = request.population().people_size();
  if (sample.people_size() > all) {
    report->Error(
        {.code = "sampled_out_of_range",
         .path = "sample",
         .value = std::to_string(sample.people_size()),
         .message = "The sample has more people than the population, which has " + std::to_string(all) + ".",
         .remedy = "See that the two lists have not changed places."});
    return false;
  }
  const bool any_known = std::any_of(sample.people().begin(), sample.people().end(), [&](const auto& person) {
    return population.Find(person.id()).has_value();
  });
  if (any_known || sample.people_size() == 1) return true;
  report->Error({.code = "unknown_reference",
                 .path = "sample",
                 .value = "",
                 .message = "Nobody of the sample is in the population: it has none of these " +
                            std::to_string(sample.people_size()) + " ids.",
                 .remedy =
                     "Compare the sample with the population that it was drawn from, in which everybody "
                     "has the same id."});
  return false;
}

bool TellsServicesApart(const Parts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) { return !part.names.second.empty(); });
}

void CompareCareGroupsAlone(Parts* population, Parts* sample, FindingReport* report) {
  const bool in_population = TellsServicesApart(*population);
  if (in_population == TellsServicesApart(*sample)) return;
  report->Note(
      {.code = "services_not_compared",
       .path = in_population ? "sample" : "population",
       .value = "",
       .message = "No service is named here, so that care groups alone are compared.",
       .remedy = "Name the services on both sides to compare them too.",
       .reason = "A sample has an adequate cross section of services too (financial framework, step 1)."});
  for (Parts* side : {population, sample}) {
    for (Part& part : *side) part.names.second = {};
  }
}

void AddSample(const v1::PeopleByGroup& side, const Parts& sample, GroupCounts* counts,
               FindingReport* report) {
  std::map<GroupNames, int> beyond;  // Which is the first for whom there is no room.
  for (const Part& part : sample) {
    if (part.people == 0) continue;
    GroupCount& group = (*counts)[part.names];
    group.drawn += part.people;
    if (group.drawn > group.population) beyond.emplace(part.names, part.index);
  }
  for (const auto& [names, index] : beyond) {
    const GroupCount& group = counts->at(names);
    report->Error({.code = "sampled_out_of_range",
                   .path = PathOf(side, "sample", index),
                   .value = std::to_string(group.drawn),
                   .message = "The population has " +
                              Count(static_cast<std::size_t>(group.population), "person", "people") +
                              " of the care group " + NameOf(names) + ", fewer than the sample.",
                   .remedy = "Compare the sample with the population that it was drawn from."});
  }
}

}  // namespace

GroupCounts CountGroups(const v1::CheckSampleRequest& request, FindingReport* report) {
  const PeopleById people = IndexPeople(request.population().people(), "population.people", report);
  static_cast<void>(IndexPeople(request.sample().people(), "sample.people", report));
  CheckStrata(request.population(), "population", report);
  CheckStrata(request.sample(), "sample", report);
  if (report->has_errors()) return {};
  const bool by_id = !request.population().people().empty() && !request.sample().people().empty();
  if (by_id && !MayBeDrawnFrom(request, people, report)) return {};
  Parts everybody = PartsOf(request.population());
  Parts drawn = by_id ? FindInPopulation(request, people, report) : PartsOf(request.sample());
  if (report->has_errors()) return {};
  // By id the services of the sample are known, even if all who were drawn use none.
  if (!by_id) CompareCareGroupsAlone(&everybody, &drawn, report);
  GroupCounts counts;
  for (const Part& part : everybody) {
    if (part.people > 0) counts[part.names].population += part.people;
  }
  AddSample(request.sample(), drawn, &counts, report);
  const bool somebody =
      std::any_of(drawn.begin(), drawn.end(), [](const Part& part) { return part.people > 0; });
  if (!somebody) {
    report->Error({.code = "sampled_out_of_range",
                   .path = "sample",
                   .value = "0",
                   .message = "There is nobody in the sample.",
                   .remedy = "Give the people of the sample."});
  }
  return counts;
}

}  // namespace ras
