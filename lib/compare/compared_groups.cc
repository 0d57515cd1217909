#include "lib/compare/compared_groups.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "lib/finding/wording.h"
#include "lib/terms/group_count.h"
#include "lib/terms/named_ranges.h"

namespace ras {
namespace {

std::vector<ComparedDimension> ReadGrouping(const v1::ComparedGrouping& grouping) {
  std::vector<ComparedDimension> by;
  for (const v1::ComparedDimension& dimension : grouping.by()) by.push_back(ReadDimension(dimension));
  return by;
}

std::set<std::string_view> CharacteristicsOf(
    const google::protobuf::RepeatedPtrField<v1::ComparedPerson>& people) {
  std::set<std::string_view> names;
  for (const v1::ComparedPerson& person : people) {
    for (const v1::Characteristic& one : person.characteristics()) names.insert(one.name());
  }
  return names;
}

void CheckDimension(const ComparedDimension& dimension, const std::set<std::string_view>& characteristics,
                    ComparedPart part, const std::string& path, FindingReport* report) {
  if (dimension.field != v1::COMPARED_FIELD_UNSPECIFIED) return;
  if (dimension.characteristic.empty()) {
    report->Error({.code = "missing",
                   .path = path,
                   .value = "",
                   .message = "It is not said what people are grouped by.",
                   .remedy = "Name a field of ComparedField or a characteristic."});
    return;
  }
  if (part == ComparedPart::kSome || characteristics.contains(dimension.characteristic)) return;
  std::vector<std::string> known;
  known.reserve(characteristics.size());
  for (const std::string_view name : characteristics) known.push_back(Quote(name));
  report->Error({.code = "unknown_characteristic",
                 .path = In(path, "characteristic"),
                 .value = dimension.characteristic,
                 .message = "Nobody has this characteristic.",
                 .remedy = known.empty()
                               ? "Give the characteristics of the people, or leave the grouping out."
                               : "Name one that people have: " + List(known, "or") + "."});
}

// Ranges are needed where people are grouped by them.
void CheckRanges(const v1::ComparePoliciesRequest& request, v1::ComparedField field,
                 const RangeStarts& starts, const char* list, const char* what, FindingReport* report) {
  CheckAscending(starts, list, what, report);
  const ComparedDimension wanted{field, {}};
  const bool by_range =
      std::any_of(request.groupings().begin(), request.groupings().end(), [&](const auto& grouping) {
        const std::vector<ComparedDimension> by = ReadGrouping(grouping);
        return std::find(by.begin(), by.end(), wanted) != by.end();
      });
  if (!by_range || !starts.empty()) return;
  report->Error({.code = "missing",
                 .path = list,
                 .value = "",
                 .message = std::string("People are grouped by ranges, and it is not said at which ") + what +
                            " they begin.",
                 .remedy = std::string("Give the ") + what + " at which ranges begin."});
}

// By what one person is put into a group.
class Keys {
 public:
  Keys(const v1::ComparePoliciesRequest& request, const ComparedPeople& people)
      : people_(people), scores_(request.score_ranges()), amounts_(request.amount_ranges()) {}

  GroupKey Of(const ComparedPerson& person, const ComparedDimension& dimension) const {
    switch (dimension.field) {
      case v1::COMPARED_FIELD_CARE_GROUP:
        return {0, person.document->care_group()};
      case v1::COMPARED_FIELD_SERVICE:
        return {0, person.document->service()};
      case v1::COMPARED_FIELD_SCORE_RANGE:
        return {person.score ? scores_.PlaceOf(*person.score) + 1 : 0, {}};
      case v1::COMPARED_FIELD_AMOUNT_RANGE:
        // Somebody new has nothing today if nothing allocates now.
        return {person.is_new() && !people_.has_before ? 0 : amounts_.PlaceOfPence(people_.Today(person)) + 1,
                {}};
      case v1::COMPARED_FIELD_STATUS:
        return {0, person.is_new() ? "new" : "existing"};
      default:
        return {0, person.Characteristic(dimension.characteristic)};
    }
  }

  std::string NameOf(const GroupKey& key, const ComparedDimension& dimension) const {
    const bool by_score = dimension.field == v1::COMPARED_FIELD_SCORE_RANGE;
    if (!by_score && dimension.field != v1::COMPARED_FIELD_AMOUNT_RANGE) return std::string(key.second);
    if (key.first == 0) return {};
    return (by_score ? scores_ : amounts_).NameOf(key.first - 1);
  }

