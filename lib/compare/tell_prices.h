// What protections cost, told (docs/comparing-policies.md sections 4 and 5).
#ifndef RAS_LIB_COMPARE_TELL_PRICES_H_
#define RAS_LIB_COMPARE_TELL_PRICES_H_

#include "lib/compare/compared_sums.h"
#include "lib/compare/comparison_terms.h"
#include "lib/compare/tell_comparison.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// In the order of the request. With `shows_losses` false nothing is told that would give away how many lose.
// Reports, as a warning, that there is nobody to protect.
void TellPrices(const ComparisonTerms& terms, const ComparedSums& sums, const ComparisonAsked& asked,
                bool shows_losses, FindingReport* report, v1::ComparePoliciesResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_TELL_PRICES_H_
