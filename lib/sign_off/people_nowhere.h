// People of a sample who are lost between its record and the cases of a table.
#ifndef RAS_LIB_SIGN_OFF_PEOPLE_NOWHERE_H_
#define RAS_LIB_SIGN_OFF_PEOPLE_NOWHERE_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Which record has them, and how they are called.
struct RecordedPeople {
  const char* code;
  const char* path;
  const char* one;   // "person who was drawn"
  const char* many;  // "people who were drawn"
};

// Warns of those of `ids` who are neither among the cases nor left out with a reason by the collation, if
// there is one.
void WarnOfPeopleNowhere(const RecordedPeople& recorded, const std::set<std::string_view>& ids,
                         const google::protobuf::RepeatedPtrField<v1::SampleCase>& cases,
                         const v1::SignOffRequest& request, FindingReport* report);

// "\"a\", \"b\" and 8 more".
std::string Named(const std::vector<std::string_view>& ids);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_PEOPLE_NOWHERE_H_
