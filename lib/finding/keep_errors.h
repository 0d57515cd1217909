// What is wrong with a part of a document, in the report of the whole.
#ifndef RAS_LIB_FINDING_KEEP_ERRORS_H_
#define RAS_LIB_FINDING_KEEP_ERRORS_H_

#include <string>
#include <utility>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/finding/wording.h"

namespace ras {

// The errors among the findings of a part, each at its place in the whole; `path` is the part's. Warnings and
// notes belong to the part's own answer. False if there are none. `Findings` is any list of them.
template <class Findings>
bool KeepErrors(const std::string& path, const Findings& findings, FindingReport* whole) {
  bool any = false;
  for (const v1::Finding& finding : findings) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    v1::Finding kept;
    kept.CopyFrom(finding);
    kept.set_path(finding.path().empty() ? path : In(path, finding.path()));
    whole->Keep(std::move(kept));
    any = true;
  }
  return any;
}

// The same of a part that reports by itself.
inline bool KeepErrors(const std::string& path, FindingReport* part, FindingReport* whole) {
  std::vector<v1::Finding> findings;
  part->Finish(&findings);
  return KeepErrors(path, findings, whole);
}

// Everything that a part reports by itself, warnings and notes too.
inline void KeepFindings(const std::string& path, FindingReport* part, FindingReport* whole) {
  std::vector<v1::Finding> findings;
  part->Finish(&findings);
  for (const v1::Finding& finding : findings) {
    v1::Finding kept;
    kept.CopyFrom(finding);
    kept.set_path(finding.path().empty() ? path : In(path, finding.path()));
    whole->Keep(std::move(kept));
  }
}

}  // namespace ras

#endif  // RAS_LIB_FINDING_KEEP_ERRORS_H_
