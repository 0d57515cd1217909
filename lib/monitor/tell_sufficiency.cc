#include "lib/monitor/tell_sufficiency.h"

#include <cstddef>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/reasons.h"
#include "lib/statistics/share_interval.h"
#include "lib/terms/group_count.h"
#include "lib/terms/suspicious_totals.h"
#include "ras/sufficiency.h"

namespace ras {
namespace {

constexpr uint8_t kShareDecimals = 2;
ShareCount ShareOf(const SufficiencySums& sums) { return {sums.sufficient(), sums.people()}; }

v1::TriggerVerdict VerdictOn(const ShareCount& share, const MonitorTerms& terms, double beyond) {
  const Result<ShareSide> side = SideByChance(share, terms.trigger, beyond);
  if (!side.ok() || side.value() == ShareSide::kWithin) return v1::TRIGGER_VERDICT_CANNOT_BE_TOLD;
  return side.value() == ShareSide::kAbove ? v1::TRIGGER_VERDICT_MET : v1::TRIGGER_VERDICT_NOT_MET;
}

// What is told of is one of so many groups, of all of which together the confidence is (Bonferroni).
void TellFigures(const std::string& name, const SufficiencySums& sums, const MonitorTerms& terms,
                 double beyond_all, std::size_t groups, v1::MonitorFigures* out) {
  const double beyond = beyond_all / (2 * static_cast<double>(groups));
  const ShareCount share = ShareOf(sums);
  out->set_name(name);
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
void TellByName(const SumsByName& sums, const MonitorTerms& terms, double beyond,
                google::protobuf::RepeatedPtrField<v1::MonitorFigures>* out) {
  if (sums.empty() || (sums.size() == 1 && sums.begin()->first.empty())) return;
  for (const auto& [name, of_these] : sums) {
    TellFigures(name, of_these, terms, beyond, sums.size(), out->Add());
  }
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

void TellSufficiency(const MonitorSums& sums, const MonitorTerms& terms, const MonitorAsked& asked,
                     FindingReport* report, v1::MonitorAllocationsResponse* response) {
  CheckGroupCount(sums.care_groups.size() + sums.approval_tiers.size() + sums.reasons.size(), report);
  if (report->has_errors()) return;
  response->set_people(static_cast<uint64_t>(sums.people()));
  response->set_undecided(static_cast<uint64_t>(sums.undecided));
  response->set_without_indicative(static_cast<uint64_t>(sums.without_indicative));
  TellFigures("", sums.everyone, terms, asked.beyond, 1, response->mutable_everyone());
  TellByName(sums.care_groups, terms, asked.beyond, response->mutable_care_groups());
  TellByName(sums.approval_tiers, terms, asked.beyond, response->mutable_approval_tiers());
  // What may be a slip comes before what follows from it.
  WarnOfAmountsFarApart({"Indicative allocations", sums.everyone.indicative},
                        {"Final budgets", sums.everyone.final_budget}, "cases", report);
  WarnOfEveryone(response->everyone(), terms, report);
  WarnOfGroups(response->care_groups(), terms, report);
  if (sums.without_indicative == 0) return;
  const auto without_indicative = static_cast<std::size_t>(sums.without_indicative);
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
