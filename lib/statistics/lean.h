// Do differences lean to one side more than chance would have it (docs/variance.md section 4)?
#ifndef RAS_LIB_STATISTICS_LEAN_H_
#define RAS_LIB_STATISTICS_LEAN_H_

#include "ras/result.h"
#include "ras/signed_ranks.h"

namespace ras {

// The sign test: how likely it is that of as many throws of a fair coin as there are differences other than
// nothing as many or more fall on one side. Twice the smaller tail of the binomial distribution, and at
// most 1. kEmpty if all differences are nothing.
Result<double> SignTestProbability(const SignedRanks& ranks);

struct SignedRankTest {
  double probability = 1;
  // By going through every way to give the ranks their signs; else by the normal distribution.
  bool exact = false;
};

// Wilcoxon's signed-rank test: whether differences above and below nothing are about as many and as far from
// it. Exact for at most kMostExactRanks differences, ties and all; above that by the normal distribution,
// with the variance corrected for ties and half a rank for continuity, as R's wilcox.test does. kEmpty if all
// differences are nothing.
Result<SignedRankTest> TestSignedRanks(const SignedRanks& ranks);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_LEAN_H_
