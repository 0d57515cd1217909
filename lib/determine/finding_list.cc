#include "lib/determine/finding_list.h"

#include <array>
#include <utility>

#include "lib/codec/utf8.h"
#include "lib/finding/to_finding.h"

namespace ras {

void FindingList::Add(v1::Severity severity, std::string_view code, std::string path, std::string_view value,
                      std::string_view list, std::string_view other) {
  if (severity == v1::SEVERITY_ERROR) has_errors_ = true;
  if (!limit_.Count(code, severity)) return;
  // Values come from outside; a message stays readable however long they are.
  constexpr std::size_t kLongest = 200;
  const auto shorten = [](std::string_view text) { return Utf8Prefix(text, kLongest); };
  v1::Finding& finding = findings_.emplace_back();
  finding.set_severity(severity);
  finding.set_code(std::string(code));
  finding.set_value(std::string(shorten(value)));
  const std::array<CatalogueArgument, 4> arguments = {
      CatalogueArgument{"value", finding.value()}, CatalogueArgument{"path", path},
      CatalogueArgument{"list", shorten(list)}, CatalogueArgument{"other", shorten(other)}};
  FindingText text = FindingFor(code, arguments);
  finding.set_message(std::move(text.message));
  finding.set_remedy(std::move(text.remedy));
  finding.set_reason(std::move(text.reason));
  finding.set_path(std::move(path));
}

void FindingList::AddShape(Violation violation) {
  has_errors_ = true;
  if (!limit_.Count(violation.code, v1::SEVERITY_ERROR)) return;
  findings_.push_back(ToFinding(std::move(violation)));
}

std::vector<v1::Finding> FindingList::Take() {
  limit_.AppendRest(&findings_);
  limit_ = {};
  return std::exchange(findings_, {});
}

}  // namespace ras
