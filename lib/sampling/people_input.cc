#include "lib/sampling/people_input.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"

namespace ras {

PeopleById IndexPeople(const PeopleList& list, const std::string& path, FindingReport* report) {
  PeopleById by_id;
  by_id.reserve(static_cast<std::size_t>(list.size()));
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
    const auto [first, added] = by_id.emplace(id, i);
    if (added) continue;
    report->Error({.code = "duplicate_id",
                   .path = In(At("", path, i), "id"),
                   .value = id,
                   .message = "This id is also that of " + At("", path, first->second) + ".",
                   .remedy = "Give every person once, under an id of their own."});
  }
  return by_id;
}

std::string PeopleFingerprint(const PeopleList& people) {
  std::vector<const v1::SupportedPerson*> ordered;
  ordered.reserve(static_cast<std::size_t>(people.size()));
  for (const v1::SupportedPerson& person : people) ordered.push_back(&person);
  std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) { return a->id() < b->id(); });
  std::string lines;
  for (const v1::SupportedPerson* person : ordered) {
    lines.append(person->id()).append("\t").append(person->care_group());
    lines.append("\t").append(person->service()).append("\n");
  }
  return Sha256Hex(lines);
}

}  // namespace ras
