#include "lib/finding/finding_report.h"

#include <utility>

#include "lib/finding/wording.h"

namespace ras {

void FindingReport::Add(v1::Severity severity, Says says) {
  v1::Finding finding;
  finding.set_severity(severity);
  finding.set_code(std::string(says.code));
  finding.set_path(std::move(says.path));
  finding.set_value(Shorten(says.value));
  finding.set_message(std::move(says.message));
  finding.set_remedy(std::move(says.remedy));
  finding.set_reason(std::move(says.reason));
  Keep(std::move(finding));
}

void FindingReport::Keep(v1::Finding finding) {
  if (finding.severity() == v1::SEVERITY_ERROR) ++errors_;
  if (limit_.Count(finding.code(), finding.severity())) findings_.push_back(std::move(finding));
}

void FindingReport::Finish(std::vector<v1::Finding>* findings) {
  limit_.AppendRest(&findings_);
  for (const v1::Severity severity : {v1::SEVERITY_ERROR, v1::SEVERITY_WARNING, v1::SEVERITY_NOTE}) {
    for (v1::Finding& finding : findings_) {
      if (finding.severity() == severity) findings->push_back(std::move(finding));
    }
  }
  findings_.clear();
  limit_ = {};
  errors_ = 0;
}

}  // namespace ras
