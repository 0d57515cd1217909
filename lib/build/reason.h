// Why there is no table of some people or some steps, where a build of its own is not what was asked for.
#ifndef RAS_LIB_BUILD_REASON_H_
#define RAS_LIB_BUILD_REASON_H_

#include <string>
#include <vector>

#include "lib/finding/finding_report.h"

namespace ras {

// The first thing that stands in the way, as a sentence. The report has errors, and is empty afterwards.
inline std::string ReasonOf(FindingReport* report) {
  std::vector<v1::Finding> findings;
  report->Finish(&findings);
  return findings.front().message();
}

}  // namespace ras

#endif  // RAS_LIB_BUILD_REASON_H_
