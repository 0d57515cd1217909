// The cheapest way to spend the amount of a row, and a word about the rows that cannot pay for it.
#ifndef RAS_LIB_MARKET_CHEAPEST_OPTION_H_
#define RAS_LIB_MARKET_CHEAPEST_OPTION_H_

#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/market/price_terms.h"
#include "lib/market/tested_rows.h"

namespace ras {

// Of the prices that suit the care group and all scores of the row, and that hold, the one whose least
// quantity costs least a week; of two that cost the same, the one that comes first. Null if there is none.
const PriceTerms* CheapestFor(const TestedRow& row, const std::string& care_group,
                              const std::vector<PriceTerms>& prices);

// Warns of every stretch of rows for which there is no option, or whose amount is below the cheapest: once
// for a care group, a price and rows that follow one another.
void WarnOfRowsBelow(const std::vector<TestedRow>& rows, const std::vector<std::string>& care_groups,
                     const std::vector<PriceTerms>& prices, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_MARKET_CHEAPEST_OPTION_H_
