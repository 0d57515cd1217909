// What can be wrong with sums that come back, and with parts that are brought together.
#ifndef RAS_LIB_SUMS_SUMS_REPORT_H_
#define RAS_LIB_SUMS_SUMS_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "ras/int256.h"

namespace ras {

// The field of a request that has people who are in none of its sums.
inline constexpr const char* kSummedPeople = "people";

// A document of sums is not as it was given. `message` says how.
void ReportImpossible(const std::string& path, const std::string& value, std::string_view message,
                      FindingReport* report);

// A whole number of 128 bits; 0, after a report, for a text that is none.
Int128 ReadWhole(const std::string& text, const std::string& path, FindingReport* report);

// Neither people nor sums are there.
void ReportNothingToSum(FindingReport* report);

// What is asked of people needs all of them at once, or stands beside them: `remedy` says what to do.
void ReportNotSummed(const std::string& path, std::string_view remedy, FindingReport* report);

// Of a request for all people at once that sums are told of as if it had been made.
struct AskedAtOnce {
  // The list of all people.
  std::string_view everyone;
  // What stands beside people and sums here, if there is such a thing.
  std::string_view beside = {};
  // Some are in this request, beside any sums.
  bool has_people = false;
};

// What there is to think of such a request, in the request for sums: of everyone at "people" or else "sums",
// and of the terms, which all parts have in common, in "people" or else "sums[0]".
void KeepRemarks(const AskedAtOnce& asked, FindingReport* remarks, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SUMS_SUMS_REPORT_H_
