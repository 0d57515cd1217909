#include "lib/terms/suspicious_totals.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "ras/v1/amount.pb.h"

namespace ras {
namespace {

// Where only one other has an amount, the two are the same.
constexpr std::size_t kFewestForTotals = 3;
// Four weeks to a week, a year to a quarter and a month to a week are all more than this.
constexpr Int128 kHalvesApart = 7;

std::string MoneyText(Int128 pence) {
  v1::Amount told;
  TellTotal(pence, &told);
  return told.decimal();
}

// Of three people or more with an amount above nothing those whose amount is that of all others together.
std::vector<SummedAmount> RowsOfTotals(std::span<const SummedAmount> people) {
  std::vector<SummedAmount> rows;
  Int128 all = 0;
  std::size_t with_amount = 0;
  for (const SummedAmount& person : people) {
    all += person.pence;
    with_amount += person.pence > 0 ? 1U : 0U;
  }
  if (with_amount < kFewestForTotals) return rows;
  for (const SummedAmount& person : people) {
    if (person.pence != 0 && all == Int128{2} * person.pence) rows.push_back(person);
  }
  return rows;
}

void Warn(const SummedAmount& person, std::string_view path, FindingReport* report) {
  const std::string whose = person.id.empty()
                                ? "The amount of one of the people"
                                : "The amount of " + Quote(person.id) + ", " + MoneyText(person.pence) + ",";
  report->Warning({.code = "row_of_totals",
                   .path = std::string(path),
                   .value = std::string(person.id),
                   .message = whose + " is that of all others together: it may be a row of totals.",
                   .remedy = "If it is, take the row away: every row is a person.",
                   .reason = "A row of totals would count everybody twice."});
}

}  // namespace

void WarnOfRowOfTotals(std::span<const SummedAmount> people, std::string_view path, FindingReport* report) {
  WarnOfRowOfTotals(people, {}, path, report);
}

void WarnOfRowOfTotals(std::span<const SummedAmount> people, std::span<const SummedAmount> by_second,
                       std::string_view path, FindingReport* report) {
  const std::vector<SummedAmount> first = RowsOfTotals(people);
  for (const SummedAmount& person : first) Warn(person, path, report);
  const std::vector<SummedAmount> second = RowsOfTotals(by_second);
  for (const SummedAmount& person : second) {
    const bool is_told = std::any_of(first.begin(), first.end(),
                                     [&](const SummedAmount& told) { return told.id == person.id; });
    if (!is_told) Warn(person, path, report);
  }
}

bool WarnOfAmountsFarApart(const NamedTotal& first, const NamedTotal& second, std::string_view path,
                           FindingReport* report) {
  if (first.pence <= 0 || second.pence <= 0) return false;
  const bool far =
      2 * first.pence >= kHalvesApart * second.pence || 2 * second.pence >= kHalvesApart * first.pence;
  if (!far) return false;
  report->Warning({.code = "amounts_far_apart",
                   .path = std::string(path),
                   .value = "",
                   .message = std::string(first.name) + " are " + MoneyText(first.pence) + " in all. " +
                              std::string(second.name) + " are " + MoneyText(second.pence) +
                              ": one may be for a week and the other for a month or a year.",
                   .remedy = "Give all amounts for one period.",
                   .reason = "What is compared has to be for one period (docs/variance.md section 1)."});
  return true;
}

}  // namespace ras
