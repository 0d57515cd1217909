#include "lib/market/price_terms.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "lib/codec/suggestion.h"
#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"
#include "ras/money.h"
#include "ras/period.h"

namespace ras {
namespace {

// A price without a last day is old when it was given longer ago than this.
constexpr int64_t kMonthsUntilOld = 12;

std::string PathOf(int position) { return At("", "prices", position); }

void CheckIds(const v1::MarketTestRequest& request, FindingReport* report) {
  std::unordered_map<std::string_view, int> seen;
  for (int i = 0; i < request.prices_size(); ++i) {
    const auto [first, added] = seen.emplace(request.prices(i).id(), i);
    if (added) continue;
    report->Error({.code = "duplicate_id",
                   .path = In(PathOf(i), "id"),
                   .value = request.prices(i).id(),
                   .message = "Another price has this id too.",
                   .remedy = "Give every price an id of its own."});
  }
}

void CheckBounds(const v1::MarketPrice& price, const PriceTerms& terms, const std::string& path,
                 FindingReport* report) {
  if (terms.from <= terms.to) return;
  report->Error({.code = "bounds_reversed",
                 .path = In(path, "to_score"),
                 .value = price.to_score(),
                 .message = "The price " + Quote(price.id()) + " suits scores from " + price.from_score() +
                            " down to " + price.to_score() + ".",
                 .remedy = "Write the lower score in from_score and the higher one in to_score."});
}

// The request's dates have the form of dates, and days that exist.
Date Day(const std::string& text) { return Date::Parse(text).value(); }

void CheckDates(const v1::MarketPrice& price, Date as_of, PriceTerms* terms, const std::string& path,
                FindingReport* report) {
  const Date given = Day(price.date());
  if (given > as_of) {
    report->Warning({.code = "price_in_future",
                     .path = In(path, "date"),
                     .value = price.date(),
                     .message = "The price " + Quote(price.id()) + " is of a day after the test's.",
                     .remedy = "Test with the prices of the day, or for a later day.",
                     .reason = "What a budget buys depends on what things cost on that day."});
  }
  if (price.expires().empty()) {
    const Result<Date> old = given.AddMonths(kMonthsUntilOld);
    if (!old.ok() || as_of <= old.value()) return;
    report->Note({.code = "price_old",
                  .path = In(path, "date"),
                  .value = price.date(),
                  .message = "The price " + Quote(price.id()) + " is more than 12 months old.",
                  .remedy = "Ask whether it still holds, and until when.",
                  .reason = "A table that is tested against old prices may buy less than it seems to."});
    return;
  }
  const Date last = Day(price.expires());
  if (last < given) {
    report->Error({.code = "ends_before_start",
                   .path = In(path, "expires"),
                   .value = price.expires(),
                   .message = "The price " + Quote(price.id()) + " ends before the day it is of.",
                   .remedy = "Correct one of the two days."});
  }
  terms->expired = as_of > last;
  if (!terms->expired) return;
  report->Warning({.code = "price_expired",
                   .path = In(path, "expires"),
                   .value = price.expires(),
                   .message = "The price " + Quote(price.id()) +
                              " no longer holds. It is shown, but never the cheapest option.",
                   .remedy = "Ask for a new one.",
                   .reason = "A table that is tested against old prices may buy less than it seems to."});
}

bool DependsOnYear(v1::Period period) {
  return period == v1::PERIOD_MONTH || period == v1::PERIOD_QUARTER || period == v1::PERIOD_YEAR;
}

void CheckYearBasis(const v1::MarketTestRequest& request, FindingReport* report) {
  if (request.year_basis() != v1::YEAR_BASIS_UNSPECIFIED) return;
  const bool needed = DependsOnYear(request.table().period()) ||
                      std::any_of(request.prices().begin(), request.prices().end(),
                                  [](const v1::MarketPrice& price) { return DependsOnYear(price.period()); });
  if (!needed) return;
  report->Error({.code = "basis_missing",
                 .path = "year_basis",
                 .value = "",
                 .message = "An amount for a month, a quarter or a year is to become one for a week, and it "
                            "is not said how long a year is.",
                 .remedy = "Name a basis, such as YEAR_BASIS_52_WEEKS."});
}

check::Score ScoreOr(const std::string& text, check::Score when_empty) {
  return check::ReadScore(text).value_or(when_empty);
}

PriceTerms ReadPrice(const v1::MarketTestRequest& request, int position, FindingReport* report) {
  const v1::MarketPrice& price = request.prices(position);
  PriceTerms terms;
  terms.document = &price;
  terms.unit = Rational(ParseMoney(price.amount()).value());
  if (price.period() != v1::PERIOD_UNSPECIFIED) {
    // An amount of money over the days of a period: far from the limits of a fraction.
    terms.unit =
        ConvertPeriod(terms.unit, ToKernel(price.period()), Period::kWeek, ToKernel(request.year_basis()))
            .value();
  }
  if (!price.least_quantity().empty()) {
    terms.least_quantity = Decimal::Parse(price.least_quantity()).value().Normalised();
  }
  terms.least_cost = Multiply(terms.unit, Rational(terms.least_quantity)).value();
  terms.from = ScoreOr(price.from_score(), terms.from);
  terms.to = ScoreOr(price.to_score(), terms.to);
  CheckBounds(price, terms, PathOf(position), report);
  CheckDates(price, Day(request.as_of()), &terms, PathOf(position), report);
  return terms;
}

}  // namespace

bool PriceTerms::SuitsGroup(std::string_view care_group) const {
  const auto& groups = document->care_groups();
  return groups.empty() || std::find(groups.begin(), groups.end(), care_group) != groups.end();
}

std::vector<PriceTerms> ReadPrices(const v1::MarketTestRequest& request, FindingReport* report) {
  CheckIds(request, report);
  CheckYearBasis(request, report);
  std::vector<PriceTerms> prices;
  prices.reserve(static_cast<std::size_t>(request.prices_size()));
  for (int i = 0; i < request.prices_size(); ++i) prices.push_back(ReadPrice(request, i, report));
  std::sort(prices.begin(), prices.end(),
            [](const PriceTerms& a, const PriceTerms& b) { return a.document->id() < b.document->id(); });
  return prices;
}

void WarnOfCareGroupsWithoutPrice(const v1::MarketTestRequest& request, FindingReport* report) {
  std::set<std::string_view> named;
  for (const v1::MarketPrice& price : request.prices()) {
    named.insert(price.care_groups().begin(), price.care_groups().end());
  }
  // Where all prices are for everybody, every care group is like any other.
  if (named.empty()) return;
  const std::vector<std::string_view> known(named.begin(), named.end());
  for (int i = 0; i < request.care_groups_size(); ++i) {
    const std::string& group = request.care_groups(i);
    if (named.contains(group)) continue;
    report->Warning({.code = "care_group_without_price",
                     .path = At("", "care_groups", i),
                     .value = group,
                     .message = "No price names the care group " + Quote(group) +
                                ", so that only prices for everybody suit it.",
                     .remedy = SuggestName(group, known),
                     .reason = "The same group has one name in the table's sample and in the prices "
                               "(docs/market-test.md section 4)."});
  }
}

std::vector<std::string> CareGroupsToTest(const v1::MarketTestRequest& request,
                                          const std::vector<PriceTerms>& prices) {
  std::set<std::string> groups(request.care_groups().begin(), request.care_groups().end());
  if (!groups.empty()) return {groups.begin(), groups.end()};
  for (const PriceTerms& price : prices) {
    const auto& named = price.document->care_groups();
    groups.insert(named.begin(), named.end());
    if (named.empty()) groups.insert("");
  }
  return {groups.begin(), groups.end()};
}

}  // namespace ras
