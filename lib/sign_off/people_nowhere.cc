#include "lib/sign_off/people_nowhere.h"

#include <algorithm>
#include <iterator>

#include "lib/finding/wording.h"

namespace ras {

void WarnOfPeopleNowhere(const RecordedPeople& recorded, const std::set<std::string_view>& ids,
                         const google::protobuf::RepeatedPtrField<v1::SampleCase>& cases,
                         const v1::SignOffRequest& request, FindingReport* report) {
  std::set<std::string_view> known;
  for (const v1::SampleCase& person : cases) known.insert(person.id());
  for (const v1::CollateExclusion& person : request.collation().collated().excluded()) {
    known.insert(person.id());
  }
  std::vector<std::string_view> nowhere;
  std::ranges::set_difference(ids, known, std::back_inserter(nowhere));
  if (nowhere.empty()) return;
  report->Warning(
      {.code = recorded.code,
       .path = recorded.path,
       .value = std::to_string(nowhere.size()),
       .message = Count(nowhere.size(), recorded.one, recorded.many) + " " +
                  (nowhere.size() == 1 ? "is" : "are") +
                  " neither among the cases nor left out with a reason: " + Named(nowhere) + ".",
       .remedy = "Collate them too, and leave them out with a reason if their score or cost is not known.",
       .reason = "If people drop out of a sample in silence, it no longer stands for all (financial "
                 "framework, sample size)."});
}

std::string Named(const std::vector<std::string_view>& ids) {
  std::vector<std::string> shown;
  for (const std::string_view id : ids) {
    if (shown.size() < kShownItems) shown.push_back(Quote(id));
  }
  return List(shown, "and", ids.size());
}

}  // namespace ras
