#include "lib/compare/nested_groups.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace ras {
namespace {

// One dimension, and what people have in common in it.
using OneInCommon = std::pair<std::pair<int, std::string>, std::string>;

OneInCommon OneOf(const ComparedDimension& dimension, const std::string& name) {
  return {{dimension.field, dimension.characteristic}, name};
}

}  // namespace

NestedGroups::NestedGroups(const std::vector<ComparedSets>& groupings) {
  std::map<OneInCommon, std::size_t> places;  // Of groups by one dimension.
  for (const ComparedSets& grouping : groupings) {
    first_of_.push_back(asked_for_);
    CountSum everyone{0, {}};
    for (const auto& [key, set] : grouping.groups) {
      if (grouping.by.size() == 1) places.emplace(OneOf(grouping.by[0], key[0].second), asked_for_);
      everyone.parts.push_back(asked_for_++);
    }
    sums_.push_back(std::move(everyone));
  }
  size_ = asked_for_;
  // A group that nobody asked for follows only from two groupings that can be held against each other.
  // The response tells how many are new, as a grouping by status would.
  const ComparedDimension status{v1::COMPARED_FIELD_STATUS, {}};
  const auto is_shared = [&](const ComparedDimension& dimension) {
    return dimension == status ||
           std::count_if(groupings.begin(), groupings.end(), [&](const ComparedSets& other) {
             return std::find(other.by.begin(), other.by.end(), dimension) != other.by.end();
           }) > 1;
  };
  std::map<OneInCommon::first_type, std::vector<std::size_t>> by_dimension;  // Groups nobody asked for.
  for (std::size_t i = 0; i < groupings.size(); ++i) {
    const ComparedSets& grouping = groupings[i];
    if (grouping.by.size() != 2) continue;
    for (std::size_t d = 0; d < 2; ++d) {
      if (!is_shared(grouping.by[d])) continue;
      std::map<std::size_t, std::vector<std::size_t>> parts;
      std::size_t group = first_of_[i];
      for (const auto& [key, set] : grouping.groups) {
        const OneInCommon one = OneOf(grouping.by[d], key[d].second);
        const auto [place, is_new] = places.emplace(one, size_);
        if (is_new) by_dimension[one.first].push_back(size_++);
        parts[place->second].push_back(group++);
      }
      for (auto& [whole, of_it] : parts) sums_.push_back({whole, std::move(of_it)});
    }
  }
  for (auto& [dimension, groups] : by_dimension) sums_.push_back({0, std::move(groups)});
  for (const auto& [key, place] : places) {
    if (key.first == OneOf(status, {}).first) of_status_.emplace(key.second, place);
  }
}

std::optional<std::size_t> NestedGroups::PlaceOfStatus(const std::string& status) const {
  const auto found = of_status_.find(status);
  return found == of_status_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

void NestedGroups::CompleteCounts(std::vector<int64_t>* counts) const {
  for (std::size_t place = asked_for_; place < size_; ++place) (*counts)[place] = 0;
  std::vector<bool> done(size_);
  for (const CountSum& sum : sums_) {
    if (sum.whole < asked_for_ || done[sum.whole]) continue;
    done[sum.whole] = true;
    for (const std::size_t part : sum.parts) (*counts)[sum.whole] += (*counts)[part];
  }
}

}  // namespace ras
