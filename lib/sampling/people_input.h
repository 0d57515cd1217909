// People one by one, as requests about samples give them.
#ifndef RAS_LIB_SAMPLING_PEOPLE_INPUT_H_
#define RAS_LIB_SAMPLING_PEOPLE_INPUT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/finding/finding_report.h"
#include "ras/v1/sample_people.pb.h"

namespace ras {

using PeopleList = google::protobuf::RepeatedPtrField<v1::SupportedPerson>;

// Where each person stands in a list, by id.
using PeopleById = std::unordered_map<std::string_view, int>;

// Reports ids that are not on one line, and that are there before. `path` is the list's. Views into the list.
PeopleById IndexPeople(const PeopleList& list, const std::string& path, FindingReport* report);

// The SHA-256 of a line for each person, "id TAB care group TAB service", each ending in a line feed, in the
// order of the bytes of the ids: the same in any order of the list. No id has a tab or a line feed in it.
std::string PeopleFingerprint(const PeopleList& people);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_PEOPLE_INPUT_H_
