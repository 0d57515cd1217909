#include "lib/sums/sums_report.h"

#include <utility>
#include <vector>

#include "lib/finding/wording.h"
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

void KeepRemarks(const AskedAtOnce& asked, FindingReport* remarks, FindingReport* report) {
  std::vector<v1::Finding> findings;
  remarks->Finish(&findings);
  const std::string first = asked.has_people ? kSummedPeople : At("", "sums", 0);
  for (const v1::Finding& finding : findings) {
    v1::Finding kept;
    kept.CopyFrom(finding);
    if (finding.path() == asked.everyone) {
      kept.set_path(asked.has_people ? kSummedPeople : "sums");
    } else if (asked.beside.empty() || finding.path() != asked.beside) {
      kept.set_path(In(first, finding.path()));
    }
    report->Keep(std::move(kept));
  }
}

}  // namespace ras
