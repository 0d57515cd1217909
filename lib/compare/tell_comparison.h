// The answer of a comparison from the sums of its people: the same whether they were all there at once or
// came in parts.
#ifndef RAS_LIB_COMPARE_TELL_COMPARISON_H_
#define RAS_LIB_COMPARE_TELL_COMPARISON_H_

#include <cstdint>

#include "lib/compare/compared_sums.h"
#include "lib/compare/comparison_terms.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// What is asked of the sums, and is no matter of how they were added up.
struct ComparisonAsked {
  v1::YearBasis year = v1::YEAR_BASIS_UNSPECIFIED;
  int64_t suppress_below = 0;
};

// All but lists of people, their fingerprint and findings. Reports what there is to think of, at the fields
// of ComparePoliciesRequest; and, as an error, small counts that it would take too long to leave out.
void TellComparison(const ComparisonTerms& terms, const ComparedSums& sums, const ComparisonAsked& asked,
                    FindingReport* report, v1::ComparePoliciesResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_TELL_COMPARISON_H_
