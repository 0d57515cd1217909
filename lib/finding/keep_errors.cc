#include "lib/finding/keep_errors.h"

#include <utility>
#include <vector>

#include "lib/finding/wording.h"

namespace ras {

void KeepErrorsOf(std::string_view path, FindingReport* part, FindingReport* whole) {
  std::vector<v1::Finding> findings;
  part->Finish(&findings);
  for (v1::Finding& finding : findings) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    finding.set_path(In(path, finding.path()));
    whole->Keep(std::move(finding));
  }
}

}  // namespace ras
