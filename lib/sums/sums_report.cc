#include "lib/sums/sums_report.h"

#include "ras/integer_text.h"

namespace ras {
namespace {

constexpr const char* kAsGiven = "Give the sums back as they were given.";

}  // namespace

void ReportImpossible(const std::string& path, const std::string& value, std::string_view message,
                      FindingReport* report) {
  report->Error({.code = "sums_impossible",
                 .path = path,
                 .value = value,
                 .message = std::string(message),
                 .remedy = kAsGiven});
}

Int128 ReadWhole(const std::string& text, const std::string& path, FindingReport* report) {
  const Result<Int128> number = ParseInteger(text);
  if (!number.ok()) {
    report->Error({.code = "not_whole",
                   .path = path,
                   .value = text,
                   .message = "This is no whole number of 128 bits.",
                   .remedy = kAsGiven});
  }
  return number.value_or(0);
}

void ReportNothingToSum(FindingReport* report) {
  report->Error({.code = "missing",
                 .path = kSummedPeople,
                 .value = "",
                 .message = "There are neither people nor sums.",
                 .remedy = "Give people, sums, or both."});
}

void ReportNotSummed(const std::string& path, std::string_view remedy, FindingReport* report) {
  report->Error({.code = "not_summed",
                 .path = path,
                 .value = "",
                 .message = "This needs the people themselves, or stands beside the sums.",
                 .remedy = std::string(remedy)});
}

}  // namespace ras
