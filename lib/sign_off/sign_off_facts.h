// What the figures of a report for sign-off are taken from.
#ifndef RAS_LIB_SIGN_OFF_SIGN_OFF_FACTS_H_
#define RAS_LIB_SIGN_OFF_SIGN_OFF_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/sign_off/sample_sums.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// A price as it was given.
struct MarketPriceFact {
  std::string title;
  std::string unit;
  std::string amount;
  std::string date;
  std::string expires;  // Empty if it is not known.
  std::string source;
};

// The rows of a table against the market.
struct MarketFacts {
  // In the order of their ids.
  std::vector<MarketPriceFact> prices;
  // Rows that have an allocation.
  std::size_t rows = 0;
  // Of these: below the cheapest option of some care group; without any option for one; and with money for
  // the fewest units of two kinds of support or more that suit and hold.
  std::size_t below_cheapest = 0;
  std::size_t without_option = 0;
  std::size_t with_choice = 0;
  // What a row with an allocation buys a week of the cheapest option, in words, by the row's place.
  std::map<uint32_t, std::string> buys;
};

struct SignOffFacts {
  std::size_t rows = 0;
  std::size_t rows_without_allocation = 0;
  // What the sample comes to, in pence; outliers too.
  int64_t spent = 0;
  int64_t allocated = 0;
  // Absent without a contingency.
  std::optional<int64_t> kept_back;
  // By group, and who would be short.
  SampleSums sums;
  // Absent if no prices are given.
  std::optional<MarketFacts> market;
};

// Of a build that has been built again. Tests the table against the prices, if there are any, and reports
// what that finds.
SignOffFacts GatherFacts(const v1::SignOffRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_SIGN_OFF_FACTS_H_
