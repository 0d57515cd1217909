#include "lib/monitor/tell_sufficiency.h"

#include <cstddef>
#include <map>
#include <string_view>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/reasons.h"
#include "lib/statistics/share_interval.h"
#include "lib/terms/suspicious_totals.h"
#include "ras/sufficiency.h"

namespace ras {
namespace {

constexpr uint8_t kShareDecimals = 2;
// What a person can look through, and a response can hold.
constexpr std::size_t kMostGroups = 10'000;

// By the name that people have in common, in the order of the names.
using SumsByName = std::map<std::string_view, SufficiencySums>;

ShareCount ShareOf(const SufficiencySums& sums) { return {sums.sufficient(), sums.people()}; }

v1::TriggerVerdict VerdictOn(const ShareCount& share, const MonitorTerms& terms, double beyond) {
  const Result<ShareSide> side = SideByChance(share, terms.trigger, beyond);
  if (!side.ok() || side.value() == ShareSide::kWithin) return v1::TRIGGER_VERDICT_CANNOT_BE_TOLD;
  return side.value() == ShareSide::kAbove ? v1::TRIGGER_VERDICT_MET : v1::TRIGGER_VERDICT_NOT_MET;
}

// What is told of is one of so many groups, of all of which together the confidence is (Bonferroni).
void TellFigures(std::string_view name, const SufficiencySums& sums, const MonitorTerms& terms,
                 std::size_t groups, v1::MonitorFigures* out) {
  const double beyond = terms.beyond / (2 * static_cast<double>(groups));
  const ShareCount share = ShareOf(sums);
  out->set_name(std::string(name));
  out->set_people(static_cast<uint64_t>(sums.people()));
  out->set_sufficient(static_cast<uint64_t>(sums.sufficient()));
  out->set_enhanced(static_cast<uint64_t>(sums.enhanced));
  out->set_reduced(static_cast<uint64_t>(sums.reduced));
  TellTotal(sums.indicative, out->mutable_indicative());
  TellTotal(sums.final_budget, out->mutable_final_budget());
  TellTotal(sums.above, out->mutable_above());
  TellTotal(sums.below, out->mutable_below());
  out->set_verdict(VerdictOn(share, terms, beyond));
  if (share.all == 0) return;
  const ShareInterval interval = BinomialInterval(share, beyond).value();
  out->set_share_percent(TellShare(share));
  out->set_lower_percent(TellShare(interval.lower));
  out->set_upper_percent(TellShare(interval.upper));
  out->set_below_trigger(SideOfProportion(share, terms.trigger, Rational(0)).value() == ShareSide::kBelow);
}

// Nothing, where of nobody the name is known.
void TellByName(const SumsByName& sums, const MonitorTerms& terms,
                google::protobuf::RepeatedPtrField<v1::MonitorFigures>* out) {
  if (sums.empty() || (sums.size() == 1 && sums.begin()->first.empty())) return;
  for (const auto& [name, of_these] : sums) TellFigures(name, of_these, terms, sums.size(), out->Add());
}

void CheckGroupCount(std::size_t groups, FindingReport* report) {
  if (groups <= kMostGroups) return;
  report->Error({.code = "too_many_groups",
                 .path = "cases",
                 .value = std::to_string(groups),
                 .message = "The people are of more than 10,000 care groups, tiers and reasons.",
                 .remedy = "Name groups, tiers and reasons that several people have in common."});
}

std::string ShareText(const v1::MonitorFigures& figures) {
  return figures.share_percent() + "% of indicative allocations proved sufficient, " +
         std::to_string(figures.sufficient()) + " of " + std::to_string(figures.people());
}

std::string IntervalText(const v1::MonitorFigures& figures) {
  return figures.lower_percent() + "% to " + figures.upper_percent() + "%";
}

void WarnOfEveryone(const v1::MonitorFigures& figures, const MonitorTerms& terms, FindingReport* report) {
  if (figures.people() == 0) return;
  const std::string trigger = terms.trigger_percent.ToString() + "%";
  const bool cannot_be_told = figures.verdict() == v1::TRIGGER_VERDICT_CANNOT_BE_TOLD;
  if (figures.below_trigger()) {
    report->Warning(
        {.code = "sufficiency_below_trigger",
         .path = "cases",
         .value = figures.share_percent(),
         .message = ShareText(figures) + "; " + trigger + " have to." +
                    (cannot_be_told ? " Chance could have made the difference: of all people like these it "
                                      "may be " +
                                          IntervalText(figures) + "."
                                    : ""),
         .remedy = "Review the system. Look first at the care groups and the reasons with the most "
                   "enhancements: is it the table, the market, or how plans are agreed?",
         .reason = kReasonEnough});
  } else if (cannot_be_told) {
    report->Note({.code = "sufficiency_not_certain",
                  .path = "cases",
                  .value = figures.share_percent(),
                  .message = ShareText(figures) + ". That is " + trigger +
                             " or more, and yet of all people like these it may be " + IntervalText(figures) +
                             ".",
                  .remedy = "Look again when more final budgets are agreed.",
                  .reason = kReasonEnough});
  }
}

void WarnOfGroups(const google::protobuf::RepeatedPtrField<v1::MonitorFigures>& groups,
                  const MonitorTerms& terms, FindingReport* report) {
  for (const v1::MonitorFigures& figures : groups) {
    if (figures.verdict() != v1::TRIGGER_VERDICT_NOT_MET) continue;
    const std::string whom = figures.name().empty() ? "people whose care group is not known"
                                                    : "the care group " + Quote(figures.name());
    report->Warning({.code = "group_below_trigger",
                     .path = "cases",
                     .value = figures.name(),
                     .message = "Of " + whom + " " + ShareText(figures) + ": fewer than " +
                                terms.trigger_percent.ToString() + "%. Of all people like these it may be " +
                                IntervalText(figures) + ".",
                     .remedy = "Find out what makes support dearer for these people, and what the market "
                               "offers them.",
                     .reason = kReasonOneTable});
  }
}

}  // namespace

std::string TellShare(const ShareCount& share) {
  const Rational percent = Rational::Make(Int256(share.some), Int256(share.all)).value();
  return DecimalText(Multiply(percent, Rational(100)).value(), kShareDecimals).value_or("");
}

std::string TellShare(double share) { return DecimalText(100 * share, kShareDecimals); }

void TellSufficiency(const std::vector<MonitorPerson>& people, const MonitorTerms& terms,
                     FindingReport* report, v1::MonitorAllocationsResponse* response) {
  SufficiencySums everyone;
  SumsByName care_groups;
  SumsByName tiers;
  std::map<std::string_view, int> reasons;
  std::vector<SummedAmount> budgets;
  uint64_t undecided = 0;
  uint64_t without_indicative = 0;
  for (const MonitorPerson& person : people) {
    undecided += person.final_budget ? 0U : 1U;
    without_indicative += person.final_budget && !person.indicative ? 1U : 0U;
    const std::optional<BudgetPair> pair = person.pair();
    if (!pair) continue;
    // Both are amounts of money, and a request has fewer people than can be counted.
    static_cast<void>(everyone.Add(*pair, terms.tolerance));
    static_cast<void>(care_groups[person.document->care_group()].Add(*pair, terms.tolerance));
    static_cast<void>(tiers[person.document->approval_tier()].Add(*pair, terms.tolerance));
    ++reasons[person.document->reason()];
    budgets.push_back({person.document->id(), pair->final_budget});
  }
  CheckGroupCount(care_groups.size() + tiers.size() + reasons.size(), report);
  if (report->has_errors()) return;
  response->set_people(people.size());
  response->set_undecided(undecided);
  response->set_without_indicative(without_indicative);
  TellFigures("", everyone, terms, 1, response->mutable_everyone());
  TellByName(care_groups, terms, response->mutable_care_groups());
  TellByName(tiers, terms, response->mutable_approval_tiers());
  WarnOfEveryone(response->everyone(), terms, report);
  WarnOfGroups(response->care_groups(), terms, report);
  WarnOfRowOfTotals(budgets, "cases", report);
  WarnOfAmountsFarApart({"Indicative allocations", everyone.indicative},
                        {"final budgets", everyone.final_budget}, "cases", report);
  if (without_indicative == 0) return;
  report->Note({.code = "budget_without_indicative",
                .path = "cases",
                .value = std::to_string(without_indicative),
                .message = Count(without_indicative, "final budget is", "final budgets are") +
                           " agreed of which the indicative allocation is not known: whether it was enough "
                           "cannot be said.",
                .remedy = "Record the indicative allocation of everybody.",
                .reason = kReasonDifference});
}

}  // namespace ras
