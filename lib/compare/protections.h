// Transitional protections as they are reckoned with (docs/comparing-policies.md section 4).
#ifndef RAS_LIB_COMPARE_PROTECTIONS_H_
#define RAS_LIB_COMPARE_PROTECTIONS_H_

#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/protected_amount.h"
#include "ras/rounding.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

struct Protection {
  // Outlives this.
  const v1::TransitionalProtection* document = nullptr;
  std::string id;
  std::vector<YearOfProtection> years;
  // The one year goes on for good.
  bool has_no_end = false;
  AmountRounding rounding;
};

// Reports, below `path`, a protection that says nothing or contradicts itself; what it returns then means
// nothing. Every field obeys its own rule; so it does for the next.
Protection ReadProtection(const v1::TransitionalProtection& document, const std::string& path,
                          FindingReport* report);

// Those of the request; reports as well ids that are there twice, and too many years for so many people.
std::vector<Protection> ReadProtections(const v1::ComparePoliciesRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_PROTECTIONS_H_
