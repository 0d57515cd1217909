// Percentages in the numbers that are reckoned with, which have fewer decimals than a document may give.
#ifndef RAS_LIB_FINDING_FINE_PERCENT_H_
#define RAS_LIB_FINDING_FINE_PERCENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"

namespace ras {

// "5" as 0.05: of a decimal of at most five digits before the point. Reports one with more decimals than a
// share of one can have, and gives 0.
Decimal ReadShare(const std::string& percent, std::string_view path, FindingReport* report);

// "5" as 50,000 millionths. Reports one with more decimals than that, and gives 0.
int64_t ReadMillionths(const std::string& percent, std::string_view path, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_FINDING_FINE_PERCENT_H_
