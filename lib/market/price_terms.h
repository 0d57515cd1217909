// The prices of a market test in numbers: what a unit costs a week, whom it suits, whether it still holds.
#ifndef RAS_LIB_MARKET_PRICE_TERMS_H_
#define RAS_LIB_MARKET_PRICE_TERMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/check/score.h"
#include "lib/finding/finding_report.h"
#include "ras/date.h"
#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/v1/market_test.pb.h"

namespace ras {

struct PriceTerms {
  const v1::MarketPrice* document = nullptr;
  // Pence: of one unit for one week, and of the fewest units a week that make sense.
  Rational unit;
  Rational least_cost;
  Decimal least_quantity{1, 0};
  // The scores that it suits, both ends included; all, those below zero too, unless the price says otherwise.
  check::Score from = -check::kMostScore;
  check::Score to = check::kMostScore;
  bool expired = false;

  bool SuitsScores(check::Score first, check::Score last) const { return from <= first && last <= to; }
  // `care_group` empty: people of a group that no price names.
  bool SuitsGroup(std::string_view care_group) const;
};

// The prices in the order of their ids. Reports what they say together, or with the day and the length of a
// year, that cannot be, and what is doubtful about each; the request's fields have passed their own rules.
std::vector<PriceTerms> ReadPrices(const v1::MarketTestRequest& request, FindingReport* report);

// The care groups to be looked at, in the order of their names: those of the request, or all that the prices
// name and, if a price is for everybody, the empty one, which stands for people of any other group.
std::vector<std::string> CareGroupsToTest(const v1::MarketTestRequest& request,
                                          const std::vector<PriceTerms>& prices);

// Of care groups of the request that no price names, while some price names one.
void WarnOfCareGroupsWithoutPrice(const v1::MarketTestRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_MARKET_PRICE_TERMS_H_
