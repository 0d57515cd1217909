#include "lib/finding/to_finding.h"

#include <utility>

namespace ras {

v1::Finding ToFinding(Violation violation) {
  v1::Finding finding;
  finding.set_severity(v1::SEVERITY_ERROR);
  finding.set_code(std::move(violation.code));
  finding.set_path(std::move(violation.path));
  finding.set_value(std::move(violation.value));
  finding.set_message(std::move(violation.message));
  finding.set_remedy(std::move(violation.remedy));
  finding.set_line(static_cast<uint32_t>(violation.line));
  finding.set_column(static_cast<uint32_t>(violation.column));
  return finding;
}

}  // namespace ras
