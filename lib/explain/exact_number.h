// Exact values as a determination writes them: Amount.decimal, PricedItem.quantity.
#ifndef RAS_LIB_EXPLAIN_EXACT_NUMBER_H_
#define RAS_LIB_EXPLAIN_EXACT_NUMBER_H_

#include <string>
#include <string_view>

#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

// Reads "1234.5", "-0.125" or "847/3" of any length; kMalformed for anything else, kOverflow beyond 256 bits.
Result<Rational> ReadExact(std::string_view text);

// The value to four places, the rest cut off: "847/3" as "282.3333". The text itself if it is no number.
std::string ToFourPlaces(std::string_view text);

}  // namespace ras

#endif  // RAS_LIB_EXPLAIN_EXACT_NUMBER_H_
