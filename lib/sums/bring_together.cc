#include "lib/sums/bring_together.h"

#include "lib/finding/wording.h"
#include "lib/sums/sums_report.h"

namespace ras {
namespace {

std::string Named(const std::string& path) {
  return path == kSummedPeople ? "the people beside the sums" : path;
}

}  // namespace

bool SummedParts::Take(const Digest& fingerprint, const std::string& path) {
  if (taken_.empty()) first_ = path;
  const auto [before, is_new] = taken_.emplace(fingerprint, path);
  if (is_new) return true;
  report_.Error({.code = "people_summed_twice",
                 .path = path,
                 .value = "",
                 .message = "Exactly these people are added up already, in " + Named(before->second) + ".",
                 .remedy = "Give every part once, and people of different lists different ids."});
  return false;
}

void SummedParts::ReportDifference(const TermsDifference& difference, const std::string& path) {
  // No name of a constant, which only a program can read.
  const bool is_told = !difference.there.empty() && difference.there.find('_') == std::string::npos;
  report_.Error({.code = "sums_of_another_analysis",
                 .path = path == kSummedPeople ? path : In(path, difference.field),
                 .value = difference.here,
                 .message = "Here the " + difference.name + " is not that of " + Named(first_) +
                            (is_told ? ", where it is " + Quote(difference.there) : "") + ".",
                 .remedy = "Bring together only people who were added up in the same way."});
}

void SummedParts::ReportTooMany(int64_t people, const std::string& path) {
  report_.Error({.code = "too_many_people",
                 .path = path,
                 .value = std::to_string(people),
                 .message = "With these there are more than 2^40 people.",
                 .remedy = "Add up fewer."});
}

}  // namespace ras
