// Collects what there is to say about one document.
#ifndef RAS_LIB_FINDING_FINDING_REPORT_H_
#define RAS_LIB_FINDING_FINDING_REPORT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_limit.h"
#include "ras/v1/finding.pb.h"

namespace ras {

// What a finding says besides its severity. Aggregates, so that every place that reports names its parts.
struct Says {
  std::string_view code;    // One of docs/findings.md.
  std::string path;         // "tables[0].bands.rows[2].from"
  std::string value;        // The value at fault, or empty. Shortened if long.
  std::string message;      // What is wrong.
  std::string remedy;       // What to write instead.
  std::string reason = {};  // Warnings and notes: why, with the source.
};

// Findings are kept by severity, within FindingLimit, and added to the caller's list by Finish. Not thread
// safe.
class FindingReport {
 public:
  void Error(Says says) { Add(v1::SEVERITY_ERROR, std::move(says)); }
  void Warning(Says says) { Add(v1::SEVERITY_WARNING, std::move(says)); }
  void Note(Says says) { Add(v1::SEVERITY_NOTE, std::move(says)); }

  bool has_errors() const { return errors_ > 0; }
  // How many errors were reported, listed or not.
  std::size_t errors() const { return errors_; }

  // Takes a finding as it is.
  void Keep(v1::Finding finding);

  // Appends errors, then warnings, then notes, each in the order in which they were reported.
  void Finish(std::vector<v1::Finding>* findings);

 private:
  void Add(v1::Severity severity, Says says);

  std::vector<v1::Finding> findings_;
  FindingLimit limit_;
  std::size_t errors_ = 0;
};

}  // namespace ras

#endif  // RAS_LIB_FINDING_FINDING_REPORT_H_
