#include "lib/check/check_report.h"

#include <utility>

#include "lib/check/wording.h"

namespace ras::check {

void CheckReport::Add(v1::Severity severity, Says says) {
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

void CheckReport::Keep(v1::Finding finding) {
  Code& code = codes_[finding.code()];
  code.severity = finding.severity();
  if (++code.count <= kMostOfOneCode) findings_.push_back(std::move(finding));
}

void CheckReport::Finish(std::vector<v1::Finding>* findings) {
  for (const auto& [name, code] : codes_) {
    if (code.count <= kMostOfOneCode) continue;
    v1::Finding more;
    more.set_severity(code.severity);
    more.set_code("more_of_the_same");
    more.set_value(name);
    more.set_message("There are " + std::to_string(code.count) + " findings " + Quote(name) + "; the first " +
                     std::to_string(kMostOfOneCode) + " are listed.");
    more.set_remedy("Put these right and check again.");
    if (code.severity != v1::SEVERITY_ERROR) {
      more.set_reason("A longer list helps nobody, and a hostile document could make it endless.");
    }
    findings_.push_back(std::move(more));
  }
  for (const v1::Severity severity : {v1::SEVERITY_ERROR, v1::SEVERITY_WARNING, v1::SEVERITY_NOTE}) {
    for (v1::Finding& finding : findings_) {
      if (finding.severity() == severity) findings->push_back(std::move(finding));
    }
  }
  findings_.clear();
  codes_.clear();
}

}  // namespace ras::check
