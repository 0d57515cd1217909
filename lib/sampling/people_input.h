// People one by one, as requests about samples give them.
#ifndef RAS_LIB_SAMPLING_PEOPLE_INPUT_H_
#define RAS_LIB_SAMPLING_PEOPLE_INPUT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/v1/sample_people.pb.h"

namespace ras {

using PeopleList = google::protobuf::RepeatedPtrField<v1::SupportedPerson>;

// Where each person stands in a list, by id: of two with one id, the first. Has views into the list.
class PeopleById {
 public:
  explicit PeopleById(const PeopleList& list);

  // O(log n).
  std::optional<int> Find(std::string_view id) const;
  // Where the first with the same id stands as the one at `position`.
  int FirstOf(int position) const { return first_[static_cast<std::size_t>(position)]; }

 private:
  std::string_view IdAt(int position) const { return ids_[static_cast<std::size_t>(position)]; }

  std::vector<std::string_view> ids_;
  std::vector<int> order_;
  std::vector<int> first_;
};

// Reports ids that are not on one line, and that are there before. `path` is the list's.
PeopleById IndexPeople(const PeopleList& list, const std::string& path, FindingReport* report);

// The SHA-256 of a line for each person, "id TAB care group TAB service", each ending in a line feed, in the
// order of the bytes of the ids: the same in any order of the list. No id has a tab or a line feed in it.
std::string PeopleFingerprint(const PeopleList& people);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_PEOPLE_INPUT_H_
