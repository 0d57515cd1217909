// What the amounts of an allocation table buy at local prices (docs/market-test.md).
#ifndef RAS_LIB_MARKET_MARKET_TEST_H_
#define RAS_LIB_MARKET_MARKET_TEST_H_

#include "ras/v1/market_test.pb.h"

namespace ras {

// Every row of a table, or every score asked for, against every price. Clears the response first, and gives
// rows, with warnings and notes, or findings of which at least one is an error; never both. Thread safe.
void TestMarket(const v1::MarketTestRequest& request, v1::MarketTestResponse* response);

}  // namespace ras

#endif  // RAS_LIB_MARKET_MARKET_TEST_H_
