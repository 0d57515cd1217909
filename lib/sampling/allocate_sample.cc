// The operation AllocateSample (ras/v1/service.proto; docs/sampling.md section 2).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sampling/mixed_strata.h"
#include "lib/sampling/sampling.h"
#include "ras/apportion.h"

namespace ras {
namespace {

// The people of each service of one care group, by the service's name, so that equal fractions are decided
// by the names and not by the order of the request.
struct CareGroup {
  std::map<std::string, int64_t> services;
  int64_t people = 0;
  int64_t places = 0;
};
using CareGroups = std::map<std::string, CareGroup>;

CareGroups Gather(const v1::AllocateSampleRequest& request, FindingReport* report) {
  CareGroups groups;
  int64_t everybody = 0;
  for (int i = 0; i < request.strata_size(); ++i) {
    const v1::Stratum& stratum = request.strata(i);
    CareGroup& group = groups[stratum.care_group()];
    const auto people = static_cast<int64_t>(stratum.people());
    if (!group.services.emplace(stratum.service(), people).second) {
      report->Error({.code = "duplicate_stratum",
                     .path = At("", "strata", i),
                     .value = stratum.care_group(),
                     .message = "This care group and service are there already.",
                     .remedy = "Give each once, with all its people."});
    }
    if (people > kMaxCases - everybody) {
      report->Error({.code = "too_many_people",
                     .path = In(At("", "strata", i), "people"),
                     .value = std::to_string(people),
                     .message = "With these there are more people than can be counted.",
                     .remedy = "Give at most 1099511627776 in all."});
      return groups;
    }
    everybody += people;
    group.people += people;
  }
  return groups;
}

void TakeGivenPlaces(const v1::AllocateSampleRequest& request, CareGroups* groups, FindingReport* report) {
  std::map<std::string, int> seen;
  for (int i = 0; i < request.care_group_places_size(); ++i) {
    const v1::CareGroupPlaces& given = request.care_group_places(i);
    const std::string path = At("", "care_group_places", i);
    const auto group = groups->find(given.care_group());
    if (group == groups->end() || !seen.emplace(given.care_group(), i).second) {
      const bool unknown = group == groups->end();
      report->Error(
          {.code = unknown ? "unknown_reference" : "listed_twice",
           .path = In(path, "care_group"),
           .value = given.care_group(),
           .message = unknown ? "No stratum is of this care group." : "This care group is listed twice.",
           .remedy = unknown ? "Name a care group of the strata." : "Give each care group once."});
      continue;
    }
    if (given.places() > static_cast<uint64_t>(group->second.people)) {
      report->Error(
          {.code = "more_places_than_people",
           .path = In(path, "places"),
           .value = std::to_string(given.places()),
           .message = "There are " + std::to_string(group->second.people) + " people in this care group.",
           .remedy = "Give at most as many places."});
      continue;
    }
    group->second.places = static_cast<int64_t>(given.places());
  }
  for (const auto& [name, group] : *groups) {
    if (seen.contains(name)) continue;
    report->Error({.code = "not_listed",
                   .path = "care_group_places",
                   .value = name,
                   .message = "This care group has no number of places.",
                   .remedy = "Give one for every care group, 0 if it is to have none."});
  }
}

ApportionRule ToKernel(v1::ApportionRule rule) {
  return rule == v1::APPORTION_RULE_FLOOR ? ApportionRule::kFloor : ApportionRule::kLargestRemainder;
}

// What stands in the way of sharing `places` among groups with so many people, told at `path`.
void ReportUnshareable(int64_t people, int64_t places, const std::string& whose, const std::string& path,
                       FindingReport* report) {
  const bool too_few = places <= people;
  report->Error(
      {.code = too_few ? "minimum_not_possible" : "more_places_than_people",
       .path = too_few ? "minimum" : path,
       .value = std::to_string(places),
       .message = too_few ? "There are too few places" + whose + " for everybody's minimum."
                          : "There are " + std::to_string(people) + " people" + whose + ".",
       .remedy = too_few ? "Give more places, or a smaller minimum." : "Give at most as many places."});
}

// What the minimum of every service comes to for each.
std::vector<int64_t> Minimums(const v1::AllocateSampleRequest& request, const CareGroup& group) {
  std::vector<int64_t> minimums;
  minimums.reserve(group.services.size());
  for (const auto& [service, people] : group.services) {
    minimums.push_back(std::min(people, static_cast<int64_t>(request.minimum())));
  }
  return minimums;
}

void ShareAmongCareGroups(const v1::AllocateSampleRequest& request, CareGroups* groups,
                          FindingReport* report) {
  std::vector<int64_t> people, minimums;
  int64_t everybody = 0;
  for (const auto& [name, group] : *groups) {
    people.push_back(group.people);
    everybody += group.people;
    const std::vector<int64_t> services = Minimums(request, group);
    minimums.push_back(std::accumulate(services.begin(), services.end(), int64_t{0}));
  }
  const auto places = static_cast<int64_t>(request.places());
  const auto shared = Apportion(people, places, ToKernel(request.apportion_rule()), minimums);
  if (!shared.ok()) return ReportUnshareable(everybody, places, "", "places", report);
  std::size_t next = 0;
  for (auto& [name, group] : *groups) group.places = shared.value()[next++];
}

void ShareAmongServices(const v1::AllocateSampleRequest& request, const std::string& name,
                        const CareGroup& group, FindingReport* report, v1::AllocateSampleResponse* response) {
  std::vector<int64_t> people;
  people.reserve(group.services.size());
  for (const auto& [service, count] : group.services) people.push_back(count);
  std::vector<int64_t> places(people.size());
  if (group.people > 0) {
    const auto shared =
        Apportion(people, group.places, ToKernel(request.apportion_rule()), Minimums(request, group));
    if (!shared.ok()) {
      return ReportUnshareable(group.people, group.places, " in the care group " + Quote(name), "places",
                               report);
    }
    places = shared.value();
  }
  std::size_t next = 0;
  for (const auto& [service, count] : group.services) {
    v1::StratumPlaces* stratum = response->add_strata();
    stratum->set_care_group(name);
    stratum->set_service(service);
    stratum->set_people(static_cast<uint64_t>(count));
    stratum->set_places(static_cast<uint64_t>(places[next++]));
    response->set_people(response->people() + stratum->people());
    response->set_places(response->places() + stratum->places());
  }
}

void CheckPlacesOnce(const v1::AllocateSampleRequest& request, FindingReport* report) {
  const bool by_group = request.care_group_places_size() > 0;
  if ((request.places() != 0) != by_group) return;
  report->Error({.code = by_group ? "places_twice" : "missing",
                 .path = "places",
                 .value = by_group ? std::to_string(request.places()) : "",
                 .message = by_group ? "The places are said twice, in all and for each care group."
                                     : "It is not said how many people the sample has.",
                 .remedy = "Give either places or care_group_places."});
}

void Plan(const v1::AllocateSampleRequest& request, FindingReport* report,
          v1::AllocateSampleResponse* response) {
  if (!ReportShape(request, report).obeys_rules) return;
  CheckPlacesOnce(request, report);
  CareGroups groups = Gather(request, report);
  if (request.care_group_places_size() > 0) TakeGivenPlaces(request, &groups, report);
  if (report->has_errors()) return;
  auto wanted = static_cast<int64_t>(request.places());
  if (request.care_group_places_size() == 0) {
    ShareAmongCareGroups(request, &groups, report);
  } else {
    for (const auto& [name, group] : groups) wanted += group.places;
  }
  if (report->has_errors()) return;
  for (const auto& [name, group] : groups) ShareAmongServices(request, name, group, report, response);
  response->set_left_over(static_cast<uint64_t>(wanted) - response->places());
}

}  // namespace

void AllocateSample(const v1::AllocateSampleRequest& request, v1::AllocateSampleResponse* response) {
  FindingReport report;
  response->Clear();
  Plan(request, &report, response);
  if (!report.has_errors() && response->left_over() > 0) {
    report.Warning(
        {.code = "places_left_over",
         .path = "apportion_rule",
         .value = std::to_string(response->left_over()),
         .message =
             "The floor rule leaves " + Count(response->left_over(), "place", "places") + " to nobody.",
         .remedy = "Share by largest remainder, or say that the sample is smaller.",
         .reason = "The framework's own example loses a person that way (financial framework, step 1)."});
  }
  if (!report.has_errors()) WarnOfMixedStrata(request.strata(), "", &report);
  FinishAnswer(&report, response);
}

}  // namespace ras
