// People one by one, as requests about samples give them: as a list, or as a sheet in its place.
#ifndef RAS_LIB_SAMPLING_PEOPLE_INPUT_H_
#define RAS_LIB_SAMPLING_PEOPLE_INPUT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/finding/finding_report.h"
#include "lib/sheet/sheet_cases.h"
#include "ras/v1/sample_people.pb.h"

namespace ras {

using PeopleList = google::protobuf::RepeatedPtrField<v1::SupportedPerson>;

// Where each person stands in a list, by id.
using PeopleById = std::unordered_map<std::string_view, int>;

// The fields `people` and `sheet` of one message.
class PeopleInput {
 public:
  // Puts the people of the sheet, if there is one, into the list, which lives in an arena (growing lists
  // elsewhere lose what they have if memory runs out). `within` is the path of the message, "" or
  // "population". Reports what is wrong with the form of the sheet, and people that are given in both ways.
  PeopleInput(std::string_view within, std::string_view sheet, PeopleList* list, FindingReport* report);

  // The list means nothing if the sheet could not be read.
  bool readable() const { return readable_; }
  const PeopleList& list() const { return list_; }
  // "population.people".
  const std::string& path() const { return path_; }

  // Reports ids that are not on one line, and that are there before. Views into the list.
  PeopleById Index(FindingReport* report) const;

  // A finding about one of the list becomes one about a line of the sheet, if they came from there.
  void Place(v1::Finding* finding) const;

 private:
  std::string NameOf(int position) const;

  std::string path_;
  const PeopleList& list_;
  std::optional<SheetCases> sheet_;
  bool readable_ = true;
};

// The SHA-256 of a line for each person, "id TAB care group TAB service", each ending in a line feed, in the
// order of the bytes of the ids: the same in any order of the list. No id has a tab or a line feed in it.
std::string PeopleFingerprint(const PeopleList& people);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_PEOPLE_INPUT_H_
