// Arithmetic on the amounts of rows: what they come to for people, and times a factor.
#ifndef RAS_LIB_BUILD_ROW_AMOUNTS_H_
#define RAS_LIB_BUILD_ROW_AMOUNTS_H_

#include <span>

#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

// What the rows' people would be allocated together, in pence, exactly; or of the amounts in fine pence
// (ras/fine_pence.h) if the exact sum has more than 128 bits. Every amount is one of money.
Rational TotalFor(std::span<const FittedScore> rows);

// Whether that total is exact.
bool HasExactTotal(std::span<const FittedScore> rows);

// An amount times a factor, exactly; in fine pence first if the exact product does not fit 256 bits.
// kOutOfRange for an amount or a result that is no amount of money.
Result<Rational> TimesFactor(const Rational& pence, const Rational& factor);

}  // namespace ras

#endif  // RAS_LIB_BUILD_ROW_AMOUNTS_H_
