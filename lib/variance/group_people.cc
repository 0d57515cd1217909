#include "lib/variance/group_people.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/rational.h"

namespace ras {
namespace {

// What a person can look through, and a response can hold.
constexpr std::size_t kMostGroups = 10'000;

std::vector<Rational> ReadRanges(const v1::AnalyseVarianceRequest& request) {
  std::vector<Rational> edges;
  for (const std::string& edge : request.score_ranges()) edges.emplace_back(Decimal::Parse(edge).value());
  return edges;
}

// How many edges are at or below the score: 0 for one below them all.
std::size_t RangeOf(const Decimal& score, const std::vector<Rational>& edges) {
  return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), Rational(score)) -
                                  edges.begin());
}

std::string RangeName(std::size_t range, const v1::AnalyseVarianceRequest& request) {
  const auto edge = [&](std::size_t i) {
    return Decimal::Parse(request.score_ranges(static_cast<int>(i))).value().Normalised().ToString();
  };
  if (range == 0) return "below " + edge(0);
  const bool last = range == static_cast<std::size_t>(request.score_ranges_size());
  return last ? edge(range - 1) + " and above" : edge(range - 1) + " to below " + edge(range);
}

// What a person is grouped by: a place, by which ranges ascend, and a name, by which all else does.
using GroupKey = std::pair<std::size_t, std::string_view>;

GroupKey KeyOf(const VariancePerson& person, v1::VarianceDimension dimension,
               const std::vector<Rational>& edges) {
  const v1::VarianceCase& document = *person.document;
  switch (dimension) {
    case v1::VARIANCE_DIMENSION_CARE_GROUP:
      return {0, document.care_group()};
    case v1::VARIANCE_DIMENSION_SERVICE:
      return {0, document.service()};
    case v1::VARIANCE_DIMENSION_BAND:
      return {0, document.band()};
    case v1::VARIANCE_DIMENSION_TABLE:
      return {0, document.table()};
    case v1::VARIANCE_DIMENSION_APPROVAL_TIER:
      return {0, document.approval_tier()};
    case v1::VARIANCE_DIMENSION_SCORE_RANGE:
      return {person.score ? RangeOf(*person.score, edges) + 1 : 0, {}};
    default:
      return {};
  }
}

std::string NameOf(const GroupKey& key, v1::VarianceDimension dimension,
                   const v1::AnalyseVarianceRequest& request) {
  if (dimension != v1::VARIANCE_DIMENSION_SCORE_RANGE) return std::string(key.second);
  return key.first == 0 ? std::string() : RangeName(key.first - 1, request);
}

PeopleGrouping GroupBy(std::vector<v1::VarianceDimension> by, const v1::AnalyseVarianceRequest& request,
                       const VariancePeople& people) {
  const std::vector<Rational> edges = ReadRanges(request);
  std::map<std::vector<GroupKey>, std::vector<std::size_t>> members;
  std::vector<GroupKey> key(by.size());
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    for (std::size_t d = 0; d < by.size(); ++d) key[d] = KeyOf(people.people[i], by[d], edges);
    members[key].push_back(i);
  }
  PeopleGrouping grouping;
  for (auto& [keys, of_these] : members) {
    PeopleInCommon group;
    for (std::size_t d = 0; d < by.size(); ++d) group.names.push_back(NameOf(keys[d], by[d], request));
    group.members = std::move(of_these);
    grouping.groups.push_back(std::move(group));
  }
  grouping.by = std::move(by);
  return grouping;
}

void CheckRanges(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  const std::vector<Rational> edges = ReadRanges(request);
  for (std::size_t i = 1; i < edges.size(); ++i) {
    if (edges[i - 1] < edges[i]) continue;
    report->Error({.code = "not_ascending",
                   .path = At("", "score_ranges", static_cast<int>(i)),
                   .value = request.score_ranges(static_cast<int>(i)),
                   .message = "A range begins where or below where the one before it does.",
                   .remedy = "Give the scores at which ranges begin in ascending order, each once."});
  }
}

}  // namespace

void CheckGroupings(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  CheckRanges(request, report);
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
  if (groups > kMostGroups) {
    report->Error({.code = "too_many_groups",
                   .path = "groupings",
                   .value = std::to_string(groups),
                   .message = "The groupings make more than 10,000 groups.",
                   .remedy = "Group by what fewer people differ in, or give fewer groupings."});
  }
  return groupings;
}

}  // namespace ras
