// Parts of a population brought together: only like is added to like, and nobody twice.
#ifndef RAS_LIB_SUMS_BRING_TOGETHER_H_
#define RAS_LIB_SUMS_BRING_TOGETHER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/sums/terms_differences.h"

namespace ras {

// Where parts came from, to tell of those that cannot be brought together.
class SummedParts {
 public:
  explicit SummedParts(FindingReport* report) : report_(*report) {}

  // False, after a report, for people who were taken before. `path` is "people" or "sums[3]".
  bool Take(const Digest& fingerprint, const std::string& path);
  void ReportDifference(const TermsDifference& difference, const std::string& path);
  void ReportTooMany(int64_t people, const std::string& path);

 private:
  FindingReport& report_;
  std::string first_;
  std::map<Digest, std::string> taken_;
};

// `Sums` has a member `fingerprint`, and beside it there are: DifferencesOf(there, here), all by which their
// terms differ; MergeSums(other, &sums), false for too many people together; and PeopleIn(sums).
template <class Sums>
class BringTogether {
 public:
  explicit BringTogether(FindingReport* report) : parts_(report) {}

  void Take(Sums part, const std::string& path) {
    if (together_) {
      const std::vector<TermsDifference> differences = DifferencesOf(*together_, part);
      for (const TermsDifference& difference : differences) parts_.ReportDifference(difference, path);
      if (!differences.empty()) return;
    }
    if (!parts_.Take(part.fingerprint, path)) return;
    if (!together_) {
      together_ = std::make_unique<Sums>(std::move(part));
    } else if (!MergeSums(part, &*together_)) {
      parts_.ReportTooMany(PeopleIn(part), path);
    }
  }

  // Everyone who was taken. Something was, and nothing reported.
  const Sums& everyone() const { return *together_; }

 private:
  SummedParts parts_;
  std::unique_ptr<Sums> together_;
};

}  // namespace ras

#endif  // RAS_LIB_SUMS_BRING_TOGETHER_H_
