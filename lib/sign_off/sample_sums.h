// What a table comes to for the people of a sample, by care group and by service.
#ifndef RAS_LIB_SIGN_OFF_SAMPLE_SUMS_H_
#define RAS_LIB_SIGN_OFF_SAMPLE_SUMS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "lib/finding/finding_report.h"
#include "ras/int256.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// People of the sample, in pence where it is money.
struct SumsOfPeople {
  uint64_t people = 0;
  Int128 spent = 0;
  Int128 allocated = 0;
  // Those who would be allocated less than their support costs, and by how much together.
  uint64_t short_people = 0;
  Int128 shortfall = 0;
};

// By care group or by service, either of which may be empty.
using SumsByGroup = std::map<std::string, SumsOfPeople>;

struct SampleSums {
  SumsOfPeople everyone;
  SumsByGroup care_groups;
  SumsByGroup services;
  // What is allocated once informal support is taken off as the collation has it, each person's half-up to
  // the penny. Absent if the table is not gross of it, or there is no collation that says how much it is.
  std::optional<Int128> after_informal_support;
};

// Of a build that has been built again, and of everybody whom its sample does not leave out, outliers too.
SampleSums SumTheSample(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_SAMPLE_SUMS_H_
