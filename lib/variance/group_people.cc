#include "lib/variance/group_people.h"

#include <algorithm>
#include <utility>

#include "lib/finding/wording.h"
#include "lib/terms/group_count.h"
#include "lib/terms/named_ranges.h"

namespace ras {
namespace {

GroupKey KeyOf(const VariancePerson& person, v1::VarianceDimension dimension, const NamedRanges& ranges) {
  const v1::VarianceCase& document = *person.document;
  switch (dimension) {
    case v1::VARIANCE_DIMENSION_CARE_GROUP:
      return {0, document.care_group()};
    case v1::VARIANCE_DIMENSION_SERVICE:
      return {0, document.service()};
    case v1::VARIANCE_DIMENSION_BAND:
      return {person.band_place, person.band};
    case v1::VARIANCE_DIMENSION_TABLE:
      return {0, person.table};
    case v1::VARIANCE_DIMENSION_APPROVAL_TIER:
      return {0, document.approval_tier()};
    case v1::VARIANCE_DIMENSION_SCORE_RANGE:
      return {person.score ? ranges.PlaceOf(*person.score) + 1 : 0, {}};
    default:
      return {};
  }
}

std::string NameOf(const GroupKey& key, v1::VarianceDimension dimension, const NamedRanges& ranges) {
  if (dimension != v1::VARIANCE_DIMENSION_SCORE_RANGE) return std::string(key.second);
  return key.first == 0 ? std::string() : ranges.NameOf(key.first - 1);
}

PeopleGrouping GroupBy(std::vector<v1::VarianceDimension> by, const v1::AnalyseVarianceRequest& request,
                       const VariancePeople& people) {
  const NamedRanges ranges(request.score_ranges());
  PeopleGrouping grouping;
  grouping.groups = PutInGroups(
      people.people.size(), by.size(),
      [&](std::size_t i, std::size_t d) { return KeyOf(people.people[i], by[d], ranges); },
      [&](const GroupKey& key, std::size_t d) { return NameOf(key, by[d], ranges); });
  grouping.by = std::move(by);
  return grouping;
}

}  // namespace

void CheckGroupings(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  CheckAscending(request.score_ranges(), "score_ranges", "scores", report);
  bool by_range = false;
  for (int g = 0; g < request.groupings_size(); ++g) {
    const v1::VarianceGrouping& grouping = request.groupings(g);
    const std::string path = At("", "groupings", g);
    by_range = by_range || std::find(grouping.by().begin(), grouping.by().end(),
                                     v1::VARIANCE_DIMENSION_SCORE_RANGE) != grouping.by().end();
    for (int d = 0; d < grouping.by_size(); ++d) {
      if (grouping.by(d) != v1::VARIANCE_DIMENSION_UNSPECIFIED) continue;
      report->Error({.code = "missing",
                     .path = At(path, "by", d),
                     .value = "",
                     .message = "It is not said what people are grouped by.",
                     .remedy = "Name one of VarianceDimension."});
    }
    if (grouping.by_size() != 2 || grouping.by(0) != grouping.by(1)) continue;
    report->Error({.code = "listed_twice",
                   .path = At(path, "by", 1),
                   .value = v1::VarianceDimension_Name(grouping.by(1)),
                   .message = "People are grouped by the same twice.",
                   .remedy = "Name two that differ, or one."});
  }
  if (!by_range || !request.score_ranges().empty()) return;
  report->Error({.code = "missing",
                 .path = "score_ranges",
                 .value = "",
                 .message = "People are grouped by ranges of the score, and there are none.",
                 .remedy = "Give the scores at which ranges begin."});
}

std::vector<PeopleGrouping> GroupPeople(const v1::AnalyseVarianceRequest& request,
                                        const VariancePeople& people, FindingReport* report) {
  std::vector<PeopleGrouping> groupings;
  std::size_t groups = 0;
  const auto add = [&](std::vector<v1::VarianceDimension> by) {
    groupings.push_back(GroupBy(std::move(by), request, people));
    groups += groupings.back().groups.size();
  };
  for (const v1::VarianceGrouping& grouping : request.groupings()) {
    std::vector<v1::VarianceDimension> by;
    by.reserve(static_cast<std::size_t>(grouping.by_size()));
    for (int d = 0; d < grouping.by_size(); ++d) by.push_back(grouping.by(d));
    add(std::move(by));
  }
  const bool known =
      std::any_of(people.people.begin(), people.people.end(),
                  [](const VariancePerson& person) { return !person.document->care_group().empty(); });
  if (request.groupings().empty() && known) add({v1::VARIANCE_DIMENSION_CARE_GROUP});
  CheckGroupCount(groups, "groupings", report);
  return groupings;
}

}  // namespace ras
