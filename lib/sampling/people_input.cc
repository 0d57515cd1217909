#include "lib/sampling/people_input.h"

#include <algorithm>
#include <cstddef>

#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/terms/order_by_id.h"

namespace ras {
namespace {

std::vector<std::string_view> IdsOf(const PeopleList& list) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(list.size()));
  for (const v1::SupportedPerson& person : list) ids.emplace_back(person.id());
  return ids;
}

}  // namespace

PeopleById::PeopleById(const PeopleList& list)
    : ids_(IdsOf(list)), order_(OrderById(ids_)), first_(FirstOfEach(ids_, order_)) {}

std::optional<int> PeopleById::Find(std::string_view id) const {
  const auto found =
      std::lower_bound(order_.begin(), order_.end(), id,
                       [this](int position, std::string_view of) { return IdAt(position) < of; });
  if (found == order_.end() || IdAt(*found) != id) return std::nullopt;
  return *found;
}

PeopleById IndexPeople(const PeopleList& list, const std::string& path, FindingReport* report) {
  PeopleById by_id(list);
  for (int i = 0; i < list.size(); ++i) {
    const std::string& id = list[i].id();
    // Ids that differ only in where a tab or a line ends would make one fingerprint of two lists.
    if (id.find_first_of("\t\n") != std::string::npos) {
      report->Error({.code = "control_character",
                     .path = In(At("", path, i), "id"),
                     .value = id,
                     .message = "An id is one word or more on one line.",
                     .remedy = "Take the tab or line feed out."});
    }
    if (by_id.FirstOf(i) == i || id.empty()) continue;
    report->Error({.code = "duplicate_id",
                   .path = In(At("", path, i), "id"),
                   .value = id,
                   .message = "This id is also that of " + At("", path, by_id.FirstOf(i)) + ".",
                   .remedy = "Give every person once, under an id of their own."});
  }
  return by_id;
}

std::string PeopleFingerprint(const PeopleList& people) {
  Sha256Stream lines;
  for (const int position : OrderById(IdsOf(people))) {
    const v1::SupportedPerson& person = people[position];
    for (const std::string_view part :
         {std::string_view(person.id()), std::string_view("\t"), std::string_view(person.care_group()),
          std::string_view("\t"), std::string_view(person.service()), std::string_view("\n")}) {
      lines.Add(part);
    }
  }
  return lines.Hex();
}

}  // namespace ras
