// The normal distribution, as far as sample sizes need it.
#ifndef RAS_LIB_STATISTICS_NORMAL_H_
#define RAS_LIB_STATISTICS_NORMAL_H_

#include "ras/decimal.h"
#include "ras/result.h"

namespace ras {

// The quantile z within which, either way of the mean, a normal value lies with the probability `confidence`:
// 1.959963985 for 0.95. To the nearest of nine decimals, for every level that a Decimal can state, so that a
// count computed from it is the same on every platform. kOutOfRange unless 0 < confidence < 1.
//
// That takes more digits than a double has. Of all levels of nine decimals, 0.638079854 has the quantile
// nearest to halfway between two results, 2.1 * 10^-18 from it: eighteen decimals decide every level, where a
// double, sure of fourteen, puts about a hundred of them on the wrong side. So Boost.Math gives the result to
// one unit, and a series in whole numbers, right to 30 decimals of the probability, says which unit it is.
Result<Decimal> NormalQuantile(const Decimal& confidence);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_NORMAL_H_
