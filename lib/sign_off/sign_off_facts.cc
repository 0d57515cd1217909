#include "lib/sign_off/sign_off_facts.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "lib/market/market_test.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/kernel_terms.h"

namespace ras {
namespace {

// One amount of the build; reported if it was too large to be told.
int64_t Told(const v1::Amount& amount, FindingReport* report) {
  if (!amount.has_pence() && !report->has_errors()) {
    report->Error({.code = "amount_out_of_range",
                   .path = "built.sample",
                   .value = "",
                   .message = "What the people of the sample cost or are allocated together is more than an "
                              "amount of money can be.",
                   .remedy = "Look for costs that are wrong."});
  }
  return amount.pence();
}

void AddTotals(const v1::BuildTableResponse& built, SignOffFacts* facts, FindingReport* report) {
  const bool has_contingency = built.provenance().steps().has_contingency();
  const v1::Reconciled& sample = built.sample();
  facts->spent = Told(sample.spent(), report);
  facts->allocated = Told(sample.allocated(), report);
  if (has_contingency) facts->kept_back = Told(sample.contingency(), report);
}

// Of one care group's cheapest option: "18 x hour, Personal assistant".
std::string BuysText(const v1::MarketTestResponse& tested, const v1::MarketRow& row,
                     const v1::CheapestOption& option) {
  const auto price = std::ranges::find(tested.prices(), option.price(), &v1::TestedPrice::price);
  const auto bought = std::ranges::find(row.buys(), option.price(), &v1::Bought::price);
  if (price == tested.prices().end() || bought == row.buys().end()) return "no support with a price suits";
  return std::to_string(bought->whole_units()) + " x " + price->unit() + ", " + price->title() +
         (option.below() ? ": not enough" : "");
}

// Once if it is the same for all care groups, else for each.
std::string BuysText(const v1::MarketTestResponse& tested, const v1::MarketRow& row) {
  std::string each;
  std::string one;
  bool differs = false;
  for (const v1::CheapestOption& option : row.cheapest()) {
    const std::string text = BuysText(tested, row, option);
    differs = differs || (!each.empty() && text != one);
    each += (each.empty() ? "" : "; ") +
            (option.care_group().empty() ? std::string("others") : option.care_group()) + ": " + text;
    one = text;
  }
  return differs ? each : one;
}

MarketFacts CountRows(const v1::MarketTestResponse& tested) {
  std::set<std::string_view> expired;
  for (const v1::TestedPrice& price : tested.prices()) {
    if (price.expired()) expired.insert(price.price());
  }
  MarketFacts facts;
  for (const v1::MarketRow& row : tested.rows()) {
    if (row.outcome() == v1::OUTCOME_NO_ALLOCATION) continue;
    ++facts.rows;
    if (row.has_row()) facts.buys.emplace(row.row(), BuysText(tested, row));
    const auto& options = row.cheapest();
    facts.below_cheapest +=
        std::any_of(options.begin(), options.end(), [](const auto& option) { return option.below(); }) ? 1U
                                                                                                       : 0U;
    facts.without_option +=
        std::any_of(options.begin(), options.end(), [](const auto& option) { return option.price().empty(); })
            ? 1U
            : 0U;
    const auto affordable =
        std::count_if(row.buys().begin(), row.buys().end(), [&](const v1::Bought& bought) {
          return bought.suits() && bought.enough() && !expired.contains(bought.price());
        });
    facts.with_choice += affordable >= 2 ? 1U : 0U;
  }
  return facts;
}

// The prices of a question that the market test has answered.
std::vector<MarketPriceFact> ReadPrices(v1::MarketTestRequest* question) {
  FindingReport none;
  const SheetList read({.list = "prices", .sheet = "sheet"}, question, &none);
  std::vector<const v1::MarketPrice*> prices;
  for (const v1::MarketPrice& price : question->prices()) prices.push_back(&price);
  std::ranges::sort(prices, {}, [](const v1::MarketPrice* price) { return price->id(); });
  std::vector<MarketPriceFact> facts;
  for (const v1::MarketPrice* price : prices) {
    facts.push_back(
        {price->title(), price->unit(), price->amount(), price->date(), price->expires(), price->source()});
  }
  return facts;
}

// Where a finding of the market test stands in the request of the sign-off.
std::string PathInSignOff(const std::string& path) {
  constexpr std::string_view kTable = "table";
  if (path == kTable || path.starts_with("table.")) return "built." + path;
  return "answers.prices." + path;
}

std::optional<MarketFacts> TestThePrices(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.answers().has_prices()) return std::nullopt;
  const v1::SignOffPrices& prices = request.answers().prices();
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& question = *google::protobuf::Arena::CreateMessage<v1::MarketTestRequest>(&arena);
  question.mutable_table()->CopyFrom(request.built().table());
  question.mutable_prices()->CopyFrom(prices.prices());
  question.set_sheet(prices.sheet());
  question.set_as_of(request.answers().as_of());
  question.set_year_basis(prices.year_basis());
  question.mutable_care_groups()->CopyFrom(prices.care_groups());
  auto& answer = *google::protobuf::Arena::CreateMessage<v1::MarketTestResponse>(&arena);
  TestMarket(question, &answer);
  for (const v1::Finding& finding : answer.findings()) {
    v1::Finding kept;
    kept.CopyFrom(finding);
    kept.set_path(PathInSignOff(finding.path()));
    report->Keep(std::move(kept));
  }
  if (answer.rows().empty()) return std::nullopt;
  MarketFacts facts = CountRows(answer);
  facts.prices = ReadPrices(&question);
  return facts;
}

}  // namespace

SignOffFacts GatherFacts(const v1::SignOffRequest& request, FindingReport* report) {
  SignOffFacts facts;
  if (const v1::RowTable* rows = RowsOf(request.built().table())) {
    facts.rows = static_cast<std::size_t>(rows->rows_size());
    facts.rows_without_allocation =
        static_cast<std::size_t>(std::count_if(rows->rows().begin(), rows->rows().end(),
                                               [](const v1::Row& row) { return row.has_no_allocation(); }));
  }
  facts.sums = SumTheSample(request, report);
  AddTotals(request.built(), &facts, report);
  facts.market = TestThePrices(request, report);
  return facts;
}

}  // namespace ras
