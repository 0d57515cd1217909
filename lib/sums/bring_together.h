// Parts of a population brought together: only like is added to like, and nobody twice.
#ifndef RAS_LIB_SUMS_BRING_TOGETHER_H_
#define RAS_LIB_SUMS_BRING_TOGETHER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "lib/finding/finding_report.h"
#include "lib/fingerprint/fingerprint.h"

namespace ras {

// By what two parts differ: the field of the sums, and what people call it.
struct SumsDifference {
  std::string field;
  std::string name;
};

// Where parts came from, to tell of those that cannot be brought together.
class SummedParts {
 public:
  explicit SummedParts(FindingReport* report) : report_(*report) {}

  // False, after a report, for people who were taken before. `path` is "people" or "sums[3]".
  bool Take(const Digest& fingerprint, const std::string& path);
  void ReportDifference(const SumsDifference& difference, const std::string& path);
  void ReportTooMany(int64_t people, const std::string& path);

 private:
  FindingReport& report_;
  std::string first_;
  std::map<Digest, std::string> taken_;
};

// `Sums` has a member `fingerprint`, and beside it there are: DifferenceOf(a, b), an optional SumsDifference;
// MergeSums(other, &sums), false for too many people together; and PeopleIn(sums).
template <class Sums>
class BringTogether {
 public:
  explicit BringTogether(FindingReport* report) : parts_(report) {}

  void Take(Sums part, const std::string& path) {
    if (together_) {
      if (const std::optional<SumsDifference> difference = DifferenceOf(*together_, part)) {
        return parts_.ReportDifference(*difference, path);
      }
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
