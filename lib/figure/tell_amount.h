// How documents tell amounts of money, and figures with decimals.
#ifndef RAS_LIB_FIGURE_TELL_AMOUNT_H_
#define RAS_LIB_FIGURE_TELL_AMOUNT_H_

#include <cstdint>
#include <string>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/v1/amount.pb.h"

namespace ras {

// A value with exactly so many decimals (0 to 9), half-even. kOverflow beyond 256 bits at that scale.
Result<std::string> DecimalText(const Rational& value, uint8_t decimals);
// The same of a finite double below 2^100 in magnitude, by its exact value.
std::string DecimalText(double value, uint8_t decimals);

// Pence as a document tells them, rounded half-up to the penny. Totals may be beyond what one amount can be;
// what does not fit 64 bits is told as a decimal alone.
void TellAmount(const Rational& pence, v1::Amount* amount);
void TellAmount(int64_t pence, v1::Amount* amount);
void TellTotal(Int128 pence, v1::Amount* amount);

// Pence exactly: as whole ones if they are, and as a decimal or, if it has no end, a fraction of whole units.
void TellExactly(const Rational& pence, v1::Amount* amount);

// Pence in whole units of currency: "12.5", "1/3".
std::string InWholeUnits(const Rational& pence);

}  // namespace ras

#endif  // RAS_LIB_FIGURE_TELL_AMOUNT_H_
