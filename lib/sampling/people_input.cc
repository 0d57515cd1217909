#include "lib/sampling/people_input.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"

namespace ras {

PeopleInput::PeopleInput(std::string_view within, std::string_view sheet, PeopleList* list,
                         FindingReport* report)
    : path_(In(within, "people")), list_(*list) {
  if (sheet.empty()) return;
  if (!list->empty()) {
    report->Error({.code = "cases_twice",
                   .path = path_,
                   .value = std::to_string(list->size()),
                   .message = "The people are given twice, one by one and as a sheet.",
                   .remedy = "Keep one of the two."});
  }
  list->Clear();
  sheet_.emplace(sheet, In(within, "sheet"), *v1::SupportedPerson::descriptor(), report);
  readable_ = sheet_->heading_is_good() && sheet_->size() > 0;
  for (std::size_t row = 0; readable_ && row < sheet_->size(); ++row) sheet_->Fill(row, list->Add(), report);
}

std::string PeopleInput::NameOf(int position) const {
  if (!sheet_) return "The person " + At("", path_, position);
  return "The person in line " + std::to_string(sheet_->PlaceOf(static_cast<std::size_t>(position)).line);
}

PeopleById PeopleInput::Index(FindingReport* report) const {
  PeopleById by_id;
  by_id.reserve(static_cast<std::size_t>(list_.size()));
  for (int i = 0; i < list_.size(); ++i) {
    const std::string& id = list_[i].id();
    // Ids that differ only in where a tab or a line ends would make one fingerprint of two lists.
    if (id.find_first_of("\t\n") != std::string::npos) {
      report->Error({.code = "control_character",
                     .path = In(At("", path_, i), "id"),
                     .value = id,
                     .message = "An id is one word or more on one line.",
                     .remedy = "Take the tab or line feed out."});
    }
    const auto [first, added] = by_id.emplace(id, i);
    if (added) continue;
    report->Error({.code = "duplicate_id",
                   .path = In(At("", path_, i), "id"),
                   .value = id,
                   .message = NameOf(first->second) + " has this id too.",
                   .remedy = "Give every person once, under an id of their own."});
  }
  return by_id;
}

void PeopleInput::Place(v1::Finding* finding) const {
  if (sheet_) sheet_->Place(path_, finding);
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
