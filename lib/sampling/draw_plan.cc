#include "lib/sampling/draw_plan.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "lib/finding/wording.h"

namespace ras {
namespace {

void CheckPlacesOnce(const v1::DrawSampleRequest& request, FindingReport* report) {
  const bool by_stratum = !request.strata().empty();
  if (by_stratum && request.places() != 0) {
    report->Error({.code = "places_twice",
                   .path = "places",
                   .value = std::to_string(request.places()),
                   .message = "The places are said twice, in all and for each stratum.",
                   .remedy = "Give either places or strata."});
    return;
  }
  const bool some = std::any_of(request.strata().begin(), request.strata().end(),
                                [](const v1::StratumPlaces& stratum) { return stratum.places() > 0; });
  if (some || request.places() != 0) return;
  report->Error({.code = "missing",
                 .path = by_stratum ? "strata" : "places",
                 .value = "",
                 .message = "It is not said how many people are drawn.",
                 .remedy = "Give the places of each stratum, or of all together."});
}

DrawPlan EmptyStrata(const v1::DrawSampleRequest& request, FindingReport* report) {
  DrawPlan plan;
  if (request.strata().empty()) plan[{}] = {.places = request.places(), .path = "places"};
  for (int i = 0; i < request.strata_size(); ++i) {
    const v1::StratumPlaces& stratum = request.strata(i);
    const DrawStratum empty{.places = stratum.places(), .path = At("", "strata", i)};
    if (plan.try_emplace({stratum.care_group(), stratum.service()}, empty).second) continue;
    report->Error({.code = "duplicate_stratum",
                   .path = empty.path,
                   .value = stratum.care_group(),
                   .message = "This care group and service are there already.",
                   .remedy = "Give each once, with all its places."});
  }
  return plan;
}

// The end if the plan has none for this person.
DrawPlan::iterator StratumOf(const v1::SupportedPerson& person, bool everybody, DrawPlan* plan) {
  if (everybody) return plan->begin();
  const auto exact = plan->find({person.care_group(), person.service()});
  if (exact != plan->end()) return exact;
  // Of a care group's strata the one without a service comes first.
  const auto whole = plan->find({person.care_group(), {}});
  if (whole == plan->end()) return whole;
  const auto next = std::next(whole);
  return next == plan->end() || next->first.first != person.care_group() ? whole : plan->end();
}

// People of one care group and service for whom the plan has no stratum: where the first of them stands, and
// how many they are.
struct Unplanned {
  int first = 0;
  std::size_t people = 0;
};

void ReportUnplanned(const v1::SupportedPerson& person, const DrawPlan& plan, const Unplanned& unplanned,
                     FindingReport* report) {
  const auto group = plan.lower_bound({person.care_group(), {}});
  const bool known = group != plan.end() && group->first.first == person.care_group();
  const std::string service =
      person.service().empty() ? " without a service" : " with the service " + Quote(person.service());
  report->Error({.code = "not_planned",
                 .path = In(At("", "people", unplanned.first), known ? "service" : "care_group"),
                 .value = known ? person.service() : person.care_group(),
                 .message = "The plan has no stratum for the care group " + Quote(person.care_group()) +
                            service + ", which has " + Count(unplanned.people, "person", "people") + ".",
                 .remedy = "Add the stratum, with 0 places if nobody of it is to be drawn."});
}

void PlacePeople(const v1::DrawSampleRequest& request, DrawPlan* plan, FindingReport* report) {
  std::map<std::pair<std::string_view, std::string_view>, Unplanned> left;
  for (int i = 0; i < request.people_size(); ++i) {
    const v1::SupportedPerson& person = request.people(i);
    if (const auto found = StratumOf(person, request.strata().empty(), plan); found != plan->end()) {
      found->second.people.push_back(i);
    } else {
      const auto group = left.try_emplace({person.care_group(), person.service()}, Unplanned{i, 0}).first;
      ++group->second.people;
    }
  }
  for (const auto& [names, unplanned] : left) {
    ReportUnplanned(request.people(unplanned.first), *plan, unplanned, report);
  }
}

void CheckThatPlacesCanBeFilled(const v1::DrawSampleRequest& request, const DrawPlan& plan,
                                FindingReport* report) {
  for (const auto& [names, stratum] : plan) {
    if (stratum.places <= stratum.people.size()) continue;
    const bool everybody = request.strata().empty();
    report->Error({.code = "more_places_than_people",
                   .path = everybody ? stratum.path : In(stratum.path, "places"),
                   .value = std::to_string(stratum.places),
                   .message = "There are " + std::to_string(stratum.people.size()) + " people" +
                              (everybody ? "." : " in this stratum."),
                   .remedy = "Give at most as many places."});
  }
}

// A plan that was made for other people shares the places out in other proportions.
void WarnOfOtherPeople(const v1::DrawSampleRequest& request, const DrawPlan& plan, FindingReport* report) {
  for (int i = 0; i < request.strata_size(); ++i) {
    const v1::StratumPlaces& planned = request.strata(i);
    const DrawStratum& stratum = plan.at({planned.care_group(), planned.service()});
    if (planned.people() == 0 || planned.people() == stratum.people.size()) continue;
    report->Warning(
        {.code = "people_changed",
         .path = In(At("", "strata", i), "people"),
         .value = std::to_string(planned.people()),
         .message = "The plan counts other people in this stratum than the " +
                    std::to_string(stratum.people.size()) + " that there are.",
         .remedy = "Share the places out again for the people as they are now.",
         .reason =
             "A sample has as large a share of each group as the population (financial framework, step 1)."});
  }
}

}  // namespace

DrawPlan ReadDrawPlan(const v1::DrawSampleRequest& request, FindingReport* report) {
  CheckPlacesOnce(request, report);
  DrawPlan plan = EmptyStrata(request, report);
  PlacePeople(request, &plan, report);
  CheckThatPlacesCanBeFilled(request, plan, report);
  WarnOfOtherPeople(request, plan, report);
  return plan;
}

}  // namespace ras
