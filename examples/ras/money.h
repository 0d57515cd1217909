// Amounts and periods of documents in words.
#ifndef RAS_EXAMPLES_RAS_MONEY_H_
#define RAS_EXAMPLES_RAS_MONEY_H_

#include <cstdint>
#include <string>

#include "json.h"

namespace ras::tool {

// 123450 -> "1234.50".
std::string Decimal(int64_t pence);

// The Amount in a field of a document: "1234.50", or "" if it is absent.
std::string Money(const Json& object, const char* field);

// An AmountRange: "1234.50", "100.00 to 150.00", or "" if absent.
std::string AmountText(const Json& range);

// The name of a Period as people say it: "PERIOD_FOUR_WEEKS" -> "four weeks".
std::string PeriodText(const std::string& period);

// An Outcome that is not an amount: "no allocation".
std::string OutcomeText(const std::string& outcome);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_MONEY_H_
