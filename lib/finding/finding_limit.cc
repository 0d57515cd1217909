#include "lib/finding/finding_limit.h"

#include <utility>

namespace ras {

bool FindingLimit::Count(std::string_view code, v1::Severity severity, std::size_t times) {
  auto found = codes_.find(code);
  if (found == codes_.end()) found = codes_.emplace(std::string(code), Code{severity, 0}).first;
  found->second.count += times;
  return found->second.count <= kMostOfOneCode;
}

void FindingLimit::AppendRest(std::vector<v1::Finding>* findings) const {
  for (const auto& [name, code] : codes_) {
    if (code.count <= kMostOfOneCode) continue;
    v1::Finding more;
    more.set_severity(code.severity);
    more.set_code("more_of_the_same");
    more.set_value(name);
    more.set_message("There are " + std::to_string(code.count) + " findings \"" + name + "\"; the first " +
                     std::to_string(kMostOfOneCode) + " are listed.");
    more.set_remedy("Put these right and check again.");
    if (code.severity != v1::SEVERITY_ERROR) {
      more.set_reason("A longer list helps nobody, and a hostile document could make it endless.");
    }
    findings->push_back(std::move(more));
  }
}

}  // namespace ras