 private:
  const ComparedPeople& people_;
  NamedRanges scores_;
  NamedRanges amounts_;
};

std::vector<std::vector<ComparedDimension>> GroupingsOf(const v1::ComparePoliciesRequest& request,
                                                        ComparedPart part) {
  std::vector<std::vector<ComparedDimension>> groupings;
  for (const v1::ComparedGrouping& grouping : request.groupings()) {
    groupings.push_back(ReadGrouping(grouping));
  }
  if (!groupings.empty() || part == ComparedPart::kSome) return groupings;
  if (std::any_of(request.people().begin(), request.people().end(),
                  [](const auto& person) { return !person.care_group().empty(); })) {
    groupings.push_back({{v1::COMPARED_FIELD_CARE_GROUP, {}}});
  }
  for (const std::string_view name : CharacteristicsOf(request.people())) {
    groupings.push_back({{v1::COMPARED_FIELD_UNSPECIFIED, std::string(name)}});
  }
  return groupings;
}

}  // namespace

void CheckComparedGroupings(const v1::ComparePoliciesRequest& request, ComparedPart part,
                            FindingReport* report) {
  CheckRanges(request, v1::COMPARED_FIELD_SCORE_RANGE, request.score_ranges(), "score_ranges", "scores",
              report);
  CheckRanges(request, v1::COMPARED_FIELD_AMOUNT_RANGE, request.amount_ranges(), "amount_ranges", "amounts",
              report);
  CheckAscending(request.change_ranges(), "change_ranges", "changes", report);
  const std::set<std::string_view> characteristics = CharacteristicsOf(request.people());
  std::vector<std::vector<ComparedDimension>> before;
  for (int g = 0; g < request.groupings_size(); ++g) {
    const std::string path = At("", "groupings", g);
    const std::vector<ComparedDimension> by = ReadGrouping(request.groupings(g));
    for (std::size_t d = 0; d < by.size(); ++d) {
      CheckDimension(by[d], characteristics, part, At(path, "by", static_cast<int>(d)), report);
    }
    if (std::find(by.begin(), by.end(), ComparedDimension()) != by.end()) continue;
    if (by.size() == 2 && by[0] == by[1]) {
      report->Error({.code = "listed_twice",
                     .path = At(path, "by", 1),
                     .value = "",
                     .message = "People are grouped by the same twice.",
                     .remedy = "Name two that differ, or one."});
    }
    if (std::any_of(before.begin(), before.end(), [&](const std::vector<ComparedDimension>& other) {
          return std::is_permutation(other.begin(), other.end(), by.begin(), by.end());
        })) {
      report->Error({.code = "listed_twice",
                     .path = path,
                     .value = "",
                     .message = "People are grouped by this already.",
                     .remedy = "Give each grouping once."});
    }
    before.push_back(by);
  }
}

std::vector<ComparedGrouping> GroupCompared(const v1::ComparePoliciesRequest& request,
                                            const ComparedPeople& people, ComparedPart part,
                                            FindingReport* report) {
  const Keys keys(request, people);
  std::vector<ComparedGrouping> groupings;
  std::size_t groups = 0;
  for (std::vector<ComparedDimension>& by : GroupingsOf(request, part)) {
    ComparedGrouping& grouping = groupings.emplace_back();
    grouping.by = std::move(by);
    grouping.groups = PutInGroups(
        people.people.size(), grouping.by.size(),
        [&](std::size_t i, std::size_t d) { return keys.Of(people.people[i], grouping.by[d]); },
        [&](const GroupKey& key, std::size_t d) { return keys.NameOf(key, grouping.by[d]); });
    groups += grouping.groups.size();
  }
  CheckGroupCount(groups, "groupings", report);
  return groupings;
}

ComparedDimension ReadDimension(const v1::ComparedDimension& dimension) {
  if (dimension.of_case() == v1::ComparedDimension::kCharacteristic) {
    return {v1::COMPARED_FIELD_UNSPECIFIED, dimension.characteristic()};
  }
  return {dimension.field(), {}};
}

void TellDimension(const ComparedDimension& dimension, v1::ComparedDimension* told) {
  if (dimension.field != v1::COMPARED_FIELD_UNSPECIFIED) return told->set_field(dimension.field);
  told->set_characteristic(dimension.characteristic);
}

}  // namespace ras
