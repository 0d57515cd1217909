#include "lib/market/cheapest_option.h"

#include <cstddef>

#include "lib/finding/wording.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {
namespace {

// Pence as money, rounded up where they are no whole ones: what has to be paid.
std::string ToMoney(const Rational& pence) {
  return FormatMoney(RoundAmount(pence, {RoundingMode::kUp, 1}).value());
}

// "1 hour"; what a unit is called when there are several is not known.
std::string Quantity(const PriceTerms& price) {
  const std::string quantity = price.least_quantity.ToString();
  return quantity == "1" ? "1 " + price.document->unit()
                         : quantity + " of the unit " + Quote(price.document->unit());
}

// "For the care group "older", ", or nothing where there is one kind of people.
std::string Whose(const std::string& care_group, bool several) {
  if (!care_group.empty()) return "For the care group " + Quote(care_group) + ", ";
  return several ? "For people of any other care group, " : "";
}

// Rows that follow one another and have the same cheapest option.
struct Stretch {
  const TestedRow* first = nullptr;
  const TestedRow* last = nullptr;
  std::size_t rows = 0;
  const PriceTerms* cheapest = nullptr;
};

std::string Scores(const Stretch& stretch) {
  const TestedRow& last = *stretch.last;
  if (stretch.rows == 1) return last.to_score.empty() ? last.score : last.score + " to " + last.to_score;
  return stretch.first->score + " to " + (last.to_score.empty() ? last.score : last.to_score);
}

std::string Capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() += 'A' - 'a';
  return text;
}

void Warn(const Stretch& stretch, const std::string& whose, FindingReport* report) {
  const std::string rows =
      stretch.rows == 1 ? "the row for " + Scores(stretch) : "the rows for " + Scores(stretch);
  if (stretch.cheapest == nullptr) {
    report->Warning({.code = "no_option",
                     .path = stretch.first->path,
                     .value = Scores(stretch),
                     .message = Capital(whose + "no price that holds suits " + rows + "."),
                     .remedy = "Add a price that does.",
                     .reason = "Without one nobody can tell whether the amounts are enough "
                               "(financial framework, step 8)."});
    return;
  }
  report->Warning(
      {.code = "below_cheapest",
       .path = stretch.first->path,
       .value = ToMoney(stretch.first->per_week),
       .message = Capital(whose + rows + (stretch.rows == 1 ? " gives" : " give") +
                          " less than the cheapest option: " + Quote(stretch.cheapest->document->title()) +
                          " takes " + ToMoney(stretch.cheapest->least_cost) + " a week, for " +
                          Quantity(*stretch.cheapest) + "."),
       .remedy = "Raise these amounts, meet such need by universal services, or add something cheaper that "
                 "suits.",
       .reason = "An allocation is to be broadly enough for the needs it is for (financial framework, step "
                 "8)."});
}

}  // namespace

const PriceTerms* CheapestFor(const TestedRow& row, const std::string& care_group,
                              const std::vector<PriceTerms>& prices) {
  const PriceTerms* cheapest = nullptr;
  for (const PriceTerms& price : prices) {
    if (price.expired || !price.SuitsScores(row.first, row.last) || !price.SuitsGroup(care_group)) continue;
    if (cheapest == nullptr || price.least_cost < cheapest->least_cost) cheapest = &price;
  }
  return cheapest;
}

void WarnOfRowsBelow(const std::vector<TestedRow>& rows, const std::vector<std::string>& care_groups,
                     const std::vector<PriceTerms>& prices, FindingReport* report) {
  for (const std::string& care_group : care_groups) {
    const std::string whose = Whose(care_group, care_groups.size() > 1);
    Stretch stretch;
    const auto end = [&] {
      if (stretch.rows > 0) Warn(stretch, whose, report);
      stretch = {};
    };
    for (const TestedRow& row : rows) {
      const PriceTerms* const cheapest = CheapestFor(row, care_group, prices);
      const bool short_of = cheapest == nullptr || row.per_week < cheapest->least_cost;
      if (row.no_allocation || !short_of || (stretch.rows > 0 && cheapest != stretch.cheapest)) end();
      if (row.no_allocation || !short_of) continue;
      if (stretch.rows == 0) stretch.first = &row;
      stretch.last = &row;
      stretch.cheapest = cheapest;
      ++stretch.rows;
    }
    end();
  }
}

}  // namespace ras
