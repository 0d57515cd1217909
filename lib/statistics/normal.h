// The normal distribution, as far as sample sizes need it.
#ifndef RAS_LIB_STATISTICS_NORMAL_H_
#define RAS_LIB_STATISTICS_NORMAL_H_

#include "ras/decimal.h"
#include "ras/result.h"

namespace ras {

// The quantile z within which, either way of the mean, a normal value lies with the probability `confidence`:
// 1.959963985 for 0.95. To nine decimals, so that a count computed from it is the same on every platform:
// Boost.Math gives fifteen or more, and no two platforms' last ones can bring the ninth apart unless the
// tenth and those after it are 49999 or 50000. kOutOfRange unless 0 < confidence < 1.
Result<Decimal> NormalQuantile(const Decimal& confidence);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_NORMAL_H_
