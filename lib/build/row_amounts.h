// Arithmetic on the amounts of rows: what they come to for people, times a factor, and as text.
#ifndef RAS_LIB_BUILD_ROW_AMOUNTS_H_
#define RAS_LIB_BUILD_ROW_AMOUNTS_H_

#include <cstdint>
#include <span>
#include <string>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/v1/amount.pb.h"

namespace ras {

// What the rows' people would be allocated together, in pence, exactly; or of the amounts in fine pence
// (ras/fine_pence.h) if the exact sum has more than 128 bits. Every amount is one of money.
Rational TotalFor(std::span<const FittedScore> rows);

// An amount times a factor, exactly; in fine pence first if the exact product does not fit 256 bits.
// kOutOfRange for an amount or a result that is no amount of money.
Result<Rational> TimesFactor(const Rational& pence, const Rational& factor);

// A value with exactly so many decimals (0 to 9), half-even. kOverflow beyond 64 bits at that scale.
Result<std::string> DecimalText(const Rational& value, uint8_t decimals);

// Pence as a document tells them, rounded half-up to the penny. Totals may be beyond what one amount can be;
// only what does not fit 64 bits leaves the message empty.
void TellAmount(const Rational& pence, v1::Amount* amount);
void TellAmount(int64_t pence, v1::Amount* amount);
void TellTotal(Int128 pence, v1::Amount* amount);

}  // namespace ras

#endif  // RAS_LIB_BUILD_ROW_AMOUNTS_H_
