#include "lib/compare/tell_comparison.h"

#include <string>
#include <vector>

#include "lib/compare/shown_counts.h"
#include "lib/compare/tell_changes.h"
#include "lib/compare/tell_prices.h"
#include "lib/compare/warn_of_change.h"

namespace ras {
namespace {

void TellRequest(const ComparisonTerms& terms, const ComparedSums& sums, const ComparisonAsked& asked,
                 const ShownCounts& shown, v1::ComparePoliciesResponse* response) {
  response->set_period(terms.period);
  response->mutable_tolerance()->set_percent(terms.tolerance_percent);
  response->mutable_tolerance()->set_amount(terms.tolerance_amount);
  for (const std::string& range : terms.change_ranges) response->add_change_ranges(range);
  response->set_year(asked.year);
  response->set_suppress_below(static_cast<uint32_t>(asked.suppress_below));
  if (shown.all_people()) response->set_people(static_cast<uint64_t>(sums.everyone.people));
  if (shown.new_people()) response->set_new_people(static_cast<uint64_t>(sums.everyone.new_people));
}

}  // namespace

void TellComparison(const ComparisonTerms& terms, const ComparedSums& sums, const ComparisonAsked& asked,
                    FindingReport* report, v1::ComparePoliciesResponse* response) {
  const std::vector<ComparedView> views = sums.Views();
  const ShownCounts shown(sums, views, asked.suppress_below, report);
  if (report->has_errors()) return;
  WarnOfBases(sums, report);
  TellViews(sums, views, shown, response);
  TellPrices(terms, sums, asked, shown.ShowsLosses(), report, response);
  TellRequest(terms, sums, asked, shown, response);
  WarnOfChange(sums, views, shown, asked.suppress_below, report);
}

}  // namespace ras
