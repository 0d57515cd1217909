#include "lib/compare/tell_prices.h"

#include <cstddef>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/terms/kernel_terms.h"
#include "ras/int256.h"
#include "ras/period.h"
#include "ras/rational.h"

namespace ras {
namespace {

class PriceList {
 public:
  PriceList(const ComparisonTerms& terms, const ComparedSums& sums, const ComparisonAsked& asked,
            bool shows_losses)
      : terms_(terms),
        asked_(asked),
        after_(sums.after),
        shows_amounts_(shows_losses && HidesWhoLoses(sums)) {}

  void Tell(const Protection& protection, const std::vector<PricedYear>& years,
            v1::ProtectionPrice* told) const {
    told->set_id(protection.id);
    bool all_told = true;
    Int128 cost = 0;
    for (std::size_t i = 0; i < years.size(); ++i) {
      const PricedYear& priced = years[i];
      v1::ProtectedYear* year = told->add_years();
      year->set_year(protection.has_no_end ? 0 : static_cast<uint32_t>(i + 1));
      if (asked_.suppress_below <= 1) TellPeople(priced, year);
      if (shows_amounts_ && IsShown(priced.people)) TellAmounts(priced, year);
      all_told = all_told && year->has_cost();
      cost += priced.cost;
    }
    if (HasYear() && !protection.has_no_end && all_told) TellForYear(cost, told->mutable_in_all());
  }

 private:
  bool HasYear() const { return asked_.year != v1::YEAR_BASIS_UNSPECIFIED; }
  bool IsShown(int64_t count) const { return count == 0 || count >= asked_.suppress_below; }

  // A price of all that existing people lose is that of those who lose beyond the tolerance, which is told
  // with new people, and of those who lose within it, which is not.
  bool HidesWhoLoses(const ComparedSums& sums) const {
    const int64_t existing_beyond = sums.existing_who_lose - sums.existing_who_lose_within;
    return IsShown(sums.existing_who_lose_within) &&
           IsShown(sums.FromToday().AllLosses().people - existing_beyond);
  }

  void TellForYear(Int128 cost, v1::Amount* told) const {
    const Rational factor = PeriodFactor(ToKernel(terms_.period), Period::kYear, ToKernel(asked_.year));
    TellAmount(Multiply(Rational::Make(Int256(cost), Int256(1)).value(), factor).value(), told);
  }

  // Each of these counts would tell something of a few beside the comparisons: who gains nothing by rounding,
  // who is within the tolerance, who comes new.
  static void TellPeople(const PricedYear& priced, v1::ProtectedYear* told) {
    told->set_people(static_cast<uint64_t>(priced.people));
    told->set_still_lose(static_cast<uint64_t>(priced.still_lose));
    if (priced.people == 0) return;
    TellAmount(Rational::Make(Int256(priced.cost), Int256(priced.people)).value(), told->mutable_mean());
    TellAmount(priced.most, told->mutable_most());
  }

  void TellAmounts(const PricedYear& priced, v1::ProtectedYear* told) const {
    TellTotal(priced.cost, told->mutable_cost());
    TellTotal(after_ + priced.cost, told->mutable_total());
    if (HasYear()) TellForYear(priced.cost, told->mutable_for_year());
  }

  const ComparisonTerms& terms_;
  const ComparisonAsked& asked_;
  Int128 after_;
  bool shows_amounts_;
};

}  // namespace

void TellPrices(const ComparisonTerms& terms, const ComparedSums& sums, const ComparisonAsked& asked,
                bool shows_losses, FindingReport* report, v1::ComparePoliciesResponse* response) {
  if (terms.protections.empty()) return;
  if (sums.everyone.new_people == sums.everyone.people) {
    report->Warning(
        {.code = "nobody_to_protect",
         .path = "protections",
         .value = "",
         .message = "Everybody comes new, and has no budget that could be kept.",
         .remedy = "Give the people who have a budget now, or leave the protections out.",
         .reason =
             "Protection is for people who receive support already (common framework, policy issue 5)."});
  }
  const PriceList prices(terms, sums, asked, shows_losses);
  for (std::size_t p = 0; p < terms.protections.size(); ++p) {
    prices.Tell(terms.protections[p], sums.prices[p], response->add_protections());
  }
}

}  // namespace ras
