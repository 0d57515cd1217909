// The people of a comparison put into groups by what they have in common.
#ifndef RAS_LIB_COMPARE_COMPARED_GROUPS_H_
#define RAS_LIB_COMPARE_COMPARED_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/finding/finding_report.h"
#include "lib/terms/put_in_groups.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// A field of the people, or else a characteristic by its name.
struct ComparedDimension {
  v1::ComparedField field = v1::COMPARED_FIELD_UNSPECIFIED;
  std::string characteristic;

  friend bool operator==(const ComparedDimension&, const ComparedDimension&) = default;
};

struct ComparedGrouping {
  std::vector<ComparedDimension> by;
  // In the order of the names, ranges ascending, and the unknown first. Of everybody, whether new or not.
  std::vector<PeopleInCommon> groups;
};

// Who the people of a request are.
enum class ComparedPart : uint8_t {
  kEveryone,  // A characteristic by which they are grouped is one that somebody has.
  kSome,      // What nobody has here others may have.
};

// Reports groupings that make no sense, and ranges that are missing or do not ascend. Every field obeys its
// own rule.
void CheckComparedGroupings(const v1::ComparePoliciesRequest& request, ComparedPart part,
                            FindingReport* report);

// The people by each grouping of the request; of everyone, if it has none by care group, if one is known, and
// by each characteristic that somebody has, in the order of the names. Nothing is at fault. Reports more
// groups than a response can hold, and then returns any.
std::vector<ComparedGrouping> GroupCompared(const v1::ComparePoliciesRequest& request,
                                            const ComparedPeople& people, ComparedPart part,
                                            FindingReport* report);

ComparedDimension ReadDimension(const v1::ComparedDimension& dimension);
void TellDimension(const ComparedDimension& dimension, v1::ComparedDimension* told);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARED_GROUPS_H_
