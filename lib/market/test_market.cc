#include <google/protobuf/arena.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/market/cheapest_option.h"
#include "lib/market/market_test.h"
#include "lib/market/price_terms.h"
#include "lib/market/tested_rows.h"
#include "lib/sheet/sheet_list.h"
#include "ras/money.h"
#include "ras/purchase.h"

namespace ras {
namespace {

// Of rows times prices and care groups: what a person can look through, and a response can hold.
constexpr std::size_t kMostFigures = 200'000;
// Each price is compared for each row and care group.
constexpr std::size_t kMostComparisons = 2'000'000;

void TellPrice(const PriceTerms& price, v1::TestedPrice* out) {
  out->set_price(price.document->id());
  out->set_title(price.document->title());
  out->set_unit(price.document->unit());
  TellExactly(price.unit, out->mutable_unit_price());
  out->set_least_quantity(price.least_quantity.ToString());
  TellExactly(price.least_cost, out->mutable_least_cost());
  out->set_expired(price.expired);
}

void TellBought(const TestedRow& row, const PriceTerms& price, v1::Bought* out) {
  // At most 7 x 10^13 pence at a 366th of a penny or more: every count fits.
  const Purchase bought = Buy(row.per_week, price.unit).value();
  out->set_price(price.document->id());
  out->set_suits(price.SuitsScores(row.first, row.last));
  out->set_whole_units(static_cast<uint64_t>(bought.whole));
  TellExactly(bought.left, out->mutable_left());
  out->set_units(Decimal{bought.hundredths, 2}.ToString());
  out->set_enough(row.per_week >= price.least_cost);
}

void TellCheapest(const TestedRow& row, const std::string& care_group, const std::vector<PriceTerms>& prices,
                  v1::CheapestOption* out) {
  out->set_care_group(care_group);
  const PriceTerms* const cheapest = CheapestFor(row, care_group, prices);
  if (cheapest == nullptr) return;
  out->set_price(cheapest->document->id());
  TellExactly(cheapest->least_cost, out->mutable_least_cost());
  out->set_below(row.per_week < cheapest->least_cost);
  if (out->below()) {
    TellExactly(Subtract(cheapest->least_cost, row.per_week).value(), out->mutable_missing());
  }
}

void TellRow(const TestedRow& row, const std::vector<PriceTerms>& prices,
             const std::vector<std::string>& care_groups, v1::MarketRow* out) {
  out->set_score(row.score);
  out->set_to_score(row.to_score);
  if (row.index >= 0) out->set_row(static_cast<uint32_t>(row.index));
  out->set_outcome(row.no_allocation ? v1::OUTCOME_NO_ALLOCATION : v1::OUTCOME_AMOUNT);
  if (row.no_allocation) return;
  TellAmount(row.low, out->mutable_amount()->mutable_amount());
  if (row.high != row.low) TellAmount(row.high, out->mutable_amount()->mutable_upper());
  TellExactly(row.per_week, out->mutable_per_week());
  for (const PriceTerms& price : prices) TellBought(row, price, out->add_buys());
  for (const std::string& care_group : care_groups) {
    TellCheapest(row, care_group, prices, out->add_cheapest());
  }
}

void CheckSize(std::size_t rows, std::size_t prices, std::size_t care_groups, FindingReport* report) {
  const std::size_t figures = rows * (prices + care_groups);
  // Below 10^6 x 10^3 x 10^5.
  const std::size_t comparisons = rows * prices * care_groups;
  const bool many_figures = figures > kMostFigures;
  if (!many_figures && comparisons <= kMostComparisons) return;
  report->Error({.code = "too_many_figures",
                 .path = "scores",
                 .value = std::to_string(many_figures ? figures : comparisons),
                 .message = many_figures ? "Rows times prices and care groups are more than 200,000 figures."
                                         : "Rows times prices times care groups are more than 2,000,000 "
                                           "comparisons.",
                 .remedy = "Name the scores to be tested, or give fewer prices or care groups."});
}

void Test(const v1::MarketTestRequest& request, FindingReport* report, v1::MarketTestResponse* response) {
  if (!ReportShape(request, report).obeys_rules) return;
  const std::vector<PriceTerms> prices = ReadPrices(request, report);
  const std::vector<TestedRow> rows = ReadTestedRows(request, report);
  const std::vector<std::string> care_groups = CareGroupsToTest(request, prices);
  CheckSize(rows.size(), prices.size(), care_groups.size(), report);
  if (report->has_errors()) return;
  WarnOfCareGroupsWithoutPrice(request, report);
  for (const PriceTerms& price : prices) TellPrice(price, response->add_prices());
  for (const std::string& care_group : care_groups) response->add_care_groups(care_group);
  response->set_units_rounding(v1::ROUNDING_MODE_DOWN);
  for (const TestedRow& row : rows) TellRow(row, prices, care_groups, response->add_rows());
  WarnOfRowsBelow(rows, care_groups, prices, report);
}

void CheckThatThereArePrices(const v1::MarketTestRequest& request, FindingReport* report) {
  if (!request.prices().empty()) return;
  report->Error({.code = "missing",
                 .path = "prices",
                 .value = "",
                 .message = "There are no prices.",
                 .remedy = "Give the prices, or a sheet of them."});
}

}  // namespace

void TestMarket(const v1::MarketTestRequest& request, v1::MarketTestResponse* response) {
  response->Clear();
  FindingReport report;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& whole = *google::protobuf::Arena::CreateMessage<v1::MarketTestRequest>(&arena);
  whole.CopyFrom(request);
  const SheetList prices({.list = "prices", .sheet = "sheet"}, &whole, &report);
  if (prices.is_whole()) {
    CheckThatThereArePrices(whole, &report);
    Test(whole, &report, response);
  }
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return prices.Place(finding); });
}

}  // namespace ras
